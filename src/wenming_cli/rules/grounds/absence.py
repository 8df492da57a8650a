"""Whether nobody wrote a field: one that was written and could not be read is not absent."""

from wenming_cli.model.base import Entry


def is_absent(entry: Entry, field: str) -> bool:
    """Whether a field has no value and was not written either, so that nothing was said of it."""
    if getattr(entry, field) is not None:
        return False
    keys = entry.place.keys
    return field not in keys and entry.title_of(field) not in keys


def is_unread(entry: Entry, field: str) -> bool:
    """Whether a list was written and nothing of it could be read."""
    keys = entry.place.keys
    return not getattr(entry, field) and (field in keys or entry.title_of(field) in keys)
