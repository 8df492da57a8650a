"""What is worked out of a plan, mostly at a date, kept for the next who asks the same of it."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TypeVar

from wenming_cli.model.plan import Plan

Found = TypeVar("Found")

MOST_DAYS = 3
"""A page looks at a plan at its own day and one or two before it, a trend always at new ones."""


def worked_out_of(find: Callable[[Plan], Found]) -> Callable[[Plan], Found]:
    """Let a function of a plan, whatever the day, be asked once; the plan keeps what it gave."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def found(plan: Plan) -> Found:
        if name not in plan.worked_out:
            plan.worked_out[name] = find(plan)
        kept: Found = plan.worked_out[name]
        return kept

    return found


def worked_out_once(find: Callable[[Plan, date], Found]) -> Callable[[Plan, date], Found]:
    """Let a pure function of plan and date work out each date once; the plan keeps the last few."""

    @worked_out_of
    @wraps(find)
    def days_of(_: Plan) -> dict[date, Found]:
        return {}

    @wraps(find)
    def found(plan: Plan, as_of: date) -> Found:
        days = days_of(plan)
        if as_of not in days:
            known = find(plan, as_of)
            if len(days) == MOST_DAYS:
                del days[next(iter(days))]
            days[as_of] = known
        return days[as_of]

    return found
