"""The lines of a report as a page of the web: what a browser shows of it."""

from html.parser import HTMLParser

from wenming_cli.exchange.printed.printed_line import LineGatherer, PrintedLine

_UNSHOWN = frozenset({"head", "script", "style", "template", "noscript"})
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "ul",
    }
)


def lines_of_page(text: str) -> list[PrintedLine]:
    """Every block of text, and the rows of tables."""
    reader = _PageReader()
    reader.feed(text)
    reader.close()
    reader.end()
    return reader.found.lines


class _PageReader(HTMLParser):
    """Gathers what stands between tags; what is open at the end is told too."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = LineGatherer()
        self._text: list[str] = []
        self._cells: list[str] | None = None
        self._unshown = ""

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag opens."""
        if self._unshown == "head" and tag == "body":
            self._unshown = ""
        if self._unshown:
            return
        if tag in _UNSHOWN:
            self._unshown = tag
        elif tag == "table":
            self.end()
            self.found.begin_table()
        elif tag == "tr":
            self.end()
            self._cells = []
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in _BLOCKS:
            self._end_block()

    def handle_endtag(self, tag: str) -> None:
        """End what a tag closes."""
        if self._unshown:
            self._unshown = "" if tag == self._unshown else self._unshown
        elif tag in ("td", "th"):
            self._end_cell(is_closed=True)
        elif tag in ("tr", "table"):
            self.end()
        elif tag in _BLOCKS:
            self._end_block()

    def handle_data(self, data: str) -> None:
        """Take in text."""
        if not self._unshown:
            self._text.append(data)

    def _taken(self) -> str:
        text, self._text = "".join(self._text), []
        return text

    def _end_cell(self, *, is_closed: bool = False) -> None:
        if self._cells is None:
            self._end_block()
        elif is_closed or "".join(self._text).strip():
            self._cells.append(self._taken())
        else:
            self._text = []

    def _end_block(self) -> None:
        """A paragraph ends; in a cell its text goes on."""
        if self._cells is not None:
            self._text.append("\n")
            return
        text = self._taken()
        self.found.paragraph(text)

    def end(self) -> None:
        """A row ends, or a paragraph that nothing else has ended."""
        if self._cells is None:
            self._end_block()
            return
        rest = self._taken()
        cells, self._cells = self._cells, None
        self.found.row([*cells, rest] if rest.strip() else cells)
