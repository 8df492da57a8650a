"""Ids for records that come without: each goes on with the series of those there are."""

from collections.abc import Iterable
from datetime import date

from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded
from wenming_cli.writing.numbering import next_id, parted


class RecordIds:
    """Allots ids in one section; ``taken`` are those of other records of the same import."""

    def __init__(self, plan: Plan, section: str, taken: Iterable[str]) -> None:
        self._plan = plan
        self._section = section
        self._used = {folded(name) for name in taken}
        self._last: dict[tuple[str, date], str] = {}

    def allot(self, workstream: str, day: date) -> str | None:
        """The next free id for a record of a workstream and a day; None where there is no series.

        The plan is asked once for each workstream and day; from there on it is counted.
        """
        key = (workstream, day)
        name = self._last.get(key)
        name = _after(name) if name else next_id(self._plan, self._section, day, workstream)
        while name is not None and folded(name) in self._used:
            name = _after(name)
        if name is not None:
            self._used.add(folded(name))
            self._last[key] = name
        return name


def _after(name: str) -> str:
    """The id with the next number."""
    prefix, digits = parted(name)
    prefix, digits = (prefix, digits) if digits else (f"{name}-", "0")
    return f"{prefix}{int(digits) + 1:0{len(digits)}}"
