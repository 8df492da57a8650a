"""Two plans to what changed, in words of the trade.

Records are found again by their names wherever they stand, so that moving one to another file is
no change; records without a name are compared whole.
"""

from datetime import date

from wenming_cli.changes.change import Change, ChangeKind, Difference
from wenming_cli.changes.comparing import differences
from wenming_cli.changes.fields import Vantage, field_told
from wenming_cli.changes.records import record_told
from wenming_cli.changes.subjects import Belonging, subject
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown

_LONGEST = 1000
"""Characters of a sentence, which is always on one line."""

__all__ = ["Change", "ChangeKind", "Difference", "compare", "differences"]


def compare(
    before: Plan | None,
    after: Plan | None,
    day: date,
    without: frozenset[str] = frozenset(),
    since: date | None = None,
) -> tuple[Change, ...]:
    """Find every change from one plan to another, told on a day; a missing plan has no records.

    ``without``: sections that are left aside, for want of all of their records on both sides.
    ``since``: the day the plan before was made on, where that is known.

    They are in the order of the workstreams, those of none first; within one, those that ask for
    attention first, else in the order of the sections.
    """
    plan = after or before
    if plan is None:
        return ()
    teller = _Teller(plan, before or plan, Vantage(before or plan, day, since))
    found = [teller.told(d) for d in differences(before, after, without)]
    order = {workstream.id: index for index, workstream in enumerate(plan.workstreams)}
    return tuple(sorted(found, key=lambda c: (order.get(c.workstream or "", -1), not c.attention)))


class _Teller:
    """Puts differences into words; what is gone is looked up in the plan before."""

    def __init__(self, plan: Plan, before: Plan, at: Vantage) -> None:
        self.plan, self.before, self.at = plan, before, at
        self.belonging, self.belonged = Belonging(plan), Belonging(before)

    def told(self, difference: Difference) -> Change:
        """Tell the change in words."""
        is_gone = difference.new is None
        belonging = self.belonged if is_gone else self.belonging
        tell = field_told if difference.kind is ChangeKind.CHANGED else record_told
        sentence, attention = tell(difference, self.at)
        name = subject(difference, self.before if is_gone else self.plan)
        words = shown(sentence, _LONGEST)
        return Change(difference, name, words, attention, belonging.workstream(difference))
