"""The shape of a record: which keys it may have and what may stand under each.

One table per model, made from its fields, holds both names of every key. The loader walks files
by it, and the JSON Schema is drawn from it.
"""

from functools import cache
from typing import Any

from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry, EntryField
from wenming_cli.model.scalars import Alias, Identity, OneWillDo, Reference
from wenming_cli.model.written_form import Kind, mark_of, scalar_parser, unfolded

__all__ = ["FieldShape", "Kind", "Shape", "mark_of", "shape_of"]


@frozen
class FieldShape:
    """One key: its two names, what stands under it, and whether it must be there.

    ``key`` is the English one; records call the field ``name``, which is mostly the same.
    """

    name: str
    key: str
    title: str
    description: str | None
    kind: Kind
    required: bool
    model: type[Entry] | None
    scalar: Any
    marks: tuple[Any, ...]
    reference: Reference | None
    identity: Identity | None
    alias: Alias | None
    is_marked: bool
    one_will_do: bool

    def typed(self, text: str) -> Any:
        """What a text says as a value of the field, or as an item of it; a ``Fault`` is raised."""
        return scalar_parser(self.scalar, self.marks)(text)


@frozen
class Shape:
    """All keys of a model: ``fields`` by English name, ``keys`` by every written name."""

    model: type[Entry]
    fields: dict[str, FieldShape]
    keys: dict[str, FieldShape]

    @property
    def label(self) -> str:
        """What a record of this kind is called in messages."""
        return self.model.LABEL


@cache
def shape_of(model: type[Entry]) -> Shape:
    """The shape of a model: what people look for first stands first, then what must be there."""
    found = [
        _field(name, model.SPELT.get(name, name), info) for name, info in model.model_fields.items()
    ]
    first = {name: at for at, name in enumerate(model.FIRST)}
    found.sort(key=lambda field: (first.get(field.name, len(first)), not field.required))
    fields = {field.name: field for field in found}
    keys = {word: field for field in fields.values() for word in (field.key, field.title)}
    return Shape(model, fields, keys)


def _field(name: str, key: str, info: EntryField) -> FieldShape:
    kind, scalar, marks = unfolded(info.annotation)
    is_record = isinstance(scalar, type) and issubclass(scalar, Entry)
    if is_record:
        kind = Kind.RECORDS if kind is Kind.SCALARS else Kind.RECORD
    reference, identity = mark_of(marks, Reference), mark_of(marks, Identity)
    alias = mark_of(marks, Alias)
    return FieldShape(
        name=name,
        key=key,
        title=info.title,
        description=info.description,
        kind=kind,
        required=info.is_required(),
        model=scalar if is_record else None,
        scalar=scalar,
        marks=marks,
        reference=reference,
        identity=identity,
        alias=alias,
        is_marked=bool(reference or identity or alias),
        one_will_do=mark_of(marks, OneWillDo) is not None,
    )
