"""What is known of one plan among many: numbers that can be added up, or why there are none."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Self

from wenming_cli.figures.counts import all_counts
from wenming_cli.figures.definitions import Definition, Unit
from wenming_cli.figures.figure import Figure, ratio, total
from wenming_cli.figures.rows import Share, Weighted
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    BUDGET_TOTAL,
    FIGURES,
    PAID,
    RECEIPT_RATE,
    REMAINING,
    SAMPLED_RATE,
)
from wenming_cli.frozen import frozen

_OF_MONEY = (BUDGET_TOTAL, PAID, REMAINING, BUDGET_EXECUTION_RATE, RECEIPT_RATE)


def _is_additive(row: Definition) -> bool:
    """Whether both numbers of a figure are sums over records: then plans can be added up."""
    return isinstance(row, Share | Weighted) or row in _OF_MONEY or row is SAMPLED_RATE


ADDED = tuple(row for row in FIGURES if _is_additive(row))
"""The figures that several plans have together; scores and forecasts are of one plan alone."""


@frozen
class Added:
    """The two numbers of a figure, added up over so many plans that have it."""

    numerator: Fraction
    denominator: Fraction
    plans: int = 1


@frozen
class AddedUp:
    """Figures and counts of so many plans, by id and in the order of the tables."""

    plans: int
    figures: Mapping[str, Added]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, group: Group) -> Self:
        """What a group of one plan comes to."""
        found = {figure.id: figure for figure in group.figures}
        figures = {
            row.id: Added(found[row.id].numerator, found[row.id].denominator)
            for row in ADDED
            if row.id in found
        }
        return cls(1, figures, dict(group.counts))

    @classmethod
    def sum_of(cls, tallies: Iterable["AddedUp"]) -> Self:
        """What several come to together, exactly."""
        every = list(tallies)
        figures = ((name, [t.figures[name] for t in every if name in t.figures]) for name in _ADDED)
        counts = ((name, [t.counts[name] for t in every if name in t.counts]) for name in _COUNTED)
        return cls(
            sum(tally.plans for tally in every),
            {name: _added(terms) for name, terms in figures if terms},
            {name: sum(terms) for name, terms in counts if terms},
        )

    def figure(self, row: Definition) -> Figure | None:
        """One of its figures; None where no plan has it."""
        found = self.figures.get(row.id)
        if found is None:
            return None
        is_quotient = row.unit is not Unit.MONEY
        return ratio(row, found.numerator, found.denominator if is_quotient else 1)


_ADDED = [row.id for row in ADDED]
_COUNTED = [row.id for row in all_counts()]


def _added(terms: Iterable[Added]) -> Added:
    every = list(terms)
    return Added(
        total(each.numerator.as_integer_ratio() for each in every),
        total(each.denominator.as_integer_ratio() for each in every),
        sum(each.plans for each in every),
    )


@frozen
class PlanPart:
    """A part of a plan's numbers: a workstream, or how things stood at the end of a month."""

    id: str
    name: str
    tally: AddedUp


@frozen
class PlanFacts:
    """The facts of a plan at its cut-off; ``months`` are there where they were asked for."""

    id: str
    name: str
    year: int
    parent: str | None
    as_of: date
    is_sample: bool
    whole: AddedUp
    workstreams: tuple[PlanPart, ...]
    months: tuple[PlanPart, ...] = ()

    def to_bytes(self) -> bytes:
        """The facts as text, from which ``of_bytes`` makes the same ones."""
        data = {
            "id": self.id,
            "name": self.name,
            "year": self.year,
            "parent": self.parent,
            "as_of": self.as_of.isoformat(),
            "is_sample": self.is_sample,
            "whole": _tally_data(self.whole),
            "workstreams": [_part_data(part) for part in self.workstreams],
            "months": [_part_data(part) for part in self.months],
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def of_bytes(cls, written: bytes) -> Self:
        """The facts that were written."""
        data = json.loads(written)
        return cls(
            data["id"],
            data["name"],
            data["year"],
            data["parent"],
            date.fromisoformat(data["as_of"]),
            data["is_sample"],
            _tally_of(data["whole"]),
            tuple(map(_part_of, data["workstreams"])),
            tuple(map(_part_of, data["months"])),
        )


@frozen
class Faulty:
    """A plan with so many errors, of which the first stands at a place."""

    errors: int
    code: str
    file: str
    line: int
    message: str


@frozen
class Outside:
    """A plan that has no day in the period that was asked for, and why."""

    message: str


def _tally_data(tally: AddedUp) -> list[Any]:
    figures = {
        name: [str(each.numerator), str(each.denominator)] for name, each in tally.figures.items()
    }
    return [figures, tally.counts]


def _tally_of(data: list[Any]) -> AddedUp:
    figures = {name: Added(Fraction(n), Fraction(d)) for name, (n, d) in data[0].items()}
    return AddedUp(1, figures, data[1])


def _part_data(part: PlanPart) -> list[Any]:
    return [part.id, part.name, _tally_data(part.tally)]


def _part_of(data: list[Any]) -> PlanPart:
    return PlanPart(data[0], data[1], _tally_of(data[2]))
