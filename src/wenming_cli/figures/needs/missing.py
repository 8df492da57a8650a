"""The least number of records that must change state until a figure reaches a target.

A figure is at least t where Σ(n - t x d) over its records is at least 0. What one record can still
add to that sum is its gain, whatever the others do, so the largest gains first need the fewest.
Of a figure that is the better the lower it is, the sum may be 0 at most.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Definition, Subject
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.finding_state import Stage
from wenming_cli.figures.inspections.patrol import Patrol
from wenming_cli.figures.needs.deeds import done_on
from wenming_cli.figures.rows import Counted, with_tallies
from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.task_state import State
from wenming_cli.frozen import frozen
from wenming_cli.model.tally import Tally


class Eligible(NamedTuple):
    """A record that can still be done, as it is and as it would be, and what that gains."""

    record: Any
    done: Any
    gain: Fraction

    @property
    def due(self) -> date | None:
        """The last day on which it is done in time; None for what has no limit."""
        cycle = getattr(self.record, "cycle", None)
        limited = getattr(self.record, "material", None)
        due: date | None = limited.due if limited else getattr(self.record, "effective_due", None)
        return cycle.last if cycle else due

    @property
    def is_put_off(self) -> bool:
        """Whether it was put off with approval: 长期, 暂缓."""
        return getattr(self.record, "state", None) in (Stage.LONG_TERM, State.SUSPENDED)


@frozen
class Missing:
    """What a figure lacks to a target by a day.

    ``least`` is how many of ``eligible``, from the first on, it takes: 0 where it is reached, None
    where all of them are too few. ``reached`` is the figure once those are done, ``best`` once all
    are. ``added``: so many new records that count would do, where old ones do not change.
    """

    figure: Figure
    target: Fraction
    day: date
    least: int | None
    eligible: tuple[Eligible, ...]
    reached: Figure
    best: Figure
    added: int | None = None

    @property
    def chosen(self) -> tuple[Eligible, ...]:
        """Those that are enough, the earliest limits first among those that gain alike."""
        return self.eligible[: self.least or 0]


Of = Callable[[Sequence[Any]], Figure]
"""The figure of any choice of records."""


def counted_by(row: Counted[Any], until: date, tallies: Sequence[Tally] = ()) -> Of:
    """The figure of a row on a day, with the counts without records that go into it."""
    period = Period.up_to(until)
    return lambda records: with_tallies(row.of(row.whole(records, period)), tallies)


def missing(of: Of, records: Sequence[Any], group: Group, target: Fraction, until: date) -> Missing:
    """What a figure of records lacks: as they are known on the group's day, by a later one."""
    figure = of(records)
    scale = _Scale(of, target, is_trouble=figure.definition.is_trouble)
    eligible = sorted(_eligible(scale, records, group, figure), key=_order)
    least = _least(scale, figure, eligible)
    reached = _after(scale, records, eligible[: least or 0])
    best = _after(scale, records, eligible)
    return Missing(figure, target, until, least, tuple(eligible), reached, best)


def _after(scale: "_Scale", records: Sequence[Any], done: Sequence[Eligible]) -> Figure:
    """The figure once some of its records are done."""
    new = {id(each.record): each.done for each in done}
    every = [new.get(id(record), record) for record in records]
    return scale.of(every)


def records_by(row: Definition, group: Group, until: date) -> Sequence[Any]:
    """The records a row may count by a day, as they are known on the group's day."""
    if row.subject is Subject.TASKS:
        return group.tasks
    if row.subject is Subject.FINDINGS:
        return group.findings
    if row.subject is Subject.MATERIALS:
        return group.materials
    if row.subject is Subject.ROUNDS:
        return _turns(group.patrol, until) if group.patrol is not None else ()
    figure = group.figure(row.id)
    return figure.whole if figure is not None else ()


def _turns(patrol: Patrol, until: date) -> Sequence[Any]:
    """The sites in all cycles that end by a day; nobody has come after the patrol's."""
    known = tuple(each for each in patrol.plan.inspections if each.date <= patrol.as_of)
    later = Patrol(replace(patrol.plan, inspections=known), until)
    return (later.of_owner(patrol.owner) if patrol.owner is not None else later).turns


class _Scale(NamedTuple):
    """How far a record brings a row towards a target: more is nearer."""

    of: Of
    target: Fraction
    is_trouble: bool

    def weigh(self, numerator: Fraction, denominator: Fraction) -> Fraction:
        excess = numerator - self.target * denominator
        return -excess if self.is_trouble else excess

    def terms(self, record: Any) -> tuple[Fraction, Fraction]:
        """What a record adds to numerator and denominator; nothing where it is left out."""
        alone = self.of([record])
        return alone.numerator, alone.denominator

    def gain(self, was: Any, now: Any) -> Fraction:
        return self.weigh(*self.terms(now)) - self.weigh(*self.terms(was))


def _eligible(
    scale: _Scale, records: Sequence[Any], group: Group, figure: Figure
) -> Iterator[Eligible]:
    """What gains; where nothing is counted yet, also what would only give the figure a value."""
    day, tiers = group.frame.as_of, group.frame.plan.settings.inspection.tiers
    for record in records:
        done = done_on(record, day, tiers)
        if done is not record:
            gain = scale.gain(record, done)
            is_first = figure.value is None and gain == 0 and scale.terms(done)[1] > 0
            if gain > 0 or is_first:
                yield Eligible(record, done, gain)


def _order(each: Eligible) -> tuple[Fraction, bool, date, str]:
    return -each.gain, each.is_put_off, each.due or date.max, each.record.id


def _least(scale: _Scale, figure: Figure, eligible: Sequence[Eligible]) -> int | None:
    weight, is_valued = scale.weigh(figure.numerator, figure.denominator), figure.value is not None
    for count, each in enumerate(eligible):
        if weight >= 0 and is_valued:
            return count
        weight, is_valued = weight + each.gain, True
    return len(eligible) if weight >= 0 and is_valued else None


def with_new_records(figure: Figure, target: Fraction, day: date) -> Missing:
    """What a share of facts lacks, which stay as they are: new ones that count have to come."""
    lacking = target * figure.denominator - figure.numerator
    if lacking <= 0 and figure.value is not None:
        return Missing(figure, target, day, 0, (), figure, figure, 0)
    added = max(ceil(lacking / (1 - target)), 1) if target < 1 else int(not figure.denominator)
    return Missing(figure, target, day, None, (), figure, figure, added or None)
