"""Text to tree: plain lines by themselves, all others by the events of PyYAML's parser.

Marks that can only be syntax are read as what they were meant to be.
"""

from array import array
from collections.abc import Iterator

from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.loading.characters import LEFT_OUT
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.faults.merge_conflicts import without_conflicts
from wenming_cli.loading.mending import Mend, Mended, mends_of
from wenming_cli.loading.plain_parsing import plain_tree
from wenming_cli.loading.tree import MOST_NODES, Collection, Mapping
from wenming_cli.model.place import Source

_MAY_HIDE_SLIPS = lazy_pattern('[#"：]')
"""In a text that is plain, slips stand behind one of these or nowhere."""


def parse_file(source: Source, text: str, report: FaultReport) -> Mapping | None:
    """Parse a file; its top-level mapping comes back, or None where there is none.

    ``text`` is the source's text with refused characters replaced. Lines that could not be read
    are kept in ``source.blanked``, their text in ``source.unread``; there stands the whole text
    where no top-level mapping could be read to its end. Marks that can only be syntax are read as
    what they were meant to be; their places are kept in ``source.mended``.
    """
    tree = plain_tree(text, MOST_NODES)
    if tree is not None and (not _MAY_HIDE_SLIPS.search(text) or not mends_of(text)):
        return tree
    text = without_conflicts(source, text, report)
    mends = mends_of(text)
    if not mends:
        root = _by_events(source, text, report)
    else:
        root = _parsed_as_meant(Mended(source, text, mends), mends, report)
    if root is not None and LEFT_OUT in text:
        _take_out_marks(root)
    return root


def _parsed_as_meant(mended: Mended, mends: list[Mend], report: FaultReport) -> Mapping | None:
    """The tree of a file whose marks are read as they were meant, with its own offsets."""
    source = mended.original
    own = FaultReport([d for d in report.diagnostics if d.location.file == source.name])
    known = len(own.diagnostics)
    root = _by_events(mended, mended.text, own)
    for slip in (mend.slip for mend in mends):
        location = source.location(slip.start, slip.end)
        source.mended.add(location)
        report.add(location, slip.code, slip.message, slip.hint)
    for found in own.diagnostics[known:]:
        report.add(*mended.told(found))
    if root is not None:
        _put_back(root, mended)
    return root


def _put_back(root: Collection, mended: Mended) -> None:
    """Let the offsets of a tree be those of what is written."""
    for node in _collections(root):
        node.start = mended.written(node.start)
        node.closed = mended.written(node.closed)
        node.spans = array("I", map(mended.written, node.spans))


def _take_out_marks(root: Collection) -> None:
    """Take out of all texts what stands for refused characters."""
    for node in _collections(root):
        node.children = [
            (child.replace(LEFT_OUT, "") or None) if isinstance(child, str) else child
            for child in node.children
        ]


def _collections(root: Collection) -> Iterator[Collection]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += (child for child in node.children if isinstance(child, Collection))


def _by_events(source: Source, text: str, report: FaultReport) -> Mapping | None:
    from wenming_cli.loading.event_reading import parsed  # noqa: PLC0415  yaml, for few files

    return parsed(source, text, report)
