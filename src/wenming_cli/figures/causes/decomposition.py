"""A change of a figure in three parts that always sum to it, whatever the order.

C is what is counted on both days. *Stock* is how the figure of C moved, *entry* what the records
that came bring to it, *exit* what those that went take from it:

    stock = r_C(to) - r_C(from)    entry = r(to) - r_C(to)    exit = r_C(from) - r(from)

Within each part every record has its own share, and these sum to the part.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from wenming_cli.figures.causes.made import Made
from wenming_cli.figures.figure import Figure, Identified, Whole
from wenming_cli.frozen import frozen
from wenming_cli.words.word import Word

Key = str | tuple[str, int]
_NOTHING = Fraction(0)


class PartKind(Word):
    """The kind says which records a part of a change comes from."""

    STOCK = "stock", "原有"
    ENTRY = "entry", "新增"
    EXIT = "exit", "不再计入"


class Mover(NamedTuple):
    """A record as it was and as it is, None where it was not counted, and what that moved.

    ``share`` is None where a day has no value.
    """

    was: Identified | None
    now: Identified | None
    share: Fraction | None


@frozen
class ChangePart:
    """What records of one kind bring about; None where a day has no value."""

    kind: PartKind
    value: Fraction | None
    records: tuple[Mover, ...]


@frozen
class Decomposition:
    """A figure on two days and what the change comes from; ``common`` counts what is in both."""

    before: Figure
    after: Figure
    parts: tuple[ChangePart, ...]
    common: int

    @property
    def change(self) -> Fraction | None:
        """How much it changed, exactly; None where a day has no value."""
        return difference(self.before, self.after)


class Values(NamedTuple):
    """The three parts of a change as numbers."""

    stock: Fraction
    entry: Fraction
    exit: Fraction

    def of(self, kind: PartKind) -> Fraction:
        """One of them."""
        return {PartKind.STOCK: self.stock, PartKind.ENTRY: self.entry, PartKind.EXIT: self.exit}[
            kind
        ]


@frozen
class _Shared:
    """The figure on both days of what is counted on both; zero where that is none."""

    before: Figure | None
    after: Figure | None

    @property
    def values(self) -> tuple[Fraction, Fraction]:
        return _value(self.before), _value(self.after)


def difference(before: Figure, after: Figure) -> Fraction | None:
    """How much a figure changed, exactly; None where a day has no value."""
    if before.value is None or after.value is None:
        return None
    return after.value - before.value


def values(before: Made, after: Made) -> Values | None:
    """The parts of a change as numbers alone, which is quick; None where a day has no value."""
    return _values(before, after, _shared(before, after))


def _values(before: Made, after: Made, shared: _Shared) -> Values | None:
    if before.figure.value is None or after.figure.value is None:
        return None
    was, now = shared.values
    return Values(now - was, after.figure.value - now, was - before.figure.value)


def decomposed(before: Made, after: Made) -> Decomposition:
    """The parts of a change, each with the records it comes from and the share of each."""
    was, now = _keyed(before.records), _keyed(after.records)
    shared = _shared(before, after)
    both = frozenset() if shared.before is None else was.keys() & now.keys()
    numbers = _values(before, after, shared)
    lists = {
        PartKind.STOCK: _stock(
            before, after, was, {key: now[key] for key in now if key in both}, shared
        ),
        PartKind.ENTRY: _entry(after, [r for key, r in now.items() if key not in both], shared),
        PartKind.EXIT: _exit(before, [r for key, r in was.items() if key not in both], shared),
    }
    parts = tuple(_part(kind, numbers, records) for kind, records in lists.items())
    return Decomposition(before.figure, after.figure, parts, len(both))


def _part(kind: PartKind, numbers: Values | None, records: Iterable[Mover]) -> ChangePart:
    if numbers is None:
        return ChangePart(kind, None, tuple(moved._replace(share=None) for moved in records))
    every = sorted(records, key=lambda moved: -abs(moved.share or _NOTHING))
    return ChangePart(kind, numbers.of(kind), tuple(every))


def _keyed(records: Sequence[Identified]) -> Mapping[Key, Identified]:
    """Records by id; those of one id are told apart by their order, which no day changes."""
    found: dict[Key, Identified] = {record.id: record for record in records}
    return found if len(found) == len(records) else _numbered(records)


def _numbered(records: Iterable[Identified]) -> Mapping[Key, Identified]:
    """The same where ids repeat: the first of an id by it, further ones by their number too."""
    seen: Counter[str] = Counter()
    found: dict[Key, Identified] = {}
    for record in records:
        number = seen[record.id]
        found[(record.id, number) if number else record.id] = record
        seen[record.id] += 1
    return found


def _shared(before: Made, after: Made) -> _Shared:
    was, now = _common(before.records, after.records)
    first, last = before.of(was), after.of(now)
    is_none = first.value is None or last.value is None
    return _Shared(None, None) if is_none else _Shared(first, last)


def _common(
    before: Sequence[Identified], after: Sequence[Identified]
) -> tuple[Sequence[Identified], Sequence[Identified]]:
    """What is among both records, as it was and as it is; found out once for all their figures."""
    if isinstance(after, Whole) and after.held_against is before:
        return after.in_common
    was, now = _keyed(before), _keyed(after)
    found = (
        [record for key, record in was.items() if key in now],
        [record for key, record in now.items() if key in was],
    )
    if isinstance(after, Whole):
        after.held_against, after.in_common = before, found
    return found


def _value(figure: Figure | None) -> Fraction:
    return _NOTHING if figure is None or figure.value is None else figure.value


# --- what each record brings ----------------------------------------------------------------------


class _Terms:
    """What a record alone adds to the numerator and the denominator of a figure."""

    def __init__(self, made: Made) -> None:
        self._of, self._none = made.of, made.of([])

    def __call__(self, record: Identified) -> tuple[Fraction, Fraction]:
        alone, none = self._of([record]), self._none
        return alone.numerator - none.numerator, alone.denominator - none.denominator


def _stock(
    before: Made,
    after: Made,
    was: Mapping[Key, Identified],
    now: Mapping[Key, Identified],
    shared: _Shared,
) -> Iterator[Mover]:
    """What is in both and counts otherwise than before."""
    terms_before, terms_after = _Terms(before), _Terms(after)
    first, _ = shared.values
    weight = shared.after.denominator if shared.after is not None else Fraction(1)
    for key, record in now.items():
        earlier = was[key]
        (n, d), (numerator, denominator) = terms_before(earlier), terms_after(record)
        if (n, d) != (numerator, denominator):
            moved = numerator - n - first * (denominator - d)
            yield Mover(earlier, record, moved / weight)


def _entry(after: Made, records: Iterable[Identified], shared: _Shared) -> Iterator[Mover]:
    """What came: by how much each is better or worse than what was there."""
    terms, (_, last), whole = _Terms(after), shared.values, after.figure.denominator
    for record in records:
        n, d = terms(record)
        yield Mover(None, record, (n - last * d) / whole if whole else None)


def _exit(before: Made, records: Iterable[Identified], shared: _Shared) -> Iterator[Mover]:
    """What went: by how much each was better or worse than what stayed."""
    terms, (first, _), whole = _Terms(before), shared.values, before.figure.denominator
    for record in records:
        n, d = terms(record)
        yield Mover(record, None, (first * d - n) / whole if whole else None)
