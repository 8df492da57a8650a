"""The rates of one unit in a period: what a board is made of.

Findings a unit reported of itself and those under appeal are in neither numerator nor denominator:
who looks for problems is not to lose by it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from wenming_cli.figures.checks import Checked, by_owner, checks, pass_rate
from wenming_cli.figures.coverage import (
    Turn,
    coverage_rate,
    finished,
    full_coverage_rate,
    rounds,
)
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.finding_figures import finding_figures_in
from wenming_cli.figures.finding_state import FindingState
from wenming_cli.figures.findings import survey
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.period import Period
from wenming_cli.figures.task_figures import task_figures, task_figures_in
from wenming_cli.figures.task_state import TaskState
from wenming_cli.figures.tasks import assess
from wenming_cli.figures.units import answerable
from wenming_cli.model.finding import FindingSource
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import Plan

_OF_COVERAGE = frozenset({"coverage_rate", "full_coverage_rate"})
_IN_PERIOD = ("due_completion_rate", "on_time_rate", "extension_rate")


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a plan that boards look at, by unit, as they stand at a period's last day.

    A finding of a community is also one of the unit above it; a task, a check or a site's turn is
    not.
    """

    period: Period
    tasks: Mapping[str | None, Sequence[TaskState]]
    findings: Mapping[str | None, Sequence[FindingState]]
    checks: Mapping[str, Sequence[Checked]]
    turns: Mapping[str | None, Sequence[Turn]]
    tiers: tuple[Tier, ...]

    @classmethod
    def of(cls, plan: Plan, period: Period) -> Self:
        """What a plan holds for a period, which ends on the day of looking at it."""
        counted = (f for f in survey(plan, period.last) if counts(f))
        return cls(
            period,
            grouped((task.owner, task) for task in assess(plan, period.last)),
            grouped((unit, f) for f in counted for unit in answerable(plan, f.owner)),
            by_owner(checks(plan, period)),
            grouped((turn.site.owner, turn) for turn in _turns(plan, period)),
            plan.settings.inspection.tiers,
        )

    def rates(self, owner: str) -> dict[str, Figure]:
        """Every rate a unit can be measured by, by its id.

        Rates that rest on limits or on days are those of the period; the others of a unit's tasks
        have none and are cumulative.
        """
        tasks, turns = self.tasks.get(owner, ()), self.turns.get(owner, ())
        figures = (
            *(f for f in task_figures(tasks, self.period.last) if f.id not in _IN_PERIOD),
            *task_figures_in(tasks, self.period),
            *finding_figures_in(self.findings.get(owner, ()), self.period),
            pass_rate(self.checks.get(owner, ())),
            coverage_rate(turns),
            full_coverage_rate(turns, self.tiers),
        )
        return {figure.id: figure for figure in figures}


def counts(state: FindingState) -> bool:
    """Whether a finding counts for a board: nobody reported it of himself, none appeals."""
    return state.finding.source is not FindingSource.SELF and not state.is_under_appeal


def _turns(plan: Plan, period: Period) -> Iterable[Turn]:
    """The turns of the cycles that ended in a period, where the board weighs coverage."""
    if not _OF_COVERAGE & plan.settings.board.weights.keys():
        return ()
    return (t for t in finished(rounds(plan, period.last)) if t.cycle.last in period)
