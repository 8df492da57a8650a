"""What is typed of a record, as plain texts, lists and mappings under the keys of a language."""

from collections.abc import Mapping

from wenming_cli.loading.tree import Plain
from wenming_cli.model.scalars import Choice
from wenming_cli.model.shape import FieldShape, Shape, shape_of
from wenming_cli.writing.edit import Typed


class NoFieldError(ValueError):
    """A record of a kind has no field of a name."""


def record_plain(
    values: Mapping[str, Typed], shape: Shape, *, is_chinese: bool
) -> dict[str, Plain]:
    """What is typed of a record, under the keys of a language."""
    unknown = next((name for name in values if name not in shape.fields), None)
    if unknown is not None:
        raise NoFieldError(unknown)
    return {
        key_of(shape.fields[name], is_chinese=is_chinese): field_plain(
            value, shape.fields[name], is_chinese=is_chinese
        )
        for name, value in values.items()
    }


def field_plain(value: Typed, found: FieldShape, *, is_chinese: bool) -> Plain:
    """What is typed of a field, its keys and its choices in a language."""
    match value:
        case str():
            return _word(value, found, is_chinese=is_chinese)
        case Mapping() if found.model is not None:
            return record_plain(value, shape_of(found.model), is_chinese=is_chinese)
        case Mapping():
            return {
                key: field_plain(item, found, is_chinese=is_chinese) for key, item in value.items()
            }
        case _:
            return [field_plain(item, found, is_chinese=is_chinese) for item in value]


def key_of(found: FieldShape, *, is_chinese: bool) -> str:
    """The key of a field in a language."""
    return found.title if is_chinese else found.key


def _word(text: str, found: FieldShape, *, is_chinese: bool) -> str:
    """A text; one of a list of choices in the language of its record."""
    if not isinstance(found.scalar, type) or not issubclass(found.scalar, Choice):
        return text
    member = found.scalar.table().get(text)
    if member is None:
        return text
    return str(member.label if is_chinese else member.value)


def texts_of(value: Plain) -> list[str]:
    """Every text in it, those of keys aside."""
    match value:
        case dict():
            return [text for item in value.values() for text in texts_of(item)]
        case list():
            return [text for item in value for text in texts_of(item)]
        case _:
            return [] if value is None else [value]
