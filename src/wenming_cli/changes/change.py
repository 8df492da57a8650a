"""A change: one thing that is otherwise in the later of two plans, and the words for it."""

from typing import Any

from wenming_cli.diagnostic import Location
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.place import NOWHERE
from wenming_cli.model.shape import shape_of
from wenming_cli.words.word import Word


class ChangeKind(Word):
    """It says what happened to a record or a field."""

    ADDED = "added", "新增"
    REMOVED = "removed", "删除"
    CHANGED = "changed", "改动"


@frozen
class Difference:
    """A difference lies between two plans, before anything is said of it.

    ``section`` is that of the plan. ``id`` names the record (``ID/owner`` a part of a task, the id
    of a line in the budget), None for records without one and for the sections that are one record.

    ``field`` is None where the whole record was added or removed. A field of a record within has a
    name with dots (``target.value``). A list of records without ids (``updates``, ``log``,
    ``extensions``, …) is a multiset: one of them was added or removed.

    ``before`` and ``after`` are typed values: a record, a value of a field, or None.
    ``old`` and ``new`` are the records that hold the field or list; for whole records themselves.
    ``partner`` is, in a multiset, the removed record that an added one seems to replace, or the
    added one that seems to replace a removed one.
    """

    kind: ChangeKind
    section: str
    id: str | None
    field: str | None
    before: Any
    after: Any
    old: Entry | None
    new: Entry | None
    partner: Entry | None = None

    @property
    def record(self) -> Entry:
        """Find the record it is about, as it is now or, where it is gone, as it was."""
        record = self.new or self.old
        assert record is not None  # noqa: S101  a difference has two sides, one of them a record
        return record

    @property
    def key(self) -> str | None:
        """Spell ``field`` as a file does: by the keys that are written there."""
        if self.field is None:
            return None
        model: type[Entry] | None = type(self.record)
        keys = []
        for name in self.field.split("."):
            assert model is not None  # noqa: S101  only a record has fields
            found = shape_of(model).fields[name]
            keys.append(found.key)
            model = found.model
        return ".".join(keys)

    @property
    def item(self) -> Entry | None:
        """Find the record that was added or removed; None where a field was changed."""
        found = self.before if self.kind is ChangeKind.REMOVED else self.after
        return found if self.kind is not ChangeKind.CHANGED and isinstance(found, Entry) else None

    @property
    def before_at(self) -> Location | None:
        """Find where it was written, None where it was not."""
        return _at(self.before, self.old, self.field)

    @property
    def after_at(self) -> Location | None:
        """Find where it is written now: where a field was taken out, its record; else None."""
        return _at(self.after, self.new, self.field)


def _at(value: Any, holder: Entry | None, field: str | None) -> Location | None:
    if isinstance(value, Entry):
        return value.location()
    if holder is None or field is None:
        return None
    *path, name = field.split(".")
    for step in path:
        holder = getattr(holder, step)
    return None if holder.place is NOWHERE else holder.location(name)


@frozen
class Change:
    """A change is a difference in words.

    ``subject`` names the record (empty for records without a name), ``sentence`` says what
    happened to it, with “→” between before and after. ``attention``: it moves what people are held
    to, or touches what is not to be touched. ``workstream`` is the id of the one it belongs to.
    """

    difference: Difference
    subject: str
    sentence: str
    attention: bool
    workstream: str | None

    @property
    def kind(self) -> ChangeKind:
        """Say what happened."""
        return self.difference.kind

    @property
    def section(self) -> str:
        """Name the section of the record."""
        return self.difference.section

    @property
    def id(self) -> str | None:
        """Give the id of the record."""
        return self.difference.id

    @property
    def field(self) -> str | None:
        """Name the field that changed."""
        return self.difference.field

    @property
    def before(self) -> Any:
        """Give the value before, typed."""
        return self.difference.before

    @property
    def after(self) -> Any:
        """Give the value after, typed."""
        return self.difference.after

    @property
    def is_told_elsewhere(self) -> bool:
        """Tell whether the sentence of the record that takes its place says it too."""
        return self.kind is ChangeKind.REMOVED and self.difference.partner is not None
