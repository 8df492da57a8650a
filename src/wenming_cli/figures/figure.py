"""A figure is two exact numbers, the records behind each, and the reason where it has no value.

Values are fractions and stay exact; rounding happens in words/, only when something is printed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import field
from fractions import Fraction
from math import lcm
from typing import Any, Protocol

from wenming_cli.figures.confidence import Interval, wilson
from wenming_cli.figures.definitions import Definition, Subject, Unit
from wenming_cli.frozen import frozen
from wenming_cli.model.tally import Tally
from wenming_cli.words.money import wan
from wenming_cli.words.numbers import decimal_text, exact_text, number_text
from wenming_cli.words.rates import percent_beside, points_text

ENOUGH = Fraction(90, 100)
"""The execution rate below which the plan's end asks for a reason."""


def total(terms: Iterable[tuple[int, int]]) -> Fraction:
    """Add up numerators over denominators exactly, without a ``Fraction`` for every term."""
    sums: dict[int, int] = {}
    for numerator, denominator in terms:
        sums[denominator] = sums.get(denominator, 0) + numerator
    common = lcm(*sums)
    return Fraction(sum(n * (common // d) for d, n in sums.items()), common)


class Identified(Protocol):
    """It is a record with an id."""

    @property
    def id(self) -> str:
        """What the record is called."""


class Whole(list[Any]):
    """Records that several figures are of, and what they have in common with others."""

    __slots__ = ("held_against", "in_common")
    held_against: Sequence[Identified] | None
    in_common: tuple[Sequence[Identified], Sequence[Identified]]

    def __init__(self, records: Iterable[Identified]) -> None:
        super().__init__(records)
        self.held_against = None


@frozen
class Figure:
    """A figure of the table at a date; ``definition`` is its row.

    ``part`` holds the records in the numerator and ``whole`` those in the denominator, where the
    figure is made of records; ``tallies`` are counts without records that both include.
    ``reason`` says in words why there is no value.
    """

    definition: Definition
    numerator: Fraction
    denominator: Fraction
    reason: str | None = None
    part: Sequence[Identified] = field(default=(), compare=False, repr=False)
    whole: Sequence[Identified] = field(default=(), compare=False, repr=False)
    tallies: Sequence[Tally] = field(default=(), compare=False, repr=False)

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
    def interval(self) -> Interval | None:
        """Where the true share lies; None for what is not sampled, and where nothing was."""
        if not self.definition.is_sampled:
            return None
        return wilson(int(self.numerator), int(self.denominator))

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
            return "/".join(map(wan, pair))
        return "/".join(map(number_text, pair))

    def as_json(self) -> dict[str, Any]:
        """Decimal strings: value to 6 places (money to 2), numerator and denominator exact.

        What is sampled has the ends of its interval beside them.
        """
        value = self.value
        places = 2 if self.definition.unit is Unit.MONEY else 6
        return {
            "value": None if value is None else decimal_text(value, places),
            "numerator": exact_text(self.numerator),
            "denominator": exact_text(self.denominator),
            "reason": self.reason,
            **self._interval_json(),
        }

    def _interval_json(self) -> dict[str, Any]:
        if not self.definition.is_sampled:
            return {}
        interval = self.interval
        return {"interval": None if interval is None else interval.as_json()}


def ratio(
    row: Definition,
    numerator: Fraction | int,
    denominator: Fraction | int,
    part: Sequence[Identified] = (),
    whole: Sequence[Identified] = (),
) -> Figure:
    """Make a figure of two numbers; over zero it has no value and the reason of its row."""
    reason = None if denominator else row.empty
    return Figure(row, Fraction(numerator), Fraction(denominator), reason, part, whole)


def share(row: Definition, part: Sequence[Identified], whole: Sequence[Identified]) -> Figure:
    """Make a figure of two sets of records, the first within the second."""
    return ratio(row, len(part), len(whole), part, whole)
