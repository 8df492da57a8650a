"""The plain part of YAML, read line by line: what nearly all files of records are written in.

A key and a short text, a “- ” before a record, braces and brackets within a line, comments on
lines of their own. Such a text makes the same tree as the events of the C parser do, offset for
offset, at a fraction of the cost, and none of its marks has to be mended. Whatever is not that
plain, a slip or a fault among it, is no matter of this module: there is no tree then, and the whole
file goes to the real parser.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate
from sys import intern

from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.loading.tree import (
    Collection,
    Mapping,
    Node,
    PlainList,
    PlainMapping,
    Sequence,
)
from wenming_cli.model.place import list_spans

MOST_LEVELS = 20

_MARKS = "，。、；？！（）《》〔〕“”‘’…≥≤×％℃"
_INNER = f"{_MARKS}—－"
"""Dashes at the start of a text may be slips."""

_KEY = r"\w{1,64}"
_FIRST = rf"[\w{_MARKS}]"
_IN_FLOW = rf"[\w{_INNER}./%+()$\-]"
_IN_LINE = rf"[\w{_INNER}./%+()$,\-]"
_IN_VALUE = rf"[\w{_INNER}：./%+()$,\-]"
_IN_QUOTES = rf"[\w{_INNER}： !#-\[\]-~]*"
_FLOW_TEXT = rf"{_FIRST}{_IN_FLOW}*(?:[ ]+{_IN_FLOW}+)*"
_LINE_TEXT = rf"{_FIRST}{_IN_LINE}*(?:[ ]+{_IN_LINE}+)*"
_VALUE = rf"(?:-(?=[0-9])|figure:(?=\w))?{_FIRST}{_IN_VALUE}*(?:[ ]+{_IN_VALUE}+)*"
_COMMENT = rf"\#[\w{_INNER}： -~]*"

_LINE = re.compile(
    rf"""([ ]*)(-[ ]+)?(?:
        ({_KEY}):(?:[ ]+(?:({_VALUE})|"({_IN_QUOTES})"|([\[{{])))?
        |({_LINE_TEXT})|"({_IN_QUOTES})"|([\[{{])
    )""",
    re.VERBOSE,
)
_KEY_ALONE, _TEXT, _QUOTED, _FLOW, _ITEM_TEXT, _ITEM_QUOTED, _ITEM_FLOW = range(3, 10)
_PAIRS = re.compile(rf"(?=([ ]*))(?:\1{_KEY}:[ ]{_VALUE}\n)+")
_GAP = re.compile(rf"(?:[ ]*(?:{_COMMENT})?\n)+")
_LAST_GAP = lazy_pattern(rf"(?:[ ]*(?:{_COMMENT})?\n)*[ ]*(?:{_COMMENT})?")

_SHORT = rf"{_KEY}:[ ](?:{_FLOW_TEXT}|\[{_FLOW_TEXT}\])"
_BRACES = rf"\{{(?:{_SHORT}(?:,[ ](?=\w)|(?=\}})))+\}}"
_BRACKETS = rf"\[{_FLOW_TEXT}(?:,[ ]{_FLOW_TEXT})*\]"
_ON_LINE = rf"(?:{_VALUE}|{_BRACKETS}|{_BRACES})\n"
_DEEPER_ROWS = rf"\n(?:\1[ ]{{4}}-[ ]{_BRACES}\n)+(?!\1[ ]{{4}}|[ ]*(?:\#|\n))"
_SHORT_MAPPING = lazy_pattern(_BRACES)
_ROWS = re.compile(rf"(?=([ ]*))(?:\1-[ ]{_BRACES}\n)+")
_RECORD = re.compile(
    rf"([ ]*)-[ ]({_KEY}:[ ]{_VALUE}\n(?:\1[ ]{{2}}{_KEY}:(?:[ ]{_ON_LINE}|{_DEEPER_ROWS}))*)"
)
_SHORT_LIST = lazy_pattern(_BRACKETS)
_PAIR = lazy_pattern(rf'({_KEY}):[ ]+(?:({_FLOW_TEXT})|"({_IN_QUOTES})"|([\[{{]))')
_ITEM = lazy_pattern(rf'({_FLOW_TEXT})|"({_IN_QUOTES})"|([\[{{])')
_COMMA = lazy_pattern(",[ ]+")
_COMMA_IN_LIST = lazy_pattern(r",(?:[ ]+|[ ]*\n[ ]+)")
_BREAK = lazy_pattern(r"[ ]*\n[ ]+")


class _NotPlainError(Exception):
    """The text is to be read by the real parser."""


def plain_tree(text: str, most_nodes: int) -> Mapping | None:
    """The tree of a text; None where it is not plain, or may have too many nodes."""
    bounds = (2 * text.count(":"), *map(text.count, ",[{\n"))
    if sum(bounds) > most_nodes:
        return None
    try:
        return _Reading(text).tree()
    except _NotPlainError:
        return None


class _Reading:
    """The collections that are open, by the columns in which their keys or dashes stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.columns = [-1]
        self.nodes = [Collection(0)]
        self.is_awaited = True

    def tree(self) -> Mapping:
        """The mapping of the whole text: a dash in its first line is not plain."""
        text, at, size = self.text, 0, len(self.text)
        while at < size:
            if (found := _RECORD.match(text, at)) is not None:
                at = self._records(found)
                continue
            found = _LINE.match(text, at)
            if found is None:
                at = self._gap(at)
                continue
            column = self._column(found)
            at = self._content(found)
            if text[at : at + 1] not in ("\n", ""):
                raise _NotPlainError
            at += 1
            if self.is_awaited:
                at = self._rows(at)
            elif column is not None:
                at = self._pairs(column, at)
        if self.is_awaited:
            raise _NotPlainError
        while len(self.columns) > 1:
            self._close()
        return self.nodes[0].children[0]  # type: ignore[return-value]

    def _gap(self, at: int) -> int:
        """Leave out empty lines and comments; where the next line is."""
        gap = _GAP.match(self.text, at) or _LAST_GAP.fullmatch(self.text, at)
        if gap is None:
            raise _NotPlainError
        return gap.end()

    def _column(self, found: re.Match[str]) -> int | None:
        """Get to the collection a line belongs to; the column of its key, if it has one."""
        column = found.end(1) - found.start(1)
        if found.end(2) < 0:
            self._key(column, found.end(1))
        else:
            self._dash(column, found.start(2))
            column = found.end(2) - found.start(1)
            if found.end(3) >= 0:
                self._open(Mapping(found.end(2)), column)
        return column if found.end(3) >= 0 else None

    def _records(self, found: re.Match[str]) -> int:
        """Read items of a list that are plain mappings; where the line after the last one is.

        That one is left open: what follows may be more of it.
        """
        text, dashes = self.text, found[1]
        column = len(dashes)
        self._dash(column, found.end(1))
        items = self.nodes[-1]
        between = f"\n{dashes}  "
        while True:
            start, end = found.end(1) + 2, found.end()
            node = _plain_record(text, start, end - 1, between)
            following = _RECORD.match(text, end)
            if following is None or following[1] != dashes:
                self._open(node, column + 2)
                return end
            items.children.append(node)
            items.spans.extend((start, end - 1))
            found = following

    def _pairs(self, column: int, at: int) -> int:
        """Read the lines that go on with keys and texts in a column; where the next line is."""
        found = _PAIRS.match(self.text, at)
        if found is None or found.end(1) - at != column:
            return at
        children, spans = _pairs_of(found[0][column:-1], at + column, f"\n{' ' * column}")
        self.nodes[-1].children += children
        self.nodes[-1].spans.extend(spans)
        return found.end()

    def _rows(self, at: int) -> int:
        """Read the lines that are each a short mapping in braces; where the next line is."""
        found = _ROWS.match(self.text, at)
        if found is None:
            return at
        column = found.end(1) - at
        self._dash(column, at + column)
        rows, start = self.nodes[-1], at + column + 2
        rows.children += _short_rows(self.text, start, found.end() - 1, f"\n{found[1]}- ")
        for row in rows.children:
            rows.spans.extend((row.start, row.closed))  # type: ignore[union-attr]
        return found.end()

    def _content(self, found: re.Match[str]) -> int:
        """Add what a line says to the innermost collection; where it ends."""
        node, kind = self.nodes[-1], found.lastindex
        if found.end(3) >= 0:
            if not isinstance(node, Mapping):
                raise _NotPlainError
            node.children.append(intern(found[3]))
            node.spans.extend(found.span(3))
            self.is_awaited = kind == _KEY_ALONE
            if self.is_awaited:
                return found.end()
        elif node.__class__ is not Sequence or found.end(2) < 0:
            raise _NotPlainError
        if kind in (_TEXT, _ITEM_TEXT):
            start, end = found.span(kind)
            node.children.append(intern(found[kind]))
        elif kind in (_QUOTED, _ITEM_QUOTED):
            start, end = found.start(kind) - 1, found.end(kind) + 1
            node.children.append(found[kind])
        else:
            inner = _flow(self.text, found.end() - 1, len(self.nodes))
            start, end = inner.start, inner.closed
            node.children.append(inner)
        node.spans.extend((start, end))
        return end

    def _dash(self, column: int, start: int) -> None:
        """Get to the list that a dash belongs to, or begin it."""
        if not self.is_awaited:
            self._close_to(column)
            if column == self.columns[-1] and self.nodes[-1].__class__ is Sequence:
                return
        elif len(self.nodes) > 1 and column >= self.columns[-1]:
            self._open(Sequence(start), column)
            self.is_awaited = False
            return
        raise _NotPlainError

    def _key(self, column: int, start: int) -> None:
        """Get to the mapping that a key belongs to, or begin it."""
        if self.is_awaited:
            if column <= self.columns[-1]:
                raise _NotPlainError
            self._open(Mapping(start), column)
            return
        self._close_to(column)
        if self.nodes[-1].__class__ is Sequence and self.columns[-2] == column:
            self._close()
        if column != self.columns[-1]:
            raise _NotPlainError

    def _open(self, node: Collection, column: int) -> None:
        if len(self.nodes) > MOST_LEVELS:
            raise _NotPlainError
        self.nodes.append(node)
        self.columns.append(column)

    def _close_to(self, column: int) -> None:
        while self.columns[-1] > column:
            self._close()

    def _close(self) -> None:
        self.columns.pop()
        done = self.nodes.pop()
        holder = self.nodes[-1]
        holder.children.append(done)  # type: ignore[arg-type]
        holder.spans.extend((done.start, done.end))


def _pairs_of(pairs: str, at: int, between: str) -> tuple[list[Node], "array[int]"]:
    """Keys and texts, and their offsets."""
    words = pairs.replace(between, ": ").split(": ")
    widths = [2] * (2 * len(words) - 1)
    widths[0::2] = map(len, words)
    widths[3::4] = [len(between)] * (len(words) // 2 - 1)
    return [*map(intern, words)], array("I", accumulate(widths, initial=at))


def _plain_record(text: str, start: int, end: int, between: str) -> PlainMapping:
    """A mapping on lines that begin with ``between``."""
    written = text[start:end]
    head, wide, _ = written.partition(":\n")
    if "{" in head:
        return _wide_record(PlainMapping(text, start, end, []), start, between)
    words = head.replace(between, ": ").split(": ")
    last = words.pop() if wide else ""
    node = PlainMapping(text, start, end, [*map(intern, words)])
    if "[" in head:
        _let_lists_be(node, words)
    return _wide_record(node, start + len(head) - len(last), between) if wide else node


def _wide_record(node: PlainMapping, at: int, between: str) -> PlainMapping:
    """The same with short mappings among what stands under its keys, from one of them on."""
    text, end, children, row = node.text, node.finish, node.children, f"{between}  - "
    while at < end:
        colon = text.index(":", at)
        children.append(intern(text[at:colon]))
        if text[colon + 1] == "\n":
            first = colon + 1 + len(row)
            at = _end_of_rows(text, first, end, row)
            children.append(PlainList(node, len(children), [*_short_rows(text, first, at, row)]))
        else:
            first = colon + 2
            at = text.find("\n", first, end)
            at = end if at < 0 else at
            mark = text[first]
            if mark == "{":
                children.append(_short_mapping(text, first, at))
            elif mark == "[":
                children.append(PlainList(node, len(children), _words(text[first:at])))
            else:
                children.append(intern(text[first:at]))
        at += len(between)
    return node


def _end_of_rows(text: str, at: int, end: int, between: str) -> int:
    """Where the last of the lines ends that begin alike."""
    while True:
        at = text.find("\n", at, end)
        if at < 0:
            return end
        if not text.startswith(between, at):
            return at
        at += 1


def _short_rows(text: str, start: int, end: int, between: str) -> Iterator[PlainMapping]:
    """Short mappings on a line each."""
    for written in text[start:end].split(between):
        yield _short_mapping(text, start, start + len(written))
        start += len(written) + len(between)


def _flow(text: str, start: int, level: int) -> Mapping | Sequence:
    """A mapping in braces or a list in brackets."""
    is_mapping = text[start] == "{"
    short = (_SHORT_MAPPING if is_mapping else _SHORT_LIST).match(text, start)
    if short is None:
        return _long_flow(text, start, level)
    return (_short_mapping if is_mapping else _short_list)(text, start, short.end())


def _short_mapping(text: str, start: int, end: int) -> PlainMapping:
    written = text[start + 1 : end - 1]
    words = written.replace(", ", ": ").split(": ")
    node = PlainMapping(text, start, end, [*map(intern, words)])
    if "[" in written:
        _let_lists_be(node, words)
    return node


def _let_lists_be(node: PlainMapping, words: Iterable[str]) -> None:
    """Let what stands in brackets be lists."""
    for index, word in enumerate(words):
        if word[0] == "[":
            node.children[index] = PlainList(node, index, _words(word))


def _words(written: str) -> list[Node]:
    """The texts of a list."""
    return [*map(intern, written[1:-1].split(", "))]


def _short_list(text: str, start: int, end: int) -> Sequence:
    node = Sequence(start)
    node.closed = end
    node.children = _words(text[start:end])
    node.spans = list_spans(text, start, end)
    return node


def _long_flow(text: str, start: int, level: int) -> Mapping | Sequence:
    """The same with collections and quotations inside, read one by one."""
    is_mapping = text[start] == "{"
    node = Mapping(start) if is_mapping else Sequence(start)
    match, closer, between = _PAIR.match, "}", _COMMA
    children, spans, at = node.children, node.spans, start + 1
    if not is_mapping:
        match, closer, between = _ITEM.match, "]", _COMMA_IN_LIST
        at = _behind_break(text, at)
    if level > MOST_LEVELS or text[at : at + 1] == closer:
        raise _NotPlainError
    while found := match(text, at):
        if is_mapping:
            children.append(intern(found[1]))
            spans.extend(found.span(1))
        kind = (found.lastindex or 0) - is_mapping
        if kind == 1:
            first, at = found.span(kind + is_mapping)
            children.append(intern(text[first:at]))
        elif kind == 2:
            first, at = found.start(kind + is_mapping) - 1, found.end()
            children.append(text[first + 1 : at - 1])
        else:
            inner = _flow(text, found.end() - 1, level + 1)
            first, at = inner.start, inner.closed
            children.append(inner)
        spans.extend((first, at))
        if not is_mapping:
            at = _behind_break(text, at)
        if text[at : at + 1] == closer:
            node.closed = at + 1
            return node
        comma = between.match(text, at)
        if comma is None:
            break
        at = comma.end()
    raise _NotPlainError


def _behind_break(text: str, at: int) -> int:
    """Where a list in brackets goes on that may go on in the next line."""
    found = _BREAK.match(text, at)
    return at if found is None else found.end()
