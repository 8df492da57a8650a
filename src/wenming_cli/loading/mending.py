"""Marks in the place of syntax that are not quite syntax: read as what they were meant to be.

``编号：HW-01``, ``-编号: HW-01`` and ``｛任务：HW-01，日期：2020-06-01｝`` can mean one thing only
where a record stands. Each such mark is reported, and the rest of the file is read as if it were
right, so that one run tells every fault. Free text is left alone: a line is looked at only where
the model has a record, never inside a block of text, a quotation or the text of the line above.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from wenming_cli.diagnostic import Diagnostic, Location
from wenming_cli.frozen import frozen
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.loading.faults.mistyped_marks import WORD, Slip, half_mark, known_key, wide
from wenming_cli.model.place import Source, is_written
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import Parsed, half_width, parse_text
from wenming_cli.model.shape import FieldShape, Kind, Shape, shape_of

_SUSPECT = re.compile(
    rf"^[ ]*(?:-[ ]+)*(?:[－—–−•·]|-(?=[^\s-])|{WORD}[ \t]*(?:：|:(?=[^\s/])))"
    rf"|(?:^|[-:,，])[ ]*[｛［【]|[｝］】][ ]*(?=[,，}}\]\r]|$)"
    rf"|[{{,，；、｛][ ]*(?P<key>{WORD})[ ]*(?:：|:(?=[^\s/]))|[，；、][ ]*(?P<word>{WORD})[ ]*:",
    re.MULTILINE,
)
"""What a file has to hold somewhere for any of this to be in it."""

_DASH = lazy_pattern(r"(?P<mark>[-－—–−•·])(?P<space>[ ]*)")
_KEY = lazy_pattern(rf"(?P<key>{WORD})[ \t]*(?P<mark>[:：])")
_HALF_COLON = lazy_pattern(r":(?:\s|$)")
_COMMENT = lazy_pattern(r"(?:^|[ \t]+)#")
_QUOTED = {"'": lazy_pattern("'(?:[^']|'')*'(?!')"), '"': lazy_pattern(r'"(?:[^"\\]|\\.)*"')}
_OPENERS = {"{": "}", "[": "]", "｛": "}", "［": "]", "【": "]"}
_CLOSERS = "}]｝］】"
_FLOWS = ("{", "[")
_COMMAS = ",，；、"
_IN_FLOW = lazy_pattern(rf"[ ]*(?P<key>{WORD})[ ]*(?P<mark>[:：])")
_END_OF_FLOW = lazy_pattern(r"[ \t\r]*(?:$|[]}｝］】,，；、#])", re.MULTILINE)
_ENDS = ("", " ", "\t", "\r", "\n")
_ENDS_IN_FLOW = (*_ENDS, "/", *",[]{}")
_STARTS = ("", *"{[｛［【,，:：")
_RECORD_OF = {True: Kind.RECORDS, False: Kind.RECORD}


@frozen
class Mend:
    """A mend is a slip and what is read instead: the range that goes and the text that comes."""

    slip: Slip
    start: int
    end: int
    new: str


@dataclass(slots=True)
class _Level:
    """A mapping that is open: the column of its keys, its shape, what its last key holds.

    ``field`` is None where the last key is not known; ``is_open`` says that nothing stands behind
    it, so that what it holds is on the lines below, ``is_bare`` that there is no key yet: a dash
    stands alone in its line.
    """

    column: int
    shape: Shape
    field: FieldShape | None = None
    is_open: bool = False
    is_bare: bool = False


def mends_of(text: str) -> list[Mend]:
    """Find every such mark of a text, in order."""
    return list(_Walk(text).mends()) if any(map(_may_be, _SUSPECT.finditer(text))) else []


def _may_be(found: re.Match[str]) -> bool:
    word = found["key"] or found["word"]
    return word is None or known_key(word) or known_key(half_width(word))


class _Walk:
    """A walk down the lines of a file, knowing by their columns which record they belong to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.levels = [_Level(0, shape_of(PlanFile))]
        self.deeper_is_text: int | None = None

    def mends(self) -> Iterator[Mend]:
        """The mends of every line."""
        start = 0
        for line in self.text.split("\n"):
            if is_written(line):
                yield from self._line(start, line)
            start += len(line) + 1

    def _line(self, start: int, line: str) -> Iterator[Mend]:
        margin = len(line) - len(line.lstrip(" "))
        if self.deeper_is_text is not None:
            if margin > self.deeper_is_text:
                return
            self.deeper_is_text = None
        dash = _DASH.match(line, margin)
        is_item = dash is not None and self._may_be_item(line, margin, dash)
        column = dash.end() if dash and is_item else margin
        is_joined = column > margin and line[column - 1 : column] != " "
        shape = self._shape_at(margin, column + is_joined, is_item=is_item)
        if shape is None:
            self.deeper_is_text = margin if is_item else None
            return
        if dash and is_item:
            yield from _mended_dash(start, dash, self.text)
        yield from self._content(start, line, column, margin)

    def _may_be_item(self, line: str, margin: int, dash: re.Match[str]) -> bool:
        """Whether a line that starts with a dash of some kind is meant as an item of a list."""
        if dash["mark"] == "-" and dash["space"]:
            return True
        if line[dash.end() : dash.end() + 1] in _ENDS:
            return dash["mark"] == "-"
        opened = self._opened(margin, is_item=True)
        return opened is not None and opened.kind is Kind.RECORDS

    def _opened(self, column: int, *, is_item: bool) -> FieldShape | None:
        """The field under which a line in a column stands, if it is the line of a new record."""
        level = next(
            level
            for level in reversed(self.levels)
            if level.column < column or (is_item and level.column == column)
        )
        return level.field if level.is_open else None

    def _shape_at(self, margin: int, column: int, *, is_item: bool) -> Shape | None:
        """The shape of the record a line belongs to; None where it is no line of a record."""
        if is_item:
            opened = self._opened(margin, is_item=True)
            while self.levels[-1].column > margin:
                self.levels.pop()
        else:
            while self.levels[-1].column > column:
                self.levels.pop()
            level = self.levels[-1]
            if level.is_bare:
                level.column, level.is_bare = column, False
            if level.column == column:
                return level.shape
            opened = self._opened(column, is_item=False)
        if opened is None or opened.model is None or opened.kind is not _RECORD_OF[is_item]:
            return None
        self.levels.append(_Level(column, shape_of(opened.model)))
        return self.levels[-1].shape

    def _content(self, start: int, line: str, column: int, margin: int) -> Iterator[Mend]:
        level = self.levels[-1]
        if line[column : column + 1] in _OPENERS:
            yield from _Flow(self.text, level.shape, start + column, start + len(line)).mends()
            self.deeper_is_text = margin
            return
        level.field, level.is_open = None, False
        level.is_bare = not line[column:].strip()
        found = _KEY.match(line, column)
        if found is None:
            return
        level.field = _field(level.shape, found["key"])
        value = line[found.end() :].strip()
        level.is_open = not value or _COMMENT.match(f" {value}") is not None
        is_flow = value[:1] in _FLOWS or (value[:1] in _OPENERS and value[-1:] in _CLOSERS)
        is_scalar = level.field is None or level.field.kind is Kind.SCALAR
        if is_scalar or is_flow or level.is_open:
            yield from _mended_colon(line, found, start, level.field)
        if level.is_open:
            return
        self.deeper_is_text = level.column
        if level.field and is_flow and not is_scalar:
            at = start + line.index(value, found.end())
            shape = shape_of(level.field.model) if level.field.model else None
            yield from _Flow(self.text, shape, at, start + len(line)).mends()


def _field(shape: Shape, word: str) -> FieldShape | None:
    return shape.keys.get(word) or shape.keys.get(half_width(word).strip())


def _mended_dash(start: int, dash: re.Match[str], text: str) -> Iterator[Mend]:
    at = start + dash.start()
    if dash["mark"] == "-":
        if not dash["space"] and text[at + 1 : at + 2] not in _ENDS:
            slip = Slip(at, at + 1, "E105", "“-”后面少一个空格", "列表每项写成“- ”，后面空一格")
            yield Mend(slip, at + 1, at + 1, " ")
        return
    message, hint = f"“{dash['mark']}”不是列表的“- ”", "改成半角减号，后面空一格"
    yield Mend(Slip(at, at + 1, "E109", message, hint), at, at + 1, "-" if dash["space"] else "- ")


def _mended_colon(
    line: str, found: re.Match[str], start: int, field: FieldShape | None
) -> Iterator[Mend]:
    at = found.start("mark")
    if field is None and _HALF_COLON.search(line, found.start()):
        return
    after = line[at + 1 : at + 2]
    if line[at] == "：":
        yield from _wide_mark(line, at, start)
    elif field is not None and after not in (*_ENDS, "/") and not after.isspace():
        yield _joined_colon(start + at)


def _joined_colon(at: int) -> Mend:
    slip = Slip(at, at + 1, "E105", "冒号后面少一个空格", "冒号后面空一格，再写值")
    return Mend(slip, at + 1, at + 1, " ")


def _wide_mark(text: str, at: int, start: int = 0) -> Iterator[Mend]:
    """A full-width mark as a half-width one, with the space YAML asks behind it."""
    slip = wide(text, at)
    half = half_mark(text[at])
    needs_space = half in ":," and text[at + 1 : at + 2] not in _ENDS
    moved = Slip(slip.start + start, slip.end + start, slip.code, slip.message, slip.hint)
    yield Mend(moved, start + at, start + at + 1, half + " " * needs_space)


class _Flow:
    """The marks of a collection in brackets that begins at an offset, as far as its line goes.

    ``shape`` is that of the records in it; None where it holds texts.
    """

    def __init__(self, text: str, shape: Shape | None, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.shapes: list[Shape | None] = [shape]
        self.open: list[str] = []
        self.field: FieldShape | None = None
        self.is_wide = False
        self.in_text = 0
        self.before = ""

    def mends(self) -> Iterator[Mend]:
        """The mends, in order."""
        at = self.start
        while at < self.end:
            mark = self.text[at]
            if mark in "'\"" and self.before in _STARTS:
                at, self.before = self._behind_quote(at), mark
                continue
            yield from self._mark(mark, at)
            if mark in _CLOSERS and not self.open:
                return
            self.before = self.before if mark == " " else mark
            at += 1

    def _mark(self, mark: str, at: int) -> Iterator[Mend]:
        if mark in _OPENERS:
            yield from self._opener(mark, at)
        elif mark in _CLOSERS:
            yield from self._closer(mark, at)
        if mark not in _COMMAS and mark not in _OPENERS:
            return
        key = self._key_behind(at)
        if key is not None and not (mark in "，；、" and self._is_text(key)):
            if mark in "，；、":
                yield from _wide_mark(self.text, at)
            yield from self._colon(key)
        elif mark == "," or (mark == "，" and not self._is_free):
            self.field = None if self.open[-1:] == ["}"] else self.field

    def _opener(self, mark: str, at: int) -> Iterator[Mend]:
        if mark in "{[" or (self.before in _STARTS and self._holds_more()):
            if self.before in _STARTS:
                self._enter(_OPENERS[mark])
                if mark not in "{[":
                    yield from _wide_mark(self.text, at)
        else:
            self.in_text += 1

    def _closer(self, mark: str, at: int) -> Iterator[Mend]:
        is_wide = mark not in "}]"
        if is_wide and self.in_text:
            self.in_text -= 1
            return
        if not self.open or half_width(mark) != self.open[-1]:
            return
        if is_wide and not _END_OF_FLOW.match(self.text, at + 1, self.end):
            return
        self.open.pop()
        self.shapes.pop()
        self.field, self.in_text = None, 0
        if is_wide:
            yield from _wide_mark(self.text, at)

    def _holds_more(self) -> bool:
        """Whether brackets may stand here: at the start, in a list of records, under such a key."""
        if not self.open:
            return True
        if self.field is not None:
            return self.field.kind is not Kind.SCALAR
        return self.open[-1] == "]" and self.shapes[-1] is not None

    def _enter(self, closer: str) -> None:
        inner = self.shapes[-1] if self.open[-1:] != ["}"] else None
        if self.open and self.field is not None:
            inner = shape_of(self.field.model) if self.field.model else None
        self.open.append(closer)
        self.shapes.append(inner)
        self.field, self.in_text = None, 0

    def _key_behind(self, at: int) -> re.Match[str] | None:
        """A known key with its colon behind a mark, where a record in braces is open."""
        shape = self.shapes[-1]
        if shape is None or self.open[-1:] != ["}"]:
            return None
        found = _IN_FLOW.match(self.text, at + 1, self.end)
        is_meant = found and self.text[at] in "，；" and found["mark"] == "：" and not self._is_free
        return found if found and (is_meant or _field(shape, found["key"])) else None

    @property
    def _is_free(self) -> bool:
        """Whether the value at hand may be any text, so that marks in it are its own."""
        field = self.field
        return (
            field is not None
            and not (field.reference or field.identity)
            and any(isinstance(mark, Parsed) and mark.parser is parse_text for mark in field.marks)
        )

    def _is_text(self, key: re.Match[str]) -> bool:
        """Whether a full-width comma and a key behind it are part of the free text before them."""
        return self._is_free and not self.is_wide and self.text[key.start("mark")] == "："

    def _colon(self, found: re.Match[str]) -> Iterator[Mend]:
        shape, at = self.shapes[-1], found.start("mark")
        self.field = _field(shape, found["key"]) if shape else None
        self.is_wide = self.text[at] == "："
        after = self.text[at + 1 : at + 2]
        if self.is_wide:
            yield from _wide_mark(self.text, at)
        elif after not in _ENDS_IN_FLOW and not after.isspace():
            yield _joined_colon(at)

    def _behind_quote(self, at: int) -> int:
        found = _QUOTED[self.text[at]].match(self.text, at, self.end)
        return found.end() if found else self.end


class Mended(Source):
    """A file as it is read: with the marks that were meant, and the way back to what is written."""

    def __init__(self, source: Source, text: str, mends: list[Mend]) -> None:
        pieces, at = [], 0
        self.added: list[int] = []
        """Where the text has a character more than what is written, in its own offsets."""
        length = 0
        for mend in mends:
            pieces += [text[at : mend.start], mend.new]
            length += mend.start - at + len(mend.new)
            more = len(mend.new) - (mend.end - mend.start)
            self.added += range(length - more, length)
            at = mend.end
        super().__init__(source.name, "".join([*pieces, text[at:]]))
        self.original = source
        self.unread, self.blanked, self.left_out = source.unread, source.blanked, source.left_out

    def written(self, offset: int) -> int:
        """The offset in the file of what is at an offset here."""
        return offset - bisect_left(self.added, offset)

    def told(self, found: Diagnostic) -> tuple[Location, str, str, str | None]:
        """A fault found here, at its place in the file."""
        at = found.location
        start = self.written(self.offset(at.line) + at.column - 1)
        end = self.written(self.offset(at.end_line) + at.end_column - 1)
        return self.original.location(start, end), found.code, found.message, found.hint
