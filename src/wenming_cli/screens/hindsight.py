"""What a record says that was only known after the cut-off day, and how that is marked."""

from datetime import date

from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.indicator import Deviation
from wenming_cli.model.plan import Plan

LATER = "（截止日以后）"
"""Stands behind whatever is dated after the cut-off day."""

_DAY_OF = {
    "done": "done",
    "replied": "replied",
    "result": "replied",
    "closed": "closed",
    "forecast": "forecast_date",
    "score": "score_date",
    "score_reason": "score_date",
    "achievement": "achievement_date",
    "problems": "achievement_date",
    "measures": "achievement_date",
}
"""Which field says when another was written."""

_AT_THE_END = ("score_date", "achievement_date")
"""Where no day is written what they date was written at the plan's end."""


@frozen
class Hindsight:
    """The cut-off day, and the plan whose end dates what is undated."""

    plan: Plan
    as_of: date

    def mark(self, day: date | None) -> str:
        """``（截止日以后）`` behind what is dated later, else nothing."""
        return LATER if day is not None and day > self.as_of else ""

    def of_field(self, entry: Entry, name: str) -> str:
        """The mark of what a field says."""
        by = _DAY_OF.get(name)
        if by is None or by not in type(entry).model_fields:
            return ""
        day = getattr(entry, by)
        return self.mark(self.plan.end if day is None and by in _AT_THE_END else day)

    def of_record(self, record: Entry) -> str:
        """The mark of a record inside another."""
        day = getattr(record, "date", None)
        is_undated = day is None and isinstance(record, Deviation)
        return self.mark(self.plan.end if is_undated else day)
