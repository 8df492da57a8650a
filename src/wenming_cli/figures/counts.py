"""The table of counts: what each is called, and which tasks or findings it counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.tasks.task_state import Light, State, TaskState

S = TypeVar("S")
_CANCELLED, _VOID = State.CANCELLED, Stage.VOID


@dataclass(frozen=True)
class Count(Generic[S]):
    """A row of the table: what the count is called, and which records it counts of many.

    It is asked of all at once: a city has millions of answers.
    """

    id: str
    label: str
    among: Callable[[Iterable[S]], list[S]]


class TaskCount(Count[TaskState]):
    """A count of tasks."""


class FindingCount(Count[FindingState]):
    """A count of findings."""


def counted(rows: Iterable[Count[S]], records: Sequence[S]) -> dict[str, int]:
    """Count the same records by each row."""
    return {row.id: len(row.among(records)) for row in rows}


def _in_state(state: State) -> TaskCount:
    return TaskCount(
        state.value, f"{state.label}任务数", lambda every: [t for t in every if t.state is state]
    )


def _in_stage(stage: Stage) -> FindingCount:
    name = f"{stage.value}_findings"
    return FindingCount(
        name, f"{stage.label}问题数", lambda every: [f for f in every if f.state is stage]
    )


TASK_COUNTS: tuple[TaskCount, ...] = (
    TaskCount("tasks", "任务数", lambda every: [t for t in every if t.state is not _CANCELLED]),
    *(_in_state(state) for state in State),
    TaskCount("overdue", "逾期任务数", lambda every: [t for t in every if t.overdue_days > 0]),
    TaskCount("due_soon", "临期任务数", lambda every: [t for t in every if t.due_soon]),
    TaskCount("stagnant", "停滞任务数", lambda every: [t for t in every if t.stagnant]),
    TaskCount("unreported", "未报送任务数", lambda every: [t for t in every if t.unreported]),
    # What the report calls 滞后: behind or stagnant, and not overdue.
    TaskCount("lagging", "滞后任务数", lambda every: [t for t in every if t.light is Light.YELLOW]),
)
WAITING_COUNTS: tuple[TaskCount, ...] = (
    TaskCount("blocked", "受阻任务数", lambda every: [t for t in every if t.is_blocked]),
)
"""Counts of a plan in which tasks wait for others."""
FINDING_COUNTS: tuple[FindingCount, ...] = (
    FindingCount("findings", "问题数", lambda every: [f for f in every if f.state is not _VOID]),
    *(_in_stage(stage) for stage in Stage),
    FindingCount(
        "overdue_findings", "逾期未改问题数", lambda every: [f for f in every if f.overdue_days > 0]
    ),
)


def count_called(name: str) -> TaskCount | FindingCount | None:
    """Find a count, by id, by label, or by the word that tables put above it: 滞后, 待复核."""
    by_word = (row for row in all_counts() if name == _word_of(row))
    return count_named(name) or next(by_word, None)


def _word_of(row: TaskCount | FindingCount) -> str:
    return row.label.removesuffix("任务数").removesuffix("问题数")


def count_named(name: str) -> TaskCount | FindingCount | None:
    """Find a count, by id or Chinese label."""
    return next((row for row in all_counts() if name in (row.id, row.label)), None)


def all_counts() -> Iterator[TaskCount | FindingCount]:
    """List every count, in the order of the table."""
    yield from TASK_COUNTS
    yield from WAITING_COUNTS
    yield from FINDING_COUNTS
