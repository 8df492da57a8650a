"""The one sheet of a workbook: lines across its whole width, tables with borders."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wenming_cli import sink
from wenming_cli.reports.workbook.blocks import Block, Grid, Line
from wenming_cli.reports.workbook.styles import Style

_NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?", re.ASCII)
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LEVELS = ("一级指标", "二级指标")
"""Columns in which an empty cell belongs to the one above."""

_NARROW, _WIDE = 9, 42
_LINE_HEIGHT = 18


class Sheet:
    """Rows as they are written, and the ranges that are drawn together."""

    def __init__(self, widths: Sequence[int]) -> None:
        self.widths = widths
        self.rows: list[str] = []
        self.merged: list[str] = []

    @property
    def last(self) -> int:
        """The index of the last column."""
        return len(self.widths) - 1

    def add(self, cells: Sequence[tuple[str, Style]], lines: int) -> None:
        """A row of cells; the last one reaches to the right edge."""
        number = len(self.rows) + 1
        edge = [("", style) for _, style in cells[-1:]] * (self.last + 1 - len(cells))
        written = "".join(
            _cell(f"{_letters(at)}{number}", text, style)
            for at, (text, style) in enumerate((*cells, *edge))
        )
        height = lines * _LINE_HEIGHT
        self.rows.append(f'<row r="{number}" ht="{height}" customHeight="1">{written}</row>')
        if edge:
            self.merge(len(cells) - 1, number, self.last, number)

    def merge(self, left: int, top: int, right: int, bottom: int) -> None:
        """Draw a range together; columns count from 0, rows from 1."""
        self.merged.append(f"{_letters(left)}{top}:{_letters(right)}{bottom}")

    def xml(self) -> str:
        """The part of the package."""
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
            for at, width in enumerate(self.widths, start=1)
        )
        ranges = "".join(f'<mergeCell ref="{ref}"/>' for ref in self.merged)
        merged = f'<mergeCells count="{len(self.merged)}">{ranges}</mergeCells>'
        return (
            f'<worksheet xmlns="{_NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f"<cols>{columns}</cols><sheetData>{''.join(self.rows)}</sheetData>"
            f"{merged if self.merged else ''}"
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
        )


def sheet(blocks: Sequence[Block]) -> str:
    """The sheet of a text's blocks."""
    made = Sheet(_widths([block for block in blocks if isinstance(block, Grid)]))
    for block in blocks:
        if isinstance(block, Grid):
            _table(made, block)
        else:
            _across(made, block)
    return made.xml()


def _across(made: Sheet, line: Line) -> None:
    style = {0: Style.TEXT, 1: Style.TITLE}.get(line.level, Style.HEADING)
    made.add([(line.text, style)], _lines(line.text, sum(made.widths)))


def _table(made: Sheet, grid: Grid) -> None:
    top = len(made.rows) + 2
    made.add([(head, Style.HEAD) for head in grid.heads], _most(made, grid.heads))
    for row in grid.rows:
        pairs = zip(row, grid.numeric, strict=True)
        made.add([(cell, _style(cell, is_number=n)) for cell, n in pairs], _most(made, row))
    for column, head in enumerate(grid.heads):
        if head in _LEVELS:
            for first, last in _runs([row[: column + 1] for row in grid.rows]):
                made.merge(column, top + first, column, top + last)


def _runs(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """First and last of each cell at the rows' ends that has empty rows below it."""
    starts = [at for at, cells in enumerate(rows) if any(cells)]
    for first, following in pairwise([*starts, len(rows)]):
        if following - first > 1 and rows[first][-1]:
            yield first, following - 1


def _style(cell: str, *, is_number: bool) -> Style:
    if not is_number:
        return Style.CELL
    return Style.AMOUNT if re.fullmatch(r"-?\d+\.\d\d", cell) else Style.NUMBER


def _cell(place: str, text: str, style: Style) -> str:
    if not text:
        return f'<c r="{place}" s="{style}"/>'
    if style in (Style.AMOUNT, Style.NUMBER) and _NUMBER.fullmatch(text):
        return f'<c r="{place}" s="{style}"><v>{text}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{sink.xml(text)}</t></is></c>'


def _letters(column: int) -> str:
    """The letters of a column that counts from 0: A, Z, AA."""
    head, last = divmod(column, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + last)


# --- room -----------------------------------------------------------------------------------------


def _widths(grids: Sequence[Grid]) -> list[int]:
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
