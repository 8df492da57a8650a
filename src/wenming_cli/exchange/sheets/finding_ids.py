"""Ids for findings that units have found, each in a series nobody else writes into.

Where every unit has files of its own, two of them may take their workbooks in on two branches; so
their new findings are numbered apart, as in ``WT-06-龙泉街道-01``.
"""

from datetime import date

from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded
from wenming_cli.model.settings import Layout
from wenming_cli.writing.numbering import next_id, parted


class FindingIds:
    """Ids that are free, counted on as they are given out."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._used = {folded(finding.id) for finding in plan.findings}
        self._series: dict[date, tuple[str, int, int]] = {}
        self._last: dict[str, int] = {}

    def next(self, unit: str, day: date) -> str:
        """The id of a unit's finding of a day."""
        prefix, first, width = self._of(day)
        if self._plan.settings.layout is Layout.UNIT:
            prefix, first = f"{prefix}{unit}-", 1
        number = self._last.get(prefix, first - 1) + 1
        while folded(f"{prefix}{number:0{width}}") in self._used:
            number += 1
        self._last[prefix] = number
        return f"{prefix}{number:0{width}}"

    def _of(self, day: date) -> tuple[str, int, int]:
        """What stands before the number, the first that is free, and its digits."""
        if day not in self._series:
            prefix, number = parted(next_id(self._plan, "findings", day) or "")
            prefix, number = (prefix, number) if number else (f"WT-{day:%m}-", "01")
            self._series[day] = self._common(prefix), int(number), len(number)
        return self._series[day]

    def _common(self, prefix: str) -> str:
        """The series of all units, where the last one was given to one of them."""
        for unit in self._plan.owner_by_name:
            prefix = prefix.removesuffix(f"{unit}-")
        return prefix
