"""The S-curve beyond today: how many tasks are to be done by the month ends still to come."""

from collections.abc import Iterator
from datetime import date

from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.assessing import to_come
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.figures.trends.moments import Moment, moments
from wenming_cli.model.plan import Plan

_NOT_PLANNED = (State.CANCELLED, State.SUSPENDED)


def planned_ahead(plan: Plan, now: Group, as_of: date) -> Iterator[tuple[Moment, int]]:
    """By month's end after a day, how many tasks are due; by the limits in force on that day.

    The periods of recurring duties that begin only then are among them.
    """
    tasks = _own(plan, now, as_of)
    limits = [task.last_day for task in tasks if task.state not in _NOT_PLANNED]
    for moment in moments(plan, plan.end):
        if moment.as_of > as_of:
            yield moment, sum(limit <= moment.as_of for limit in limits)


def to_be_done(plan: Plan, now: Group, as_of: date) -> int:
    """Count the tasks that are done or are to be, standing duties aside, which have no end."""
    tasks = _own(plan, now, as_of)
    return sum(t.leaf.due is not None and t.state not in _NOT_PLANNED for t in tasks)


def _own(plan: Plan, now: Group, as_of: date) -> Iterator[TaskState]:
    """The tasks of the plan, a unit or a workstream, with the periods of duties still to come."""
    yield from now.tasks
    for task in to_come(plan, as_of):
        if now.is_whole or now.id in (*task.leads, task.leaf.task.workstream):
            yield task
