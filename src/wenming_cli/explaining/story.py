"""Why a record stands as it does at a date: the dated facts, and what each of them decides."""

from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli.diagnostic import Location
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry


@frozen
class Step:
    """A step is a fact: what it says, where, and what it decides (None where others decide).

    ``day`` is None where it holds from the beginning.
    """

    day: date | None
    words: str
    entry: Entry
    field: str | None = None
    decides: str | None = None

    @property
    def location(self) -> Location:
        """Find where it was written."""
        return self.entry.location(self.field)


@frozen
class Story:
    """A story is a record at a date: its state in a word, the sums behind, the facts in order.

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
    """Sort the facts dated by a day, what always holds ahead; and count those dated later."""
    every = list(steps)
    there = [step for step in every if step.day is None or step.day <= as_of]
    ordered = sorted(there, key=lambda step: step.day or date.min)
    return tuple(ordered), len(every) - len(there)
