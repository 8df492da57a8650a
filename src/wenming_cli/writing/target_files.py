"""Into which file a new record goes: that of its month, of its unit, or of the most of its kind.

A real record never goes to a file of invented ones, nor to one whose default workstream is not the
record's; then it goes to a file beside.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import count
from typing import Any

from wenming_cli.loading import FileRead
from wenming_cli.loading.discovery import PLAN_FILE
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Fault, Month, parse_date
from wenming_cli.model.settings import Layout
from wenming_cli.writing.edit import Append

FOLDER = "records"
"""Where dated records are kept."""

DATED_BY: Mapping[str, str] = {
    "updates": "date",
    "payments": "date",
    "receipts": "date",
    "actuals": "date",
    "samples": "date",
    "inspections": "date",
    "findings": "found",
    "logs": "date",
    "notices": "date",
}
"""The sections of what happened on a day, and the field that says the day."""

_ODD = re.compile(r'[<>:"|?*\\/]')
_LARGEST = 1024 * 1024
_WITH_DEFAULT = ("tasks", "findings")


def file_of_unit(month: Month, owner: str) -> str:
    """The file of a unit's records of a month, relative to the plan."""
    return f"{FOLDER}/{month}/{_ODD.sub('-', owner)}.yaml"


class TargetFiles:
    """The files of a plan as places for new records, by their names relative to its folder.

    ``read`` reads a file, or says None where there is none yet; ``relative`` are the names of files
    by those that people see.
    """

    def __init__(
        self, plan: Plan, relative: Mapping[str, str], read: Callable[[str], FileRead | None]
    ) -> None:
        self._plan = plan
        self._relative = relative
        self._read = read
        self._most: dict[str, list[str]] = {}
        self._fit: dict[tuple[str, str | None, bool], bool] = {}

    def of(self, edit: Append) -> str:
        """The file of a new record, relative to the plan."""
        if edit.section == "settings" and self._is_fit(PLAN_FILE, edit):
            return PLAN_FILE
        return next(name for name in self._candidates(edit) if self._is_fit(name, edit))

    def _candidates(self, edit: Append) -> Iterator[str]:
        wanted = self._of_month(edit)
        if wanted is None:
            yield from self._holders(edit.section)
            wanted = f"{edit.section}.yaml"
        yield wanted
        stem = wanted.removesuffix(".yaml")
        yield from (f"{stem}-{number}.yaml" for number in count(2))

    def _of_month(self, edit: Append) -> str | None:
        """The file of the month of a dated record, or of its unit in that month."""
        day = edit.day or self._day_of(edit)
        if day is None:
            return None
        month, owner = Month.of(day), self._owner_of(edit)
        if self._plan.settings.layout is Layout.UNIT and owner is not None:
            return file_of_unit(month, owner)
        return f"{FOLDER}/{month}.yaml"

    def _day_of(self, edit: Append) -> date | None:
        typed = edit.values.get(DATED_BY.get(edit.section, ""))
        try:
            return parse_date(typed) if isinstance(typed, str) else None
        except Fault:
            return None

    def _owner_of(self, edit: Append) -> str | None:
        """The unit of a record: as it is given, as it is typed, or that of what it belongs to."""
        plan = self._plan
        if edit.owner is not None:
            return plan.unit_named(edit.owner)
        values = {name: v for name, v in edit.values.items() if isinstance(v, str)}
        if "owner" in values:
            return plan.unit_named(values["owner"])
        if "task" in values:
            leaf = plan.leaf_by_id.get(values["task"])
            return None if leaf is None else leaf.owner
        finding = plan.finding_by_id.get(values.get("finding", ""))
        return None if finding is None else finding.owner

    def _holders(self, section: str) -> list[str]:
        """The files that hold records of a section, those of the most first."""
        if section not in self._most:
            found: Any = getattr(self._plan, section, None)
            records: tuple[Entry, ...] = found if isinstance(found, tuple) else ()
            counts = Counter(self._relative[record.place.source.name] for record in records)
            self._most[section] = [name for name, _ in counts.most_common()]
        return self._most[section]

    def _is_fit(self, name: str, edit: Append) -> bool:
        """Whether a file may hold a record: it is not there yet, or of the same sort."""
        typed = edit.values.get("workstream")
        needed = (typed if isinstance(typed, str) else None, edit.section in _WITH_DEFAULT)
        key = (name, *needed)
        if key not in self._fit:
            self._fit[key] = self._may_hold(name, *needed)
        return self._fit[key]

    def _may_hold(self, name: str, workstream: str | None, has_default: bool) -> bool:
        read = self._read(name)
        if read is None:
            return True
        if read.source is None or read.is_sample or len(read.source.text) > _LARGEST:
            return False
        default = None if read.data is None else read.data.get("workstream")
        return not has_default or default in (None, workstream)
