"""The text of a file and the places in it: ends of lines and values, columns, comments."""

import re

from wenming_cli.loading.tree import Collection, Node, Sequence

_COMMENT = re.compile(r"(?<![ \t])[ \t]++#[^\r\n]*+")
_COLON = re.compile(r"[ \t]*:")
_COMMA = re.compile(r"[ \t]*,")
_BLANK = re.compile(r"\n[ \t]*\r?\n")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}")


class WrittenText:
    """A text; ``newline`` is the end of its lines, the one given where it has none."""

    def __init__(self, text: str, newline: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n" if "\n" in text else newline

    # --- lines ------------------------------------------------------------------------------

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """The start of the line of an offset."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """The end of the line of an offset, before its line feed."""
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > offset and self.text[end - 1] == "\r" else end

    def is_line_start(self, offset: int) -> bool:
        """Whether a line begins at an offset."""
        return offset == 0 or self.text[offset - 1] == "\n"

    def is_alone(self, end: int) -> bool:
        """Whether nothing stands in a line behind an offset."""
        return not self.text[end : self.line_end(end)].strip()

    def is_alone_but_for_a_comment(self, end: int) -> bool:
        """Whether nothing but a comment stands in a line behind an offset."""
        return not _COMMENT.sub("", self.text[end : self.line_end(end)]).strip()

    def has_blank_line(self, start: int, end: int) -> bool:
        """Whether a blank line stands between two offsets."""
        return _BLANK.search(self.text[start:end]) is not None

    # --- marks ------------------------------------------------------------------------------

    def behind_colon(self, key_end: int) -> int:
        """The offset behind the colon of a key that ends at an offset."""
        colon = _COLON.match(self.text, key_end)
        return colon.end() if colon else key_end

    def behind_comma(self, end: int) -> int | None:
        """The offset behind the comma that follows an item; None where none does."""
        comma = _COMMA.match(self.text, end)
        return comma.end() if comma else None

    def block_mark(self, start: int) -> str:
        """The mark of a block of text that starts at an offset; nothing where none does."""
        found = _BLOCK.match(self.text, start)
        return found[0] if found else ""

    def header_comment(self, start: int) -> str:
        """The comment behind the mark of a block of text."""
        if self.text[start] not in "|>":
            return ""
        found = _COMMENT.search(self.text, start, self.line_end(start))
        return found[0] if found else ""

    # --- values -----------------------------------------------------------------------------

    def content_end(self, end: int) -> int:
        """The end of a value, that of a block of text without the empty lines below it."""
        is_block = 0 < end <= len(self.text) and self.text[end - 1] == "\n"
        return len(self.text[:end].rstrip("\r\n")) if is_block else end

    def is_blank(self, node: Node) -> bool:
        """Whether it is a list in brackets with nothing in them."""
        if not isinstance(node, Sequence) or node.children:
            return False
        return not self.text[node.start + 1 : node.closed - 1].strip()

    def below(self, node: Collection, column: int) -> int:
        """The end of the last line of a collection and of comments below it further in."""
        if "+" in self.block_mark(last_start(node)):
            return node.end
        place = self.line_end(self.content_end(node.end))
        while self._is_comment_below(place, column):
            place = self.line_end(self.text.find("\n", place) + 1)
        return place

    def _is_comment_below(self, place: int, column: int) -> bool:
        """Whether the line below an offset is a comment that starts behind a column."""
        start = self.text.find("\n", place) + 1
        line = self.text[start : self.line_end(start)]
        inner = len(line) - len(line.lstrip(" "))
        return start > 0 and inner > column and line[inner : inner + 1] == "#"


def last_start(node: Collection) -> int:
    """The start of the last text of a collection."""
    if not node.children:
        return node.start
    last = node.children[-1]
    return last_start(last) if isinstance(last, Collection) else node.spans[-2]
