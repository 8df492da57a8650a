"""The rates of one unit in a period: what a board is made of.

Findings a unit reported of itself and those under appeal are in neither numerator nor denominator:
who looks for problems is not to lose by it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Self

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.exam.observing import Observation, by_unit, observations
from wenming_cli.figures.exam.score_rates import score_rate
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.grouping import grouped, sorted_out
from wenming_cli.figures.indicators.samples import Sampled, sampled_rate, samples_in
from wenming_cli.figures.inspections.checks import Checked, by_owner, checks
from wenming_cli.figures.inspections.coverage import Turn, by_tiers, finished_in
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import CHECK_ROWS, FINDING_ROWS, ROUND_ROWS, SCORE_RATE, TASK_ROWS
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.figures.units import answerable
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Weighting
from wenming_cli.model.finding import FindingSource
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import Plan


@frozen
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
    samples: Mapping[str, Sequence[Sampled]]
    observations: Mapping[str, Sequence[Observation]]
    weighting: Weighting
    tiers: Collection[Tier]

    @classmethod
    def of(cls, plan: Plan, period: Period, weighed: Collection[str] | None = None) -> Self:
        """What a plan holds for a period, which ends on the day of looking at it.

        ``weighed`` are the rates that are asked for; the board's where nothing is said.
        """
        weighed = plan.settings.board.weights if weighed is None else weighed
        counted = (f for f in survey(plan, period.last) if counts(f))
        return cls(
            period,
            sorted_out(assess(plan, period.last), attrgetter("leads")),
            sorted_out(counted, lambda finding: answerable(plan, finding.owner)),
            by_owner(checks(plan, period)),
            grouped((turn.site.owner, turn) for turn in _turns(plan, period, weighed)),
            grouped((each.sample.owner, each) for each in samples_in(plan, period)),
            grouped(by_unit(plan, _observed(plan, period, weighed))),
            plan.settings.assessment.weighting,
            plan.settings.inspection.tiers,
        )

    def rates(self, owner: str) -> dict[str, Figure]:
        """Every rate a unit can be measured by, by its id.

        Those of a unit's tasks that do not rest on limits in force have no days and are cumulative.
        """
        tasks, turns = self.tasks.get(owner, ()), self.turns.get(owner, ())
        figures = (
            *figures_of(TASK_ROWS, tasks, self.period),
            *figures_of(FINDING_ROWS, self.findings.get(owner, ()), self.period),
            *by_tiers(figures_of(ROUND_ROWS, turns, self.period), self.tiers),
            *figures_of(CHECK_ROWS, self.checks.get(owner, ()), self.period),
            sampled_rate(self.samples.get(owner, ())),
            score_rate(self.observations.get(owner, ()), self.weighting),
        )
        return {figure.id: figure for figure in figures}


def counts(state: FindingState) -> bool:
    """Tell whether a finding counts for a board: nobody reported it of himself, none appeals."""
    return state.finding.source is not FindingSource.SELF and not state.is_under_appeal


def _turns(plan: Plan, period: Period, weighed: Collection[str]) -> Iterable[Turn]:
    """The turns of the cycles that ended in a period, where coverage is weighed."""
    if not any(row.id in weighed for row in ROUND_ROWS):
        return ()
    return finished_in(plan, period)


def _observed(plan: Plan, period: Period, weighed: Collection[str]) -> Iterable[Observation]:
    """What was observed in a period, where that is weighed."""
    return observations(plan, period.last, period=period) if SCORE_RATE.id in weighed else ()
