"""测评标准和申报材料: what was observed of the standards, what has holes, what is handed in."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from wenming_cli.figures.exam.holes import holes
from wenming_cli.figures.exam.materials import WANTING, MaterialStage, MaterialState
from wenming_cli.figures.exam.score_groups import lowest
from wenming_cli.figures.exam.scoring import Assessed, assess
from wenming_cli.figures.table import MATERIAL_RATE, OBSERVED_RATE, SCORE_RATE
from wenming_cli.model.assessment import Assessment
from wenming_cli.reports.briefs import FEW
from wenming_cli.reports.exam.result_rows import group_rows, standard_rows
from wenming_cli.reports.exam.result_words import (
    change_words,
    extremes,
    hole_words,
    sum_words,
    wanting_words,
)
from wenming_cli.reports.rounds import rate
from wenming_cli.reports.sentences import bare, changed, joined, several, stated
from wenming_cli.reports.view import View

TITLE = "测评标准和申报材料"
FIGURES: tuple[str, ...] = (SCORE_RATE.id, OBSERVED_RATE.id)

_MOST_WORST = 10


def context(view: View) -> dict[str, Any] | None:
    """The standing in sentences, then tables and lists; None in a plan without standards.

    ``materials`` are those that are wanting, by the day they were due. What has holes is the
    office's own business.
    """
    exam = view.now.whole.exam
    if exam is None:
        return None
    wanting = [m for m in view.now.whole.materials if m.state in WANTING]
    return {
        "standing": several(_standing(view, exam)),
        "held": several(_held(view)),
        "holes": "" if view.for_circulation else several(_holes(view)),
        "handed_in": several(_handed_in(view)),
        "by_item": group_rows(exam.groups("item")),
        "by_subdistrict": group_rows(exam.groups("subdistrict")),
        "worst": standard_rows(view.plan, lowest(exam.groups("standard"))[:_MOST_WORST]),
        "materials": [_material(view, m) for m in sorted(wanting, key=lambda m: m.material.due)],
        "figure_ids": [MATERIAL_RATE.id] if view.plan.materials else [],
    }


def _standing(view: View, exam: Assessed) -> Iterator[str]:
    """What was observed in the month and in all, how it moved, and what is lowest."""
    month = assess(view.plan, view.as_of, view.period)
    seen = len(month.observations)
    yield (
        f"{view.this}观察{seen}次，{stated(month.score_rate)}"
        if seen
        else f"{view.this}没有观察测评标准"
    )
    if not exam.observations:
        yield f"标准{len(exam.standards)}条，都还没有观察过"
        return
    change = changed(exam.score_rate, view)
    told = f"{stated(exam.score_rate)}{f'，{change}' if change else ''}"
    yield f"截至{view.day(view.as_of)}，累计{told}"
    left = len(exam.unobserved)
    yield f"{stated(exam.observed_rate)}，未测标准{left}条，不计入得分率"
    yield from filter(None, [extremes(exam.groups("item"), "测评项目")])


def _held(view: View) -> Iterator[str]:
    """The assessments that ended in the month, each with its rate and its change."""
    for each in view.plan.assessments:
        if each.end in view.period:
            yield f"{each.name}{_result(view, each)}"


def _result(view: View, held: Assessment) -> str:
    found = assess(view.plan, view.as_of, held)
    if not found.observations:
        return joined(sum_words(held)) or "没有逐项观察的记录"
    return "，".join(filter(None, (stated(found.score_rate), change_words(found))))


def _holes(view: View) -> Iterator[str]:
    found = holes(view.plan, view.as_of)
    yield f"测评标准的缺口{len(found)}处：{hole_words(found)}" if found else "测评标准没有缺口"


def _handed_in(view: View) -> Iterator[str]:
    """How many materials were due and are complete, what is wanting, what falls due next."""
    figure = view.now.whole.figure(MATERIAL_RATE.id)
    if figure is None:
        return
    yield f"{figure.label}{rate(figure)}" if figure.denominator else "申报材料还没有到时限的"
    wanting = wanting_words(view.now.whole.materials)
    if wanting:
        yield wanting
    coming = _coming(view)
    if coming:
        titles = joined(m.material.title for m in coming[:FEW])
        yield f"{view.asked.after}到期{len(coming)}份：{titles}{'等' if len(coming) > FEW else ''}"


def _coming(view: View) -> Sequence[MaterialState]:
    """What falls due next month and is not handed in."""
    later = view.later
    waiting = [m for m in view.now.whole.materials if m.state is MaterialStage.NOT_DUE]
    return sorted((m for m in waiting if later and m.material.due in later), key=_due)


def _due(state: MaterialState) -> date:
    return state.material.due


def _material(view: View, state: MaterialState) -> dict[str, Any]:
    material = state.material
    return {
        "id": material.id,
        "number": material.number,
        "standard": material.standard,
        "title": material.title,
        "owner": material.owner,
        "due": material.due.isoformat(),
        "state": state.state.label,
        "why": _why(view, state),
    }


def _why(view: View, state: MaterialState) -> str | None:
    """What is wrong with it, with days as reports write them."""
    if state.state is MaterialStage.OVERDUE:
        return f"逾期{state.overdue_days}天"
    if state.state is not MaterialStage.RETURNED:
        return state.why
    last = max((r for r in state.material.returned if r.date <= view.as_of), key=lambda r: r.date)
    return f"{view.day(last.date)}退回：{bare(last.reason)}"
