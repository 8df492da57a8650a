"""Figures of any set of findings: those of the plan, of a workstream, an owner, a category."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import FINDING_ROWS

FIGURES = tuple(row.id for row in FINDING_ROWS)
"""The ids of its figures."""


def finding_figures(states: Iterable[FindingState], as_of: date) -> tuple[Figure, ...]:
    """The cumulative figures of findings surveyed at a date, in the order of the table."""
    return finding_figures_in(states, Period(date.min, as_of))


def finding_figures_in(states: Iterable[FindingState], period: Period) -> tuple[Figure, ...]:
    """The same for a period: of what was found in it, and of what had its limit in it.

    ``period`` ends on the day the findings were surveyed at.
    """
    return figures_of(FINDING_ROWS, tuple(states), period)


def finding_counts(states: Iterable[FindingState]) -> dict[str, int]:
    """How many findings there are, void ones apart, how many in each state, how many overdue."""
    states = list(states)
    by_state = Counter(s.state for s in states)
    return {
        "findings": len(states) - by_state[Stage.VOID],
        **{f"{stage.value}_findings": by_state[stage] for stage in Stage},
        "overdue_findings": sum(s.overdue_days > 0 for s in states),
    }
