"""A record made of what was written in its place: ``12座`` is ``{数量: 12, 单位: 座}``."""

import re
from datetime import date
from decimal import Decimal

from wenming_cli.model.scalars import Choice, shown
from wenming_cli.model.shape import FieldShape, Shape

_PIECE = re.compile(r"\d{4}-\d{2}-\d{2}|[+-]?\d+(?:\.\d+)?|[^\s\d,，、；;]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GAP = "…"


def example(shape: Shape, text: str, *, is_chinese: bool) -> str:
    """Write the record that must be written, with the pieces of a text where they belong."""
    pieces = _PIECE.findall(shown(text))
    fields = [found for found in shape.fields.values() if found.required]
    values = {found.name: _taken(found, pieces) for found in sorted(fields, key=_is_any)}
    said = (f"{f.title if is_chinese else f.key}: {values[f.name]}" for f in fields)
    return "{" + ", ".join(said) + "}"


def _is_any(found: FieldShape) -> bool:
    return not _is_certain(found)


def _is_certain(found: FieldShape) -> bool:
    return found.scalar in (date, Decimal) or _is_choice(found)


def _is_choice(found: FieldShape) -> bool:
    return isinstance(found.scalar, type) and issubclass(found.scalar, Choice)


def _taken(found: FieldShape, pieces: list[str]) -> str:
    """The first piece that may be a value of a field, taken out of the rest."""
    at = next((at for at, piece in enumerate(pieces) if _fits(found, piece)), None)
    return _GAP if at is None else pieces.pop(at)


def _fits(found: FieldShape, piece: str) -> bool:
    if found.scalar is date:
        return _DATE.fullmatch(piece) is not None
    if found.scalar is Decimal:
        return _NUMBER.fullmatch(piece) is not None
    return piece in found.scalar.table() if _is_choice(found) else True
