"""Printed reports read back: what a file says, whichever program saved it last.

Whatever a file is, it takes bounded time and memory, and what can't be read says why in a sentence.
"""

import re
from pathlib import Path

from wenming_cli.exchange.file_kinds import ZIPPED, UnreadableWorkbookError
from wenming_cli.exchange.printed.document_lines import lines_of_document
from wenming_cli.exchange.printed.markdown_lines import lines_of_markdown
from wenming_cli.exchange.printed.page_lines import lines_of_page
from wenming_cli.exchange.printed.printed_line import PrintedLine
from wenming_cli.exchange.printed.sheet_lines import lines_of_sheets
from wenming_cli.exchange.unpacking import body_of_document
from wenming_cli.exchange.workbook_reading import bytes_of, workbook_of
from wenming_cli.frozen import frozen

__all__ = ["PrintedFile", "PrintedLine", "lines_of", "read_printed"]

_FORMS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_ASK = "拿印出来的 .md、.docx、.html 或 .xlsx 文件来核对"
_SCRIPTS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5"}


@frozen
class PrintedFile:
    """A file that was printed: its name, the form it is in, and what it says."""

    name: str
    form: str
    lines: tuple[PrintedLine, ...]


def read_printed(path: Path) -> PrintedFile:
    """What a file says; ``UnreadableWorkbookError`` says why it can't be known."""
    form = _FORMS.get(path.suffix.lower())
    data = bytes_of(path)
    if form is None:
        raise UnreadableWorkbookError(f"不核对 {path.suffix or '没有结尾'} 的文件", _ASK)
    return PrintedFile(path.name, form, tuple(lines_of(form, path.name, data)))


def lines_of(form: str, name: str, data: bytes) -> list[PrintedLine]:
    """What the content of a file in a form says."""
    match form:
        case "xlsx":
            return lines_of_sheets(workbook_of(name, data).sheets.values())
        case "docx":
            return lines_of_document(body_of_document(data))
        case "html":
            return lines_of_page(_text(data, _charset(data)))
        case _:
            return lines_of_markdown(_text(data, "utf-8-sig"))


def _charset(data: bytes) -> str:
    """How a page says that it is written."""
    found = _CHARSET.search(data[:4096])
    named = found[1].decode("ascii").lower() if found else ""
    return _SCRIPTS.get(named, "utf-8-sig")


def _text(data: bytes, charset: str) -> str:
    """The text of a file; what is written as older programs write is read so."""
    if data.startswith((ZIPPED, b"\xd0\xcf\x11\xe0", b"%PDF")) or b"\0" in data[:4096]:
        raise UnreadableWorkbookError("里面不是文字，和文件名的结尾对不上", _ASK)
    for each in (charset, "gb18030"):
        try:
            return data.decode(each)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")
