"""Working days: the national calendar, weekends beyond its years, a plan's own exceptions.

Days off and shifted working days are those the State Council announces, as ``chinesecalendar``
holds them. A plan's ``settings.workdays`` and ``settings.holidays`` come before them, working days
before days off. In years without an announcement Monday to Friday are working days.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache

from wenming_cli.model.settings import DueRollover, Settings

_DAY = timedelta(days=1)
_LAST = date.max.toordinal()


@cache
def _announced() -> tuple[frozenset[date], frozenset[date]]:
    """Days off and shifted working days of the whole country."""
    from chinese_calendar import constants  # noqa: PLC0415  (10 ms, for those who need it)

    return frozenset(constants.holidays), frozenset(constants.workdays)


def edition() -> str:
    """Which edition of the national calendar this is: another one may know other days."""
    from chinese_calendar import __version__  # noqa: PLC0415  the same

    return str(__version__)


@cache
def announced_years() -> range:
    """List the years the national calendar is known for."""
    off, _ = _announced()
    return range(min(off).year, max(off).year + 1)


def uncovered_years(days: Iterable[date], settings: Settings) -> tuple[int, ...]:
    """List the years of some days of which nobody knows the days off: none of them written."""
    own = {day.year for day in (*settings.holidays, *settings.workdays)}
    known = announced_years()
    return tuple(sorted({day.year for day in days if day.year not in known} - own))


def provisional(year: int) -> str:
    """What must be said of a year that has no calendar."""
    if year < announced_years()[0]:
        return f"程序里没有{year}年的放假安排，暂按周一至周五"
    return f"{year}年放假安排还没有公布，暂按周一至周五"


def is_workday(day: date, settings: Settings) -> bool:
    """Tell whether people work on a day."""
    if day in settings.workdays:
        return True
    if day in settings.holidays:
        return False
    off, on = _announced()
    return day in on or (day.weekday() < 5 and day not in off)


def next_workday(day: date, settings: Settings) -> date:
    """Find the day itself, or else the first working day after it."""
    while not is_workday(day, settings):
        day += _DAY
    return day


def horizon(after: date, workdays: int, settings: Settings) -> date:
    """Find the last day up to which at most so many working days lie after a day."""
    day = after
    while day < date.max:
        workdays -= is_workday(day + _DAY, settings)
        if workdays < 0:
            break
        day += _DAY
    return day


@cache
def days_after(day: date, days: int) -> date:
    """Go so many calendar days on, or to the last day there is."""
    return date.fromordinal(min(day.toordinal() + days, _LAST))


def workdays_after(day: date, workdays: int, settings: Settings) -> date:
    """Find the working day that is so many after a day; the day itself for none."""
    while workdays > 0 and day < date.max:
        day += _DAY
        workdays -= is_workday(day, settings)
    return day


def days_before(day: date, days: int) -> date:
    """Go so many calendar days back, or to the first day there is."""
    return date.fromordinal(max(day.toordinal() - days, date.min.toordinal()))


def roller(settings: Settings) -> Callable[[date], date]:
    """What ``settings.due_rollover`` makes of a limit that falls on a day off."""
    if settings.due_rollover is DueRollover.NONE:
        return lambda day: day
    return cache(lambda day: next_workday(day, settings))


def window(workdays: int, settings: Settings) -> Callable[[date], date]:
    """Find the first day on which a limit is due soon: so many working days lie before it."""
    return cache(lambda limit: _window_start(limit, workdays, settings))


def _window_start(limit: date, workdays: int, settings: Settings) -> date:
    left, day = workdays, limit
    while day > date.min:
        left -= is_workday(day, settings)
        if left < 0:
            break
        day -= _DAY
    return day
