"""Here the text of a file is told with the places of everything, whatever it means."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from wenming_cli.frozen import frozen
from wenming_cli.loading.characters import cleaned
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.parsing import parse_file
from wenming_cli.loading.tree import Collection, Mapping, Node
from wenming_cli.model.place import Source
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import half_width
from wenming_cli.model.shape import shape_of

_TOP_KEY = re.compile(r"^([^\s:：]+)[ ]*[:：]", re.MULTILINE)

Path = tuple[str, ...]


class TextRole(StrEnum):
    """What a text is: a key, a key without a value, a value, an item of a list."""

    KEY = "key"
    LONE = "lone"
    VALUE = "value"
    ITEM = "item"


@frozen
class Written:
    """A text of a file: the keys above it, its offsets, what it says."""

    path: Path
    role: TextRole
    start: int
    end: int
    text: str


@lru_cache(maxsize=64)
def written(text: str) -> tuple[Written, ...]:
    """Every key and scalar of a file, in order; what cannot be parsed is left out."""
    root = _root(text)
    return () if root is None else tuple(_below(root, ()))


def parsed_whole(text: str) -> tuple[tuple[Path, TextRole, str], ...] | None:
    """What a text says, wherever it says it; None where it cannot be read to its end."""
    source, report = Source("", text), FaultReport()
    root = parse_file(source, cleaned(source, report), report)
    if root is None or source.unread or source.blanked:
        return None
    return tuple((w.path, w.role, w.text) for w in _below(root, ()))


def has_section(text: str) -> bool:
    """Whether a text is a file of a plan: it has at least one section, be its colon full-width."""
    sections = shape_of(PlanFile).keys
    return any(found[1] in sections for found in _TOP_KEY.finditer(text))


def _root(text: str) -> Mapping | None:
    source, report = Source("", text), FaultReport()
    return parse_file(source, cleaned(source, report), report)


def _below(node: Collection, path: Path) -> Iterator[Written]:
    is_mapping = isinstance(node, Mapping)
    key = ""
    for index, child in enumerate(node.children):
        start, end = node.spans[2 * index : 2 * index + 2]
        if is_mapping and index % 2 == 0:
            key = half_width(child).strip(" '\"") if isinstance(child, str) else ""
            role = TextRole.LONE if node.children[index + 1] is None else TextRole.KEY
            yield from _here(child, role, start, end, path)
        elif is_mapping:
            yield from _here(child, TextRole.VALUE, start, end, (*path, key))
        else:
            yield from _here(child, TextRole.ITEM, start, end, path)


def _here(node: Node, role: TextRole, start: int, end: int, path: Path) -> Iterator[Written]:
    if isinstance(node, Collection):
        yield from _below(node, path)
    elif node is not None:
        yield Written(path, role, start, end, node)
