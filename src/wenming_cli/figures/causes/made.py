"""What a figure is made of: its records, and how any choice of them comes to a figure.

Whatever the figure is of — tasks, findings, visits, samples, money, points — it is told apart the
same way: make it again of fewer records.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from wenming_cli.figures.days.elapsed import elapsed_rate
from wenming_cli.figures.definitions import Definition, Subject
from wenming_cli.figures.exam.observing import Examined, Observation
from wenming_cli.figures.exam.score_rates import Worth, observed_part, points_of, points_reached
from wenming_cli.figures.figure import Figure, Identified, ratio
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.indicators.samples import sampled_rate
from wenming_cli.figures.indicators.scores import Score, Scored, evaluate
from wenming_cli.figures.money.execution import adjustments, payments, receipts
from wenming_cli.figures.rows import Amount, Balance, Counted, with_tallies
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import OBSERVED_RATE, SCORE_RATE
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Weighting
from wenming_cli.model.budget import Adjustment, Budget, Payment, Receipt
from wenming_cli.model.plan import Plan
from wenming_cli.model.tally import Tally

_ZERO = Decimal(0)


@frozen
class Made:
    """The records in the denominator of a figure, and the figure of any of them."""

    figure: Figure
    records: Sequence[Identified]
    of: Callable[[Sequence[Any]], Figure]


class MoneyRecord(NamedTuple):
    """The budget as it was opened, an adjustment of it, a payment, or what arrived."""

    record: Budget | Adjustment | Payment | Receipt

    @property
    def id(self) -> str:
        """What it is told by: its day and, of a payment, its voucher."""
        if isinstance(self.record, Budget):
            return "budget"
        if isinstance(self.record, Adjustment):
            return f"{self.record.date}/{self.record.reason}"
        if isinstance(self.record, Receipt):
            return f"{self.record.date}/{self.record.source or self.record.LABEL}"
        return f"{self.record.date}/{self.record.voucher or self.record.line}"


class PointsRecord(NamedTuple):
    """The points of an indicator, or of the execution of the budget."""

    plan: Plan
    scored: Scored | None
    score: Score

    @property
    def id(self) -> str:
        """The id of the indicator."""
        return "budget" if self.scored is None else self.scored.indicator.id


class TimeRecord(NamedTuple):
    """The time of a plan up to a day."""

    plan: Plan
    as_of: date

    @property
    def id(self) -> str:
        """The id of the plan."""
        return self.plan.id


def made_of(group: Group, row: Definition) -> Made | None:
    """What a figure of a group is made of; None where the group has nothing of that kind."""
    figure = group.figure(row.id)
    if figure is None:
        return None
    if isinstance(row, Amount):
        return _of_money(group, row, figure)
    if row.subject is Subject.SCORES:
        return _of_points(group, figure)
    if row.subject is Subject.TIME:
        record = TimeRecord(group.frame.plan, group.frame.as_of)
        return Made(figure, (record,), partial(_time, figure))
    of_exam = _EXAM.get(row.id)
    if of_exam is not None:
        return of_exam(group, figure)
    return of_records(figure)


def of_records(figure: Figure) -> Made | None:
    """What a figure is made of by itself; None where it does not hold all that bears on it."""
    row = figure.definition
    if isinstance(row, Counted):
        if not figure.tallies:
            return Made(figure, figure.whole, row.of)
        return Made(figure, (*figure.whole, *figure.tallies), partial(_tallied, row))
    return Made(figure, figure.whole, sampled_rate) if row.subject is Subject.SAMPLES else None


def _tallied(row: Counted[Any], records: Sequence[Identified]) -> Figure:
    """The figure of records among which there are counts without records."""
    tallies = [each for each in records if isinstance(each, Tally)]
    return with_tallies(row.of([r for r in records if not isinstance(r, Tally)]), tallies)


def _time(figure: Figure, records: Sequence[TimeRecord]) -> Figure:
    return figure if records else ratio(figure.definition, 0, 0)


# --- money ----------------------------------------------------------------------------------------


def _of_money(group: Group, row: Amount, figure: Figure) -> Made:
    plan, as_of = group.frame.plan, group.frame.as_of
    elapsed = elapsed_rate(plan, as_of).value
    return Made(figure, tuple(_money(plan, row, as_of)), partial(_amount, row, elapsed))


def _money(plan: Plan, row: Amount, as_of: date) -> Iterator[MoneyRecord]:
    """The records that play a part in a row."""
    if plan.budget is not None and row.budget is not None:
        yield MoneyRecord(plan.budget)
        yield from map(MoneyRecord, adjustments(plan.budget, as_of))
    if row.payments is not None:
        yield from map(MoneyRecord, payments(plan, as_of))
    if row.receipts is not None:
        yield from map(MoneyRecord, receipts(plan, as_of))


def _amount(row: Amount, elapsed: Fraction | None, records: Sequence[MoneyRecord]) -> Figure:
    opening, changes, paid, came = _ZERO, _ZERO, _ZERO, _ZERO
    spent = 0
    for (record,) in records:
        if isinstance(record, Budget):
            opening += record.total
        elif isinstance(record, Adjustment):
            changes += record.amount
        elif isinstance(record, Receipt):
            came += record.amount
        else:
            paid, spent = paid + record.amount, spent + 1
    return row.of(Balance(opening, changes, paid, spent, elapsed, came))


# --- points ---------------------------------------------------------------------------------------


def _of_points(group: Group, figure: Figure) -> Made:
    found = evaluate(group.frame.plan, group.frame.as_of, group.measured)
    every = [PointsRecord(found.plan, None, found.execution)]
    every += [PointsRecord(found.plan, each, each.score) for each in found.indicators]
    return Made(
        figure,
        tuple(each for each in every if _has_points(each)),
        partial(_points, figure.definition),
    )


def _has_points(record: PointsRecord) -> bool:
    return record.score.points is not None and record.score.weight is not None


def _points(row: Definition, records: Sequence[PointsRecord]) -> Figure:
    points = sum((each.score.points or _ZERO for each in records), _ZERO)
    return ratio(row, Fraction(points), 1)


# --- the exam -------------------------------------------------------------------------------------


def _of_score(group: Group, figure: Figure) -> Made:
    """What was observed of each standard weighs as much as its points, as on that day."""
    of = grouped((each.code, each) for each in figure.whole if isinstance(each, Observation))
    records = tuple(Examined(code, own[0].standard, 0, own) for code, own in of.items())
    worth = points_of(each.standard for each in records)
    weighting = group.frame.plan.settings.assessment.weighting
    return Made(figure, records, partial(_score, figure.definition, worth, weighting))


def _score(
    row: Definition, worth: Worth, weighting: Weighting, records: Sequence[Examined]
) -> Figure:
    seen = (each.observations for each in records)
    return ratio(row, *points_reached(seen, worth, weighting))


def _of_observed(_: Group, figure: Figure) -> Made:
    records = tuple(each for each in figure.whole if isinstance(each, Examined))
    worth = points_of(each.standard for each in records)
    return Made(figure, records, partial(observed_part, worth=worth))


_EXAM: Mapping[str, Callable[[Group, Figure], Made]] = {
    SCORE_RATE.id: _of_score,
    OBSERVED_RATE.id: _of_observed,
}
