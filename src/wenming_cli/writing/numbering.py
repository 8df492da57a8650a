"""The next id of a series: ``WT-06-24`` after ``WT-06-23`` in June, in July ``WT-07-01``.

What of an id tells the day of its record is found by looking at the ids there are: a run of digits
that says the year, month or day of most of them. The last run of digits counts.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded
from wenming_cli.model.settings import Layout

_DIGITS = re.compile(r"(\d+)", re.ASCII)
_DAYS: dict[int, tuple[Callable[[date], str], ...]] = {
    8: (lambda day: f"{day:%Y%m%d}",),
    6: (lambda day: f"{day:%Y%m}", lambda day: f"{day:%y%m%d}"),
    4: (lambda day: f"{day:%m%d}", lambda day: f"{day:%Y}", lambda day: f"{day:%y%m}"),
    2: (lambda day: f"{day:%m}", lambda day: f"{day:%y}"),
}
"""How a run of so many digits may tell a day."""

FIRST = {
    "findings": "WT-{day:%m}-01",
    "tasks": "{workstream}-01",
    "sites": "DW-001",
    "notices": "DB-01",
    "indicators": "ZB-01",
    "assessments": "CP-01",
    "materials": "CL-001",
}
"""The first id of a section that has none with a number yet."""

_GROUPED = ("sites", "indicators")
"""Where ids tell groups apart: nobody can say which of several series goes on."""


@frozen
class Numbered:
    """An id that is there, and the day of its record."""

    id: str
    day: date | None = None

    @property
    def pieces(self) -> list[str]:
        """Its text and its runs of digits by turns; without a run a single piece."""
        return _DIGITS.split(self.id)


def next_id(plan: Plan, section: str, day: date, workstream: str = "") -> str | None:
    """An id nobody has for another record of a section; None where its ids are no series.

    ``day`` is that of the record, ``workstream`` the one it belongs to where it is a task.
    """
    records = list(_numbered(plan, section, workstream))
    series = _series(records)
    if series is not None and section in _GROUPED and len(series.records) < len(records):
        return None
    used = {folded(entry.id) for entry in getattr(plan, section)}
    if series is None and section not in FIRST:
        return None
    if series is None:
        first = FIRST[section].format(day=day, workstream=workstream)
        prefix, number = parted(first)
        width, count = len(number), 0
    else:
        prefix, width, count = series.prefix(day), series.width, series.highest(day)
    free = (f"{prefix}{number:0{width}}" for number in range(count + 1, count + 2 + len(used)))
    return next(name for name in free if folded(name) not in used)


def parted(name: str) -> tuple[str, str]:
    """Part an id into what stands before its last number, and that number; it may have none."""
    prefix = name.rstrip("0123456789")
    return prefix, name[len(prefix) :]


def _numbered(plan: Plan, section: str, workstream: str) -> Iterator[Numbered]:
    """The ids of a section; of tasks those of one workstream, of findings no unit's own series."""
    own = _own_series(plan) if section == "findings" else ()
    for entry in getattr(plan, section):
        is_own = bool(own) and parted(entry.id)[0].endswith(own)
        if not is_own and (section != "tasks" or entry.workstream == workstream):
            yield Numbered(entry.id, getattr(entry, "found", None) or getattr(entry, "date", None))


def _own_series(plan: Plan) -> tuple[str, ...]:
    """How the ids end that units have given in workbooks, where each has files of its own."""
    if plan.settings.layout is not Layout.UNIT:
        return ()
    return tuple(f"-{name}-" for name in plan.owner_by_name)


def _series(records: Sequence[Numbered]) -> "_Series | None":
    """The series of the record of the latest day; None where no id ends in a number."""
    ending = [r for r in records if len(r.pieces) > 1 and not r.pieces[-1]]
    if not ending:
        return None
    last = max(enumerate(ending), key=lambda each: (each[1].day or date.min, each[0]))[1]
    alike = [r for r in ending if r.pieces[0::2] == last.pieces[0::2]]
    return _Series(last, tuple(alike))


@dataclass(frozen=True)
class _Series:
    """Ids of one make: the same text between their runs of digits."""

    last: Numbered
    records: tuple[Numbered, ...]

    @property
    def width(self) -> int:
        return len(self.last.pieces[-2])

    def prefix(self, day: date) -> str:
        """What stands before the number of a record of a day."""
        pieces = self.last.pieces
        for at, tell in self._telling.items():
            pieces[at] = tell(day)
        return "".join(pieces[:-2])

    def highest(self, day: date) -> int:
        """The highest number there is behind the same text."""
        prefix = self.prefix(day)
        same = (r.pieces[-2] for r in self.records if "".join(r.pieces[:-2]) == prefix)
        return max(map(int, same), default=0)

    @cached_property
    def _telling(self) -> dict[int, Callable[[date], str]]:
        """Which of the runs before the last one tell the day, and how."""
        runs = range(1, len(self.last.pieces) - 2, 2)
        told = {at: self._told(at) for at in runs}
        return {at: tell for at, tell in told.items() if tell is not None}

    def _told(self, at: int) -> Callable[[date], str] | None:
        ways = _DAYS.get(len(self.last.pieces[at]), ())
        dated = [(r.pieces[at], r.day) for r in self.records if r.day is not None]
        return next((way for way in ways if _is_told(way, dated)), None)


def _is_told(way: Callable[[date], str], dated: Iterable[tuple[str, date]]) -> bool:
    """Whether most runs of digits tell the day of their record in a way."""
    right = [piece == way(day) for piece, day in dated]
    return 2 * sum(right) > len(right)
