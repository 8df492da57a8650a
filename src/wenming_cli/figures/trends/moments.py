"""The days a trend is measured on: the ends of the months or cycles of a plan, up to a day."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.figures.days.cycles import cycles
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

By = Literal["month", "cycle"]


class Moment(NamedTuple):
    """A day to measure on, and what the period is called that ends there."""

    period: str
    as_of: date


def moments(plan: Plan, as_of: date, by: By = "month") -> tuple[Moment, ...]:
    """The ends of the periods that have begun by a day, the last of them that day itself.

    A day after the plan's end is a moment of its own; before its beginning there is none.
    """
    until = min(plan.end, as_of)
    found = [Moment(name, min(last, until)) for name, last in _PERIODS[by](plan, until)]
    if found and as_of > plan.end:
        found.append(Moment(as_of.isoformat(), as_of))
    return tuple(found)


def _months(plan: Plan, until: date) -> Iterator[tuple[str, date]]:
    month = Month.of(plan.start)
    while month.first_day <= until and plan.start <= until:
        yield str(month), month.last_day
        month = month + 1


def _cycles(plan: Plan, until: date) -> Iterator[tuple[str, date]]:
    for cycle in cycles(plan, until):
        yield cycle.full_name, cycle.last


_PERIODS: Mapping[By, Callable[[Plan, date], Iterator[tuple[str, date]]]] = {
    "month": _months,
    "cycle": _cycles,
}
