"""Text to tree: plain lines by themselves, all others by the events of PyYAML's parser."""

from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.plain_parsing import plain_tree
from wenming_cli.loading.tree import MOST_NODES, Mapping
from wenming_cli.model.place import Source


def parse_file(source: Source, text: str, report: FaultReport) -> Mapping | None:
    """Parse a file; its top-level mapping comes back, or None where there is none.

    ``text`` is the source's text with refused characters replaced. Lines that could not be read
    are kept in ``source.blanked``, their text in ``source.unread``; there stands the whole text
    where no top-level mapping could be read to its end. Marks that can only be syntax are read as
    what they were meant to be; their places are kept in ``source.mended``.
    """
    tree = plain_tree(text, MOST_NODES)
    if tree is not None:
        return tree
    from wenming_cli.loading.mended_parsing import parsed_as_meant  # noqa: PLC0415  for few files

    return parsed_as_meant(source, text, report)
