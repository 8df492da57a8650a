"""Periods as people name them: a month, a quarter, a half-year, a 旬, a cycle, days from and to."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Annotated

from wenming_cli.frozen import frozen
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.scalars import (
    Fault,
    Form,
    Month,
    Parsed,
    folded,
    parse_date,
    parse_month,
    shown,
)
from wenming_cli.words.dates import chinese_date, month_day, month_text


class PeriodUnit(Enum):
    """What kind of period it is; periods are counted among those of their own kind."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    XUN = "xun"
    CYCLE = "cycle"
    DAYS = "days"


class WrittenPeriod:
    """A period as it is written: days with a name, or the number of a cycle."""

    __slots__ = ()


@frozen
class NamedPeriod(WrittenPeriod):
    """Days from ``first`` to ``last``, the way they are written and what they are called."""

    text: str
    unit: PeriodUnit
    name: str
    first: date
    last: date

    @property
    def month(self) -> Month | None:
        """The month it is; None where it is another period."""
        return Month.of(self.first) if self.unit is PeriodUnit.MONTH else None

    @property
    def this(self) -> str:
        """What it is called in its own report: 本月, 本季度 … 本期."""
        return _SAID.get(self.unit, _OTHERWISE)[0]

    @property
    def before(self) -> str:
        """What the one before it is called there: 上月, 上季度 … 上期."""
        return _SAID.get(self.unit, _OTHERWISE)[1]

    @property
    def after(self) -> str:
        """What the one after it is called there: 下月, 下季度 … 下期."""
        return _SAID.get(self.unit, _OTHERWISE)[2]

    @property
    def end(self) -> str:
        """What its last day is called: 月末, 季末 … 期末."""
        return _ENDS.get(self.unit, "期末")

    @property
    def report(self) -> str:
        """What the report of it is called: 月报, 季报 … 简报."""
        return _REPORTS.get(self.unit, "简报")

    @property
    def running(self) -> str:
        """What is said of its numbers while it still goes on."""
        return _RUNNING.get(self.unit, "期中数据")

    def __str__(self) -> str:
        return self.text

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@frozen
class CycleNumber(WrittenPeriod):
    """A cycle named by its number; a plan says which days it has."""

    number: int

    def __str__(self) -> str:
        return f"#{self.number}"


_SAID = {
    PeriodUnit.MONTH: ("本月", "上月", "下月"),
    PeriodUnit.QUARTER: ("本季度", "上季度", "下季度"),
    PeriodUnit.CYCLE: ("本周期", "上周期", "下周期"),
}
_OTHERWISE = ("本期", "上期", "下期")
_ENDS = {PeriodUnit.MONTH: "月末", PeriodUnit.QUARTER: "季末"}
_REPORTS = {
    PeriodUnit.MONTH: "月报",
    PeriodUnit.QUARTER: "季报",
    PeriodUnit.HALF_YEAR: "半年报",
    PeriodUnit.XUN: "旬报",
}
_RUNNING = {PeriodUnit.MONTH: "月中数据"}

_XUN = ("上旬", "中旬", "下旬")
_NUMERALS = "一二三四"


def month_period(month: Month) -> NamedPeriod:
    """A calendar month."""
    return NamedPeriod(
        str(month), PeriodUnit.MONTH, month_text(month), month.first_day, month.last_day
    )


def quarter_period(year: int, quarter: int) -> NamedPeriod:
    """Three months of a calendar year, from 1 to 4."""
    first, last = Month(year, 3 * quarter - 2).first_day, Month(year, 3 * quarter).last_day
    name = f"{year}年第{_NUMERALS[quarter - 1]}季度"
    return NamedPeriod(f"{year:04}-Q{quarter}", PeriodUnit.QUARTER, name, first, last)


def half_year_period(year: int, half: int) -> NamedPeriod:
    """Six months of a calendar year: 1 is the first half, 2 the second."""
    first, last = Month(year, 6 * half - 5).first_day, Month(year, 6 * half).last_day
    name = f"{year}年{'上下'[half - 1]}半年"
    return NamedPeriod(f"{year:04}-H{half}", PeriodUnit.HALF_YEAR, name, first, last)


def xun_period(month: Month, part: int) -> NamedPeriod:
    """Ten days of a month, the third time up to its end; parts count from 0."""
    first = month.first_day.replace(day=10 * part + 1)
    last = month.last_day if part == 2 else first.replace(day=10 * part + 10)
    name = f"{month_text(month)}{_XUN[part]}"
    return NamedPeriod(f"{month}-{_XUN[part]}", PeriodUnit.XUN, name, first, last)


def week_of(day: date) -> NamedPeriod:
    """The week of ISO 8601 a day lies in, from Monday; it may belong to another year."""
    year, week, weekday = day.isocalendar()
    first = day - timedelta(days=weekday - 1)
    name = f"{year}年第{week}周"
    text = f"{year:04}-W{week:02}"
    return NamedPeriod(text, PeriodUnit.WEEK, name, first, first + timedelta(days=6))


def quarter_of(month: Month) -> NamedPeriod:
    """The quarter a month lies in."""
    return quarter_period(month.year, (month.month + 2) // 3)


def half_year_of(month: Month) -> NamedPeriod:
    """The half-year a month lies in."""
    return half_year_period(month.year, (month.month + 5) // 6)


def days_period(first: date, last: date) -> NamedPeriod:
    """Some days from one to another."""
    until = month_day(last) if first.year == last.year else chinese_date(last)
    name = f"{chinese_date(first)}至{until}"
    return NamedPeriod(f"{first}..{last}", PeriodUnit.DAYS, name, first, last)


def moved(period: NamedPeriod, steps: int) -> NamedPeriod:
    """The period of the same kind so many further on; days, by as many as there are of them.

    Cycles are a plan's own and can't be moved without it.
    """
    return _MOVES[period.unit](period, steps)


def _moved_days(period: NamedPeriod, steps: int) -> NamedPeriod:
    by = steps * timedelta(days=(period.last - period.first).days + 1)
    return days_period(period.first + by, period.last + by)


def _moved_xun(period: NamedPeriod, steps: int) -> NamedPeriod:
    months, part = divmod(period.first.day // 10 + steps, 3)
    return xun_period(Month.of(period.first) + months, part)


_MOVES: Mapping[PeriodUnit, Callable[[NamedPeriod, int], NamedPeriod]] = {
    PeriodUnit.WEEK: lambda period, steps: week_of(period.first + steps * timedelta(days=7)),
    PeriodUnit.MONTH: lambda period, steps: month_period(Month.of(period.first) + steps),
    PeriodUnit.QUARTER: lambda period, steps: quarter_of(Month.of(period.first) + 3 * steps),
    PeriodUnit.HALF_YEAR: lambda period, steps: half_year_of(Month.of(period.first) + 6 * steps),
    PeriodUnit.XUN: _moved_xun,
    PeriodUnit.DAYS: _moved_days,
}


# --- as it is written -----------------------------------------------------------------------------

_YEAR = r"[12]\d{3}"
_MONTH = rf"{_YEAR}-(?:0[1-9]|1[0-2])"
_DAY = rf"{_MONTH}-(?:0[1-9]|[12]\d|3[01])"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], WrittenPeriod]], ...] = (
    (lazy_pattern(_MONTH, re.ASCII), lambda found: month_period(parse_month(found[0]))),
    (
        lazy_pattern(rf"({_YEAR})-Q([1-4])", re.ASCII),
        lambda found: quarter_period(int(found[1]), int(found[2])),
    ),
    (
        lazy_pattern(rf"({_YEAR})-H([12])", re.ASCII),
        lambda found: half_year_period(int(found[1]), int(found[2])),
    ),
    (
        lazy_pattern(rf"({_MONTH})-([上中下]旬)", re.ASCII),
        lambda found: xun_period(parse_month(found[1]), _XUN.index(found[2])),
    ),
    (lazy_pattern(r"#(\d{1,6})", re.ASCII), lambda found: CycleNumber(int(found[1]))),
    (
        lazy_pattern(rf"({_DAY})\.\.({_DAY})", re.ASCII),
        lambda found: _from_to(parse_date(found[1]), parse_date(found[2])),
    ),
)


def _from_to(first: date, last: date) -> NamedPeriod:
    if last < first:
        raise Fault(
            "E206", f"“{first}..{last}”的最后一天早于第一天", f"前后对调：写成 {last}..{first}"
        )
    return days_period(first, last)


@lru_cache(maxsize=4096)
def parse_period(text: str) -> WrittenPeriod:
    """A period, in one of the six ways of writing one."""
    for pattern, read in _FORMS:
        found = pattern.fullmatch(text)
        if found is not None:
            return read(found)
    raise Fault("E206", f"“{shown(text)}”不是规定写法的时段", _hint(text))


_LOOSE_YEAR = r"(\d{4})\s?[-/.年]?\s?"
_LOOSE_DAY = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_LOOSE_QUARTERS = (
    lazy_pattern(rf"{_LOOSE_YEAR}q([1-4])", re.ASCII),
    lazy_pattern(rf"{_LOOSE_YEAR}第?([1-4一二三四])季度?", re.ASCII),
)
_LOOSE_HALF = lazy_pattern(rf"{_LOOSE_YEAR}(h1|h2|上半年|下半年)", re.ASCII)
_LOOSE_XUN = lazy_pattern(r"(\d{4})[-/.年](\d{1,2})月?[-/.]?([上中下])旬", re.ASCII)
_LOOSE_DAYS = lazy_pattern(rf"{_LOOSE_DAY}\s?(?:\.\.+|至|到|~|-|—)\s?{_LOOSE_DAY}", re.ASCII)
_LOOSE_CYCLE = lazy_pattern(r"第?(\d{1,6})(?:个?周期|期)?", re.ASCII)


def _hint(text: str) -> str:
    """How a period is written that people write in another way."""
    plain = folded(text)
    written = next(filter(None, (loose(plain) for loose in _LOOSE)), None)
    if written is not None:
        return f"写成 {written}"
    return (
        "写成 2020-06、2020-Q2、2020-H1、2020-06-上旬、2020-06-01..2020-06-15，"
        "或者巡查周期的编号，如 #12"
    )


def _loose_month(plain: str) -> str | None:
    try:
        parse_month(plain)
    except Fault as fault:
        found = re.search(rf"{_MONTH}$", fault.hint or "", re.ASCII)
        return found[0] if found else None
    return plain


def _loose_quarter(plain: str) -> str | None:
    found = next(filter(None, (p.fullmatch(plain) for p in _LOOSE_QUARTERS)), None)
    if found is None:
        return None
    quarter = found[2]
    return f"{found[1]}-Q{quarter if quarter.isascii() else _NUMERALS.index(quarter) + 1}"


def _loose_half(plain: str) -> str | None:
    found = _LOOSE_HALF.fullmatch(plain)
    return found and f"{found[1]}-H{1 if found[2] in ('h1', '上半年') else 2}"


def _loose_xun(plain: str) -> str | None:
    found = _LOOSE_XUN.fullmatch(plain)
    return found and f"{found[1]}-{int(found[2]):02}-{found[3]}旬"


def _loose_days(plain: str) -> str | None:
    found = _LOOSE_DAYS.fullmatch(plain)
    if found is None:
        return None
    first, last = map(int, found.groups()[:3]), map(int, found.groups()[3:])
    return "..".join("{:04}-{:02}-{:02}".format(*numbers) for numbers in (first, last))


def _loose_cycle(plain: str) -> str | None:
    found = _LOOSE_CYCLE.fullmatch(plain)
    return found and f"#{int(found[1])}"


_LOOSE = (_loose_quarter, _loose_half, _loose_xun, _loose_days, _loose_month, _loose_cycle)

PeriodOf = Annotated[
    WrittenPeriod,
    Parsed(parse_period),
    Form(
        rf"^({_MONTH}|{_YEAR}-Q[1-4]|{_YEAR}-H[12]|{_MONTH}-[上中下]旬|#\d{{1,6}}|{_DAY}\.\.{_DAY})$",
        "2020-06",
    ),
]
