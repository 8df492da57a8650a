"""The log of a finding as a ledger: in which order its entries count."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from operator import attrgetter

from wenming_cli.figures.findings.items import items_at
from wenming_cli.model.finding import Event, Finding, LogEntry

Log = tuple[LogEntry, ...]


def is_orderly(finding: Finding) -> bool:
    """Whether each log begins with the finding and never goes back, as it mostly does."""
    return all(_is_orderly(log, finding.found) for _, log in finding.logs)


def _is_orderly(log: Log, day: date) -> bool:
    for entry in log:
        if entry.date < day:
            return False
        day = entry.date
    return True


def misplaced(log: Log) -> Iterator[tuple[LogEntry, LogEntry]]:
    """Entries dated before the one above them in the same file, with that one.

    What stands in different files needs no order, for records are sorted by date anyway.
    """
    for before, entry in pairwise(log):
        if entry.date < before.date and entry.place.source is before.place.source:
            yield before, entry


def in_sequence(finding: Finding) -> Log:
    """All entries by date; empty where a date is so plainly wrong that no sequence can be told."""
    if is_orderly(finding):
        return _by_date(finding.entries) if finding.items else finding.log
    if any(entry.date < finding.found for entry in finding.entries):
        return ()
    if any(any(misplaced(log)) for _, log in finding.logs):
        return ()
    return _by_date(finding.entries)


def in_sequences(finding: Finding) -> tuple[tuple[str, Log], ...]:
    """What happened to each thing that is dealt with by itself: the finding, or each of its items.

    What was recorded of the whole happened to every item of it.
    """
    if not finding.items:
        return ((finding.id, in_sequence(finding)),)
    if not in_sequence(finding):
        return ()
    every = items_at(finding, date.max)
    return tuple((item.id, item.log) for item in every)


def _by_date(entries: Iterable[LogEntry]) -> Log:
    return tuple(sorted(entries, key=attrgetter("date")))


def telling(entries: Iterable[LogEntry]) -> Log:
    """Entries without looks at what is closed that showed it still well."""
    return tuple(e for e in entries if e.event is not Event.RECHECKED or e.opens_again)


def answering(finding: Finding) -> Iterator[tuple[LogEntry, str]]:
    """All entries by date, each with the unit that answered for the finding by then."""
    owner = finding.owner
    for entry in _by_date(finding.entries):
        yield entry, owner
        if entry.event is Event.REASSIGNED:
            owner = entry.to_owner or owner
