"""Amounts in 万元 with two decimals, and how they still add up.

Rounded one by one, amounts need not add up to their rounded sum. As few of them as it takes are
then moved by 0.01, those first that rounding had moved the other way the most.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from wenming_cli.frozen import frozen
from wenming_cli.words.numbers import decimal_text

_STEP = 100
"""0.01万元 in 元."""


@frozen
class Rounded:
    """Amounts in 万元 as text, in the order given, and the places of those that were moved."""

    whole: str
    parts: tuple[str, ...]
    moved: tuple[int, ...]


def adding_up(parts: Sequence[Decimal | Fraction]) -> Rounded:
    """Round amounts in 元 and their sum so that the rounded parts make the rounded sum."""
    exact = [Fraction(part) / _STEP for part in parts]
    steps = [_half_up(part) for part in exact]
    whole = _half_up(sum(exact, Fraction(0)))
    short = whole - sum(steps)
    direction = 1 if short > 0 else -1
    order = sorted(range(len(parts)), key=lambda at: direction * (steps[at] - exact[at]))
    moved = tuple(sorted(order[: abs(short)]))
    for at in moved:
        steps[at] += direction
    return Rounded(_text(whole), tuple(_text(step) for step in steps), moved)


def left_over(whole: Decimal | Fraction, part: Decimal | Fraction) -> str:
    """Work out what is left of an amount, in 万元: the difference of the two that are printed."""
    return _text(_half_up(Fraction(whole) / _STEP) - _half_up(Fraction(part) / _STEP))


def _half_up(value: Fraction) -> int:
    return int(decimal_text(value, 0))


def _text(steps: int) -> str:
    return decimal_text(Fraction(steps, 100), 2)
