"""Citations: every piece of evidence a record names, whatever the kind of the record."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain
from operator import attrgetter

from wenming_cli.diagnostic import Location
from wenming_cli.frozen import frozen
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import Choice
from wenming_cli.model.shape import Kind, shape_of

FIELD = "evidence"
"""The field of every record that names evidence."""

_EXTENSION = lazy_pattern(r"\.[A-Za-z][A-Za-z0-9]{1,4}")
_CALLED = ("owner", "date", "event", "indicator", "site", "item", "voucher", "line", "number")
"""What tells a record that has no id, as far as it has these."""
_DAYS = ("date", "submitted", "dated")
"""What the day of a record is called."""


@frozen
class Citation:
    """A piece of evidence: what is written, and the records it stands in, the outermost first."""

    chain: tuple[Entry, ...]
    index: int
    text: str

    @property
    def entry(self) -> Entry:
        """The record that names it."""
        return self.chain[-1]

    @property
    def top(self) -> Entry:
        """The record of the plan it belongs to."""
        return self.chain[0]

    @property
    def is_file(self) -> bool:
        """Tell whether it looks like a file of the repository, not an address or a number."""
        return is_path(self.text)

    @property
    def location(self) -> Location:
        """Where it was written."""
        return self.entry.location(FIELD, self.index)

    @property
    def record(self) -> str:
        """What people call the record: ``问题 W-1 2020-06-12 已整改``."""
        return " ".join([self.top.LABEL, *filter(None, map(_called, self.chain))])

    @property
    def day(self) -> date | None:
        """The day of what it is to prove; None where no day is written."""
        days = (getattr(each, name, None) for each in reversed(self.chain) for name in _DAYS)
        return next((day for day in days if isinstance(day, date)), None)


def is_path(text: str) -> bool:
    """Whether a piece of evidence looks like a file of the repository."""
    if "://" in text or "〔" in text or text.startswith("www."):
        return False
    if "/" in text:
        return True
    dot = text.rfind(".")
    return dot > 0 and _EXTENSION.fullmatch(text, dot) is not None


def _called(entry: Entry) -> str:
    """What tells a record from others of its kind."""
    own = getattr(entry, "id", None)
    if isinstance(own, str):
        return own
    values = (getattr(entry, name, None) for name in _CALLED)
    return " ".join(v.label if isinstance(v, Choice) else str(v) for v in values if v is not None)


def citations(entries: Iterable[Entry]) -> Iterator[Citation]:
    """List the evidence of records and of the records in them, in the order they are written."""
    return chain.from_iterable(_of((entry,)) for entry in entries if holds_evidence(type(entry)))


def cited(model: type[Entry], entries: Sequence[Entry]) -> Iterator[str]:
    """What records of one kind, and the records in them, name as evidence, in no order."""
    if _has_field(model):
        yield from chain.from_iterable(map(attrgetter(FIELD), entries))
    for name, kind in _ways(model) if entries else ():
        yield from cited(kind, [*chain.from_iterable(map(attrgetter(name), entries))])


def _of(records: tuple[Entry, ...]) -> Iterator[Citation]:
    entry = records[-1]
    for index, text in enumerate(_own(entry)):
        yield Citation(records, index, text)
    for name, _ in _ways(type(entry)):
        for inner in getattr(entry, name):
            yield from _of((*records, inner))


def _own(entry: Entry) -> tuple[str, ...]:
    return getattr(entry, FIELD) if _has_field(type(entry)) else ()


@cache
def holds_evidence(model: type[Entry]) -> bool:
    """Whether a record of a kind, or one in it, may name evidence."""
    return _has_field(model) or bool(_ways(model))


@cache
def _has_field(model: type[Entry]) -> bool:
    field = shape_of(model).fields.get(FIELD)
    return field is not None and field.kind is Kind.SCALARS


@cache
def _ways(model: type[Entry]) -> tuple[tuple[str, type[Entry]], ...]:
    """The fields of a kind of record that hold lists of such as may name evidence, and of which."""
    fields = shape_of(model).fields.values()
    inner = ((field.name, field.model) for field in fields if field.model is not None)
    return tuple((name, kind) for name, kind in inner if holds_evidence(kind))
