"""Milestones of a task at a date: which are reached, and how the others stand.

They are told beside the task and move nothing of it: neither its state nor any rate.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wenming_cli.figures.tasks.task_state import AT_REST, State, TaskState
from wenming_cli.model.task import Milestone, Task


class MilestoneState(NamedTuple):
    """A milestone at a date; ``done`` is the day it was reached, if it was by then."""

    milestone: Milestone
    done: date | None
    as_of: date

    @property
    def overdue_days(self) -> int:
        """By how many days it is late; 0 where it is reached or the day has not passed."""
        return 0 if self.done else max((self.as_of - self.milestone.due).days, 0)

    @property
    def words(self) -> str:
        """How it stands: ``里程碑“勘察”逾期 3 天``."""
        return f"里程碑“{self.milestone.name}”{self._standing}"

    @property
    def _standing(self) -> str:
        if self.done is not None:
            late = (self.done - self.milestone.due).days
            return f"{self.done} 达到" + (f"，晚 {late} 天" if late > 0 else "")
        if self.overdue_days:
            return f"逾期 {self.overdue_days} 天"
        days = (self.milestone.due - self.as_of).days
        return f"还有 {days} 天到期" if days else "今天到期"


def milestones(task: Task, as_of: date) -> tuple[MilestoneState, ...]:
    """Find how every milestone of a task stands at the end of a day, by their limits."""
    return tuple(
        MilestoneState(each, each.done if each.done and each.done <= as_of else None, as_of)
        for each in sorted(task.milestones, key=lambda milestone: milestone.due)
    )


def open_milestones(state: TaskState, as_of: date) -> Iterator[MilestoneState]:
    """The milestones that a task has still to reach; none where nothing is asked of it."""
    if state.state not in AT_REST and state.state is not State.SUBMITTED:
        yield from (each for each in milestones(state.leaf.task, as_of) if each.done is None)


def near_milestones(state: TaskState, as_of: date, soon: date) -> tuple[MilestoneState, ...]:
    """The milestones to ask about: late ones, and those that are due by a day."""
    return tuple(m for m in open_milestones(state, as_of) if m.milestone.due <= soon)
