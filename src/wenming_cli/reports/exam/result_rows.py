"""Results of the exam as rows of tables: by whatever they are grouped, the lost, the unobserved."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from wenming_cli.figures.exam.score_groups import AssessedGroup
from wenming_cli.figures.exam.scoring import Assessed, LostPoint
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.table import SCORE_RATE
from wenming_cli.model.assessment import AssessmentTotal, Standard
from wenming_cli.model.plan import Plan
from wenming_cli.reports.sentences import joined
from wenming_cli.reports.view import View
from wenming_cli.words.nobody import NO_FINDING, NO_UNIT_YET
from wenming_cli.words.numbers import decimal_text, plain_text
from wenming_cli.words.rates import percent_text, short_percent


def group_rows(groups: Iterable[AssessedGroup]) -> list[dict[str, Any]]:
    """A row a group."""
    return [group_row(group) for group in groups]


def group_row(group: AssessedGroup) -> dict[str, Any]:
    """A group by its name: how often it was looked at, its points, those it lost, and its rate."""
    return {
        "name": group.name,
        "observations": group.observations,
        "points": _points(group.points),
        "lost": _points(group.lost),
        SCORE_RATE.id: group.score_rate.as_percent(),
    }


def _points(value: Fraction) -> str:
    """Points as a paper has them: whole, or with two decimals."""
    return decimal_text(value, 0 if value.denominator == 1 else 2)


def standard_rows(plan: Plan, groups: Iterable[AssessedGroup]) -> list[dict[str, Any]]:
    """Groups that are standards, each with its code, its text and whose it is."""
    return [_standard(plan.standard_by_code[group.id], group) for group in groups]


def _standard(standard: Standard, group: AssessedGroup) -> dict[str, Any]:
    name = f"{standard.code} {standard.text}"
    return {**group_row(group), "name": name, "owners": units(standard.owners)}


def lost_rows(view: View, found: Assessed) -> list[dict[str, Any]]:
    """What was lost where, whose it is, and what became of it since; costliest first."""
    return [_lost(view, point) for point in found.lost]


def _lost(view: View, point: LostPoint) -> dict[str, Any]:
    site, raised = point.site, point.raised
    return {
        "item": point.standard.item,
        "code": point.standard.code,
        "text": point.standard.text,
        "site": site.name if site else None,
        "subdistrict": site.subdistrict if site else None,
        "owners": units(point.observation.owners),
        "date": point.observation.date.isoformat(),
        "note": point.observation.check.note or point.observation.check.item,
        "share": short_percent(point.lost),
        "cost": _points(point.cost),
        "id": raised.id if raised else None,
        "rectified": point.rectified,
        "state": state_words(view, raised),
    }


def state_words(view: View, state: FindingState | None) -> str:
    """What became of a finding: ``待整改，时限6月30日，逾期3天``, ``6月20日整改，已销号``."""
    if state is None:
        return NO_FINDING
    if state.rectified_on is not None:
        return f"{view.day(state.rectified_on)}整改，{state.state.label}"
    if state.state is not Stage.OPEN:
        return state.state.label
    late = f"，逾期{state.overdue_days}天" if state.overdue_days else ""
    return f"{state.state.label}，时限{view.day(state.effective_due)}{late}"


def lost_counts(found: Assessed) -> Counter[bool | None]:
    """How many of the lost are put right, how many are not, and how many nobody was given."""
    return Counter(point.rectified for point in found.lost)


def standard_row(standard: Standard) -> dict[str, Any]:
    """A standard as the paper has it, and whose it is."""
    return {
        "item": standard.item,
        "code": standard.code,
        "text": standard.text,
        "method": standard.method.label,
        "points": None if standard.points is None else plain_text(standard.points),
        "owners": units(standard.owners),
    }


def total_row(total: AssessmentTotal) -> dict[str, Any]:
    """A result that is known as a sum, as it was made known."""
    return {
        "of": total.of.label,
        "name": total.name,
        "score": plain_text(total.score),
        "full": plain_text(total.full),
        "rate": percent_text(total.share),
        "rank": total.rank,
    }


def units(owners: tuple[str, ...]) -> str:
    """The units that answer for a standard, the one that leads first."""
    return joined(owners) or NO_UNIT_YET
