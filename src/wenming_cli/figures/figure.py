"""A figure: two exact numbers, the records behind each, and how they are printed.

Values are fractions and stay exact; rounding happens here and only when something is printed,
half up. A figure with nothing in its denominator has no value and says why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm
from typing import Protocol

from wenming_cli.figures.definitions import Definition, Subject, Unit

NO_VALUE = "—"

ENOUGH = Fraction(90, 100)
"""The execution rate below which the plan's end asks for a reason."""


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


def _decimals(denominator: int) -> int | None:
    places = 0
    while denominator > 1:
        shared = gcd(denominator, 10)
        if shared == 1:
            return None
        denominator //= shared
        places += 1
    return places


def percent_text(value: Fraction | None, places: int = 2) -> str:
    """A share as ``83.33%``, or ``—`` where there is no value."""
    return NO_VALUE if value is None else f"{decimal_text(value * 100, places)}%"


def points_text(value: Fraction | None) -> str:
    """A difference of shares as ``+1.20个百分点``, or ``—`` where there is no value."""
    if value is None:
        return NO_VALUE
    text = decimal_text(value * 100, 2)
    return f"{'+' if half_up(value * 100, 2) > 0 else ''}{text}个百分点"


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


def _places(value: Fraction, threshold: Fraction) -> int:
    places = 2
    if value != threshold:
        while not _same_side(value, Fraction(half_up(value * 100, places)) / 100, threshold):
            places += 1
    return places


def _same_side(exact: Fraction, shown: Fraction, threshold: Fraction) -> bool:
    return shown > threshold if exact > threshold else shown < threshold


def total(terms: Iterable[tuple[int, int]]) -> Fraction:
    """Exact sum of numerators over denominators, without a ``Fraction`` for every term."""
    sums: dict[int, int] = {}
    for numerator, denominator in terms:
        sums[denominator] = sums.get(denominator, 0) + numerator
    common = lcm(*sums)
    return Fraction(sum(n * (common // d) for d, n in sums.items()), common)


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """What the record is called."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the table at a date; ``definition`` is its row.

    ``part`` holds the records in the numerator and ``whole`` those in the denominator, where the
    figure is made of records. ``reason`` says in words why there is no value.
    """

    definition: Definition
    numerator: Fraction
    denominator: Fraction
    reason: str | None = None
    part: Sequence[Identified] = field(default=(), compare=False, repr=False)
    whole: Sequence[Identified] = field(default=(), compare=False, repr=False)

    @property
    def id(self) -> str:
        """The id of its row."""
        return self.definition.id

    @property
    def label(self) -> str:
        """What people call it."""
        return self.definition.label

    @property
    def value(self) -> Fraction | None:
        """Numerator ÷ denominator, exact; None where the denominator is zero."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def counted(self) -> tuple[str, ...]:
        """The ids of the records in the numerator."""
        return tuple(record.id for record in self.part)

    @property
    def among(self) -> tuple[str, ...]:
        """The ids of the records in the denominator."""
        return tuple(record.id for record in self.whole)

    def as_percent(self) -> str:
        """The value as ``83.33%``, or ``—``; it shows its side of the figure's own thresholds."""
        return self.against()

    def against(self, *thresholds: Fraction) -> str:
        """The value as a percentage that shows its side of these and its own thresholds."""
        return percent_beside(self.value, *self.definition.lines, *thresholds)

    def as_text(self) -> str:
        """The value in its own unit, or ``—``."""
        value, unit = self.value, self.definition.unit
        if value is None or unit is Unit.RATE:
            return self.as_percent()
        if unit is Unit.POINTS:
            return points_text(value)
        return f"{decimal_text(value, 2)}{unit.label}"

    def numbers(self) -> str:
        """Numerator and denominator as people write them: ``3/4``, ``0.995/2.50``, in 万元.

        Nothing for an amount or a score, which are no quotients to people.
        """
        if self.definition.unit in (Unit.MONEY, Unit.SCORE):
            return ""
        pair = (self.numerator, self.denominator)
        if self.definition.subject is Subject.MONEY:
            return "/".join(f"{decimal_text(number / 10_000, 2)}万元" for number in pair)
        return "/".join(map(number_text, pair))

    def as_json(self) -> dict[str, str | None]:
        """Decimal strings: value to 6 places (money to 2), numerator and denominator exact."""
        value = self.value
        places = 2 if self.definition.unit is Unit.MONEY else 6
        return {
            "value": None if value is None else decimal_text(value, places),
            "numerator": exact_text(self.numerator),
            "denominator": exact_text(self.denominator),
            "reason": self.reason,
        }


def ratio(
    row: Definition,
    numerator: Fraction | int,
    denominator: Fraction | int,
    part: Sequence[Identified] = (),
    whole: Sequence[Identified] = (),
) -> Figure:
    """A figure of two numbers; over zero it has no value and the reason of its row."""
    reason = None if denominator else row.empty
    return Figure(row, Fraction(numerator), Fraction(denominator), reason, part, whole)


def share(row: Definition, part: Sequence[Identified], whole: Sequence[Identified]) -> Figure:
    """A figure of two sets of records, the first within the second."""
    return ratio(row, len(part), len(whole), part, whole)
