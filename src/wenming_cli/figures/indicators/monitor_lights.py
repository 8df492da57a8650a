"""The monitoring light of an indicator (双监控): whether the year's target is within reach.

A value that adds up over the year is held against the part of the target that goes with the months
begun; one that is measured as it stands is held against the target itself.
"""

from datetime import date
from fractions import Fraction

from wenming_cli.figures.indicators.actual_values import Reading, target_of
from wenming_cli.figures.indicators.attainment import is_met
from wenming_cli.model.indicator import Accrual, Achievement, Indicator, Nature
from wenming_cli.model.plan import Plan
from wenming_cli.words.word import Word

_RED_BELOW, _YELLOW_BELOW, _BLUE_FROM = Fraction(60, 100), Fraction(80, 100), Fraction(120, 100)


class MonitorLight(Word):
    """How an indicator stands against its target in the course of the year; worst first."""

    RED = "red", "预警"
    YELLOW = "yellow", "关注"
    BLUE = "blue", "超额"
    GREEN = "green", "正常"
    GREY = "grey", "未到"


_OF_LEVEL = {
    Achievement.ACHIEVED: MonitorLight.GREEN,
    Achievement.PARTIAL: MonitorLight.YELLOW,
    Achievement.MISSED: MonitorLight.RED,
}


def month_share(plan: Plan, as_of: date) -> Fraction:
    """m/12 in the m-th month of a calendar year: the months begun over the months of the plan."""
    whole = max(_months(plan.start, plan.end), 1)
    return Fraction(min(max(_months(plan.start, as_of), 1), whole), whole)


def _months(first: date, last: date) -> int:
    """The months two days lie in, and all between them."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def monitor_light(
    plan: Plan, indicator: Indicator, actual: Reading, as_of: date
) -> MonitorLight | None:
    """Find the light at the end of a day; None where the target is no number to hold it against."""
    if indicator.accrual is Accrual.YEAR_END and as_of < plan.end:
        return MonitorLight.GREY
    if indicator.nature is Nature.QUALITATIVE:
        return _OF_LEVEL[actual.level] if actual.level is not None else MonitorLight.RED
    target = target_of(indicator)
    if target is None or actual.value is None:
        return None if target is None else MonitorLight.RED
    if indicator.accrual is Accrual.CUMULATIVE and target > 0:
        judge = _used_up if indicator.nature is Nature.AT_MOST else _gathered
        return judge(target, target * month_share(plan, as_of), actual.value)
    if is_met(indicator.nature, target, actual.value):
        return MonitorLight.GREEN
    return MonitorLight.RED if indicator.accrual is Accrual.CUMULATIVE else MonitorLight.YELLOW


def _used_up(target: Fraction, by_now: Fraction, actual: Fraction) -> MonitorLight:
    """What adds up and must stay below the target."""
    if actual > target:
        return MonitorLight.RED
    return MonitorLight.GREEN if actual <= by_now else MonitorLight.YELLOW


def _gathered(target: Fraction, by_now: Fraction, actual: Fraction) -> MonitorLight:
    """What adds up and must reach the target."""
    if actual <= 0:
        return MonitorLight.RED
    if actual >= target * _BLUE_FROM:
        return MonitorLight.BLUE
    if actual < by_now * _RED_BELOW:
        return MonitorLight.RED
    return MonitorLight.YELLOW if actual < by_now * _YELLOW_BELOW else MonitorLight.GREEN
