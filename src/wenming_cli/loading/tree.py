"""The located tree: text as it was written, with the offsets of everything.

A scalar is plain text; an unquoted nothing is ``None``. Its offsets stand in the collection that
holds it, so that a scalar costs no object of its own.
"""

from array import array
from itertools import chain
from typing import Any, TypeAlias

from wenming_cli.model.place import list_spans, plain_spans

LONGEST_KEY = 1024
MOST_NODES = 200_000


class Collection:
    """A mapping or a list: its start, its children, and start and end offset of each child.

    ``closed`` is the offset behind its closing bracket, 0 where it has none.
    """

    __slots__ = ("children", "closed", "spans", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.closed = 0
        self.children: list[Node] = []
        self.spans = array("I")

    @property
    def end(self) -> int:
        """Offset of the end: behind the bracket, or of the last child."""
        return self.closed or (self.spans[-1] if self.spans else self.start + 1)


class Mapping(Collection):
    """Keys and values in turn."""

    __slots__ = ()


class PlainMapping(Mapping):
    """Keys with texts, lists of texts and lists of short mappings, in lines or in braces.

    Nothing of it is more than words between marks, so where each stands is found out when somebody
    asks, from the text of the file; ``finish`` is the offset of its end.
    """

    __slots__ = ("_spans", "finish", "text")

    def __init__(self, text: str, start: int, finish: int, children: "list[Node]") -> None:
        self.text = text
        self.start = start
        self.finish = finish
        self.children = children
        self._spans: array[int] | None = None

    @property
    def closed(self) -> int:  # type: ignore[override]
        """Offset behind its closing brace; 0 where it has none."""
        return self.finish if self.text[self.start] == "{" else 0

    @property
    def spans(self) -> "array[int]":  # type: ignore[override]
        """Start and end offset of each child."""
        if self._spans is None:
            self._spans = plain_spans(self.text, self.start, self.finish)
        return self._spans

    @property
    def end(self) -> int:
        """Offset of its end."""
        return self.finish if self._spans is None else self._spans[-1]

    @property
    def extent(self) -> "array[int] | int":
        """Start and end offset of each child, or where it ends while nobody has asked for them."""
        return self.finish if self._spans is None else self._spans


class Sequence(Collection):
    """The items of a list."""

    __slots__ = ()


class PlainList(Sequence):
    """The items of a list of texts on one line, or a list of short mappings on a line each.

    Where it stands, and each of its items, is found out when somebody asks.
    """

    __slots__ = ("_index", "_of")

    def __init__(self, of: PlainMapping, index: int, children: "list[Node]") -> None:
        self._of = of
        self._index = index
        self.children = children

    @property
    def texts(self) -> list[str]:
        """The texts it holds; none where it holds mappings."""
        children: list[Any] = self.children
        return [*children] if children[0].__class__ is str else []

    @property
    def start(self) -> int:  # type: ignore[override]
        """Offset of its start."""
        return self._of.spans[2 * self._index]

    @property
    def closed(self) -> int:  # type: ignore[override]
        """Offset behind its closing bracket; 0 where it has none."""
        return self._of.spans[2 * self._index + 1] if self._of.text[self.start] == "[" else 0

    @property
    def spans(self) -> "array[int]":  # type: ignore[override]
        """Start and end offset of each child."""
        if self.closed:
            return list_spans(self._of.text, self.start, self.closed)
        ends = ((row.start, row.closed) for row in self.children if isinstance(row, PlainMapping))
        return array("I", chain.from_iterable(ends))


Node = str | Mapping | Sequence | None

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""A text, nothing, a list, or a mapping by the keys as they are written."""


def plain(node: Node) -> Plain:
    """What a part of a tree says."""
    match node:
        case Mapping():
            keys = map(str, node.children[0::2])
            return dict(zip(keys, map(plain, node.children[1::2]), strict=True))
        case Sequence():
            return [plain(child) for child in node.children]
        case _:
            return node
