"""The lines of a document of Word, WPS or LibreOffice: what is shown of its body.

What was struck out under tracked changes is not read, what was put in is. One pass over the XML;
nothing that a document type may define is believed.
"""

from collections.abc import Mapping
from xml.parsers import expat

from wenming_cli.exchange.file_kinds import UnreadableWorkbookError
from wenming_cli.exchange.printed.printed_line import LineGatherer, PrintedLine
from wenming_cli.exchange.unpacking import AGAIN_DOCUMENT, DAMAGED

_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "pict"})
_SPACES = frozenset({"tab", "br", "cr"})


def lines_of_document(xml: bytes) -> list[PrintedLine]:
    """Every paragraph of the body, and the rows of its tables."""
    reader = _BodyReader()
    try:
        reader.parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise UnreadableWorkbookError(DAMAGED, AGAIN_DOCUMENT) from error
    return reader.found.lines


class _BodyReader:
    """Follows the elements of a body."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._said
        self.parser.StartDoctypeDeclHandler = _refuse
        self.found = LineGatherer()
        self._skipped = 0
        self._tables = 0
        self._cells: list[str] = []
        self._cell: list[str] = []
        self._paragraphs: list[list[str]] = []
        self._is_text = self._is_hidden = False

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
        elif tag == "tbl":
            self._tables += 1
            if self._tables == 1:
                self.found.begin_table()
        elif tag == "tr" and self._tables == 1:
            self._cells = []
        elif tag == "tc" and self._tables == 1:
            self._cell = []
        elif tag == "p":
            self._paragraphs.append([])
        elif tag == "r":
            self._is_hidden = False
        elif tag == "vanish":
            self._is_hidden = attributes.get("w:val") not in ("0", "false", "off")
        else:
            self._is_text = tag == "t"
            self._said(" " if tag in _SPACES else "", is_mark=True)

    def _said(self, text: str, *, is_mark: bool = False) -> None:
        if (self._is_text or is_mark) and self._paragraphs and not self._is_hidden:
            self._paragraphs[-1].append(text)

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        self._is_text = False
        if self._skipped:
            self._skipped -= 1
        elif tag == "tbl":
            self._tables -= 1
        elif tag == "p" and self._paragraphs:
            self._paragraph("".join(self._paragraphs.pop()))
        elif tag == "tc" and self._tables == 1:
            self._cells.append(" ".join(self._cell))
        elif tag == "tr" and self._tables == 1:
            self.found.row(self._cells)
        elif tag == "rPr" and not self._paragraphs:
            self._is_hidden = False

    def _paragraph(self, text: str) -> None:
        self._is_hidden = False
        if self._tables:
            self._cell.append(text)
        else:
            self.found.paragraph(text)


def _refuse(*_: object) -> None:
    raise UnreadableWorkbookError(DAMAGED, AGAIN_DOCUMENT)
