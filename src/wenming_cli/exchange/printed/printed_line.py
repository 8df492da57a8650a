"""What a printed file says, line by line: paragraphs and rows of tables, whatever the form."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from wenming_cli.frozen import frozen

_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
"""What programs put in and take out where they save a text again, and nobody sees."""

_HEADING = re.compile(r"附件\d{1,3}|[一二三四五六七八九十]{1,3}、|#")
_LONGEST_HEADING = 40


def bare(text: str) -> str:
    """A text without what is not seen, by which printed texts are compared."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


@frozen
class PrintedLine:
    """A paragraph, which is one cell, or a row of a table.

    ``spots`` say where each cell stands, as a person calls it: ``第 12 行``, ``月报!D12``; empty
    where a form has no such names. ``table`` counts from 1 and is 0 outside of tables. ``key`` is
    what the cells say, nothing unseen in it.
    """

    cells: tuple[str, ...]
    spots: tuple[str, ...] = ()
    table: int = 0
    row: int = 0
    key: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether what follows belongs under it."""
        said = "".join(self.cells).strip()
        return not self.table and len(said) < _LONGEST_HEADING and bool(_HEADING.match(said))


class LineGatherer:
    """Takes in paragraphs and rows in their order; those that say nothing are left out."""

    def __init__(self) -> None:
        self.lines: list[PrintedLine] = []
        self._tables = 0
        self._row = 0

    def begin_table(self) -> None:
        """The rows that follow are another table."""
        self._tables, self._row = self._tables + 1, 0

    def paragraph(self, text: str, spot: str = "") -> None:
        """A paragraph."""
        key = bare(text)
        if key:
            spots = (spot,) if spot else ()
            self.lines.append(PrintedLine((said(text),), spots, key=(key,)))

    def row(self, cells: Iterable[str], spots: Sequence[str] = ()) -> None:
        """A row of the table that was begun last; empty cells at its end make no difference."""
        every = list(map(said, cells))
        keys = list(map(bare, every))
        while keys and not keys[-1]:
            keys.pop()
        kept, there = tuple(every[: len(keys)]), tuple(spots[: len(keys)])
        self._row += 1
        if kept:
            self.lines.append(PrintedLine(kept, there, self._tables, self._row, tuple(keys)))


def said(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())
