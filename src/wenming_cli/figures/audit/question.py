"""What an auditor would ask: a question in words, and the records it rests on.

A question is no finding and no fault: it is in no score, no figure and no report.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from wenming_cli.diagnostic import Location
from wenming_cli.figures.days.period import known
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.inspection import Inspection
from wenming_cli.model.plan import Plan


@frozen
class Ground:
    """A record a question rests on: what it is called, what it says, and where that stands."""

    name: str
    words: str
    entry: Entry
    field: str | None = None
    item: int | None = None

    @property
    def location(self) -> Location:
        """Where it was written."""
        return self.entry.location(self.field, self.item)


@frozen
class Question:
    """A question: of whom, what was seen, and what is to be looked into.

    ``numbers`` are those the words are made of, as decimal strings.
    """

    unit: str | None
    seen: str
    ask: str
    grounds: tuple[Ground, ...]
    numbers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AsRecorded:
    """What a plan held at the end of a day; what several topics look at is worked out once."""

    plan: Plan
    as_of: date

    @cached_property
    def findings(self) -> tuple[FindingState, ...]:
        """The findings as they stood."""
        return survey(self.plan, self.as_of)

    @cached_property
    def inspections(self) -> tuple[Inspection, ...]:
        """The inspections, oldest first."""
        return known(self.plan.inspections, self.as_of)


class Topic(Protocol):
    """A topic is a module of this room: one thing to ask about, and from where on it is asked."""

    ID: str
    TITLE: str
    FROM: str
    """The thresholds in words, with the reason for them."""

    def questions(self, recorded: AsRecorded) -> Iterator[Question]:
        """Every question the records up to a day give rise to."""
