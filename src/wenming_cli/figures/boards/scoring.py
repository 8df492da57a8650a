"""The score of one unit: its rates in a period, weighted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from wenming_cli.figures.confidence import Interval, root, wilson
from wenming_cli.figures.definitions import Subject
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.rows import Share
from wenming_cli.frozen import frozen


@frozen
class Component:
    """One rate of a score; ``weight`` is its share of the whole after 折算, 0 where left out."""

    figure: Figure
    weight: Fraction

    @property
    def is_counted(self) -> bool:
        """Tell whether it has records and so a value."""
        return self.figure.value is not None

    @property
    def interval(self) -> Interval | None:
        """Where its share lies, each record being one trial; None for what counts no records.

        An observation that lost a share is a trial that passed in part.
        """
        row = self.figure.definition
        if row.subject is Subject.OBSERVATIONS:
            seen = len(self.figure.whole)
            return wilson((self.figure.value or 0) * seen, seen)
        if not (row.is_sampled or isinstance(row, Share)):
            return None
        return wilson(int(self.figure.numerator), int(self.figure.denominator))


@frozen
class UnitScore:
    """What a unit reached: ``value`` from 0 to 100, exact; None where nothing can be counted.

    ``records`` is how many tasks, findings and checks stand behind it, each counted once.
    ``is_scaled`` (折算): a component had no records, and the others share its weight.
    """

    value: Fraction | None
    components: tuple[Component, ...]
    records: int
    is_scaled: bool

    @property
    def interval(self) -> Interval:
        """Where the score lies, from 0 to 100, by the intervals of its rates.

        What the rates lie below and above their values is weighted. Of one subject, whose records
        are the same, it is added up; between subjects, whose records are others, by squares.
        """
        value = self.value or Fraction(0)
        below, above = (_spread(self.components, end) for end in _ENDS)
        return Interval(max(value - below, Fraction(0)), min(value + above, Fraction(100)))

    def figure(self, figure_id: str) -> Figure | None:
        """One of its rates; None where the board does not weigh it."""
        return next((c.figure for c in self.components if c.figure.id == figure_id), None)


_ENDS: tuple[Callable[[Interval, Fraction], Fraction], ...] = (
    lambda interval, value: value - interval.low,
    lambda interval, value: interval.high - value,
)


def _spread(
    components: Iterable[Component], end: Callable[[Interval, Fraction], Fraction]
) -> Fraction:
    """How far a score reaches to one side."""
    parts = grouped(
        (each.figure.definition.subject, 100 * each.weight * end(interval, value))
        for each in components
        if (interval := each.interval) is not None and (value := each.figure.value) is not None
    )
    return root(sum((sum(own, Fraction(0)) ** 2 for own in parts.values()), Fraction(0)))


def score_of(rates: Mapping[str, Figure], weights: Mapping[str, Decimal]) -> UnitScore:
    """Add up 100 x weight x rate over the rates with records, their weights made to sum to 1.

    A weight that is not above zero counts nothing, nor does a rate that is not one of a unit.
    """
    weighed = [(rates[f], Fraction(w)) for f, w in weights.items() if w > 0 and f in rates]
    whole = sum(weight for figure, weight in weighed if figure.value is not None)
    components = tuple(
        Component(figure, weight / whole if figure.value is not None else Fraction(0))
        for figure, weight in weighed
    )
    value = sum(((c.figure.value or 0) * c.weight * 100 for c in components), Fraction(0))
    return UnitScore(
        value if whole else None,
        components,
        _records([c.figure for c in components]),
        bool(whole) and not all(c.is_counted for c in components),
    )


def _records(figures: Sequence[Figure]) -> int:
    """How many records stand in the denominators; one that stands in several counts once."""
    return len({id(record) for figure in figures for record in figure.whole})
