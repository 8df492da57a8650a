"""What an indicator has come to at a date: the actual value, from where the indicator takes it.

Values are exact and in the indicator's unit; a rate is in hundredths, so that 95 stands for 95 %.
94.996 % does not meet 95 %, and is printed so that this shows.
"""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

from wenming_cli.figures.confidence import Interval, wilson
from wenming_cli.figures.days.period import known
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.indicators.restated import standing_samples
from wenming_cli.frozen import frozen
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.indicator import Achievement, Indicator, Nature, PassedWord, Sample
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Fault, parse_number
from wenming_cli.words.numbers import exact_text
from wenming_cli.words.rates import percent_against, percent_text

FigureOf = Callable[[str], Figure | None]
"""A figure of the whole plan by its id; None where the plan has nothing of that kind."""

_RATE_NAME = lazy_pattern(
    r"(不?[\u4e00-\u9fff]{2}(?=率)|(?:满意|信任|认可|认同|支持|参与|知晓|关注)(?=度))"
    r"[率度](?:（[^（）]*）)?$"
)
NO_ACTUAL = "没有实际值"
NO_SAMPLES = "没有抽查"
NO_FIGURE = "没有这个比率"


@frozen
class Reading:
    """The actual value at a date.

    ``value`` is in the indicator's unit, or ``level`` says how far a qualitative target was met;
    ``day`` is when it was measured, ``is_rate`` whether it was computed as a rate, ``interval``
    where the true share lies if it was sampled. Where nothing is known ``reason`` says why, and
    the rest is None.
    """

    value: Fraction | None = None
    level: Achievement | None = None
    day: date | None = None
    is_rate: bool = False
    reason: str | None = None
    interval: Interval | None = None


def target_of(indicator: Indicator) -> Fraction | None:
    """Read the target as a number; None for a qualitative one, or one that is no number."""
    if indicator.nature is Nature.QUALITATIVE:
        return None
    try:
        return Fraction(parse_number(indicator.target))
    except Fault:
        return None


def rate_of(samples: Iterable[Sample]) -> Fraction | None:
    """Divide passed by checked, summed over samples; None where nothing was checked."""
    samples = list(samples)
    checked = sum(sample.checked for sample in samples)
    return Fraction(sum(sample.passed for sample in samples), checked) if checked else None


def interval_of(samples: Iterable[Sample]) -> Interval | None:
    """Find where the share behind some samples lies; None where nothing was checked."""
    samples = list(samples)
    return wilson(sum(s.passed for s in samples), sum(s.checked for s in samples))


def samples_of(plan: Plan, indicator: Indicator, as_of: date) -> tuple[Sample, ...]:
    """List the samples of an indicator up to a day, oldest first, those replaced left out."""
    return standing_samples(known((s for s in plan.samples if s.indicator == indicator.id), as_of))


def reading(plan: Plan, indicator: Indicator, as_of: date, figure_of: FigureOf) -> Reading:
    """Find the actual value at the end of a day."""
    if indicator.measure == "sampled":
        return _sampled(samples_of(plan, indicator, as_of))
    if indicator.measure.startswith("figure:"):
        return _computed(figure_of(indicator.measure.removeprefix("figure:")), as_of)
    return _reported(indicator, as_of)


def _sampled(samples: tuple[Sample, ...]) -> Reading:
    rate = rate_of(samples)
    if rate is None:
        return Reading(reason=NO_SAMPLES)
    last = samples[-1].date
    return Reading(rate * 100, None, last, is_rate=True, interval=interval_of(samples))


def _computed(figure: Figure | None, as_of: date) -> Reading:
    if figure is None or figure.value is None:
        return Reading(reason=NO_FIGURE if figure is None else figure.reason)
    return Reading(figure.value * 100, None, as_of, is_rate=True, interval=figure.interval)


def _reported(indicator: Indicator, as_of: date) -> Reading:
    """The last that was reported; a level counts where one is asked for, a value elsewhere."""
    actuals = known(indicator.actuals, as_of)
    if not actuals:
        return Reading(reason=NO_ACTUAL)
    last = actuals[-1]
    if indicator.nature is Nature.QUALITATIVE and last.level is not None:
        return Reading(None, last.level, last.date)
    if last.value is None:
        return Reading(reason=NO_ACTUAL)
    return Reading(Fraction(last.value), None, last.date)


# --- in words -------------------------------------------------------------------------------------


def target_words(indicator: Indicator) -> str:
    """Nature and target in words: ``不低于95%``; a qualitative target as it is written."""
    if indicator.nature is Nature.QUALITATIVE:
        return indicator.target
    return f"{indicator.nature.label}{indicator.target}{indicator.unit or ''}"


def rate_text(indicator: Indicator, rate: Fraction | None) -> str:
    """Write a share as a percentage that shows on which side of the target it lies."""
    target = target_of(indicator)
    return percent_text(rate) if target is None else percent_against(rate, target / 100)


def interval_words(indicator: Indicator, interval: Interval) -> str:
    """Where a share lies, each end on its side of the target: ``95%可信区间88.1%～94.7%``."""
    target = target_of(indicator)
    return interval.named(*(() if target is None else (target / 100,)))


def passing_word(indicator: Indicator) -> str:
    """What a sample is called that counts: as written, 满意 of 群众满意度; else 合格."""
    name = _RATE_NAME.search(indicator.name)
    if indicator.passed_word is not None or name is None:
        return written_word(indicator)
    return name[1]


def written_word(indicator: Indicator) -> str:
    """What a sample is called that counts, whatever the name of its indicator: else 合格."""
    word = indicator.passed_word or PassedWord.PASSED
    return word.label


def rate_word(indicator: Indicator) -> str:
    """What the rate of a sampled indicator is called: 满意率, 履约率, 合格率."""
    return f"{passing_word(indicator)}率"


def reading_words(indicator: Indicator, actual: Reading) -> str | None:
    """Write the actual value with its unit, or its level in a word; None where nothing is known."""
    if actual.level is not None:
        return actual.level.label
    if actual.value is None:
        return None
    if actual.is_rate:
        return rate_text(indicator, actual.value / 100)
    return f"{exact_text(actual.value)}{indicator.unit or ''}"
