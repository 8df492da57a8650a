"""Two plans to what changed, in words of the trade.

Records are found again by their names wherever they stand, so that moving one to another file is
no change; records without a name are compared whole.
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.changes.change import Change, Difference, Kind
from wenming_cli.changes.comparing import differences
from wenming_cli.changes.fields import Vantage, field_told
from wenming_cli.changes.records import record_told
from wenming_cli.changes.subjects import Belonging, subject
from wenming_cli.model.plan import Plan

__all__ = ["Change", "Difference", "Kind", "compare", "differences"]


def compare(before: Plan | None, after: Plan | None, day: date) -> tuple[Change, ...]:
    """Every change from one plan to another, told on a day; a missing plan has no records.

    They are in the order of the workstreams, those of none first; within one, those that ask for
    attention first, else in the order of the sections.
    """
    plan = after or before
    if plan is None:
        return ()
    at = Vantage(before or plan, day)
    order = {workstream.id: index for index, workstream in enumerate(plan.workstreams)}
    found = _told(before, after, plan, at)
    return tuple(sorted(found, key=lambda c: (order.get(c.workstream or "", -1), not c.attention)))


def _told(before: Plan | None, after: Plan | None, plan: Plan, at: Vantage) -> Iterator[Change]:
    belonging = {id(side): Belonging(side) for side in (before, after) if side is not None}
    for difference in differences(before, after):
        is_gone = difference.new is None and before is not None
        side = before if is_gone and before is not None else plan
        tell = field_told if difference.kind is Kind.CHANGED else record_told
        sentence, attention = tell(difference, at)
        workstream = belonging[id(side)].workstream(difference)
        yield Change(difference, subject(difference, side), sentence, attention, workstream)
