"""Inspection cycles: how the days of a plan are cut.

By 旬 (1–10, 11–20, 21–month's end), week (from Monday), half of a month (1–15, 16–its end), month,
quarter, or every so many days from an anchor; the first cycle begins with the plan and the last
one ends with it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, takewhile

from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.model.settings import CycleKind
from wenming_cli.words.dates import month_day

Span = tuple[int, date, date]

_XUN = ("上旬", "中旬", "下旬")
_HALVES = ("上半月", "下半月")
_WITH_STUMPS = frozenset((CycleKind.WEEK, CycleKind.HALF_MONTH, CycleKind.MONTH, CycleKind.QUARTER))


@frozen
class Cycle:
    """Days from ``first`` to ``last``, both included; ``index`` counts from 0.

    ``days`` is how many it has where no end of the plan cuts it.
    """

    index: int
    first: date
    last: date
    kind: CycleKind
    days: int

    @property
    def month(self) -> Month:
        """The month it belongs to: that of its last day."""
        return Month.of(self.last)

    @property
    def is_stump(self) -> bool:
        """Whether the plan's ends leave fewer than half its days, so that nobody has to come.

        旬 and cycles of so many days are asked for however short the plan leaves them.
        """
        left = (self.last - self.first).days + 1
        return self.kind in _WITH_STUMPS and 2 * left < self.days

    @property
    def name(self) -> str:
        """What people call it: ``6月中旬``, or by its days ``6月11日至6月20日``."""
        if self.kind in _NAMES:
            return _NAMES[self.kind](self.first)
        return f"{month_day(self.first)}至{month_day(self.last)}"

    @property
    def full_name(self) -> str:
        """The same with the year of its last day."""
        return f"{self.last.year}年{self.name}"

    def is_running(self, as_of: date) -> bool:
        """Tell whether it still goes on after a day; on its last day it has ended."""
        return self.last > as_of

    def is_meant_by(self, asked: int | date | None) -> bool:
        """Tell whether it is asked for: by its number, or by a day in it."""
        return asked in self if isinstance(asked, date) else asked == self.index

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def cycle_meant(every: Sequence[Cycle], asked: int | date, as_of: date) -> Cycle:
    """Find the cycle that is asked for; ``ValueError`` says which there are."""
    for each in every:
        if each.is_meant_by(asked):
            return each
    known = f"0 到 {every[-1].index}" if every else "还没有"
    raise ValueError(f"截至 {as_of} 没有“{asked}”这个周期；周期编号：{known}")


def cycles(plan: Plan, as_of: date) -> tuple[Cycle, ...]:
    """List the cycles of a plan that have begun by a day, in order."""
    settings = plan.settings.inspection
    until = min(plan.end, as_of)
    if until < plan.start:
        return ()
    if settings.cycle is CycleKind.DAYS:
        spans = _every(settings.cycle_days, settings.anchor or plan.start, plan.start, until)
    else:
        spans = _numbered(_CALENDAR_SPANS[settings.cycle](plan.start), plan.start, until)
    return tuple(
        Cycle(
            index,
            max(first, plan.start),
            min(last, plan.end),
            settings.cycle,
            (last - first).days + 1,
        )
        for index, first, last in spans
    )


def _numbered(spans: Iterator[tuple[date, date]], start: date, until: date) -> Iterator[Span]:
    """The parts of a calendar that have a day from one to another, numbered from 0."""
    begun = takewhile(lambda span: span[0] <= until, spans)
    inside = ((first, last) for first, last in begun if last >= start)
    return ((index, first, last) for index, (first, last) in enumerate(inside))


def _months(start: date, step: int = 1) -> Iterator[Month]:
    """Every so many months without end, from those a day lies in."""
    month = Month.of(start)
    month = month + -((month.month - 1) % step)
    while True:
        yield month
        month = month + step


def _xuns(start: date) -> Iterator[tuple[date, date]]:
    return chain.from_iterable(map(_xuns_of, _months(start)))


def _xuns_of(month: Month) -> Iterator[tuple[date, date]]:
    first = month.first_day
    yield first, first.replace(day=10)
    yield first.replace(day=11), first.replace(day=20)
    yield first.replace(day=21), month.last_day


def _weeks(start: date) -> Iterator[tuple[date, date]]:
    monday = start - timedelta(days=start.weekday())
    while True:
        yield monday, monday + timedelta(days=6)
        monday += timedelta(days=7)


def _half_months(start: date) -> Iterator[tuple[date, date]]:
    return chain.from_iterable(map(_half_months_of, _months(start)))


def _half_months_of(month: Month) -> Iterator[tuple[date, date]]:
    yield month.first_day, month.first_day.replace(day=15)
    yield month.first_day.replace(day=16), month.last_day


def _whole_months(start: date) -> Iterator[tuple[date, date]]:
    return ((month.first_day, month.last_day) for month in _months(start))


def _quarters(start: date) -> Iterator[tuple[date, date]]:
    return ((month.first_day, (month + 2).last_day) for month in _months(start, 3))


_CALENDAR_SPANS: Mapping[CycleKind, Callable[[date], Iterator[tuple[date, date]]]] = {
    CycleKind.XUN: _xuns,
    CycleKind.WEEK: _weeks,
    CycleKind.HALF_MONTH: _half_months,
    CycleKind.MONTH: _whole_months,
    CycleKind.QUARTER: _quarters,
}


def _every(days: int, anchor: date, start: date, until: date) -> Iterator[Span]:
    """Every so many days from the anchor, numbered from it; nothing comes before the anchor."""
    if not days:
        return
    base, end = anchor.toordinal(), until.toordinal()
    index = max((start.toordinal() - base) // days, 0)
    while base + index * days <= end:
        first = base + index * days
        last = min(first + days - 1, date.max.toordinal())
        yield index, date.fromordinal(first), date.fromordinal(last)
        index += 1


_NAMES: Mapping[CycleKind, Callable[[date], str]] = {
    CycleKind.XUN: lambda day: f"{day.month}月{_XUN[min((day.day - 1) // 10, 2)]}",
    CycleKind.HALF_MONTH: lambda day: f"{day.month}月{_HALVES[day.day > 15]}",
    CycleKind.MONTH: lambda day: f"{day.month}月",
    CycleKind.QUARTER: lambda day: f"第{'一二三四'[(day.month - 1) // 3]}季度",
}
