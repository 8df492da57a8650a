"""Why a record stands as it does at a date: the dated facts, and what each of them decides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wenming_cli.diagnostic import Location
from wenming_cli.model.base import Entry


@dataclass(frozen=True, slots=True)
class Step:
    """A fact: what it says, where, and what it decides (None where others decide).

    ``day`` is None where it holds from the beginning.
    """

    day: date | None
    words: str
    entry: Entry
    field: str | None = None
    decides: str | None = None

    @property
    def location(self) -> Location:
        """Where it was written."""
        return self.entry.location(self.field)


@dataclass(frozen=True, slots=True)
class Story:
    """A record at a date: its state in a word, the sums behind it, the facts oldest first.

    ``later`` counts the facts dated after the date, which are not there yet.
    """

    section: str
    id: str
    title: str
    state: str
    sums: Sequence[str]
    steps: Sequence[Step]
    later: int


def in_order(steps: Iterator[Step], as_of: date) -> tuple[tuple[Step, ...], int]:
    """Those dated by a day, oldest first, what holds from the beginning ahead; how many are not."""
    every = list(steps)
    there = [step for step in every if step.day is None or step.day <= as_of]
    ordered = sorted(there, key=lambda step: step.day or date.min)
    return tuple(ordered), len(every) - len(there)
