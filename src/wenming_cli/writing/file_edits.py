"""The edits of one file: where each goes into the text, and what the file is to say afterwards.

Nothing is written anew: new text is put at known places, and every other character stays. What the
file is to say is worked out apart, on its tree, so that the one can be held against the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from collections.abc import Mapping as Typings
from dataclasses import dataclass
from typing import Any

from wenming_cli.loading.tree import Collection, Mapping, Node, Sequence
from wenming_cli.model.shape import FieldShape, Shape, shape_of
from wenming_cli.patching.splice import Splice, Splices
from wenming_cli.writing.edit import Typed
from wenming_cli.writing.plain_tree import Plain, field_plain, key_of, record_plain
from wenming_cli.writing.rendering import WIDEST, Pen, indented
from wenming_cli.writing.scalar_text import in_quotes

_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_COLON = re.compile(r"[ \t]*:")
_COMMA = re.compile(r"[ \t]*,")
_BLANK = re.compile(r"\n[ \t]*\r?\n")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}")
_FIRST_OF_ALL = -1000


class OverlapError(ValueError):
    """Two edits change the same place; ``edit`` is the later one."""

    def __init__(self, edit: int) -> None:
        super().__init__(edit)
        self.edit = edit


@dataclass(frozen=True, slots=True)
class Held:
    """A mapping of a file: its node, what is to stand in it, and how it is written."""

    node: Mapping
    says: dict[str, Plain]
    in_flow: bool
    depth: int

    @property
    def keys(self) -> list[str]:
        """Its keys as they are written."""
        return [str(key) for key in self.node.children[0::2]]

    def index_of(self, found: FieldShape) -> int | None:
        """Index of the key of a field; None where it is not written."""
        return next(
            (i for i, key in enumerate(self.keys) if key in (found.name, found.title)), None
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """New text for an edit, and the range it takes the place of.

    Of pieces at one place that of the lowest ``rank`` comes first: the innermost.
    """

    start: int
    end: int
    rank: int
    text: str
    edit: int


@dataclass(frozen=True, slots=True)
class Spelled:
    """A file with its edits: the new text, where it is new and for which edit, what was spliced."""

    text: str
    stretches: tuple[tuple[int, int, int], ...]
    splices: Splices


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How the items of a list are written: the space behind a dash, brackets, widest line."""

    gap: int
    in_flow: bool
    width: int
    is_apart: bool


class FileEdits:
    """One file and its edits; ``is_chinese`` is the language where the file shows none."""

    def __init__(self, text: str, root: Mapping | None, newline: str, *, is_chinese: bool) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n" if "\n" in text else newline
        self._held: dict[int, Held] = {}
        self._marks: Counter[str] = Counter()
        self._dashes: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
        self._styles: Counter[bool] = Counter()
        self._new: dict[tuple[int, str], list[tuple[int, Plain]]] = defaultdict(list)
        self._items: dict[tuple[int, int], list[tuple[int, Plain]]] = defaultdict(list)
        self._replaced: set[tuple[int, int]] = set()
        self._pieces: list[Piece] = []
        node = Mapping(len(text)) if root is None else root
        self.says: dict[str, Plain] = self._known(node, in_flow=False, depth=0)
        self._root = self._held[node.start]
        self._is_chinese = mostly_chinese(self._root.keys) if node.children else is_chinese

    def _known(self, node: Node, *, in_flow: bool, depth: int) -> Any:
        """What a part of the tree says; its mappings are kept by where they start."""
        if not isinstance(node, Collection):
            return node
        in_flow = in_flow or node.closed > 0
        inner = [self._known(child, in_flow=in_flow, depth=depth + 1) for child in node.children]
        starts = zip(node.spans[0::2], node.children, strict=True)
        self._marks.update(self.text[at] for at, child in starts if isinstance(child, str))
        if isinstance(node, Sequence):
            items = (child for child in node.children if isinstance(child, Mapping))
            self._styles.update(item.closed > 0 for item in items)
            return inner
        says = dict(zip(map(str, inner[0::2]), inner[1::2], strict=True))
        self._held[node.start] = Held(node, says, in_flow, depth)
        for at, child in enumerate(node.children[1::2]):
            if isinstance(child, Sequence) and child.children and not child.closed:
                offset = self._column(child.start) - self._column(node.spans[4 * at])
                self._dashes[depth == 0][offset] += 1
        return says

    # --- what is asked for ------------------------------------------------------------------

    def append(self, found: FieldShape, values: Typings[str, Typed], edit: int) -> None:
        """A new record at the end of a section."""
        self._add_item(self._root, found, values, edit, is_chinese=self._is_chinese)

    def insert(self, start: int, found: FieldShape, values: Typings[str, Typed], edit: int) -> None:
        """A new item at the end of a list of the record that starts at an offset."""
        held = self._held[start]
        self._add_item(held, found, values, edit, is_chinese=mostly_chinese(held.keys))

    def replace(self, start: int | None, found: FieldShape, value: Typed, edit: int) -> None:
        """Another value for a field of the record that starts at an offset, or of the file."""
        held = self._root if start is None else self._held[start]
        at = held.index_of(found)
        is_chinese = self._is_chinese if start is None else mostly_chinese(held.keys)
        if at is None:
            key = key_of(found, is_chinese=is_chinese)
            if key in held.says:
                raise OverlapError(edit)
            held.says[key] = field_plain(value, found, is_chinese=is_chinese)
            self._new[held.node.start, key].append((edit, held.says[key]))
            return
        if (held.node.start, at) in self._replaced or (held.node.start, at) in self._items:
            raise OverlapError(edit)
        self._replaced.add((held.node.start, at))
        key, old = held.keys[at], held.says[held.keys[at]]
        held.says[key] = field_plain(value, found, is_chinese=is_chinese)
        if held.says[key] != old:
            self._put(held, at, held.says[key], edit)

    def _add_item(
        self,
        held: Held,
        found: FieldShape,
        values: Typings[str, Typed],
        edit: int,
        *,
        is_chinese: bool,
    ) -> None:
        at = held.index_of(found)
        if at is not None and (held.node.start, at) in self._replaced:
            raise OverlapError(edit)
        last = None if at is None else _last_mapping(held.node.children[2 * at + 1])
        is_chinese = is_chinese if last is None else mostly_chinese(_keys(last))
        shape = shape_of(found.scalar)
        item = record_plain(_ordered(values, shape, last), shape, is_chinese=is_chinese)
        key = key_of(found, is_chinese=is_chinese) if at is None else held.keys[at]
        known = held.says.get(key)
        if isinstance(known, list):
            known.append(item)
        else:
            held.says[key] = [item]
        if at is None:
            self._new[held.node.start, key].append((edit, [item]))
        else:
            self._items[held.node.start, at].append((edit, item))

    # --- where it goes ----------------------------------------------------------------------

    def spelled(self) -> Spelled:
        """The text with all edits made; raises ``OverlapError`` where two change one place."""
        for (start, at), items in self._items.items():
            self._put_items(self._held[start], at, items)
        for start in dict.fromkeys(start for start, _ in self._new):
            fields = [(key, new) for (at, key), new in self._new.items() if at == start]
            self._put_fields(self._held[start], fields)
        out: list[str] = []
        stretches: list[tuple[int, int, int]] = []
        splices: list[Splice] = []
        at = length = 0
        for piece in sorted(self._pieces, key=lambda piece: (piece.start, piece.end, piece.rank)):
            if piece.start < at:
                raise OverlapError(piece.edit)
            out += [self.text[at : piece.start], piece.text]
            length += piece.start - at + len(piece.text)
            if piece.text:
                stretches.append((length - len(piece.text), length, piece.edit))
            if splices and splices[-1].start == splices[-1].end == piece.start == piece.end:
                both = splices.pop()
                splices.append(Splice(both.start, both.end, both.new + piece.text, ""))
            else:
                splices.append(Splice(piece.start, piece.end, piece.text, ""))
            at = piece.end
        text = "".join([*out, self.text[at:]])
        return Spelled(text, tuple(stretches), Splices(splices))

    def _put(self, held: Held, at: int, value: Plain, edit: int) -> None:
        """Put a value in the place of another."""
        old, colon = held.node.children[2 * at + 1], self._colon(held, at)
        start, end = held.node.spans[4 * at + 2 : 4 * at + 4]
        if held.in_flow:
            at_value = (colon, colon) if old is None else (start, end)
            self._piece(at_value, self._pen.flow(value), edit, apart=old is None)
            return
        end = self._content_end(end)
        column = self._column(held.node.spans[4 * at])
        first, *rest = self._lines_like(old, value, column, is_alone=self._is_alone(end))
        below = "".join(f"{self.newline}{line}" for line in indented(rest, column))
        if not first and isinstance(old, Collection) and not old.closed:
            self._piece((start - self._column(start), end), below[len(self.newline) :], edit)
        elif not first:
            line_end = self._line_end(end)
            self._piece((colon, end), "", edit)
            self._piece((line_end, line_end), below, edit)
        elif old is None:
            self._piece((colon, colon), first + below, edit, apart=True)
        elif isinstance(old, Collection) and not old.closed:
            self._piece((colon, end), first + below, edit, apart=True)
        else:
            self._piece((start, end), first + self._header_comment(start) + below, edit)

    def _lines_like(self, old: Node, value: Plain, column: int, *, is_alone: bool) -> list[str]:
        """The lines of a value, written as that in whose place it comes was written."""
        if isinstance(value, str) and not is_alone and "\n" in value:
            return [in_quotes(value, self._pen.mark)]
        if isinstance(value, list) and value and isinstance(old, Sequence) and not old.closed:
            dash = self._column(old.start) - column
            style = self._style(old)
            lines = (x for item in value for x in self._item_lines(item, style))
            return ["", *indented(lines, dash)]
        if isinstance(old, Collection) and old.closed and not isinstance(value, str):
            return [self._pen.flow(value)]
        return self._pen.value(value)

    def _put_items(self, held: Held, at: int, items: list[tuple[int, Plain]]) -> None:
        """Put new items behind those of a list."""
        node, colon = held.node.children[2 * at + 1], self._colon(held, at)
        column = self._column(held.node.spans[4 * at])
        rank = -2 * held.depth - 1
        if isinstance(node, Sequence) and not node.closed:
            style, dash = self._style(node), self._column(node.start)
            place = self._below(node, dash)
            self._end_block(node, items[0][0])
        elif held.in_flow or (node is not None and not self._is_blank(node)):
            texts = [(edit, self._pen.flow(item)) for edit, item in items]
            if isinstance(node, Sequence):
                self._into_brackets(node, texts, rank)
            else:
                listed = ", ".join(text for _, text in texts)
                self._piece((colon, colon), f"[{listed}]", items[0][0], apart=True)
            return
        else:
            style = ListStyle(1, self._pen.in_flow, WIDEST, is_apart=False)
            dash = column + self._dash(is_root=held.depth == 0)
            end = colon
            if isinstance(node, Sequence):
                end = node.end
                self._piece((colon, end), "", items[0][0])
            place = self._line_end(end)
        for edit, item in items:
            lines = indented(self._item_lines(item, style), dash)
            self._new_lines(place, ["", *lines] if style.is_apart else lines, edit, rank)

    def _put_fields(self, held: Held, fields: list[tuple[str, list[tuple[int, Plain]]]]) -> None:
        """Put new fields behind the last of a mapping."""
        if held.in_flow:
            self._put_fields_in_brackets(held, fields)
            return
        rank, node = -2 * held.depth, held.node
        column = self._column(node.start) if node.children else 0
        place = self._below(node, max(column - 1, 0)) if node.children else len(self.text)
        self._end_block(node, fields[0][1][0][0])
        is_root = held is self._root
        is_apart = is_root and self._sections_are_apart() and bool(self.text.strip())
        pen = self._pen_for(is_root=is_root)
        for key, new in fields:
            for at, (edit, value) in enumerate(new):
                lines = indented(pen.field(key, value)[min(at, 1) :], column)
                self._new_lines(place, ["", *lines] if is_apart and not at else lines, edit, rank)

    def _put_fields_in_brackets(
        self, held: Held, fields: list[tuple[str, list[tuple[int, Plain]]]]
    ) -> None:
        pen, node = self._pen, held.node
        texts = [
            (new[0][0], f"{pen.key(key)}: {pen.flow(_together([value for _, value in new]))}")
            for key, new in fields
        ]
        if not node.closed:
            self._at(node.start, "{", texts[0][0], 0)
            texts[-1] = (texts[-1][0], f"{texts[-1][1]}}}")
        self._into_brackets(node, texts, -2 * held.depth)

    def _into_brackets(self, node: Collection, texts: list[tuple[int, str]], rank: int) -> None:
        """Put new items or fields behind the last one in brackets, on lines of their own if it is.

        A comma behind the last one stays one behind the last one, a comment at its line.
        """
        if not node.children:
            inside = node.closed - 1
            for at, (edit, text) in enumerate(texts):
                self._at(inside, f"{', ' if at else ''}{text}", edit, rank)
            return
        step = 2 if isinstance(node, Mapping) else 1
        start, end = node.spans[-2 * step], node.spans[-1]
        line_start = start - self._column(start)
        indent = self.text[line_start:start]
        comma = _COMMA.match(self.text, end)
        behind = comma.end() if comma else end
        if indent.strip(" ") or not self._is_alone(behind, with_comment=True):
            lead = ", " if indent.strip(" ") else f",{self.newline}{indent}"
            for edit, text in texts:
                self._at(end, f"{lead}{text}", edit, rank)
            return
        place = self._line_end(behind)
        if not comma:
            self._at(end, ",", texts[0][0], _FIRST_OF_ALL)
        for at, (edit, text) in enumerate(texts):
            is_last = at == len(texts) - 1
            tail = "" if is_last and not comma else ","
            self._at(place, f"{self.newline}{indent}{text}{tail}", edit, rank)

    # --- how it is written ------------------------------------------------------------------

    @property
    def _pen(self) -> Pen:
        return self._pen_for(is_root=False)

    def _pen_for(self, *, is_root: bool) -> Pen:
        mark = '"' if self._marks['"'] > self._marks["'"] else "'"
        in_flow = self._styles[True] > self._styles[False]
        return Pen(mark, self._dash(is_root=is_root), in_flow)

    def _dash(self, *, is_root: bool) -> int:
        """The column of the dashes of a list against its key, as most lists of the file have it."""
        seen = self._dashes[is_root] or self._dashes[not is_root]
        return max(0, seen.most_common(1)[0][0]) if seen else 2

    def _style(self, node: Sequence) -> ListStyle:
        """How the items of a list in lines of its own are written."""
        items = [child for child in node.children if isinstance(child, Mapping)]
        flows = [item for item in items if item.closed]
        start = node.spans[-2]
        gap = start - self.text.rfind("-", 0, start) - 1
        between = self.text[node.spans[-3] : start] if len(node.children) > 1 else ""
        return ListStyle(
            gap if 0 < gap < 8 and "\n" not in self.text[start - gap : start] else 1,
            2 * len(flows) > len(items),
            max([WIDEST, *(item.closed - item.start for item in flows)]),
            _BLANK.search(between) is not None,
        )

    def _item_lines(self, item: Plain, style: ListStyle) -> list[str]:
        return self._pen.item(item, in_flow=style.in_flow, gap=style.gap, width=style.width)

    def _sections_are_apart(self) -> bool:
        """Whether a blank line stands between the sections of the file."""
        node = self._root.node
        if len(node.children) < 4:
            return True
        return _BLANK.search(self.text[node.spans[-5] : node.spans[-4]]) is not None

    # --- places -----------------------------------------------------------------------------

    def _piece(self, at: tuple[int, int], text: str, edit: int, *, apart: bool = False) -> None:
        self._pieces.append(Piece(*at, 0, f" {text}" if apart else text, edit))

    def _at(self, offset: int, text: str, edit: int, rank: int) -> None:
        self._pieces.append(Piece(offset, offset, rank, text, edit))

    def _new_lines(self, place: int, lines: list[str], edit: int, rank: int) -> None:
        """Put lines below the one that ends at a place, or where an empty one begins."""
        is_at_start = place == 0 or self.text[place - 1] == "\n"
        if is_at_start:
            lines = lines if place or lines[0] else lines[1:]
            text = "".join(f"{line}{self.newline}" for line in lines)
        else:
            text = "".join(f"{self.newline}{line}" for line in lines)
        self._at(place, text, edit, rank)

    def _below(self, node: Collection, column: int) -> int:
        """The end of the last line of a collection and of comments below it further in."""
        place = self._line_end(self._content_end(node.end))
        if self._is_kept_block(node):
            return node.end
        while True:
            start = self.text.find("\n", place) + 1
            line = self.text[start : self._line_end(start)]
            inner = len(line) - len(line.lstrip(" "))
            if not start or inner <= column or line[inner : inner + 1] != "#":
                return place
            place = start + len(line)

    def _is_kept_block(self, node: Collection) -> bool:
        """Whether the last text of a collection is a block whose empty lines are part of it."""
        found = _BLOCK.match(self.text, _last_start(node))
        return found is not None and "+" in found[0]

    def _end_block(self, node: Collection, edit: int) -> None:
        """Let a block of text at the end of the file stay without a line feed at its end."""
        start = _last_start(node)
        found = _BLOCK.match(self.text, start)
        if found and not set(found[0]) & set("+-") and not self.text.endswith("\n"):
            is_last = self._line_end(node.end) == len(self.text)
            self._at(start + 1, "-" if is_last else "", edit, 0)

    def _content_end(self, end: int) -> int:
        """The end of a value, that of a block of text without the empty lines below it."""
        is_block = 0 < end <= len(self.text) and self.text[end - 1] == "\n"
        return len(self.text[:end].rstrip("\r\n")) if is_block else end

    def _line_end(self, offset: int) -> int:
        """The end of the line of an offset, before its line feed."""
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > offset and self.text[end - 1] == "\r" else end

    def _column(self, offset: int) -> int:
        return offset - self.text.rfind("\n", 0, offset) - 1

    def _colon(self, held: Held, at: int) -> int:
        """The offset behind the colon of a key."""
        end = held.node.spans[4 * at + 1]
        colon = _COLON.match(self.text, end)
        return colon.end() if colon else end

    def _is_alone(self, end: int, *, with_comment: bool = False) -> bool:
        """Whether nothing stands in a line behind an offset, but for a comment if that may be."""
        rest = self.text[end : self._line_end(end)]
        return not (_COMMENT.sub("", rest) if with_comment else rest).strip()

    def _is_blank(self, node: Node) -> bool:
        """Whether it is a list in brackets with nothing in them."""
        if not isinstance(node, Sequence) or node.children:
            return False
        return not self.text[node.start + 1 : node.closed - 1].strip()

    def _header_comment(self, start: int) -> str:
        """The comment behind the mark of a block of text."""
        if self.text[start] not in "|>":
            return ""
        found = _COMMENT.search(self.text, start, self._line_end(start))
        return found[0] if found else ""


def mostly_chinese(keys: Iterable[str]) -> bool:
    """Whether most of some keys are Chinese, half of them at least."""
    counts = Counter(key.isascii() for key in keys)
    return counts[True] <= counts[False]


def _last_mapping(node: Node) -> Mapping | None:
    """The last record of a list; None where there is none."""
    children = node.children if isinstance(node, Sequence) else ()
    return next((child for child in reversed(children) if isinstance(child, Mapping)), None)


def _last_start(node: Collection) -> int:
    """The start of the last text of a collection."""
    if not node.children:
        return node.start
    last = node.children[-1]
    return _last_start(last) if isinstance(last, Collection) else node.spans[-2]


def _keys(node: Mapping) -> list[str]:
    return [str(key) for key in node.children[0::2]]


def _ordered(values: Typings[str, Typed], shape: Shape, last: Mapping | None) -> dict[str, Typed]:
    """Fields in the order of the record before, then in that of the kind of record."""
    keys = [] if last is None else _keys(last)
    known = [shape.keys[key].name for key in keys if key in shape.keys]
    order = {name: at for at, name in enumerate(dict.fromkeys([*known, *shape.fields, *values]))}
    return {name: values[name] for name in sorted(values, key=order.__getitem__)}


def _together(values: list[Plain]) -> Plain:
    """One value: that of the only edit, or the list of what several add."""
    if len(values) == 1:
        return values[0]
    return [item for value in values if isinstance(value, list) for item in value]
