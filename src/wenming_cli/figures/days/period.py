"""Periods: days from a first to a last, and how much of a plan's time has passed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from operator import attrgetter
from typing import Protocol, Self, TypeVar

from wenming_cli.figures.figure import Figure, ratio
from wenming_cli.figures.table import ELAPSED_RATE
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included; empty where ``last`` comes first."""

    first: date
    last: date

    @classmethod
    def of_month(cls, month: Month) -> Self:
        """A whole calendar month."""
        return cls(month.first_day, month.last_day)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

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
    """The records dated up to a day, oldest first; of one date, in the order of the file."""
    return tuple(sorted([r for r in records if r.date <= as_of], key=_date))


def is_written(plan: Plan, written: date | None, as_of: date) -> bool:
    """Whether what a person wrote was there at the end of a day; undated, from the plan's end."""
    return (written or plan.end) <= as_of


def whole_word(plan: Plan) -> str:
    """What the plan's whole time is called: 全年, or 计划期 where it goes over a year's end."""
    return "全年" if plan.start.year == plan.end.year else "计划期"


def elapsed_rate(plan: Plan, as_of: date) -> Figure:
    """序时进度: the share of the plan's time that has passed at the end of a day.

    A plan of whole months is measured in months, so that at a month's end a calendar year stands
    at exactly m/12; any other plan in days. Never below 0 or above 1.
    """
    passed, whole = _months(plan, as_of) if _has_whole_months(plan) else _days(plan, as_of)
    whole = max(whole, 0)
    return ratio(ELAPSED_RATE, min(max(passed, Fraction(0)), Fraction(whole)), whole)


def projected(so_far: Fraction, elapsed: Fraction | None) -> Fraction | None:
    """What comes about by the end at the present rate; None before any time has passed."""
    return so_far / elapsed if elapsed else None


def _has_whole_months(plan: Plan) -> bool:
    return plan.start.day == 1 and plan.end == Month.of(plan.end).last_day


def _months(plan: Plan, as_of: date) -> tuple[Fraction, int]:
    whole = _months_from(plan.start, plan.end) + 1
    running = Fraction(as_of.day, Month.of(as_of).last_day.day)
    return _months_from(plan.start, as_of) + running, whole


def _months_from(start: date, day: date) -> int:
    return (day.year - start.year) * 12 + day.month - start.month


def _days(plan: Plan, as_of: date) -> tuple[Fraction, int]:
    return Fraction((as_of - plan.start).days + 1), (plan.end - plan.start).days + 1
