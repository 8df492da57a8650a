"""Where the indicators stand at a date: actual value, attainment, light, and what is expected."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from wenming_cli.figures.confidence import Verdict, verdict
from wenming_cli.figures.days.period import is_written
from wenming_cli.figures.indicators.actual_values import (
    FigureOf,
    Reading,
    interval_words,
    reading,
    reading_words,
    target_of,
    target_words,
)
from wenming_cli.figures.indicators.attainment import attainment, is_met
from wenming_cli.figures.indicators.expectation import Expectation, expectation
from wenming_cli.figures.indicators.monitor_lights import MonitorLight, monitor_light
from wenming_cli.frozen import frozen
from wenming_cli.model.indicator import LEVELS, Accrual, Achievement, Indicator, Nature
from wenming_cli.model.plan import Plan
from wenming_cli.words.rates import percent_beside


@frozen
class IndicatorState:
    """One indicator at a date.

    ``target`` is a number in the indicator's unit, None for a qualitative one; ``attainment`` is a
    share of 1, None too for what adds up and must stay below the target, until the plan is over.
    ``met`` is None where nothing is known or there is nothing to compare. ``overshoot`` is the
    attainment that asks for a reason, ``score`` what a person gave by that day.
    """

    indicator: Indicator
    target: Fraction | None
    reading: Reading
    met: bool | None
    attainment: Fraction | None
    light: MonitorLight | None
    expected: Expectation
    overshoot: Fraction
    score: Decimal | None

    @property
    def target_words(self) -> str:
        """Nature and target in words: ``不低于95%``."""
        return target_words(self.indicator)

    @property
    def actual_words(self) -> str | None:
        """The actual value with its unit, or its level in a word; None where nothing is known."""
        return reading_words(self.indicator, self.reading)

    @property
    def last_year_words(self) -> str | None:
        """What the year before brought, with its unit: ``上年580场``; None where nobody says."""
        value = self.indicator.last_year
        return None if value is None else f"上年{value:f}{self.indicator.unit or ''}"

    @property
    def actual_beside_last_year(self) -> str | None:
        """The actual value and that of the year before: ``604场（上年580场）``."""
        if self.last_year_words is None or self.actual_words is None:
            return self.actual_words
        return f"{self.actual_words}（{self.last_year_words}）"

    @property
    def verdict(self) -> Verdict | None:
        """Whether the target is met as far as samples tell; None for what is not sampled.

        ``met`` goes by the value alone, as the points do.
        """
        interval = self.reading.interval
        if interval is None or self.target is None:
            return None
        return verdict(self.indicator.nature, self.target / 100, interval)

    @property
    def sure_words(self) -> str | None:
        """How sure a sampled value is: ``95%可信区间88.1%～94.7%，尚不能断定``; else None."""
        interval = self.reading.interval
        if interval is None:
            return None
        words = interval_words(self.indicator, interval)
        return words if self.verdict is None else f"{words}，{self.verdict.label}"

    @property
    def attainment_words(self) -> str | None:
        """完成程度 as a percentage that shows its side of 100 % and of the overshoot."""
        if self.attainment is None:
            return None
        return percent_beside(self.attainment, Fraction(1), self.overshoot)


def in_form_order(plan: Plan) -> list[Indicator]:
    """Sort the indicators as the official form does; of one second level, in file order."""
    levels = LEVELS[plan.settings.scoring.scheme]
    pairs = ((first, second) for first, seconds in levels.items() for second in seconds)
    order = {pair: place for place, pair in enumerate(pairs)}
    return sorted(plan.indicators, key=lambda i: order.get((i.level1, i.level2), len(order)))


def assess_indicators(plan: Plan, as_of: date, figure_of: FigureOf) -> tuple[IndicatorState, ...]:
    """Assess every indicator at the end of a day, in the order of the form."""
    return tuple(_state(plan, each, as_of, figure_of) for each in in_form_order(plan))


def _state(plan: Plan, indicator: Indicator, as_of: date, figure_of: FigureOf) -> IndicatorState:
    actual, target = reading(plan, indicator, as_of, figure_of), target_of(indicator)
    is_scored = is_written(plan, indicator.score_date, as_of)
    return IndicatorState(
        indicator=indicator,
        target=target,
        reading=actual,
        met=_is_met(indicator, target, actual),
        attainment=_attainment(indicator, target, actual.value, is_over=as_of >= plan.end),
        light=monitor_light(plan, indicator, actual, as_of),
        expected=expectation(plan, indicator, actual, as_of),
        overshoot=Fraction(plan.settings.scoring.overshoot) / 100,
        score=indicator.score if is_scored else None,
    )


def _attainment(
    indicator: Indicator, target: Fraction | None, value: Fraction | None, *, is_over: bool
) -> Fraction | None:
    """What is used up little by little says nothing of how far the target is met before the end."""
    is_running = not is_over and indicator.accrual is Accrual.CUMULATIVE
    if target is None or value is None or (is_running and indicator.nature is Nature.AT_MOST):
        return None
    return attainment(indicator.nature, target, value)


def _is_met(indicator: Indicator, target: Fraction | None, actual: Reading) -> bool | None:
    if actual.level is not None:
        return actual.level is Achievement.ACHIEVED
    if target is None or actual.value is None:
        return None
    return is_met(indicator.nature, target, actual.value)
