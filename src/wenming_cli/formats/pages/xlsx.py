"""Workbooks for Excel and WPS: numbers are numbers, dates are dates, text never acts.

A page is a sheet; where it holds a fuller table than it shows, that is a sheet of its own. The same
pages give the same bytes.
"""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from itertools import count

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from wenming_cli import sink
from wenming_cli.formats.pages import Look
from wenming_cli.formats.sheets.cell_styles import CellStyle
from wenming_cli.formats.sheets.sheet_layout import lay_out
from wenming_cli.pages.page import Page

_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001  the first day an archive can name
_ODD = re.compile(r"[\[\]:*?/\\']")
_LONGEST = 31
"""Of the name of a sheet, in characters."""


def write(pages: Sequence[Page], _: Look) -> bytes:
    """A sheet for each page, and for each table that holds more than its page shows."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": _LONG_AGO})

    @cache
    def form(style: CellStyle) -> Format:
        return book.add_format(style.properties())

    names: set[str] = set()
    for page in pages:
        title = "  ".join(page.title.words)
        lay_out(book, _name(page.title.subject, names), title, page.blocks, form)
        if page.rows is not None and page.rows.rows and page.rows not in page.blocks:
            lay_out(book, _name("明细", names), title, [page.rows], form)
    book.close()
    return out.getvalue()


def _name(wanted: str, taken: set[str]) -> str:
    """The name of a sheet: one that spreadsheets take, and that no other sheet has."""
    base = _ODD.sub("_", sink.terminal(wanted)) or "表"
    ends = ("" if not number else f" {number}" for number in count())
    name = next(
        each
        for each in (f"{base[: _LONGEST - len(end)]}{end}" for end in ends)
        if each.casefold() not in taken
    )
    taken.add(name.casefold())
    return name
