"""Numbers are written exactly or with so many decimals, rounded half up, never as floats."""

from decimal import Decimal
from fractions import Fraction
from math import gcd

NO_VALUE = "—"
"""Stands in prose and reports for a figure that has no value."""

MINUS = "−"
"""The sign of a term that is taken away, in sentences; data has a hyphen."""

_DIGITS = "零一二三四五六七八九"


def decimal_text(value: Fraction, places: int) -> str:
    """The value with a fixed number of decimals, rounded half up (away from zero)."""
    scaled = abs(value) * 10**places
    digits = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and digits else ""
    whole, decimals = divmod(digits, 10**places)
    return f"{sign}{whole}.{decimals:0{places}}" if places else f"{sign}{whole}"


def half_up(value: Fraction, places: int) -> Decimal:
    """The value rounded half up to a number of decimals."""
    return Decimal(decimal_text(value, places))


def exact_text(value: Fraction) -> str:
    """The value in full where its decimals end, else with 6 decimals, half up."""
    places = _decimals(value.denominator)
    return decimal_text(value, 6 if places is None else places)


def number_text(value: Fraction) -> str:
    """A number as people write it beside a rate: whole, or with two decimals or as many as it has.

    One whose decimals do not end is rounded to two.
    """
    if value.denominator == 1:
        return str(value.numerator)
    return decimal_text(value, max(_decimals(value.denominator) or 0, 2))


def plain_text(value: Decimal) -> str:
    """A number as people write it: ``1200``, ``95.5``, never ``1.2E+3``."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def numeral(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals: 一, 十, 十一, 二十, 二十一; others in digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else f"{_DIGITS[tens] if tens > 1 else ''}十"
    return head + (_DIGITS[ones] if ones else "")


def _decimals(denominator: int) -> int | None:
    places = 0
    while denominator > 1:
        shared = gcd(denominator, 10)
        if shared == 1:
            return None
        denominator //= shared
        places += 1
    return places
