"""Values of fields: as people read them in a sentence, and as data."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from wenming_cli.model.base import Entry
from wenming_cli.model.named_period import WrittenPeriod
from wenming_cli.model.recurrence import DayOfPeriod
from wenming_cli.model.scalars import (
    Choice,
    Endless,
    Month,
    Parsed,
    Span,
    parse_money,
    parse_percent,
    parse_ratio,
    shown,
)
from wenming_cli.model.shape import FieldShape, Kind, mark_of, shape_of
from wenming_cli.words.money import quoted_money
from wenming_cli.words.numbers import plain_text

LONGEST = 40


def words(value: Any, found: FieldShape | None = None) -> str:
    """Write a value in a sentence, in its unit where its field says one; long text is cut short."""
    match value:
        case Entry():
            text = description(value)
        case tuple():
            text = "、".join(words(item, found) for item in value)
        case dict():
            text = "，".join(f"{shown(name)} {words(item, found)}" for name, item in value.items())
        case bool():
            text = "是" if value else "否"
        case Choice():
            text = value.label
        case Decimal():
            text = _decimal(value, found)
        case _:
            text = shown(str(value), LONGEST)
    return text


def _decimal(value: Decimal, found: FieldShape | None) -> str:
    parser = mark_of(found.marks, Parsed) if found is not None else None
    if parser is not None and parser.parser is parse_money:
        return quoted_money(value)
    is_share = parser is not None and parser.parser in (parse_percent, parse_ratio)
    return plain_text(value) + ("%" if is_share else "")


def description(record: Entry, without: tuple[str, ...] = ()) -> str:
    """Describe what a record says, field by field, records within it aside."""
    values = {
        name: (found, getattr(record, name))
        for name, found in shape_of(type(record)).fields.items()
        if found.kind in (Kind.SCALAR, Kind.SCALARS) and name not in without
    }
    return "，".join(
        f"{found.title} {words(value, found)}"
        for name, (found, value) in values.items()
        if value not in (None, ()) and value != type(record).model_fields[name].default
    )


_SPELT = (date, Month, Span, Endless, WrittenPeriod, DayOfPeriod)
"""What is written as it is spelt."""


def data(value: Any) -> Any:
    """Give a value as JSON: English words, numbers and dates as text, nothing for the unwritten."""
    if isinstance(value, Entry):
        shape = shape_of(type(value))
        fields = {field.key: data(getattr(value, name)) for name, field in shape.fields.items()}
        return {name: item for name, item in fields.items() if item not in (None, [], {})}
    if isinstance(value, tuple):
        return [data(item) for item in value]
    if isinstance(value, Mapping):
        return {key: data(item) for key, item in value.items()}
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, Decimal):
        return plain_text(value)
    return str(value) if isinstance(value, _SPELT) else value
