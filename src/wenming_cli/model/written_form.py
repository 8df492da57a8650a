"""What the annotation of a field says: what stands under its key, and how a text is typed."""

from collections.abc import Callable
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from wenming_cli.frozen import frozen
from wenming_cli.model.scalars import Choice, Parsed

Mark = TypeVar("Mark")


class Kind(StrEnum):
    """What stands under a key."""

    SCALAR = "scalar"
    SCALARS = "scalars"
    RECORD = "record"
    RECORDS = "records"
    TABLE = "table"


@frozen
class KeptAs:
    """Marks a table that records keep as a kind of their own."""

    kind: Callable[[dict[str, Any]], Any]


def mark_of(marks: tuple[Any, ...], kind: type[Mark]) -> Mark | None:
    """The mark of a kind among the marks of a field."""
    return next((mark for mark in marks if isinstance(mark, kind)), None)


def unfolded(annotation: Any, marks: tuple[Any, ...] = ()) -> tuple[Kind, Any, tuple[Any, ...]]:
    """Kind, innermost type and all marks of an annotation."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return unfolded(inner, (*marks, *more))
    if origin in (Union, UnionType):
        inner = next(a for a in get_args(annotation) if a is not type(None))
        return unfolded(inner, marks)
    if origin is tuple:
        _, scalar, marks = unfolded(get_args(annotation)[0], marks)
        return Kind.SCALARS, scalar, marks
    if origin is dict:
        _, scalar, marks = unfolded(get_args(annotation)[1], marks)
        return Kind.TABLE, scalar, marks
    return Kind.SCALAR, annotation, marks


def scalar_parser(scalar: Any, marks: tuple[Any, ...]) -> Callable[[Any], Any]:
    """What types one text of a field, or raises the ``Fault`` that says why it cannot."""
    parsed = mark_of(marks, Parsed)
    if parsed is not None:
        return parsed.parser
    choice: type[Choice] = scalar
    return choice.reader()
