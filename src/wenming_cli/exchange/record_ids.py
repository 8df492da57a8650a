"""Ids for records that come without: each goes on with the series of those there are."""

import re
from collections.abc import Iterable

from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded

_NUMBERED = re.compile(r"(.*?)(\d+)", re.DOTALL)
_FIRST = {"sites": "DW-000", "findings": "WT-000", "indicators": "ZB-00"}
"""What comes before the first id of a section that has none yet."""


class RecordIds:
    """Allots ids in one section; ``taken`` are those of other records of the same import."""

    def __init__(self, plan: Plan, section: str, taken: Iterable[str] = ()) -> None:
        self.section = section
        self._series: dict[str, tuple[str, int, int]] = {}
        records = getattr(plan, section)
        self._used = {folded(name) for name in (*(record.id for record in records), *taken)}
        for record in records:
            found = _NUMBERED.fullmatch(record.id)
            if found:
                key = record.workstream if section == "tasks" else ""
                self._series[key] = (found[1], int(found[2]), len(found[2]))

    def allot(self, workstream: str | None) -> str:
        """The next id that is free, in the series of a workstream where tasks have one each."""
        key = (workstream or "") if self.section == "tasks" else ""
        prefix, number, width = self._series.get(key) or self._first(key)
        while True:
            number += 1
            name = f"{prefix}{number:0{width}}"
            if folded(name) not in self._used:
                self._used.add(folded(name))
                self._series[key] = (prefix, number, width)
                return name

    def _first(self, workstream: str) -> tuple[str, int, int]:
        before = _FIRST.get(self.section, f"{workstream}-00")
        prefix, _, digits = before.rpartition("-")
        return f"{prefix}-", 0, len(digits)
