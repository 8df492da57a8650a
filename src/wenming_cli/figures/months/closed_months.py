"""Closed months: what is kept of a month, and what of it has changed since.

A closing keeps the figures as they were reported and, for every fact dated in the month or before
it that no earlier closing keeps, the digest of what it says. Facts under one key are kept together,
their digests in order, so that neither files nor the order of records matter.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from operator import itemgetter

from wenming_cli.figures.definitions import Subject
from wenming_cli.figures.months.dated_facts import BELONGINGS, Fact, facts
from wenming_cli.figures.months.digest_chain import closed_months
from wenming_cli.figures.months.printed_figures import (
    PASSING,
    figure_id_of,
    house_words,
    label_of,
    places_by_score,
    printed,
    text_of,
)
from wenming_cli.figures.standing import group_at, subjects_of
from wenming_cli.figures.table import row_of
from wenming_cli.frozen import frozen
from wenming_cli.model.closing import Amendment, Closing
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.words.money import wan
from wenming_cli.words.numbers import NO_VALUE

GONE = "-"
"""The digest of a fact that is there no longer."""


class ClosingTurn(StrEnum):
    """It says what became of a fact after its month was closed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@frozen
class ClosedDifference:
    """A fact of a closed month that is not what it was; ``fact`` is None where it is gone."""

    turn: ClosingTurn
    key: str
    closing: Closing
    fact: Fact | None


@frozen
class FigureDifference:
    """A reported figure or count that comes out otherwise now, both as they were written down."""

    id: str
    before: str
    after: str
    closing: Closing
    words: Mapping[str, str]

    @property
    def label(self) -> str:
        """What people call it, and whose it is."""
        return "".join(label_of(self.id, self.words))

    @property
    def holder(self) -> str:
        """Whose it is; nothing where it is that of the whole plan."""
        return label_of(self.id, self.words)[0].removesuffix("的")

    @property
    def name(self) -> str:
        """What people call it, whoever has it."""
        return label_of(self.id, self.words)[1]

    @property
    def told(self) -> tuple[str, str]:
        """Before and after as people write them; in full where that would look the same."""
        short = _short(self.before), _short(self.after)
        return short if short[0] != short[1] else (_long(self.before), _long(self.after))


def _short(text: str) -> str:
    """``1.30万元`` for ``13000.00元``, ``33.33%`` for ``33.33% (1/3)``, a place without rates."""
    bare = text.partition("；")[0].partition(" (")[0]
    amount = bare.removesuffix("元")
    if amount == bare or not amount.lstrip("-").replace(".", "", 1).isdecimal():
        return bare
    return wan(amount)


def _long(text: str) -> str:
    return text.replace(" (", "（").replace(")", "）")


# --- what a month comes to ------------------------------------------------------------------------


def reported(plan: Plan, day: date) -> dict[str, str]:
    """Write down every figure and count of the whole plan at the end of a day, by id."""
    return _reported(plan, day, subjects_of(plan))


def everything(plan: Plan, month: Month) -> dict[str, str]:
    """Write down all that the report of a month prints: figures of the plan, then the rest."""
    return reported(plan, month.last_day) | printed(plan, month)


def _reported(plan: Plan, day: date, subjects: Iterable[Subject]) -> dict[str, str]:
    whole = group_at(plan, day)
    figures = {f.id: text_of(f) for subject in subjects for f in whole.figures_of(subject)}
    counts = {name: str(n) for name, n in whole.counts.items() if name not in PASSING}
    return figures | counts


def digests(found: Iterable[Fact]) -> dict[str, str]:
    """Work out the digests of facts by key, in the order of the keys."""
    kept = _by_key(found)
    return {key: " ".join(sorted(fact.digest for fact in kept[key])) for key in sorted(kept)}


def to_keep(plan: Plan, month: Month) -> dict[str, str]:
    """Find what a closing of a month has to keep: what no other closing does."""
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


@frozen
class _Held:
    told: str
    closing: Closing


def in_order(plan: Plan) -> list[Closing]:
    """Sort the closings of a plan by month."""
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


def differences(plan: Plan) -> Iterator[ClosedDifference]:
    """Find every fact of a closed month that was changed, removed or added since.

    Months whose closing keeps no record are not looked at: they were closed by hand.
    """
    closings = [closing for closing in in_order(plan) if closing.records]
    if not closings:
        return
    held = _held(plan)
    now = _by_key(_still_there(plan, held, closings[-1].month.last_day))
    sealed = [closing for closing in closings if closing.digest is not None]
    for key, found in now.items():
        holders = sealed if key.partition("/")[0] in BELONGINGS else closings
        if key in held or any(c.month.last_day >= found[0].day for c in holders):
            yield from _differing(key, found, held.get(key), holders)
    for key in sorted(held.keys() - now.keys()):
        if held[key].told != GONE:
            yield ClosedDifference(ClosingTurn.REMOVED, key, held[key].closing, None)


def _still_there(plan: Plan, held: Collection[str], last: date) -> Iterator[Fact]:
    """The facts up to a day, and units and workstreams that were held and have no records now."""
    for fact in facts(plan):
        is_held = fact.key in held and fact.key.partition("/")[0] in BELONGINGS
        if fact.day <= last or is_held:
            yield fact


def _differing(
    key: str, found: list[Fact], held: _Held | None, closings: list[Closing]
) -> Iterator[ClosedDifference]:
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
        turn = ClosingTurn.CHANGED if index < gone else ClosingTurn.ADDED
        yield ClosedDifference(
            turn, key, held.closing if held else _first(closings, fact.day), fact
        )
    for _ in range(gone - len(fresh)):
        if held:
            yield ClosedDifference(ClosingTurn.REMOVED, key, held.closing, None)


def _first(closings: Iterable[Closing], day: date) -> Closing:
    """The earliest closing that a day belongs to; there is one."""
    return next(closing for closing in closings if closing.month.last_day >= day)


def figures_known(closing: Closing) -> dict[str, str]:
    """Find the figures of a closed month as they stand after all amendments."""
    known = dict(closing.figures)
    for amendment in closing.amendments:
        known |= amendment.figures
    return known


def figure_differences(plan: Plan) -> Iterator[FigureDifference]:
    """Find every figure of a closed month that comes out otherwise now.

    What is held beside the figures of the whole plan is worked out only where one of these, a
    record of the month or the closing itself is not what it was: it rests on nothing else.
    """
    months = closed_months(plan)
    closings = [closing for closing in in_order(plan) if figures_known(closing)]
    suspects = _suspects(plan) if any(map(_holds_all, closings)) else set()
    for closing in closings:
        known = figures_known(closing)
        of_plan = {key: told for key, told in known.items() if "/" not in key}
        now = _reported(plan, closing.month.last_day, _subjects(of_plan))
        found = list(_differing_figures(plan, closing, of_plan, now))
        yield from found
        is_edited = months[closing.month].is_as_written is False
        if _holds_all(closing) and (found or is_edited or closing.month in suspects):
            rest = {key: told for key, told in known.items() if "/" in key}
            now = {k: v for k, v in printed(plan, closing.month).items() if _is_known(k, known)}
            now |= places_by_score(plan, closing.month).items() & rest.items()
            unsaid = dict.fromkeys(now.keys() - rest.keys(), NO_VALUE)
            known_before = rest | dict(sorted(unsaid.items()))
            yield from _differing_figures(plan, closing, known_before, now)


def _differing_figures(
    plan: Plan, closing: Closing, known: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[FigureDifference]:
    words = house_words(plan)
    for key, before in known.items():
        after = now.get(key, NO_VALUE)
        if after != before:
            yield FigureDifference(key, before, after, closing, words)


def _suspects(plan: Plan) -> set[Month]:
    """The months that a record counts in which is not what it was."""
    changed = [found.closing.month for found in differences(plan)]
    first = min(changed, default=None)
    return {c.month for c in plan.closings if first is not None and c.month >= first}


def _holds_all(closing: Closing) -> bool:
    return closing.digest is not None


def _subjects(known: Iterable[str]) -> list[Subject]:
    """What has to be worked out to compare what a closing knows."""
    rows = map(row_of, known)
    wanted = {row.subject for row in rows if row is not None}
    return [subject for subject in Subject if subject in wanted]


def _is_known(key: str, known: Mapping[str, str]) -> bool:
    """Whether a number that is new would have been written down: its figure was known then."""
    figure_id = figure_id_of(key)
    return figure_id is None or figure_id in known


# --- corrections ----------------------------------------------------------------------------------


@frozen
class Correction:
    """An amendment of a closed month with its figures, each as it was known before and after."""

    closing: Closing
    amendment: Amendment
    figures: tuple[FigureDifference, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether the closing holds all that was printed, so that no other figure changed."""
        return _holds_all(self.closing)


def corrections(plan: Plan) -> Iterator[Correction]:
    """List every amendment of every closed month, by month and in the order they were written."""
    words = house_words(plan)
    for closing in in_order(plan):
        known = dict(closing.figures)
        for amendment in closing.amendments:
            changed = tuple(_changed(closing, known, amendment, words))
            yield Correction(closing, amendment, changed)
            known |= amendment.figures


def _changed(
    closing: Closing, known: Mapping[str, str], amendment: Amendment, words: Mapping[str, str]
) -> Iterator[FigureDifference]:
    for figure_id, after in amendment.figures.items():
        before = known.get(figure_id, NO_VALUE)
        yield FigureDifference(figure_id, before, after, closing, words)


def due_corrections(plan: Plan, month: Month, made: date) -> Iterator[Correction]:
    """List the amendments a report of a month made on a day has to carry.

    Those of the month itself; those of earlier months that no earlier report of the plan can have
    carried. A report came out by the day its month was closed, in any case after the month.
    """
    for correction in corrections(plan):
        of, day = correction.closing.month, correction.amendment.date
        if day <= made and (of == month or (of < month and not _is_out(plan, of, month, day))):
            yield correction


def _is_out(plan: Plan, of: Month, month: Month, day: date) -> bool:
    """Whether the report of a month between came out with what was amended on a day."""
    closed = {closing.month: closing.closed_on for closing in plan.closings}
    between = of + 1
    while between < month:
        if day <= max(closed.get(between, between.last_day), between.last_day):
            return True
        between = between + 1
    return False


def amended_records(plan: Plan, closing: Closing) -> dict[str, str]:
    """Find the digests that an amendment of a month has to keep: of what changed, by key."""
    changed = {found.key for found in differences(plan) if found.closing.month == closing.month}
    last = in_order(plan)[-1].month.last_day
    there = _still_there(plan, changed, last)
    now = digests(fact for fact in there if fact.key in changed)
    return {key: now.get(key, GONE) for key in sorted(changed)}


def amended_figures(plan: Plan, closing: Closing) -> Mapping[str, str]:
    """Find the figures that an amendment of a month has to keep, by id."""
    return {f.id: f.after for f in figure_differences(plan) if f.closing.month == closing.month}
