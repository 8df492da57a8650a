"""The mappings of a file by where they start, and what each is to say."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from wenming_cli.frozen import frozen
from wenming_cli.loading.tree import Collection, Mapping, Node, Plain, Sequence
from wenming_cli.model.shape import FieldShape
from wenming_cli.writing.habits import Habits


@frozen
class Held:
    """A mapping of a file: its node, what is to stand in it, and how it is written."""

    node: Mapping
    says: dict[str, Plain]
    in_flow: bool
    depth: int

    @property
    def keys(self) -> list[str]:
        """Its keys as they are written."""
        return keys_of(self.node)

    @property
    def is_chinese(self) -> bool:
        """Whether its keys are Chinese."""
        return mostly_chinese(self.keys)

    def index_of(self, found: FieldShape) -> int | None:
        """Index of the key of a field; None where it is not written."""
        return next((i for i, key in enumerate(self.keys) if key in (found.key, found.title)), None)


class HeldMappings:
    """All mappings of a file; ``habits`` are shown every part of the tree on the way."""

    def __init__(self, root: Mapping, habits: Habits) -> None:
        self._habits = habits
        self._by_start: dict[int, Held] = {}
        self._known(root, in_flow=False, depth=0)
        self.root = self._by_start[root.start]

    def __getitem__(self, start: int) -> Held:
        return self._by_start[start]

    def _known(self, node: Node, *, in_flow: bool, depth: int) -> Any:
        """What a part of the tree says."""
        if not isinstance(node, Collection):
            return node
        in_flow = in_flow or node.closed > 0
        inner = [self._known(child, in_flow=in_flow, depth=depth + 1) for child in node.children]
        self._habits.see(node, is_root=depth == 0)
        if not isinstance(node, Mapping):
            return inner
        says = dict(zip(map(str, inner[0::2]), inner[1::2], strict=True))
        self._by_start[node.start] = Held(node, says, in_flow, depth)
        return says


def keys_of(node: Mapping) -> list[str]:
    """The keys of a mapping as they are written."""
    return [str(key) for key in node.children[0::2]]


def last_mapping(node: Node) -> Mapping | None:
    """The last record of a list; None where there is none."""
    children = node.children if isinstance(node, Sequence) else ()
    return next((child for child in reversed(children) if isinstance(child, Mapping)), None)


def mostly_chinese(keys: Iterable[str]) -> bool:
    """Whether most of some keys are Chinese, half of them at least."""
    counts = Counter(key.isascii() for key in keys)
    return counts[True] <= counts[False]
