"""Where the parser gave up, and the fault that is made of it."""

import re

from wenming_cli.frozen import frozen
from wenming_cli.loading.characters import content_start
from wenming_cli.loading.faults.mistyped_marks import IsKey, Slip, slip_at_start, slip_in_brackets
from wenming_cli.model.place import is_written

_WINDOW = 1000
_BRACKET = re.compile(r"[\[\]{}]")


@frozen
class SyntaxFault:
    """One syntax error, and what has to be left out to read on.

    ``until`` is an offset in the last line that is in the way (the first is that of the slip).
    ``is_sure``: it stands for itself, and is no consequence of what was left out right above it.
    ``is_open``: a bracket or quotation mark does not close, so that deeper lines belong to it.
    ``is_misplaced``: the line stands in a wrong column.
    """

    slip: Slip
    until: int
    is_sure: bool = True
    is_open: bool = False
    is_misplaced: bool = False


@frozen
class Stumble:
    """Where the parser gave up: the text, two offsets and its complaint.

    ``at`` is where it stood, ``opened`` where what it was reading began, ``before`` start and end
    of the last child read in the collection at hand.
    """

    text: str
    problem: str
    context: str
    at: int
    opened: int
    before: tuple[int, int]

    def line_start(self, at: int) -> int:
        """The offset at which a line starts."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """The offset at which a line ends."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def content(self, at: int) -> tuple[int, int]:
        """Start and end of what is written in a line, behind its indentation and its “- ”."""
        start = content_start(self.text, self.line_start(at))
        return start, start + len(self.text[start : self.line_end(at)].rstrip())

    def indent(self, at: int) -> int:
        """The column, from 0, at which the content of a line starts."""
        return self.content(at)[0] - self.line_start(at)

    def line_above(self, at: int) -> int | None:
        """The start of the next line above that holds more than a comment."""
        start = self.line_start(at)
        while start > 0:
            start = self.line_start(start - 1)
            if is_written(self.text[start : self.line_end(start)]):
                return start
        return None

    def first_line(self) -> int:
        """The start of the first line that holds more than a comment."""
        return 0 if is_written(self.text[: self.line_end(0)]) else self.line_below(0) or 0

    def line_below(self, at: int) -> int | None:
        """The start of the next line below that holds more than a comment."""
        start = self.line_end(at) + 1
        while start < len(self.text):
            if is_written(self.text[start : self.line_end(start)]):
                return start
            start = self.line_end(start) + 1
        return None

    def margin(self, at: int) -> int:
        """The column, from 0, at which a line starts, be it with “- ”."""
        line = self.text[self.line_start(at) : self.line_end(at)]
        return len(line) - len(line.lstrip(" "))

    def is_item(self, at: int) -> bool:
        """Tell whether a line starts with “-”."""
        return self.text.startswith("-", self.line_start(at) + self.margin(at))

    def opens(self, at: int) -> bool:
        """Tell whether a line is a key with what it holds on the lines below."""
        start, end = self.content(at)
        return self.text[start:end].endswith(":")

    def start_slip(self, at: int, is_key: IsKey) -> Slip | None:
        """The slip in the “- 键: ” with which a line starts."""
        start = self.line_start(at)
        end = min(self.line_end(at), start + _WINDOW)
        return _moved(slip_at_start(self.text[start:end], is_key), start)

    def bracket_slip(self, at: int) -> Slip | None:
        """The first slip among the brackets of a line, near an offset in it."""
        start = max(self.line_start(at), at - _WINDOW)
        end = min(self.line_end(at), at + _WINDOW)
        return _moved(slip_in_brackets(self.text[start:end]), start)

    def innermost_open(self, at: int) -> int:
        """The last bracket before an offset that no other one closes; where all are, the last."""
        closed = 0
        brackets = list(_BRACKET.finditer(self.text, 0, at))
        for found in reversed(brackets):
            closed += 1 if found[0] in "]}" else -1
            if closed < 0:
                return found.start()
        return max(self.text.rfind("[", 0, at), self.text.rfind("{", 0, at))

    def is_first(self, at: int) -> bool:
        """Tell whether nothing stands before an offset in its line."""
        return not self.text[self.line_start(at) : at].strip()


def slipped(slip: Slip) -> SyntaxFault:
    """Tell a slip of the keyboard as a fault."""
    return SyntaxFault(slip, slip.start)


def sure(start: int, end: int, message: str, hint: str) -> SyntaxFault:
    """A fault that stands for itself."""
    return slipped(Slip(start, end, "E105", message, hint))


def left_open(at: int, message: str, hint: str) -> SyntaxFault:
    """A bracket or quotation mark that does not close."""
    return SyntaxFault(Slip(at, at + 1, "E105", message, hint), at, is_open=True)


def unsure(start: int, end: int, message: str, hint: str) -> SyntaxFault:
    """A fault that may be no more than the consequence of another."""
    return SyntaxFault(Slip(start, end, "E105", message, hint), start, is_sure=False)


def line_without_colon(stumble: Stumble, at: int, is_key: IsKey) -> SyntaxFault:
    """Make the fault of a line that should be a key and its value."""
    slip = stumble.start_slip(at, is_key)
    if slip is not None:
        return slipped(slip)
    start, end = stumble.content(at)
    message = "这一行没有冒号，读不成“键: 值”"
    hint = "写成“键: 值”，冒号用半角，后面空一格；多行文字用 | 开头并缩进"
    return unsure(start, end, message, hint)


def _moved(slip: Slip | None, by: int) -> Slip | None:
    """A slip in a stretch of text as a slip in the whole."""
    if slip is None:
        return None
    mend = slip.mend and (slip.mend[0] + by, slip.mend[1])
    return Slip(slip.start + by, slip.end + by, slip.code, slip.message, slip.hint, mend)
