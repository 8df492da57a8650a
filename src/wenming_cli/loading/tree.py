"""The located tree: text as it was written, with the offsets of everything.

A scalar is plain text; an unquoted nothing is ``None``. Its offsets stand in the collection that
holds it, so that a scalar costs no object of its own.
"""

from array import array
from typing import TypeAlias

from wenming_cli.model.place import short_spans

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


class ShortMapping(Mapping):
    """Keys and short texts in braces on one line; where they stand is found out when asked."""

    __slots__ = ("written",)

    def __init__(self, start: int, written: str, children: "list[Node]") -> None:
        self.start = start
        self.closed = start + len(written)
        self.children = children
        self.written = written

    @property
    def spans(self) -> "array[int]":  # type: ignore[override]
        """Start and end offset of each child."""
        return short_spans(self.start, self.written)


class Sequence(Collection):
    """The items of a list."""

    __slots__ = ()


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
