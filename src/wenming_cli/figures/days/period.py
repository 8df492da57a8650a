"""Periods: days from a first to a last, and what is known by a day."""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Protocol, Self, TypeVar

from wenming_cli.frozen import frozen
from wenming_cli.model.named_period import NamedPeriod
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month


class SomeDays(Protocol):
    """Days that go together: a month, a period."""

    def __contains__(self, day: date) -> bool: ...


@frozen
class Period:
    """Days from ``first`` to ``last``, both included; empty where ``last`` comes first."""

    first: date
    last: date

    @classmethod
    def up_to(cls, as_of: date) -> Self:
        """Every day there was, up to a day: what is cumulative."""
        return cls(date.min, as_of)

    @classmethod
    def of_month(cls, month: Month) -> Self:
        """A whole calendar month."""
        return cls(month.first_day, month.last_day)

    @classmethod
    def of(cls, named: NamedPeriod) -> Self:
        """The days of a period that has a name."""
        return cls(named.first, named.last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def count(self, days: Iterable[date | None]) -> int:
        """How many of some days lie in it."""
        first, last = self.first, self.last
        return len([day for day in days if day is not None and first <= day <= last])

    def until(self, as_of: date) -> "Period":
        """The part that has been lived through by a day."""
        return Period(self.first, min(self.last, as_of))


class Dated(Protocol):
    """A record with a date."""

    @property
    def date(self) -> date:
        """The day it speaks of."""


D = TypeVar("D", bound=Dated)

_date = attrgetter("date")


def known(records: Iterable[D], as_of: date) -> tuple[D, ...]:
    """Keep the records dated up to a day, oldest first; of one date, in the order of the file."""
    by_then = [record for record in records if record.date <= as_of]
    if len(by_then) > 1:
        by_then.sort(key=_date)
    return tuple(by_then)


def is_written(plan: Plan, written: date | None, as_of: date) -> bool:
    """Whether what a person wrote was there at the end of a day; undated, from the plan's end."""
    return (written or plan.end) <= as_of


def whole_word(plan: Plan) -> str:
    """What the plan's whole time is called: 全年, or 计划期 where it goes over a year's end."""
    return "全年" if plan.start.year == plan.end.year else "计划期"
