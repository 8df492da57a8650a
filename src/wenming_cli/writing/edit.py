"""Edits of a plan: a new record, a new item inside of a record, another value of a field."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry

Typed: TypeAlias = "str | Sequence[Typed] | Mapping[str, Typed]"
"""What is typed of a field: a text, several, or fields inside of it by their English names."""


@frozen
class Append:
    """A new record in a section of a file.

    ``values`` are texts as a person would type them, by the English names of the fields. ``owner``
    is the unit and ``day`` lies in the month whose file it goes to; where they are not given they
    are those of the record.
    """

    section: str
    values: Mapping[str, Typed]
    owner: str | None = None
    day: date | None = None


@frozen
class Insert:
    """A new item of a list of records inside of a record."""

    record: Entry
    field: str
    values: Mapping[str, Typed]


@frozen
class Replace:
    """Another value for a field of a record; the field is added where it is not written yet."""

    record: Entry
    field: str
    value: Typed


Edit = Append | Insert | Replace
