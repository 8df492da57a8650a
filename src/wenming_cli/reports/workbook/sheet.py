"""The one sheet of a workbook: lines across its whole width, tables with borders."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wenming_cli import sink
from wenming_cli.reports.workbook.report_blocks import Block, SheetGrid, SheetLine
from wenming_cli.reports.workbook.styles import (
    CELL,
    HEAD,
    HEADING,
    NUMBER,
    TEXT,
    TITLE,
    Style,
    number,
)

_NUMBER = re.compile(r"(-?[0-9]{1,15}(?:\.([0-9]{1,9}))?)(%|[\u4e00-\u9fff]{0,8})")
"""A number with the unit people read behind it, which a format can show."""
_LEVELS = ("一级指标", "二级指标")
"""Columns in which an empty cell belongs to the one above."""

_NARROW, _WIDE = 9, 42
_LINE_HEIGHT = 18


class Sheet:
    """The rows of a worksheet, added one below the other."""

    def __init__(self, sheet: Worksheet, widths: Sequence[int]) -> None:
        self.sheet, self.widths = sheet, widths
        self.height = 0
        for at, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(at)].width = width

    def add(self, cells: Sequence[tuple[str, Style]], lines: int) -> None:
        """A row of cells; the last one reaches to the right edge."""
        self.height += 1
        edge = [("", style) for _, style in cells[-1:]] * (len(self.widths) - len(cells))
        self.sheet.append([_cell(self.sheet, text, style) for text, style in (*cells, *edge)])
        self.sheet.row_dimensions[self.height].height = lines * _LINE_HEIGHT
        if edge:
            self.merge(len(cells), self.height, len(self.widths), self.height)

    def merge(self, left: int, top: int, right: int, bottom: int) -> None:
        """Draw a range together; columns and rows count from 1."""
        self.sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def fill(sheet: Worksheet, blocks: Sequence[Block]) -> None:
    """Lay out a text's blocks on an empty worksheet, to be printed across on A4."""
    sheet.title = "表"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.orientation = Worksheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToHeight = 0
    made = Sheet(sheet, _widths([block for block in blocks if isinstance(block, SheetGrid)]))
    for block in blocks:
        if isinstance(block, SheetGrid):
            _table(made, block)
        else:
            _across(made, block)


def _across(made: Sheet, line: SheetLine) -> None:
    style = {0: TEXT, 1: TITLE}.get(line.level, HEADING)
    made.add([(line.text, style)], _lines(line.text, sum(made.widths)))


def _table(made: Sheet, grid: SheetGrid) -> None:
    top = made.height + 2
    made.add([(head, HEAD) for head in grid.heads], _most(made, grid.heads))
    for row in grid.rows:
        pairs = zip(row, grid.numeric, strict=True)
        made.add([(cell, _style(cell, is_number=n)) for cell, n in pairs], _most(made, row))
    for column, head in enumerate(grid.heads, start=1):
        if head in _LEVELS:
            for first, last in _runs([row[:column] for row in grid.rows]):
                made.merge(column, top + first, column, top + last)


def _runs(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """First and last of each cell at the rows' ends that has empty rows below it."""
    starts = [at for at, cells in enumerate(rows) if any(cells)]
    for first, following in pairwise([*starts, len(rows)]):
        if following - first > 1 and rows[first][-1]:
            yield first, following - 1


def _style(cell: str, *, is_number: bool) -> Style:
    if not is_number:
        return CELL
    found = _NUMBER.fullmatch(cell)
    return number(len(found[2] or ""), found[3]) if found else NUMBER


def _cell(sheet: Worksheet, text: str, style: Style) -> Cell:
    """A cell with text or a number; what looks like a formula stays text."""
    cell = Cell(sheet, row=1, column=1)
    style.put_on(cell)
    found = _NUMBER.fullmatch(text) if style.is_number else None
    if found is not None:
        cell.value = Decimal(found[1]) / (100 if found[3] == "%" else 1)
    elif text:
        cell.value = sink.terminal(text)
        cell.data_type = "s"
    return cell


# --- room -----------------------------------------------------------------------------------------


def _widths(grids: Sequence[SheetGrid]) -> list[int]:
    """Columns wide enough for the widest table, within reason; the others follow it."""
    widest = max(grids, key=lambda grid: len(grid.heads), default=None)
    if widest is None:
        return [_WIDE * 2]
    columns = zip(widest.heads, *widest.rows, strict=True)
    needed = (max(sink.width(cell) for cell in column) + 2 for column in columns)
    return [min(max(width, _NARROW), _WIDE) for width in needed]


def _most(made: Sheet, row: Sequence[str]) -> int:
    """The lines of the fullest cell; the last one has all the room that is left."""
    *inner, last = row
    room = sum(made.widths[len(inner) :])
    pairs = zip(inner, made.widths, strict=False)
    return max([_lines(cell, width) for cell, width in pairs] + [_lines(last, room)])


def _lines(text: str, width: int) -> int:
    return max(-(-(sink.width(text) + 2) // width), 1)
