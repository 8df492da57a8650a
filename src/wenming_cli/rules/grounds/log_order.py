"""The log of a finding as a ledger: in which order its entries count."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter

from wenming_cli.model.finding import Event, Finding, LogEntry


def is_orderly(finding: Finding) -> bool:
    """Whether the log begins with the finding and never goes back, as it mostly does."""
    day = finding.found
    for entry in finding.log:
        if entry.date < day:
            return False
        day = entry.date
    return True


def misplaced(finding: Finding) -> Iterator[tuple[LogEntry, LogEntry]]:
    """Entries dated before the one above them in the same file, with that one.

    What stands in different files needs no order, for records are sorted by date anyway.
    """
    for before, entry in pairwise(finding.log):
        if entry.date < before.date and entry.place.source is before.place.source:
            yield before, entry


def in_sequence(finding: Finding) -> tuple[LogEntry, ...]:
    """The log by date; empty where a date is so plainly wrong that no sequence can be told."""
    if is_orderly(finding):
        return finding.log
    if any(entry.date < finding.found for entry in finding.log) or any(misplaced(finding)):
        return ()
    return tuple(sorted(finding.log, key=attrgetter("date")))


def telling(entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """Entries without looks at what is closed that showed it still well."""
    return tuple(e for e in entries if e.event is not Event.RECHECKED or e.opens_again)


def answering(finding: Finding) -> Iterator[tuple[LogEntry, str]]:
    """The log by date, each entry with the unit that answered for the finding by then."""
    owner = finding.owner
    for entry in sorted(finding.log, key=attrgetter("date")):
        yield entry, owner
        if entry.event is Event.REASSIGNED:
            owner = entry.to_owner or owner
