"""The score of one unit: its rates in a period, weighted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from wenming_cli.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Component:
    """One rate of a score; ``weight`` is its share of the whole after 折算, 0 where left out."""

    figure: Figure
    weight: Fraction

    @property
    def is_counted(self) -> bool:
        """Tell whether it has records and so a value."""
        return self.figure.value is not None


@dataclass(frozen=True, slots=True)
class UnitScore:
    """What a unit reached: ``value`` from 0 to 100, exact; None where nothing can be counted.

    ``records`` is how many tasks, findings and checks stand behind it, each counted once.
    ``is_scaled`` (折算): a component had no records, and the others share its weight.
    """

    value: Fraction | None
    components: tuple[Component, ...]
    records: int
    is_scaled: bool

    def figure(self, figure_id: str) -> Figure | None:
        """One of its rates; None where the board does not weigh it."""
        return next((c.figure for c in self.components if c.figure.id == figure_id), None)


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
