"""Progress of a task: what was reported, what its time would ask, and the distance between them.

All values are shares of 1, exact. The conversions are cached because tens of thousands of tasks
report the same few percentages over the same few spans of days.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from wenming_cli.figures.days.period import known
from wenming_cli.model.task import Course, Target, Update

NONE = Fraction(0)
ALL = Fraction(1)


def reported_share(updates: Iterable[Update], target: Target | None) -> Fraction:
    """Find the share the last of the updates tells that tells any; nothing told is 0.

    ``updates`` come latest first. ``progress`` is a percentage, ``value`` a cumulative amount
    against the target; against no target, or one of 0, it tells nothing.
    """
    for update in updates:
        if update.progress is not None:
            return of_hundred(update.progress)
        if update.value is not None and target is not None and target.value > 0:
            return of_target(update.value, target.value)
    return NONE


def joint_share(
    courses: Iterable[Course], before: Decimal, target: Target, as_of: date
) -> Fraction:
    """Work out the share of a target that several courses have reached together by a day.

    ``before`` is what was reached by those that are not among them any more.
    """
    reached = sum((amount_told(course, as_of) for course in courses), before)
    return of_target(reached, target.value)


def amount_told(course: Course, as_of: date) -> Decimal:
    """Find the cumulative amount that a course told last by a day; nothing told is 0."""
    told = known([update for update in course.updates if update.value is not None], as_of)
    return (told[-1].value if told else None) or Decimal(0)


@lru_cache(maxsize=4096)
def of_hundred(percent: Decimal) -> Fraction:
    """Give a percentage as a share."""
    return Fraction(percent) / 100


@lru_cache(maxsize=4096)
def of_target(value: Decimal, target: Decimal) -> Fraction:
    """Work out the share of a target above 0 that an amount is, at most all of it."""
    return min(ALL, max(NONE, Fraction(value) / Fraction(target)))


def planned_share(as_of: date, start: date, due: date) -> Fraction:
    """Work out 计划进度: the share of the days from start to due, both included, that have begun.

    Where due comes before start nothing is planned until due, and everything from then on.
    """
    if as_of >= due:
        return ALL
    if as_of < start:
        return NONE
    return _of_days((as_of - start).days + 1, (due - start).days + 1)


@lru_cache(maxsize=65536)
def _of_days(passed: int, whole: int) -> Fraction:
    return Fraction(passed, whole)


def is_behind(progress: Fraction, planned: Fraction, margin: tuple[int, int]) -> bool:
    """Whether progress falls short of the planned share by more than a margin (a ratio of ints)."""
    done, of_done = progress.as_integer_ratio()
    wanted, of_wanted = planned.as_integer_ratio()
    short = wanted * of_done - done * of_wanted
    return short * margin[1] > margin[0] * of_done * of_wanted
