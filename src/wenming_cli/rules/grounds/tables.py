"""Where the keys of a table (rules, weights) were written."""

from collections.abc import Iterator

from wenming_cli.diagnostic import Location
from wenming_cli.model.base import Entry


def located_keys(entry: Entry, field: str) -> Iterator[tuple[str, Location]]:
    """The keys of a field that is a table, each with its place, in the order they were written.

    A key that is not found as it reads (it was quoted with escapes) is located at the table.
    """
    whole, source = entry.location(field), entry.place.source
    at = source.offset(whole.line) + whole.column - 1
    end = source.offset(whole.end_line) + whole.end_column - 1
    for key in getattr(entry, field):
        found = source.text.find(key, at, end)
        if found < 0:
            yield key, whole
        else:
            at = found + len(key)
            yield key, source.location(found, at)
