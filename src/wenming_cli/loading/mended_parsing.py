"""Texts that are not plain; marks that can only be syntax are read as what they are meant to be."""

from array import array
from collections.abc import Iterator

from wenming_cli.loading.characters import LEFT_OUT
from wenming_cli.loading.event_reading import parsed
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.faults.merge_conflicts import without_conflicts
from wenming_cli.loading.mending import Mend, Mended, mends_of
from wenming_cli.loading.tree import Collection, Mapping
from wenming_cli.model.place import Source


def parsed_as_meant(source: Source, text: str, report: FaultReport) -> Mapping | None:
    """The top-level mapping of a text, as ``parse_file`` tells it."""
    text = without_conflicts(source, text, report)
    mends = mends_of(text)
    if not mends:
        root = parsed(source, text, report)
    else:
        root = _mended(Mended(source, text, mends), mends, report)
    if root is not None and LEFT_OUT in text:
        _take_out_marks(root)
    return root


def _mended(mended: Mended, mends: list[Mend], report: FaultReport) -> Mapping | None:
    """The tree of a file whose marks are read as they were meant, with its own offsets."""
    source = mended.original
    own = FaultReport([d for d in report.diagnostics if d.location.file == source.name])
    known = len(own.diagnostics)
    root = parsed(mended, mended.text, own)
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
