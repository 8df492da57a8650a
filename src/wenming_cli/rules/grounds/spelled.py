"""How a value was spelled: what the file says, before it became a number."""

from wenming_cli.model.base import Entry


def has_sign(entry: Entry, field: str) -> bool:
    """Whether a percentage was written with its sign, so that nobody can have meant a fraction."""
    at, source = entry.location(field), entry.place.source
    start = source.offset(at.line) + at.column - 1
    end = source.offset(at.end_line) + at.end_column - 1
    return "%" in source.text[start:end]
