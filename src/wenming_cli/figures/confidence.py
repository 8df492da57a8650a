"""How sure a share is that rests on a sample: the 95 % interval of Wilson, and what it decides.

Everything is rational. Square roots are those of integers, cut off after 15 decimals.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import isqrt

from wenming_cli.frozen import frozen
from wenming_cli.model.indicator import Nature
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import SURE, bounds_text
from wenming_cli.words.word import Word

_DECIMALS = 15
_Z = Fraction("1.959963984540054")
"""The normal quantile of 97.5 %: 2.5 % lie beyond it on either side."""
_NONE, _ALL = Fraction(0), Fraction(1)


class Verdict(Word):
    """A verdict says whether a threshold is met, as far as a sample can tell."""

    REACHED = "reached", "达到"
    MISSED = "missed", "未达到"
    UNDECIDED = "undecided", "尚不能断定"


@frozen
class Interval:
    """Where the true share lies, 19 times out of 20."""

    low: Fraction
    high: Fraction

    def overlaps(self, other: "Interval") -> bool:
        """Tell whether two shares can not be told apart."""
        return self.low <= other.high and other.low <= self.high

    def words(self, *lines: Fraction) -> str:
        """``88.1%～94.7%``, each end on its side of the thresholds."""
        return bounds_text(self.low, self.high, *lines)

    def named(self, *lines: Fraction) -> str:
        """Its name before it: ``95%可信区间88.1%～94.7%``."""
        return f"{SURE}{self.words(*lines)}"

    def as_json(self) -> dict[str, str]:
        """Both ends as decimal strings, to 6 places."""
        return {"low": decimal_text(self.low, 6), "high": decimal_text(self.high, 6)}


def overlap(some: Iterable[Interval | None], others: Iterable[Interval | None]) -> bool:
    """Tell whether any of some shares can not be told apart from any of others."""
    known = [each for each in others if each is not None]
    return any(one.overlaps(other) for one in some if one is not None for other in known)


def root(square: Fraction) -> Fraction:
    """Take the square root, cut off after 15 decimals."""
    scale = 10**_DECIMALS
    return Fraction(isqrt(square.numerator * scale * scale // square.denominator), scale)


def wilson(passed: int | Fraction, checked: int) -> Interval | None:
    """The interval of a share; None where nothing was checked, or more passed than were.

    What passed in part counts in part, which makes the interval no narrower than it is.
    """
    if not 0 <= passed <= checked or not checked:
        return None
    failed, square = checked - passed, _Z * _Z
    middle = 2 * passed + square
    spread = _Z * root(square + Fraction(4 * passed * failed, checked))
    whole = 2 * (checked + square)
    low = (middle - spread) / whole if passed else _NONE
    return Interval(low, (middle + spread) / whole if failed else _ALL)


def verdict(nature: Nature, target: Fraction, interval: Interval) -> Verdict:
    """Judge a share against a threshold: only what the whole interval says is said."""
    above, below = interval.low >= target, interval.high <= target
    if nature is Nature.AT_LEAST:
        return _said(reached=above, missed=interval.high < target)
    if nature is Nature.AT_MOST:
        return _said(reached=below, missed=interval.low > target)
    return _said(reached=above and below, missed=not interval.low <= target <= interval.high)


def _said(*, reached: bool, missed: bool) -> Verdict:
    if reached:
        return Verdict.REACHED
    return Verdict.MISSED if missed else Verdict.UNDECIDED
