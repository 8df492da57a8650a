"""Closed months: what is kept of a month, and what of it has changed since.

A closing keeps the figures as they were reported and, for every fact dated in the month or before
it that no earlier closing keeps, the digest of what it says. Facts under one key are kept together,
their digests in order, so that neither files nor the order of records matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import itemgetter

from wenming_cli.figures.counts import all_counts
from wenming_cli.figures.figure import NO_VALUE, Figure, exact_text
from wenming_cli.figures.ledger import Fact, facts
from wenming_cli.figures.standing import group_at
from wenming_cli.figures.table import FIGURES
from wenming_cli.model.closing import Amendment, Closing
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

GONE = "-"
"""The digest of a fact that is there no longer."""

_PASSING = ("due_soon",)
"""Counts that nobody reports for a month."""


class Turn(StrEnum):
    """What became of a fact after its month was closed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of a closed month that is not what it was; ``fact`` is None where it is gone."""

    turn: Turn
    key: str
    closing: Closing
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A reported figure or count that comes out otherwise now, both as printed."""

    id: str
    before: str
    after: str
    closing: Closing


# --- what a month comes to ------------------------------------------------------------------------


def reported(plan: Plan, day: date) -> dict[str, str]:
    """Every figure and count of the whole plan at the end of a day, as text, by id."""
    whole = group_at(plan, day)
    figures = {figure.id: _figure_text(figure) for figure in whole.figures}
    counts = {name: str(n) for name, n in whole.counts.items() if name not in _PASSING}
    return figures | counts


def _figure_text(figure: Figure) -> str:
    if figure.value is None:
        return NO_VALUE
    if figure.denominator == 1 and not figure.whole:
        return figure.as_text()
    return f"{figure.as_text()} ({exact_text(figure.numerator)}/{exact_text(figure.denominator)})"


def label_of(figure_id: str) -> str:
    """A figure or a count as people call it."""
    return _LABELS.get(figure_id, figure_id)


_LABELS = {row.id: row.label for row in (*FIGURES, *all_counts())}


def digests(found: Iterable[Fact]) -> dict[str, str]:
    """The digests of facts by key, in the order of the keys."""
    kept = _by_key(found)
    return {key: " ".join(sorted(fact.digest for fact in kept[key])) for key in sorted(kept)}


def to_keep(plan: Plan, month: Month) -> dict[str, str]:
    """What a closing of a month has to keep: what no other closing does."""
    held = _held(plan)
    return {
        key: told
        for key, told in digests(facts(plan, month.last_day)).items()
        if key not in held or held[key].told != told
    }


def _by_key(found: Iterable[Fact]) -> dict[str, list[Fact]]:
    kept: dict[str, list[Fact]] = defaultdict(list)
    for fact in found:
        kept[fact.key].append(fact)
    return kept


@dataclass(frozen=True, slots=True)
class _Held:
    told: str
    closing: Closing


def in_order(plan: Plan) -> list[Closing]:
    """The closings of a plan by month."""
    return sorted(plan.closings, key=lambda closing: closing.month)


def _held(plan: Plan) -> dict[str, _Held]:
    """What closings and amendments keep, by key; the later word counts."""
    said = [(c.closed_on, c.month, c.records, c) for c in in_order(plan)]
    said += [(a.date, c.month, a.records, c) for c in in_order(plan) for a in c.amendments]
    held: dict[str, _Held] = {}
    for _, _, records, closing in sorted(said, key=itemgetter(0, 1)):
        held |= {key: _Held(told, closing) for key, told in records.items()}
    return held


# --- what has changed since -----------------------------------------------------------------------


def differences(plan: Plan) -> Iterator[Difference]:
    """Every fact of a closed month that was changed, removed or added since; none in an open plan.

    Months whose closing keeps no record are not looked at: they were closed by hand.
    """
    closings = [closing for closing in in_order(plan) if closing.records]
    if not closings:
        return
    held = _held(plan)
    now = _by_key(facts(plan, closings[-1].month.last_day))
    for key, found in now.items():
        yield from _differing(key, found, held.get(key), closings)
    for key in sorted(held.keys() - now.keys()):
        if held[key].told != GONE:
            yield Difference(Turn.REMOVED, key, held[key].closing, None)


def _differing(
    key: str, found: list[Fact], held: _Held | None, closings: list[Closing]
) -> Iterator[Difference]:
    """Facts under one key against what was kept: those that are new, as far as they can be paired.

    What is left over of the digests was removed.
    """
    left = Counter(held.told.split()) if held and held.told != GONE else Counter()
    fresh = []
    for fact in found:
        told = fact.digest
        if left[told]:
            left[told] -= 1
        else:
            fresh.append(fact)
    gone = left.total()
    for index, fact in enumerate(fresh):
        turn = Turn.CHANGED if index < gone else Turn.ADDED
        yield Difference(turn, key, held.closing if held else _first(closings, fact.day), fact)
    for _ in range(gone - len(fresh)):
        if held:
            yield Difference(Turn.REMOVED, key, held.closing, None)


def _first(closings: Iterable[Closing], day: date) -> Closing:
    """The earliest closing that a day belongs to; there is one."""
    return next(closing for closing in closings if closing.month.last_day >= day)


def figures_known(closing: Closing) -> dict[str, str]:
    """The figures of a closed month as they stand after all amendments."""
    known = dict(closing.figures)
    for amendment in closing.amendments:
        known |= amendment.figures
    return known


def figure_differences(plan: Plan) -> Iterator[FigureDifference]:
    """Every figure of a closed month that comes out otherwise now."""
    for closing in in_order(plan):
        now = reported(plan, closing.month.last_day)
        for figure_id, before in figures_known(closing).items():
            after = now.get(figure_id, NO_VALUE)
            if after != before:
                yield FigureDifference(figure_id, before, after, closing)


# --- corrections ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Correction:
    """An amendment of a closed month with its figures, each as it was known before and after."""

    closing: Closing
    amendment: Amendment
    figures: tuple[FigureDifference, ...]


def corrections(plan: Plan) -> Iterator[Correction]:
    """Every amendment of every closed month, by month and in the order they were written."""
    for closing in in_order(plan):
        known = dict(closing.figures)
        for amendment in closing.amendments:
            yield Correction(closing, amendment, tuple(_changed(closing, known, amendment)))
            known |= amendment.figures


def _changed(
    closing: Closing, known: Mapping[str, str], amendment: Amendment
) -> Iterator[FigureDifference]:
    for figure_id, after in amendment.figures.items():
        yield FigureDifference(figure_id, known.get(figure_id, NO_VALUE), after, closing)


def amended_records(plan: Plan, closing: Closing) -> dict[str, str]:
    """The digests that an amendment of a month has to keep: of what changed, by key."""
    changed = {found.key for found in differences(plan) if found.closing.month == closing.month}
    last = in_order(plan)[-1].month.last_day
    now = digests(fact for fact in facts(plan, last) if fact.key in changed)
    return {key: now.get(key, GONE) for key in sorted(changed)}


def amended_figures(plan: Plan, closing: Closing) -> Mapping[str, str]:
    """The figures that an amendment of a month has to keep, by id."""
    return {f.id: f.after for f in figure_differences(plan) if f.closing.month == closing.month}
