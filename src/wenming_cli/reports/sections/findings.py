"""问题整改情况: what was found and put right in the month, and how all findings stand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from wenming_cli.figures.figure import Figure
from wenming_cli.figures.finding_figures import FIGURES as OF_FINDINGS
from wenming_cli.figures.finding_figures import finding_figures_in
from wenming_cli.figures.finding_state import FindingState, Stage
from wenming_cli.figures.table import (
    CLOSURE_RATE,
    DUE_RECTIFICATION_RATE,
    ON_TIME_RECTIFICATION_RATE,
    RECTIFICATION_RATE,
    RECURRENCE_RATE,
    REWORK_RATE,
)
from wenming_cli.model.finding import Event
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.finding_tables import groups
from wenming_cli.reports.phrases import changed, counted, joined, several, stated
from wenming_cli.reports.rounds import rate
from wenming_cli.reports.view import View

TITLE = "问题整改情况"
FIGURES: tuple[str, ...] = OF_FINDINGS
_MOST_CATEGORIES = 5


def context(view: View) -> dict[str, Any] | None:
    """The month and the standing in words, tables, ``overdue`` by name; None in a plan without."""
    if not view.plan.findings:
        return None
    kept = [s for s in view.now.whole.findings if s.state is not Stage.VOID]
    found = [s for s in kept if s.finding.found in view.period]
    overdue = sorted((s for s in kept if s.overdue_days), key=lambda s: s.effective_due)
    return {
        "month": several(_month(view, kept, found)),
        "categories": _categories(found),
        "standing": several(_standing(view, kept)),
        **groups(view),
        "overdue": [_named(view, state) for state in overdue],
        "narrative": view.words(NarrativeSection.FINDINGS),
    }


def _month(
    view: View, kept: Sequence[FindingState], found: Sequence[FindingState]
) -> Iterator[str]:
    yield f"本月新发现问题{len(found)}个" if found else "本月没有新发现的问题"
    work = counted(
        (
            ("完成整改", sum(s.rectified_on in view.period for s in kept if s.rectified_on)),
            ("复核销号", sum(s.closed_on in view.period for s in kept if s.closed_on)),
            ("退回重新整改", _returned(view, kept)),
        ),
        "个",
    )
    yield work or "没有完成整改的问题"
    figures = {figure.id: figure for figure in finding_figures_in(kept, view.period)}
    fixed, on_time = figures[DUE_RECTIFICATION_RATE.id], figures[ON_TIME_RECTIFICATION_RATE.id]
    if fixed.denominator:
        rates = joined(f"{figure.label}{rate(figure)}" for figure in (fixed, on_time))
        yield f"本月到期的问题{fixed.denominator}个，{rates}"
    again = figures[RECURRENCE_RATE.id]
    if again.numerator:
        yield f"新发现的问题中反弹{again.numerator}个，反弹率{again.as_percent()}"


def _returned(view: View, kept: Sequence[FindingState]) -> int:
    """How many findings were sent back in the month, each counted once."""
    return sum(
        any(entry.event is Event.RETURNED and entry.date in view.period for entry in s.log)
        for s in kept
    )


def _categories(found: Sequence[FindingState]) -> str:
    """The categories that came up more than once; ties in the order of their characters."""
    counts = Counter(s.finding.category for s in found)
    often = sorted((-count, name) for name, count in counts.items() if count > 1)
    words = counted(((name, -count) for count, name in often[:_MOST_CATEGORIES]), "个")
    return f"较集中的类别：{words}。" if words else ""


def _standing(view: View, kept: Sequence[FindingState]) -> Iterator[str]:
    day = f"截至{view.day(view.as_of)}"
    if not kept:
        yield f"{day}，没有登记的问题"
        return
    stages = Counter(s.state for s in kept)
    words = counted(((stage.label, stages[stage]) for stage in Stage), "个")
    yield f"{day}，累计发现问题{len(kept)}个，其中{words}"
    yield joined(_rates(view, RECTIFICATION_RATE.id, CLOSURE_RATE.id))
    yield joined(
        _rates(view, DUE_RECTIFICATION_RATE.id, ON_TIME_RECTIFICATION_RATE.id, REWORK_RATE.id)
    )


def _rates(view: View, *figure_ids: str) -> Iterator[str]:
    for figure_id in figure_ids:
        figure = view.now.whole.figure(figure_id)
        if figure is not None:
            yield _with_change(figure, view)


def _with_change(figure: Figure, view: View) -> str:
    change = changed(figure, view.before)
    return f"{stated(figure)}（{change}）" if change else stated(figure)


def _named(view: View, state: FindingState) -> dict[str, Any]:
    site = view.plan.site_by_id.get(state.finding.site or "")
    return {
        "id": state.id,
        "site": site.name if site else None,
        "text": state.finding.text,
        "owner": state.owner,
        "due": state.effective_due.isoformat(),
        "overdue_days": state.overdue_days,
        "returns": state.returns,
    }
