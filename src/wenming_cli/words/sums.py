"""Parts of a number that are rounded so that they still add up as they are printed.

Each is rounded by itself; what is then wanting to the rounded sum is put to the largest of them,
which it distorts the least.
"""

from collections.abc import Sequence
from fractions import Fraction

from wenming_cli.words.numbers import half_up


def rounded_parts(parts: Sequence[Fraction], places: int) -> tuple[Fraction, ...]:
    """Parts rounded to a number of decimals that add up to their sum rounded so."""
    shown = [_rounded(part, places) for part in parts]
    whole = _rounded(sum(parts, Fraction(0)), places)
    largest = max(range(len(parts)), key=lambda at: abs(parts[at]))
    shown[largest] += whole - sum(shown)
    return tuple(shown)


def _rounded(value: Fraction, places: int) -> Fraction:
    return Fraction(half_up(value, places))
