"""Figures of any set of findings: those of the plan, of a workstream, an owner, a category."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from wenming_cli.figures.figure import Figure, share
from wenming_cli.figures.finding_state import FindingState, Stage
from wenming_cli.figures.period import Period

FIGURES = (
    "rectification_rate",
    "closure_rate",
    "due_rectification_rate",
    "on_time_rectification_rate",
    "original_on_time_rectification_rate",
    "rework_rate",
    "recurrence_rate",
)
"""The ids of its figures."""


def finding_figures(states: Iterable[FindingState], as_of: date) -> tuple[Figure, ...]:
    """The cumulative figures of findings surveyed at a date, in the order of the table."""
    return finding_figures_in(states, Period(date.min, as_of))


def finding_figures_in(states: Iterable[FindingState], period: Period) -> tuple[Figure, ...]:
    """The same for a period: of what was found in it, and of what had its limit in it.

    ``period`` ends on the day the findings were surveyed at.
    """
    kept = [s for s in states if s.state is not Stage.VOID]
    found = [s for s in kept if s.finding.found in period]
    short = [s for s in kept if s.state is not Stage.LONG_TERM]
    due = [s for s in short if s.effective_due in period]
    due_first = [s for s in short if s.original_due in period]
    return (
        share("rectification_rate", [s for s in found if s.is_fixed], found),
        share("closure_rate", [s for s in found if s.state is Stage.CLOSED], found),
        share("due_rectification_rate", [s for s in due if s.is_fixed], due),
        share(
            "on_time_rectification_rate", [s for s in due if _is_fixed_by(s, s.effective_due)], due
        ),
        share(
            "original_on_time_rectification_rate",
            [s for s in due_first if _is_fixed_by(s, s.original_due)],
            due_first,
        ),
        share("rework_rate", [s for s in due if s.returns], due),
        share("recurrence_rate", [s for s in found if s.recurs], found),
    )


def finding_counts(states: Iterable[FindingState]) -> dict[str, int]:
    """How many findings there are, void ones apart, how many in each state, how many overdue."""
    states = list(states)
    by_state = Counter(s.state for s in states)
    return {
        "findings": len(states) - by_state[Stage.VOID],
        **{f"{stage.value}_findings": by_state[stage] for stage in Stage},
        "overdue_findings": sum(s.overdue_days > 0 for s in states),
    }


def _is_fixed_by(state: FindingState, limit: date) -> bool:
    return state.rectified_on is not None and state.rectified_on <= limit
