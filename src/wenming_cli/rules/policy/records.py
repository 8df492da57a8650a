"""The records that only grow: findings, their log, payments, adjustments of the budget, samples."""

from collections.abc import Iterator

from wenming_cli.changes import Difference, Kind
from wenming_cli.model.base import Entry
from wenming_cli.model.budget import Adjustment, Payment
from wenming_cli.model.finding import Finding, LogEntry
from wenming_cli.model.indicator import Sample
from wenming_cli.model.shape import shape_of
from wenming_cli.rules.grounds.amounts import spoken
from wenming_cli.rules.policy.edit import Edit

GROWING = (Finding, LogEntry, Payment, Adjustment, Sample)


def told(entry: Entry, found: Difference) -> str:
    """A record in a few words: ``支出 2020-06-15 XC 1.2万元``."""
    match entry:
        case Finding():
            return f"问题 {entry.id}"
        case LogEntry():
            return f"问题 {found.id} 的办理记录 {entry.date} {entry.event.label}"
        case Payment():
            return f"支出 {entry.date} {entry.line} {spoken(entry.amount)}"
        case Adjustment():
            return f"预算调整 {entry.date} {spoken(entry.amount)}"
        case Sample():
            return f"抽查 {entry.date} {entry.indicator} {entry.owner}"
    return entry.LABEL


def removed(edit: Edit) -> Iterator[tuple[Difference, Entry]]:
    """Every record of these kinds that is gone and was not written anew."""
    for found in edit.differences:
        item = found.item
        if found.kind is Kind.REMOVED and found.partner is None and isinstance(item, GROWING):
            yield found, item


def rewritten(edit: Edit) -> Iterator[tuple[Difference, Entry, Entry]]:
    """Every record of these kinds that says something else now, before and after."""
    for found in edit.differences:
        item, before = found.item, found.partner
        if found.kind is not Kind.ADDED or before is None or not isinstance(item, GROWING):
            continue
        if not completes(before, item):
            yield found, before, item


def completes(before: Entry, after: Entry) -> bool:
    """Whether a record only says more than it did: blanks filled in, papers added."""
    return all(
        is_completed(getattr(before, name), getattr(after, name))
        for name in shape_of(type(before)).fields
    )


def is_completed(was: object, now: object) -> bool:
    """Whether a value is what it was, or fills a blank, or has more items."""
    if isinstance(was, tuple) and isinstance(now, tuple):
        return set(was) <= set(now)
    return was is None or was == now
