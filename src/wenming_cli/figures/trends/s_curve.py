"""The S-curve beyond today: how many tasks are to be done by the month ends still to come."""

from collections.abc import Iterator
from datetime import date

from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.assessing import to_come
from wenming_cli.figures.tasks.task_state import State
from wenming_cli.figures.trends.moments import Moment, moments
from wenming_cli.model.plan import Plan

_NOT_PLANNED = (State.CANCELLED, State.SUSPENDED)


def planned_ahead(plan: Plan, now: Group, as_of: date) -> Iterator[tuple[Moment, int]]:
    """By month's end after a day, how many tasks are due; by the limits in force on that day.

    The periods of recurring duties that begin only then are among them.
    """
    tasks = (*now.tasks, *to_come(plan, as_of))
    limits = [task.last_day for task in tasks if task.state not in _NOT_PLANNED]
    for moment in moments(plan, plan.end):
        if moment.as_of > as_of:
            yield moment, sum(limit <= moment.as_of for limit in limits)
