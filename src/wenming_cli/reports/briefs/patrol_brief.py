"""Inspections in short: how far the register was covered, where it looked best and worst."""

from collections.abc import Iterator, Sequence

from wenming_cli.figures.inspections.checks import Checked, by_type, pass_rate
from wenming_cli.figures.inspections.coverage import Turn, coverage_rate, full_coverage_rate
from wenming_cli.figures.inspections.patrol import Patrol
from wenming_cli.reports.briefs.extremes import extremes
from wenming_cli.reports.sentences import compared, several, stated
from wenming_cli.reports.view import View


def patrol_brief(
    view: View, patrol: Patrol, turns: Sequence[Turn], checks: Sequence[Checked]
) -> str:
    """Say both rates of the month's cycles, the types of sites at both ends, who was missed."""
    return several(filter(None, _clauses(view, patrol, turns, checks)))


def _clauses(
    view: View, patrol: Patrol, turns: Sequence[Turn], checks: Sequence[Checked]
) -> Iterator[str]:
    if turns:
        before = patrol.turns_in(view.earlier) if view.earlier else ()
        for rate in (coverage_rate, full_coverage_rate):
            change = compared(rate(turns), rate(before), view.asked.before)
            yield "，".join(filter(None, (stated(rate(turns)), change)))
    types = {name: pass_rate(own) for name, own in by_type(checks).items()}
    yield extremes(types, "点位类型", "符合率")
    missed = len({turn.site.id for turn in turns if not turn.is_visited})
    if missed:
        yield f"漏巡点位{missed}个"
