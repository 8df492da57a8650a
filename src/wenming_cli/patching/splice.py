"""Text changed in places: what is put where, and where everything else goes."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """A range of a text, what is put in its place, and the repair in plain Chinese."""

    start: int
    end: int
    new: str
    what: str

    def starts(self, text: str) -> list[int]:
        """Where in the new text each changed line begins; its start where lines come or go."""
        old, new = text[self.start : self.end].split("\n"), self.new.split("\n")
        if len(old) != len(new) or len(new) == 1:
            return [0]
        begins = accumulate((len(line) + 1 for line in new), initial=0)
        return [at for at, was, line in zip(begins, old, new, strict=False) if was != line]


class Splices:
    """Splices of one text, in order; of those that overlap only the first is kept."""

    def __init__(self, splices: Iterable[Splice]) -> None:
        self.kept: list[Splice] = []
        for splice in sorted(splices):
            if not self.kept or splice.start >= self.kept[-1].end:
                self.kept.append(splice)
        self._starts = [splice.start for splice in self.kept]
        grown = (len(splice.new) - (splice.end - splice.start) for splice in self.kept)
        self._grown = list(accumulate(grown, initial=0))

    def applied(self, text: str) -> str:
        """The text with everything put in its place."""
        pieces, at = [], 0
        for splice in self.kept:
            pieces += [text[at : splice.start], splice.new]
            at = splice.end
        return "".join([*pieces, text[at:]])

    def moved(self, offset: int) -> int:
        """Where an offset is afterwards; within a splice it is where that begins."""
        count = bisect_right(self._starts, offset)
        if count and offset < self.kept[count - 1].end:
            return self._starts[count - 1] + self._grown[count - 1]
        return offset + self._grown[count]

    def touch(self, start: int, end: int) -> bool:
        """Whether a splice changes anything within a range."""
        count = bisect_right(self._starts, max(start, end - 1))
        return count > 0 and self.kept[count - 1].end > start


NOWHERE = Splices(())
