"""A repair is made from a fault and the text around it."""

from typing import Protocol

from wenming_cli.frozen import frozen
from wenming_cli.patching.located_text import Written, written
from wenming_cli.patching.splice import Splice


@frozen
class Spot:
    """The code of a fault, the whole text it is in, and the range that is named."""

    code: str
    text: str
    start: int
    end: int

    @property
    def named(self) -> str:
        """The text that is named."""
        return self.text[self.start : self.end]

    @property
    def line_start(self) -> int:
        """Where the line of the fault starts."""
        return self.text.rfind("\n", 0, self.start) + 1

    @property
    def line_end(self) -> int:
        """Where the line of the fault ends, before its line end."""
        end = self.text.find("\n", self.start)
        end = len(self.text) if end < 0 else end
        return end - self.text.endswith("\r", self.start, end)

    def written(self) -> tuple[Written, ...]:
        """Every key and scalar of the file."""
        return written(self.text)

    def here(self) -> Written | None:
        """The key or scalar that starts where the fault does."""
        return next((w for w in self.written() if w.start == self.start), None)


class Repair(Protocol):
    """A module that repairs faults of some codes."""

    CODES: tuple[str, ...]

    def repair(self, spot: Spot, /) -> Splice | None:
        """What to put where; None where that is no matter of spelling."""
