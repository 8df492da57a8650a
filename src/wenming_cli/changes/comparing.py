"""Two plans to their differences: records found again by name, the others compared as a whole.

In which file and at which line a record stands is no difference; nor is the order of records.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TypeVar

from wenming_cli.changes.change import ChangeKind, Difference
from wenming_cli.changes.keys import NAMED_BY, PAIRED_BY, name_of
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.place import NOWHERE
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.settings import Settings
from wenming_cli.model.shape import FieldShape, shape_of
from wenming_cli.model.shape import Kind as Under

E = TypeVar("E", bound=Entry)
_PLAN_ATTRIBUTES = {"plan": "project"}


def differences(
    before: Plan | None, after: Plan | None, without: frozenset[str] = frozenset()
) -> Iterator[Difference]:
    """Find every difference, section by section; a missing plan is one without records.

    ``without``: sections that are left aside.
    """
    for name, found in shape_of(PlanFile).fields.items():
        attribute = _PLAN_ATTRIBUTES.get(name, name)
        if found.model is None or attribute not in Plan.__dataclass_fields__ or name in without:
            continue
        old = getattr(before, attribute, None)
        new = getattr(after, attribute, None)
        at = _At(name, None)
        if found.kind is Under.RECORDS:
            yield from at.lists(found.model, old or (), new or ())
        elif old != new and not _is_unwritten(old, new):
            yield from at.singles(old, new)


def _is_unwritten(old: Entry | None, new: Entry | None) -> bool:
    """Whether conventions are there on one side alone and nobody wrote them: the defaults."""
    one = new if old is None else old if new is None else None
    return isinstance(one, Settings) and one.place is NOWHERE


@frozen
class _At:
    """Where in a plan is compared: the section, and the id of the record inside of it."""

    section: str
    id: str | None

    def lists(self, model: type[Entry], old: Sequence[E], new: Sequence[E]) -> Iterator[Difference]:
        """Compare the records of a section or, where they have names, of a list in a record."""
        if old == new:
            return
        if model not in NAMED_BY:
            yield from self.multiset(None, None, None, old, new)
            return
        for before, after in _matched(old, new):
            record = after or before
            if record is None or before == after:
                continue
            name = name_of(record)
            at = replace(self, id=name if self.id is None else f"{self.id}/{name}")
            yield from at.singles(before, after)

    def singles(self, old: Entry | None, new: Entry | None) -> Iterator[Difference]:
        """Compare two states of one record."""
        if old is None or new is None:
            kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
            yield Difference(kind, self.section, self.id, None, old, new, old, new)
        else:
            yield from self.fields(old, new, old, new, "")

    def fields(
        self, old: Entry, new: Entry, before: Entry, after: Entry, prefix: str
    ) -> Iterator[Difference]:
        """Compare the fields of a record, or of ``before`` and ``after`` inside of it."""
        for name, found in shape_of(type(after)).fields.items():
            was, now = getattr(before, name), getattr(after, name)
            if was == now:
                continue
            field = f"{prefix}{name}"
            if found.kind is Under.RECORD and was is not None and now is not None:
                yield from self.fields(old, new, was, now, f"{field}.")
            elif found.kind is Under.RECORDS:
                yield from self._inner(found, field, (old, new), was, now)
            else:
                yield Difference(
                    ChangeKind.CHANGED, self.section, self.id, field, was, now, old, new
                )

    def _inner(
        self,
        found: FieldShape,
        field: str,
        holders: tuple[Entry, Entry],
        was: Sequence[Entry],
        now: Sequence[Entry],
    ) -> Iterator[Difference]:
        model = found.model
        if model is not None and model in NAMED_BY:
            yield from self.lists(model, was, now)
        else:
            yield from self.multiset(field, *holders, was, now)

    def multiset(
        self,
        field: str | None,
        old: Entry | None,
        new: Entry | None,
        was: Sequence[Entry],
        now: Sequence[Entry],
    ) -> Iterator[Difference]:
        """Compare records without names: those that are gone and those that are new, each whole."""
        gone, come = without(was, now), without(now, was)
        partners = dict(paired(gone, come))
        backwards = {at: index for index, at in partners.items()}
        for index, record in enumerate(gone):
            partner = come[partners[index]] if index in partners else None
            yield Difference(
                ChangeKind.REMOVED,
                self.section,
                self.id,
                field,
                record,
                None,
                old or record,
                new,
                partner,
            )
        for index, record in enumerate(come):
            partner = gone[backwards[index]] if index in backwards else None
            yield Difference(
                ChangeKind.ADDED,
                self.section,
                self.id,
                field,
                None,
                record,
                old,
                new or record,
                partner,
            )


def _matched(old: Iterable[E], new: Iterable[E]) -> Iterator[tuple[E | None, E | None]]:
    """The records of two lists by their names; those that share one, in their order."""
    before: dict[str, list[E]] = defaultdict(list)
    after: dict[str, list[E]] = defaultdict(list)
    for record in old:
        before[name_of(record)].append(record)
    for record in new:
        after[name_of(record)].append(record)
    for name in dict.fromkeys((*after, *before)):
        yield from zip_longest(before.get(name, ()), after.get(name, ()))


def without(records: Iterable[E], others: Iterable[E]) -> list[E]:
    """Keep the records that are left when each that is among the others too is taken out."""
    left = Counter(others)
    kept = []
    for record in records:
        if left[record]:
            left[record] -= 1
        else:
            kept.append(record)
    return kept


def paired(gone: Sequence[Entry], come: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Pair each removed record with the added one that seems to replace it, by their indexes."""
    if not gone or not come:
        return
    left, free = dict(enumerate(gone)), dict(enumerate(come))
    for fields in PAIRED_BY.get(type(gone[0]), ()):
        waiting: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for index, record in free.items():
            waiting[_values(record, fields)].append(index)
        for index, record in list(left.items()):
            values = _values(record, fields)
            if waiting.get(values) and any(value is not None for value in values):
                at = waiting[values].pop(0)
                del left[index], free[at]
                yield index, at


def _values(record: Entry, fields: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(record, field) for field in fields)
