"""Figures of any set of tasks: those of the plan, of a workstream, of an owner.

Each share is two lists of tasks, the first within the second, so that a total over workstreams is
the sum of their numerators over the sum of their denominators.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import TASK_ROWS
from wenming_cli.figures.tasks.task_state import Light, State, TaskState


def task_figures(states: Iterable[TaskState], as_of: date) -> tuple[Figure, ...]:
    """The cumulative figures of tasks assessed at a date, in the order of the table."""
    return task_figures_in(states, Period(date.min, as_of))


def task_figures_in(states: Iterable[TaskState], period: Period) -> tuple[Figure, ...]:
    """The same for a period: what rests on limits in force is of the tasks that had theirs in it.

    ``period`` ends on the day the tasks were assessed at. The other figures have no days of
    their own and stay cumulative.
    """
    return figures_of(TASK_ROWS, tuple(states), period)


def task_counts(states: Iterable[TaskState]) -> dict[str, int]:
    """How many tasks there are, cancelled ones apart, and how many in each state and trouble."""
    states = list(states)
    by_state = Counter(s.state for s in states)
    return {
        "tasks": len(states) - by_state[State.CANCELLED],
        **{state.value: by_state[state] for state in State},
        "overdue": sum(s.overdue_days > 0 for s in states),
        "due_soon": sum(s.due_soon for s in states),
        "stagnant": sum(s.stagnant for s in states),
        "unreported": sum(s.unreported for s in states),
        "lagging": sum(s.light is Light.YELLOW for s in states),
    }


def worst_light(states: Iterable[TaskState]) -> Light | None:
    """The worst light of the tasks that are not cancelled; None where there are none."""
    lights = {s.light for s in states if s.state is not State.CANCELLED}
    return next((light for light in Light if light in lights), None)


def done_early(states: Iterable[TaskState], as_of: date) -> tuple[TaskState, ...]:
    """提前办结: done by a date though the limit in force is later."""
    return tuple(s for s in states if s.state is State.DONE and s.effective_due > as_of)
