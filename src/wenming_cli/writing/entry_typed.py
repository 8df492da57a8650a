"""Records as people would type them, so that they can be written into another plan."""

from decimal import Decimal
from typing import Any

from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import Choice, Parsed, parse_money
from wenming_cli.model.shape import FieldShape, mark_of, shape_of
from wenming_cli.words.numbers import plain_text
from wenming_cli.writing.edit import Typed


def entry_typed(entry: Entry) -> dict[str, Typed]:
    """What a record says, field by field; what it leaves to defaults is left out."""
    fields = shape_of(type(entry)).fields
    said = entry.said
    written = ((name, getattr(entry, name)) for name in fields if name in said)
    return {
        name: _typed(value, fields[name]) for name, value in written if value not in (None, (), {})
    }


def _typed(value: Any, found: FieldShape) -> Typed:
    match value:
        case Entry():
            return entry_typed(value)
        case tuple():
            return [_typed(item, found) for item in value]
        case dict():
            return {key: _typed(item, found) for key, item in value.items()}
        case _:
            return _text(value, found)


def _text(value: Any, found: FieldShape) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Choice():
            return str(value.value)
        case Decimal():
            parsed = mark_of(found.marks, Parsed)
            is_money = parsed is not None and parsed.parser is parse_money
            return f"{plain_text(value)}{'元' if is_money else ''}"
        case _:
            return str(value)
