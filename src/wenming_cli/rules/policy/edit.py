"""A plan is changed: this holds what was agreed on, what it is to be, and what differs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from wenming_cli.changes import Difference, differences
from wenming_cli.diagnostic import Location
from wenming_cli.loading.discovery import PLAN_FILE
from wenming_cli.model.base import Entry
from wenming_cli.model.place import NOWHERE
from wenming_cli.model.plan import Plan


class Waiver(NamedTuple):
    """One code of a comment that says to ignore it: where it stands, and why."""

    location: Location
    code: str
    reason: str


class Predated(NamedTuple):
    """A commit that says it is older than the one it was made from."""

    commit: str
    day: date
    after: date


Committed = Callable[[Location], date | None]
"""The day on which a line of the later plan was committed; None where that is not known."""


@dataclass(frozen=True)
class Edit:
    """Two states of a plan.

    ``as_of``: the change was made on this day or later. ``files`` are the files of the later
    plan by the name people see. ``waivers`` are the comments that the change adds, which say to
    ignore something; ``predated`` its commits whose days can't be.
    """

    old: Plan
    new: Plan
    as_of: date
    committed: Committed
    files: frozenset[str]
    waivers: tuple[Waiver, ...] = ()
    predated: tuple[Predated, ...] = ()

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What differs, as far as both sides could be read.

        Sections the later plan has faults in are left out, and so are records that were broken.
        """
        return tuple(
            found
            for found in differences(self.old, self.new)
            if found.section not in self.new.damaged
            and not (found.old is not None and found.old.place.broken)
        )

    @property
    def has_begun(self) -> bool:
        """Whether the plan was under way when it was changed."""
        return self.as_of >= self.old.start

    def place(self, found: Difference) -> Location:
        """Where a difference shows in the later plan.

        What is gone is shown at the record it belonged to, else at the head of the file it stood
        in or, that being gone too, of the plan.
        """
        at = found.after_at
        if at is not None:
            return at
        parent = self._parent(found)
        return parent.location() if parent is not None else self.head(found.old)

    def _parent(self, found: Difference) -> Entry | None:
        """The record that something gone belonged to, where that is still there."""
        if found.section == "budget":
            return self.new.budget
        if found.section == "tasks":
            return self.new.task_by_id.get((found.id or "").partition("/")[0])
        return None

    @property
    def top(self) -> Location:
        """The first line of the plan's own file, for what is of the whole plan."""
        return self.head(None)

    def head(self, gone: Entry | None) -> Location:
        """The first line of the file a record stood in, or of the plan's own file."""
        name = gone.location().file if gone is not None else ""
        if name not in self.files:
            name = self._own_file
        return Location(name, 1, 1, 1, 1)

    @cached_property
    def _own_file(self) -> str:
        plans = (name for name in self.files if Path(name).name == PLAN_FILE)
        return min(plans, key=len, default=PLAN_FILE)


def was_at(found: Difference) -> str:
    """Where something stood before, for messages: ``原来在 tasks.yaml:12``."""
    at = found.before_at
    if at is None and found.old is not None and found.old.place is not NOWHERE:
        at = found.old.location()
    return f"原来在 {at.file_line}" if at is not None else "原来没有写"
