"""Where an indicator stands at a date, and whether that meets its target as far as can be told.

Values are compared exactly: 94.996 % does not meet 95 %, and is printed so that this shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from wenming_cli.figures.figure import percent_against, percent_text
from wenming_cli.figures.period import known
from wenming_cli.model.indicator import (
    LEVELS,
    Accrual,
    Achievement,
    Indicator,
    Nature,
    Sample,
)
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Fault, parse_number
from wenming_cli.reports.filters import number
from wenming_cli.reports.view import View


@dataclass(frozen=True, slots=True)
class Reading:
    """The actual value at a date: ``value`` in the indicator's unit or a ``level``, as ``text``.

    ``day`` is the day it was measured; all are None or empty where nothing was.
    """

    text: str = ""
    value: Fraction | None = None
    level: Achievement | None = None
    day: date | None = None


def in_form_order(plan: Plan) -> list[Indicator]:
    """The indicators in the order of the official form; of one second level, in file order."""
    levels = LEVELS[plan.settings.scoring.scheme]
    order = [(first, second) for first, seconds in levels.items() for second in seconds]

    def place(indicator: Indicator) -> int:
        level = indicator.level1, indicator.level2
        return order.index(level) if level in order else len(order)

    return sorted(plan.indicators, key=place)


def target_of(indicator: Indicator) -> Fraction | None:
    """The target as a number; None for a qualitative one, or one that is no number."""
    if indicator.nature is Nature.QUALITATIVE:
        return None
    try:
        return Fraction(parse_number(indicator.target))
    except Fault:
        return None


def target_words(indicator: Indicator) -> str:
    """Nature and target in words: ``不低于95%``; a qualitative target as it is written."""
    if indicator.nature is Nature.QUALITATIVE:
        return indicator.target
    return f"{indicator.nature.label}{indicator.target}{indicator.unit or ''}"


def is_met(indicator: Indicator, value: Fraction) -> bool | None:
    """Whether a value meets the target exactly; None where there is no number to meet."""
    target = target_of(indicator)
    if target is None:
        return None
    if indicator.nature is Nature.AT_LEAST:
        return value >= target
    return value <= target if indicator.nature is Nature.AT_MOST else value == target


def rate_of(samples: Iterable[Sample]) -> Fraction | None:
    """Passed over checked, summed over samples; None where nothing was checked."""
    samples = list(samples)
    checked = sum(sample.checked for sample in samples)
    return Fraction(sum(sample.passed for sample in samples), checked) if checked else None


def rate_text(indicator: Indicator, rate: Fraction | None) -> str:
    """A share as a percentage that shows on which side of the target it lies."""
    target = target_of(indicator)
    return percent_text(rate) if target is None else percent_against(rate, target / 100)


def samples_of(view: View, indicator: Indicator) -> tuple[Sample, ...]:
    """The samples of an indicator up to the cut-off day, oldest first."""
    return known((s for s in view.plan.samples if s.indicator == indicator.id), view.as_of)


def reading(view: View, indicator: Indicator) -> Reading:
    """The actual value at the cut-off day, from where the indicator takes it."""
    if indicator.measure == "sampled":
        samples = samples_of(view, indicator)
        return _of_rate(indicator, rate_of(samples), samples[-1].date if samples else None)
    if indicator.measure.startswith("figure:"):
        figure = view.now.whole.figure(indicator.measure.removeprefix("figure:"))
        return _of_rate(indicator, figure.value if figure else None, view.as_of)
    return _reported(view, indicator)


def verdict(view: View, indicator: Indicator, actual: Reading) -> str:
    """How the actual value stands to the target, in a word."""
    if actual.level is not None:
        return actual.level.label
    if actual.value is None:
        return "暂无数据"
    met = is_met(indicator, actual.value)
    if met is None:
        return "不作比较"
    if indicator.nature is Nature.AT_MOST:
        return "未超过指标值" if met else "已超过指标值"
    if not met and indicator.accrual is not Accrual.LEVEL and view.as_of < view.plan.end:
        return "推进中"
    return "已达到指标值" if met else "未达到指标值"


def _of_rate(indicator: Indicator, rate: Fraction | None, day: date | None) -> Reading:
    if rate is None:
        return Reading()
    return Reading(rate_text(indicator, rate), rate * 100, None, day)


def _reported(view: View, indicator: Indicator) -> Reading:
    actuals = known(indicator.actuals, view.as_of)
    if not actuals:
        return Reading()
    last = actuals[-1]
    if last.value is None:
        return Reading(last.level.label if last.level else "", None, last.level, last.date)
    text = f"{number(last.value)}{indicator.unit or ''}"
    return Reading(text, Fraction(last.value), last.level, last.date)
