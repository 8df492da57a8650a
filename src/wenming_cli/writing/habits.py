"""How a file is written: its quotation marks, its dashes, brackets or lines for records."""

from collections import Counter
from collections.abc import Iterator

from wenming_cli.frozen import frozen
from wenming_cli.loading.tree import Collection, Mapping, Sequence
from wenming_cli.writing.rendering import WIDEST, Pen
from wenming_cli.writing.written_text import WrittenText


@frozen
class ListStyle:
    """How the items of a list are written: their column, the space behind a dash, brackets."""

    column: int
    gap: int
    in_flow: bool
    width: int
    is_apart: bool


class Habits:
    """What most of a file does; counted from the parts of its tree it is shown."""

    def __init__(self, written: WrittenText) -> None:
        self._written = written
        self._marks: Counter[str] = Counter()
        self._dashes: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
        self._in_flow: Counter[bool] = Counter()

    def see(self, node: Collection, *, is_root: bool) -> None:
        """Count how a part of the tree is written, what stands inside of it aside."""
        text, starts = self._written.text, node.spans[0::2]
        texts = (at for at, child in zip(starts, node.children, strict=True) if _is_text(child))
        self._marks.update(text[at] for at in texts)
        if isinstance(node, Sequence):
            items = (child for child in node.children if isinstance(child, Mapping))
            self._in_flow.update(item.closed > 0 for item in items)
        else:
            self._dashes[is_root].update(self._offsets(node))

    def _offsets(self, node: Collection) -> Iterator[int]:
        """The columns of the dashes of the lists of a mapping, against their keys."""
        column = self._written.column
        for at, child in enumerate(node.children[1::2]):
            if isinstance(child, Sequence) and child.children and not child.closed:
                yield column(child.start) - column(node.spans[4 * at])

    @property
    def pen(self) -> Pen:
        """How what stands inside of records is written."""
        return self.pen_for(is_root=False)

    def pen_for(self, *, is_root: bool) -> Pen:
        """How the sections of the file are written, or what stands inside of records."""
        mark = '"' if self._marks['"'] > self._marks["'"] else "'"
        return Pen(mark, self.dash(is_root=is_root), self._in_flow[True] > self._in_flow[False])

    def dash(self, *, is_root: bool) -> int:
        """The column of the dashes of a list against its key, as most lists of the file have it."""
        seen = self._dashes[is_root] or self._dashes[not is_root]
        return max(0, seen.most_common(1)[0][0]) if seen else 2

    def list_style(self, node: Sequence) -> ListStyle:
        """How the items of a list in lines of its own are written."""
        items = [child for child in node.children if isinstance(child, Mapping)]
        flows = [item for item in items if item.closed]
        width = max([WIDEST, *(item.closed - item.start for item in flows)])
        in_flow, is_apart = 2 * len(flows) > len(items), self._is_apart(node)
        return ListStyle(
            self._written.column(node.start), self._gap(node), in_flow, width, is_apart
        )

    def _gap(self, node: Sequence) -> int:
        """The space behind the last dash of a list."""
        text, start = self._written.text, node.spans[-2]
        gap = start - text.rfind("-", 0, start) - 1
        return gap if 0 < gap < 8 and "\n" not in text[start - gap : start] else 1

    def _is_apart(self, node: Sequence) -> bool:
        """Whether a blank line stands between the last two items of a list."""
        return len(node.children) > 1 and self._written.has_blank_line(*node.spans[-3:-1])

    def sections_are_apart(self, root: Mapping) -> bool:
        """Whether a blank line stands between the sections of the file."""
        if len(root.children) < 4:
            return True
        return self._written.has_blank_line(*root.spans[-5:-3])


def _is_text(child: object) -> bool:
    return isinstance(child, str)
