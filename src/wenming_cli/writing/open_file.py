"""A file on the way to its new text: what it is, how it is written, what is put into it."""

from wenming_cli.frozen import frozen
from wenming_cli.loading.tree import Collection
from wenming_cli.writing.habits import Habits
from wenming_cli.writing.pieces import Pieces
from wenming_cli.writing.written_text import WrittenText, last_start

New = tuple[int, str]
"""New text and the edit it is written for."""


@frozen
class OpenFile:
    """The text of a file, its habits, and the pieces put into it so far."""

    written: WrittenText
    habits: Habits
    pieces: Pieces

    def put_lines(self, place: int, lines: list[str], edit: int, rank: int) -> None:
        """Put lines below the one that ends at a place, or where an empty one begins."""
        newline = self.written.newline
        if self.written.is_line_start(place):
            lines = lines if place or lines[0] else lines[1:]
            text = "".join(f"{line}{newline}" for line in lines)
        else:
            text = "".join(f"{newline}{line}" for line in lines)
        self.pieces.insert(place, text, edit, rank)

    def put_row(self, place: int, row: list[New], rank: int = 0) -> None:
        """Put texts of several edits one behind the other."""
        for edit, text in row:
            self.pieces.insert(place, text, edit, rank)

    def end_block(self, node: Collection, edit: int) -> None:
        """Let a block of text at the end of the file stay without a line feed at its end."""
        text, start = self.written.text, last_start(node)
        mark = self.written.block_mark(start)
        is_last = self.written.line_end(node.end) == len(text)
        if mark and not set(mark) & set("+-") and is_last and not text.endswith("\n"):
            self.pieces.insert(start + 1, "-", edit)
