"""Another value for a field, in the place of the one that is written."""

from wenming_cli.loading.tree import Collection, Plain, Sequence
from wenming_cli.writing.held_mappings import Held
from wenming_cli.writing.new_items import item_lines
from wenming_cli.writing.open_file import OpenFile
from wenming_cli.writing.rendering import indented
from wenming_cli.writing.scalar_text import in_quotes


class ReplacedValue:
    """The value of a field of a mapping, by the index of the field, and where it stands."""

    def __init__(self, file: OpenFile, held: Held, at: int, edit: int) -> None:
        self._file, self._held, self._edit = file, held, edit
        self._written, self._pen = file.written, file.habits.pen
        self._old = held.node.children[2 * at + 1]
        key, key_end, self._start, end = held.node.spans[4 * at : 4 * at + 4]
        self._column = self._written.column(key)
        self._colon = self._written.behind_colon(key_end)
        self._end = end if held.in_flow else self._written.content_end(end)

    def put(self, value: Plain) -> None:
        """Put a value in the place of the old one."""
        if self._held.in_flow:
            self._put_in_brackets(self._pen.flow(value))
            return
        first, *rest = self._lines(value)
        below = [f"{self._written.newline}{line}" for line in indented(rest, self._column)]
        if first:
            self._put_text(first, "".join(below))
        else:
            self._put_lines("".join(below))

    def _splice(self, start: int, end: int, text: str) -> None:
        self._file.pieces.put(start, end, text, self._edit)

    def _put_in_brackets(self, text: str) -> None:
        if self._old is None:
            self._splice(self._colon, self._colon, f" {text}")
        else:
            self._splice(self._start, self._end, text)

    def _put_text(self, first: str, below: str) -> None:
        """Put a value that begins in the line of its key."""
        if self._old is None:
            self._splice(self._colon, self._colon, f" {first}{below}")
        elif self._is_in_lines:
            self._splice(self._colon, self._end, f" {first}{below}")
        else:
            comment = self._written.header_comment(self._start)
            self._splice(self._start, self._end, f"{first}{comment}{below}")

    def _put_lines(self, below: str) -> None:
        """Put a value that begins in the line below its key."""
        if self._is_in_lines:
            start = self._written.line_start(self._start)
            self._splice(start, self._end, below.removeprefix(self._written.newline))
        else:
            line_end = self._written.line_end(self._end)
            self._splice(self._colon, self._end, "")
            self._splice(line_end, line_end, below)

    @property
    def _is_in_lines(self) -> bool:
        """Whether the old value is a list or a mapping in lines of its own."""
        return isinstance(self._old, Collection) and not self._old.closed

    def _lines(self, value: Plain) -> list[str]:
        """The lines of a value, written as that in whose place it comes was written."""
        old = self._old
        if isinstance(value, str):
            is_one = "\n" in value and not self._written.is_alone(self._end)
            return [in_quotes(value, self._pen.mark)] if is_one else self._pen.value(value)
        if isinstance(old, Collection) and old.closed:
            return [self._pen.flow(value)]
        if isinstance(value, list) and value and isinstance(old, Sequence):
            return self._items(old, value)
        return self._pen.value(value)

    def _items(self, old: Sequence, items: list[Plain]) -> list[str]:
        """The lines of a list that comes in the place of one in lines of its own."""
        style = self._file.habits.list_style(old)
        lines = [line for item in items for line in item_lines(self._pen, item, style)]
        return ["", *indented(lines, style.column - self._column)]
