"""Figures of any set of tasks: those of the plan, of a workstream, of an owner.

Each share is two lists of tasks, the first within the second, so that a total over workstreams is
the sum of their numerators over the sum of their denominators.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from wenming_cli.figures.figure import Figure, ratio, share, total
from wenming_cli.figures.period import Period
from wenming_cli.figures.task_state import Light, State, TaskState

Ratio = tuple[int, int]


def task_figures(states: Iterable[TaskState], as_of: date) -> tuple[Figure, ...]:
    """The cumulative figures of tasks assessed at a date, in the order of the table."""
    kept = [s for s in states if s.state is not State.CANCELLED]
    active = [s for s in kept if s.state is not State.SUSPENDED]
    due = [s for s in active if s.effective_due <= as_of]
    due_completion, on_time, extension = _due_figures(due)
    return (
        share("completion_rate", _done(kept), kept),
        due_completion,
        on_time,
        _original_on_time([s for s in active if s.leaf.due <= as_of]),
        extension,
        *_weighted(active),
    )


def task_figures_in(states: Iterable[TaskState], period: Period) -> tuple[Figure, ...]:
    """The figures that rest on limits, of tasks whose limit in force lies in a period.

    ``period`` ends on the day the tasks were assessed at.
    """
    due = [
        s
        for s in states
        if s.state is not State.CANCELLED
        and s.state is not State.SUSPENDED
        and s.effective_due in period
    ]
    return _due_figures(due)


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
    }


def worst_light(states: Iterable[TaskState]) -> Light | None:
    """The worst light of the tasks that are not cancelled; None where there are none."""
    lights = {s.light for s in states if s.state is not State.CANCELLED}
    return next((light for light in Light if light in lights), None)


def done_early(states: Iterable[TaskState], as_of: date) -> tuple[TaskState, ...]:
    """提前办结: done by a date though the limit in force is later."""
    return tuple(s for s in _done(states) if s.effective_due > as_of)


def _due_figures(due: Sequence[TaskState]) -> tuple[Figure, Figure, Figure]:
    done = _done(due)
    return (
        share("due_completion_rate", done, due),
        share("on_time_rate", [s for s in done if s.is_done_by(s.effective_due)], due),
        share("extension_rate", [s for s in due if s.extensions], due),
    )


def _original_on_time(due: Sequence[TaskState]) -> Figure:
    on_time = [s for s in _done(due) if s.is_done_by(s.leaf.due)]
    return share("original_on_time_rate", on_time, due)


def _done(states: Iterable[TaskState]) -> list[TaskState]:
    return [s for s in states if s.state is State.DONE]


def _weighted(active: Sequence[TaskState]) -> tuple[Figure, Figure]:
    """Σ weight x progress and Σ weight x planned, each over Σ weight.

    Equal terms are counted before they are added up: there are few different ones.
    """
    weights = [s.leaf.weight.as_integer_ratio() for s in active]
    whole = total((w * times, o) for (w, o), times in Counter(weights).items())

    def figure(figure_id: str, shares: Sequence[Ratio]) -> Figure:
        terms = Counter(zip(weights, shares, strict=True))
        reached = total((w * n * times, o * d) for ((w, o), (n, d)), times in terms.items())
        part = [s for s, (n, _) in zip(active, shares, strict=True) if n]
        return ratio(figure_id, reached, whole, part, active)

    return (
        figure("weighted_progress", [s.progress.as_integer_ratio() for s in active]),
        figure("planned_progress", [s.planned.as_integer_ratio() for s in active]),
    )
