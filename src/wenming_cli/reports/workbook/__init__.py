"""A report as a workbook (xlsx), for those who hand forms in through Excel or WPS.

It is laid out from the finished text, so that it says what the text says, whatever the template.
Every cell is text or a plain number, never a formula; the same text gives the same bytes.
"""

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from wenming_cli.reports.workbook.report_blocks import blocks
from wenming_cli.reports.workbook.sheet import fill

__all__ = ["workbook"]

_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001  the first day an archive can name


def workbook(text: str) -> bytes:
    """The workbook of a report's Markdown text."""
    book = Workbook()
    fill(book.worksheets[0], list(blocks(text)))
    return _packed(book)


def _packed(book: Workbook) -> bytes:
    """The file, without the time at which it was made."""
    book.properties.created = book.properties.modified = _LONG_AGO
    made, out = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, ZipFile(made, "w")).save()
    with ZipFile(made) as parts, ZipFile(out, "w") as archive:
        for name in parts.namelist():
            entry = ZipInfo(name, _LONG_AGO.timetuple()[:6])
            archive.writestr(entry, parts.read(name), ZIP_DEFLATED)
    return out.getvalue()
