"""Rates are written as percentages, their differences in percentage points."""

from fractions import Fraction

from wenming_cli.words.numbers import MINUS, NO_VALUE, decimal_text, half_up


def percent_text(value: Fraction | None, places: int = 2) -> str:
    """A share as ``83.33%``, or ``—`` where there is no value."""
    return NO_VALUE if value is None else f"{decimal_text(value * 100, places)}%"


def short_percent(value: Fraction) -> str:
    """A share of 1 as ``87.10%``; whole percentages without decimals, ``90%``."""
    return percent_text(value).replace(".00%", "%")


def points_text(value: Fraction | None) -> str:
    """A difference of shares as ``+1.20个百分点``, or ``—`` where there is no value."""
    return NO_VALUE if value is None else f"{signed_number(value * 100)}个百分点"


def signed_number(value: Fraction) -> str:
    """A difference as a number with its sign, as tables and data hold it: ``+4.26``, ``-7.96``."""
    return f"{'+' if half_up(value, 2) > 0 else ''}{decimal_text(value, 2)}"


def signed_term(value: Fraction) -> str:
    """The same as one term of a sum in a sentence: ``+4.26``, ``−7.96``."""
    return signed_number(value).replace("-", MINUS)


def points_between(value: Fraction, other: Fraction) -> str:
    """The difference of two shares as that of the percentages printed with two decimals."""
    shown = half_up(value * 100, 2) - half_up(other * 100, 2)
    return points_text(Fraction(shown) / 100)


def percent_against(value: Fraction | None, threshold: Fraction) -> str:
    """A share with as many decimals, 2 at least, as it takes to show its side of a threshold.

    94.996 % is not 95 %, so against 95 % it is printed ``94.996%`` and not ``95.00%``.
    """
    return percent_beside(value, threshold)


def percent_beside(value: Fraction | None, *thresholds: Fraction) -> str:
    """A share with as many decimals, 2 at least, as show its side of each of the thresholds."""
    if value is None:
        return NO_VALUE
    return percent_text(value, max((_places(value, line) for line in thresholds), default=2))


SURE = "95%可信区间"
"""What the interval of a sampled share is called."""


def bounds_text(low: Fraction, high: Fraction, *lines: Fraction) -> str:
    """Both ends of an interval, one decimal or as many as show their side of the thresholds."""
    ends = (percent_text(e, max((_places(e, x, 1) for x in lines), default=1)) for e in (low, high))
    return "～".join(ends)


def points_beside(score: Fraction, *lines: Fraction) -> str:
    """A score of 100 with one decimal, or as many as show its side of the lines."""
    return decimal_text(score, max((_places(score / 100, x / 100, 1) for x in lines), default=1))


def beside_text(shown: str, numbers: str) -> str:
    """A rate with its numbers on a screen, ``80.00% (24/30)``; alone where it has none."""
    return f"{shown} ({numbers})" if numbers else shown


def within_text(shown: str, numbers: str) -> str:
    """A rate with its numbers in a sentence of a report: ``82.50%（99/120）``."""
    return f"{shown}（{numbers}）"


def _places(value: Fraction, threshold: Fraction, least: int = 2) -> int:
    places = least
    if value != threshold:
        while not _same_side(value, Fraction(half_up(value * 100, places)) / 100, threshold):
            places += 1
    return places


def _same_side(exact: Fraction, shown: Fraction, threshold: Fraction) -> bool:
    return shown > threshold if exact > threshold else shown < threshold
