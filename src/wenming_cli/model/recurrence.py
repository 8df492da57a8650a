"""Recurring duties: the same thing to be done every week, month, quarter or half-year.

Each period in which it is due is an occurrence, known by the period as people write it:
``2020-06``, ``2020-W23``, ``2020-Q2``, ``2020-H1``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, ClassVar

from wenming_cli.frozen import frozen
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.base import Entry, field
from wenming_cli.model.named_period import (
    NamedPeriod,
    PeriodUnit,
    half_year_of,
    month_period,
    moved,
    parse_period,
    quarter_of,
    week_of,
)
from wenming_cli.model.scalars import Choice, Date, Fault, Form, Month, Parsed, half_width, shown

MARK = "@"
"""What stands between the id of a task and the period of an occurrence."""


class Rhythm(Choice):
    """How often something is to be done."""

    WEEK = "week", "每周", "周"
    MONTH = "month", "每月", "月"
    QUARTER = "quarter", "每季度", "季度", "每季", "季"
    HALF_YEAR = "half_year", "每半年", "半年"

    @property
    def months(self) -> int:
        """How many months a period has; 0 for a week."""
        return {Rhythm.WEEK: 0, Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.HALF_YEAR: 6}[self]


@frozen
class DayOfPeriod:
    """A day of the week or of a month, and which month of the period that is, from 1."""

    month: int
    day: int

    def __str__(self) -> str:
        return str(self.day) if self.month == 1 else f"{self.month}-{self.day}"


_DAY = lazy_pattern(r"(?:(\d{1,2})-)?(\d{1,2})", re.ASCII)
_WEEKDAYS = "一二三四五六日"
_LOOSE_WEEKDAY = lazy_pattern(r"(?:每?周|每?星期|礼拜)([一二三四五六日天])")
_LOOSE_DAY = lazy_pattern(r"(?:每?月)?(\d{1,2})[日号]?(?:前|以前|之前)?", re.ASCII)


@lru_cache(maxsize=1024)
def parse_day_of_period(text: str) -> DayOfPeriod:
    """A day of the week or the month, ``3-15`` for one of the third month; ranges are a rule's."""
    found = _DAY.fullmatch(text)
    if found is None:
        message = f"“{shown(text)}”不是规定写法的日子"
        raise Fault("E208", message, _day_hint(half_width(text).strip()[:20]))
    return DayOfPeriod(int(found[1] or 1), int(found[2]))


def _day_hint(plain: str) -> str:
    weekday = _LOOSE_WEEKDAY.fullmatch(plain)
    if weekday is not None:
        return f"写成 {_WEEKDAYS.index(weekday[1].replace('天', '日')) + 1}：周一是 1，周日是 7"
    if re.search("月底|月末|最后一天", plain):
        return "写成 31：没有 31 日的月份算最后一天"
    found = _LOOSE_DAY.fullmatch(plain)
    if found is not None and 1 <= int(found[1]) <= 31:
        return f"写成 {int(found[1])}"
    return "每周的写 1 到 7，每月的写 1 到 31；季度、半年的写 15 或 3-15（第三个月的 15 日）"


class Recurrence(Entry):
    """How often a duty comes back, on which day, and from when to when."""

    LABEL: ClassVar[str] = "定期"
    SPELT: ClassVar[Mapping[str, str]] = MappingProxyType({"since": "from", "until": "to"})

    period: Rhythm = field(title="周期")
    day: Annotated[
        DayOfPeriod, Parsed(parse_day_of_period), Form(r"^(\d{1,2}-)?\d{1,2}$", "15")
    ] = field(
        title="日子",
        description="每周的写星期几（1 到 7），每月的写几日，季度、半年写第几个月的几日（3-15，"
        "第一个月的只写 15）；这个月没有这一天的算最后一天",
    )
    since: Date | None = field(
        None, title="起", description="这一天以后到期的才算；不写就是任务的开始日期"
    )
    until: Date | None = field(
        None, title="止", description="这一天以前到期的才算；不写就是计划的截止日期"
    )

    @property
    def words(self) -> str:
        """How often, and on which day: ``每周五``, ``每月25日``, ``每季度第3个月最后一天``."""
        if self.period is Rhythm.WEEK:
            return f"每周{_WEEKDAYS[min(max(self.day.day, 1), 7) - 1]}"
        month = "" if self.period.months == 1 else f"第{self.day.month}个月"
        day = "最后一天" if self.day.day >= 31 else f"{self.day.day}日"
        return f"{self.period.label}{month}{day}"


@frozen
class Occurrence:
    """One period of a recurring duty: its days, of which it has begun on the first, and its limit.

    ``is_first`` tells the first of them all.
    """

    key: str
    name: str
    first: date
    last: date
    due: date
    is_first: bool = False

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def occurrences(every: Recurrence, first: date, last: date) -> tuple[Occurrence, ...]:
    """The occurrences due from one day to another, both included."""
    return _occurrences(every.period, every.day, first, last)


@lru_cache(maxsize=1024)
def _occurrences(
    rhythm: Rhythm, day: DayOfPeriod, first: date, last: date
) -> tuple[Occurrence, ...]:
    found: list[Occurrence] = []
    for period in _periods(rhythm, first, last):
        due = due_in(period, day)
        if first <= due <= last:
            begin = max(period.first, first)
            found.append(Occurrence(period.text, period.name, begin, period.last, due, not found))
    return tuple(found)


def _periods(rhythm: Rhythm, first: date, last: date) -> Iterator[NamedPeriod]:
    """The periods that have a day from one day to another."""
    period = _PERIOD_OF[rhythm](first)
    while period.first <= last:
        yield period
        period = moved(period, 1)


_PERIOD_OF: Mapping[Rhythm, Callable[[date], NamedPeriod]] = {
    Rhythm.WEEK: week_of,
    Rhythm.MONTH: lambda day: month_period(Month.of(day)),
    Rhythm.QUARTER: lambda day: quarter_of(Month.of(day)),
    Rhythm.HALF_YEAR: lambda day: half_year_of(Month.of(day)),
}


def due_in(period: NamedPeriod, day: DayOfPeriod) -> date:
    """The limit in a period; a day beyond the end of a month, or of the period, is its last."""
    which = max(day.day, 1)
    if period.unit is PeriodUnit.WEEK:
        return min(period.last, period.first + timedelta(days=which - 1))
    month = Month.of(min(period.last, (Month.of(period.first) + max(day.month - 1, 0)).first_day))
    return month.first_day.replace(day=min(which, month.last_day.day))


_WEEK = lazy_pattern(r"(\d{4})-W(\d{2})", re.ASCII)


def period_called(key: str) -> NamedPeriod | None:
    """The days of the key of an occurrence; None where it is none."""
    week = _WEEK.fullmatch(key)
    try:
        if week is not None:
            return week_of(date.fromisocalendar(int(week[1]), int(week[2]), 1))
        found = parse_period(key)
    except ValueError:
        return None
    return found if isinstance(found, NamedPeriod) else None


def near_key(key: str, keys: Iterable[str]) -> str | None:
    """The period that was meant by one that is spelt otherwise: ``2020-6``, ``2020w23``."""
    wanted = _numbers(key)
    return next((each for each in keys if wanted and _numbers(each) == wanted), None)


def _numbers(key: str) -> tuple[str, ...]:
    """The letters and numbers of a key, as far as they tell one period from another."""
    found = re.findall(r"\d+|[A-Z]", half_width(key).upper(), re.ASCII)
    return tuple(part.lstrip("0") for part in found)


def base_of(name: str) -> str:
    """The id of a task, or a part of one, without the period of an occurrence."""
    return name.partition(MARK)[0]


def task_of(name: str) -> str:
    """The id of the task that a part, or an occurrence, is one of: ``A`` of ``A/甲局@2020-06``."""
    return base_of(name).partition("/")[0]
