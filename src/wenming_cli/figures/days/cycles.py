"""Inspection cycles: how the days of a plan are cut.

By 旬 (1–10, 11–20, 21–month's end) or every so many days from an anchor; the first cycle begins
with the plan and the last one ends with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.model.settings import CycleKind
from wenming_cli.words.dates import month_day

Span = tuple[int, date, date]

_XUN = ("上旬", "中旬", "下旬")


@dataclass(frozen=True, slots=True)
class Cycle:
    """Days from ``first`` to ``last``, both included; ``index`` counts from 0."""

    index: int
    first: date
    last: date
    kind: CycleKind

    @property
    def month(self) -> Month:
        """The month it belongs to: that of its last day."""
        return Month.of(self.last)

    @property
    def name(self) -> str:
        """What people call it: ``6月中旬``, or by its days ``6月11日至6月20日``."""
        if self.kind is CycleKind.XUN:
            return f"{self.last.month}月{_XUN[_xun_of(self.last)]}"
        return f"{month_day(self.first)}至{month_day(self.last)}"

    @property
    def full_name(self) -> str:
        """The same with the year of its last day."""
        return f"{self.last.year}年{self.name}"

    def is_running(self, as_of: date) -> bool:
        """Tell whether it still goes on after a day; on its last day it has ended."""
        return self.last > as_of

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def cycles(plan: Plan, as_of: date) -> tuple[Cycle, ...]:
    """List the cycles of a plan that have begun by a day, in order."""
    settings = plan.settings.inspection
    until = min(plan.end, as_of)
    if until < plan.start:
        return ()
    if settings.cycle is CycleKind.XUN:
        spans = _xuns(plan.start, until)
    else:
        spans = _every(settings.cycle_days, settings.anchor or plan.start, plan.start, until)
    return tuple(
        Cycle(index, max(first, plan.start), min(last, plan.end), settings.cycle)
        for index, first, last in spans
    )


def _xuns(start: date, until: date) -> Iterator[Span]:
    """The ten-day parts of months from that of one day to that of another."""
    index = 0
    month = Month.of(start)
    while month <= Month.of(until):
        for part in range(3):
            first = date(month.year, month.month, 10 * part + 1)
            last = month.last_day if part == 2 else first.replace(day=10 * part + 10)
            if last >= start and first <= until:
                yield index, first, last
                index += 1
        month = month + 1


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


def _xun_of(day: date) -> int:
    return min((day.day - 1) // 10, 2)
