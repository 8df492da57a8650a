"""What an auditor would ask: a question in words, and the records it rests on.

A question is no finding and no fault: it is in no score, no figure and no report.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from wenming_cli.diagnostic import Location
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Question:
    """A question: of whom, what was seen, and what is to be looked into.

    ``numbers`` are those the words are made of, as decimal strings.
    """

    unit: str | None
    seen: str
    ask: str
    grounds: tuple[Ground, ...]
    numbers: dict[str, str] = field(default_factory=dict)


class Topic(Protocol):
    """A topic is a module of this room: one thing to ask about, and from where on it is asked."""

    ID: str
    TITLE: str
    FROM: str
    """The thresholds in words, with the reason for them."""

    def questions(self, plan: Plan, as_of: date) -> Iterator[Question]:
        """Every question the records up to a day give rise to."""
