"""A forecast: how many tasks will be done by the month ends to come, at the pace of late.

The pace is the throughput of the last three whole months. Their mean gives what is expected, the
slowest and the fastest of them the band around it. It is arithmetic, no plan and no promise.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from wenming_cli.figures.trends.measures import DONE
from wenming_cli.figures.trends.moments import Moment, moments
from wenming_cli.figures.trends.s_curve import planned_ahead, to_be_done
from wenming_cli.figures.trends.series import Followed
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

MONTHS = 3
"""How many whole months make the pace."""
LEAST, MOST = "最少（预测）", "最多（预测）"
"""What the ends of a forecast are called: nobody takes them for facts."""


class Throughput(NamedTuple):
    """How many tasks were done in a month."""

    period: str
    done: int


class Expected(NamedTuple):
    """How many tasks are to be done by a month's end, and how many are expected to be."""

    moment: Moment
    planned: int
    done: int
    least: int
    most: int


@frozen
class CompletionForecast:
    """What is expected of tasks, month by month to the plan's end; ``total`` is how many there are.

    With fewer than three whole months behind it, nothing is expected: ``ahead`` is empty.
    """

    total: int
    pace: tuple[Throughput, ...]
    ahead: tuple[Expected, ...]

    @property
    def mean(self) -> Fraction:
        """Tasks a month."""
        return _mean(self.pace)


def forecast(plan: Plan, followed: Followed, as_of: date) -> CompletionForecast | None:
    """Look ahead from a day; None where nothing is left to be done, or no time to do it."""
    now = followed.at(Moment("", as_of))
    done, total = now.counts[DONE.id], to_be_done(plan, now, as_of)
    planned = tuple(planned_ahead(plan, now, as_of))
    if done >= total or not planned:
        return None
    pace = tuple(_pace(plan, followed, as_of))
    if len(pace) < MONTHS:
        return CompletionForecast(total, pace, ())
    return CompletionForecast(total, pace, tuple(_ahead(pace, done, total, planned, as_of)))


def _pace(plan: Plan, followed: Followed, as_of: date) -> Iterator[Throughput]:
    """What was done in each of the last whole months of the plan that are over."""
    months = (Month.of(moment.as_of) for moment in moments(plan, as_of))
    over = [each for each in months if plan.start <= each.first_day and each.last_day <= as_of]
    if len(over) < MONTHS:
        return
    days = [over[-MONTHS].first_day - timedelta(days=1), *(m.last_day for m in over[-MONTHS:])]
    counts = [followed.at(Moment("", day)).counts[DONE.id] for day in days]
    for month, before, after in zip(over[-MONTHS:], counts, counts[1:], strict=False):
        yield Throughput(str(month), after - before)


def _mean(pace: Sequence[Throughput]) -> Fraction:
    return Fraction(sum(month.done for month in pace), MONTHS)


def _ahead(
    pace: Sequence[Throughput],
    done: int,
    total: int,
    planned: Sequence[tuple[Moment, int]],
    as_of: date,
) -> Iterator[Expected]:
    months = [month.done for month in pace]
    mean = _mean(pace)
    elapsed, day = Fraction(0), as_of
    for moment, due in planned:
        elapsed += Fraction((moment.as_of - day).days, Month.of(moment.as_of).last_day.day)
        day = moment.as_of
        least, expected, most = (
            min(Fraction(total), done + max(speed, Fraction(0)) * elapsed)
            for speed in (Fraction(min(months)), mean, Fraction(max(months)))
        )
        yield Expected(moment, due, floor(expected + Fraction(1, 2)), floor(least), ceil(most))
