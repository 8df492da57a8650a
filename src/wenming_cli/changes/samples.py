"""Invented records that a change lets pass for real ones, and real ones that it calls invented."""

from collections import Counter
from collections.abc import Iterator

from wenming_cli.model.base import Entry
from wenming_cli.model.closing import Closing
from wenming_cli.model.plan import Plan


def unmarked(before: Plan | None, after: Plan | None) -> int:
    """Count the records that say the same as before, but are no longer marked as invented.

    The mark stands in the file (``sample: true``), so moving a record can take it off.
    """
    if before is None or after is None or not before.sample:
        return 0
    return _turned(before, after, was_sample=True)


def marked(before: Plan | None, after: Plan | None) -> int:
    """Count the records that say the same as before, but are marked as invented now."""
    if before is None or after is None or not after.sample:
        return 0
    return _turned(before, after, was_sample=False)


def _turned(before: Plan, after: Plan, *, was_sample: bool) -> int:
    was = Counter(record for record in _records(before) if record.is_sample is was_sample)
    left = Counter(record for record in _records(after) if record.is_sample is was_sample)
    turned = Counter(record for record in _records(after) if record.is_sample is not was_sample)
    return ((was - left) & turned).total()


def _records(plan: Plan) -> Iterator[Entry]:
    yield from (entry for entry in plan.entries() if not isinstance(entry, Closing))
    yield from plan.dated()
