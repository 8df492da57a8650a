"""The blocks of a page on one sheet: lines across its whole width, tables with borders."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wenming_cli import sink
from wenming_cli.formats.sheets.cell_content import cleaned, content_of
from wenming_cli.formats.sheets.cell_styles import (
    CELL,
    HEAD,
    HEADING,
    NUMBER,
    TEXT,
    TITLE,
    CellStyle,
)
from wenming_cli.pages.blocks import (
    NONE,
    Block,
    Caution,
    Column,
    Facts,
    Heading,
    Hint,
    Items,
    Paragraph,
    Table,
    Verbatim,
)

_LEVELS = ("一级指标", "二级指标")
"""Columns in which an empty cell belongs to the one above."""
_NARROW, _WIDE = 9, 42
_LINE_HEIGHT = 18
_TALLEST = 409
"""The height of a row has its limit in a spreadsheet."""
_FORMULA = ("=", "+", "-", "@")
_A4 = 9
_CHART_ROWS = 17
"""How many rows of the usual height a chart of the usual size covers, and one of air."""


class SheetLayout:
    """The rows of a worksheet, added one below the other; rows and columns count from 0."""

    def __init__(
        self,
        book: Workbook,
        sheet: Worksheet,
        widths: Sequence[int],
        form: Callable[[CellStyle], Format],
    ) -> None:
        self.book, self.sheet, self.widths, self.form = book, sheet, widths, form
        self.height = 0
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)

    def add(self, cells: Sequence[tuple[str, CellStyle]], *, numbers: Sequence[bool]) -> None:
        """A row of cells; the last one reaches to the right edge."""
        last, edge = len(cells) - 1, len(self.widths) - 1
        if last < edge:
            blank = self.form(cells[-1][1])
            self.sheet.merge_range(self.height, last, self.height, edge, "", blank)
        for at, ((text, style), is_number) in enumerate(zip(cells, numbers, strict=True)):
            self._put(self.height, at, text, style, is_number=is_number)
        height = min(self._lines([text for text, _ in cells]) * _LINE_HEIGHT, _TALLEST)
        self.sheet.set_row(self.height, height)
        self.height += 1

    def _put(self, row: int, at: int, text: str, style: CellStyle, *, is_number: bool) -> None:
        """A cell with text, a number or a date; what looks like a formula stays text."""
        content = content_of(text, is_number=is_number) if style in (CELL, NUMBER) else None
        value = cleaned(text) if content is None else content.value
        shown = self.form(replace(style, shown=content.shown) if content else style)
        if isinstance(value, Decimal):
            self.sheet.write_number(row, at, value, shown)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, at, value, shown)
        elif value.startswith(_FORMULA):
            self.sheet.write_string(row, at, value, self.form(replace(style, is_quoted=True)))
        elif value:
            self.sheet.write_string(row, at, value, shown)
        else:
            self.sheet.write_blank(row, at, None, shown)

    def merge(self, top: int, bottom: int, at: int, text: str) -> None:
        """Cells of a column drawn together, with the text of the first."""
        self.sheet.merge_range(top, at, bottom, at, "", self.form(CELL))
        self._put(top, at, text, CELL, is_number=False)

    def draw(self, top: int, numbers: Sequence[bool]) -> None:
        """Lines of the numbers of the rows from ``top`` on, over their first column."""
        name, bottom = self.sheet.get_name(), self.height - 1
        chart = self.book.add_chart({"type": "line"})
        for at, is_number in enumerate(numbers):
            if is_number:
                chart.add_series(
                    {
                        "name": [name, top - 1, at],
                        "categories": [name, top, 0, bottom, 0],
                        "values": [name, top, at, bottom, at],
                    }
                )
        chart.set_legend({"position": "bottom"})
        self.sheet.insert_chart(self.height + 1, 0, chart, {"object_position": 3})
        self.height += _CHART_ROWS

    def _lines(self, row: Sequence[str]) -> int:
        """The lines of the fullest cell; the last one has all the room that is left."""
        *inner, last = row
        pairs = [*zip(inner, self.widths, strict=False), (last, sum(self.widths[len(inner) :]))]
        return max(max(-(-(sink.width(text) + 2) // width), 1) for text, width in pairs)


def lay_out(
    book: Workbook,
    name: str,
    title: str,
    blocks: Sequence[Block],
    form: Callable[[CellStyle], Format],
) -> None:
    """A page on a new worksheet, to be printed across on A4."""
    sheet = book.add_worksheet(name)
    tables = [_grid(block) for block in blocks if isinstance(block, Table | Facts)]
    made = SheetLayout(book, sheet, _widths([table for table in tables if table.rows]), form)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if title:
        _across(made, [title], TITLE)
    for block in blocks:
        _add(made, block, is_only=len(tables) == 1)


def _add(made: SheetLayout, block: Block, *, is_only: bool) -> None:
    match block:
        case Heading(text, level):
            _across(made, [text], TITLE if level == 1 else HEADING)
        case Paragraph(text, _):
            _across(made, [text], TEXT)
        case Caution(text):
            _across(made, [f"注意：{text}"], TEXT)
        case Verbatim(text):
            _across(made, text.splitlines(), TEXT)
        case Items():
            _across(made, filter(None, [block.heading]), HEADING)
            _across(made, block.lines(), TEXT)
        case Table() | Facts():
            _table(made, _grid(block), is_only=is_only)
        case Hint():
            return


def _across(made: SheetLayout, lines: Iterable[str], style: CellStyle) -> None:
    for line in lines:
        made.add([(line, style)], numbers=[False])


def _grid(block: Table | Facts) -> Table:
    """A table; facts are one without heads, in which the second column holds numbers."""
    if isinstance(block, Table):
        return block
    wide = max(map(len, block.rows), default=0)
    columns = tuple(Column("", is_number=at == 1) for at in range(wide))
    rows = tuple((*row, *[""] * (wide - len(row))) for row in block.rows)
    return Table(columns, rows, is_bare=True)


def _table(made: SheetLayout, table: Table, *, is_only: bool) -> None:
    _across(made, filter(None, [table.heading]), HEADING)
    if table.rows:
        numbers = [column.is_number for column in table.columns]
        styles = [NUMBER if is_number else CELL for is_number in numbers]
        if not table.is_bare:
            heads = [(column.title, HEAD) for column in table.columns]
            made.add(heads, numbers=[False] * len(heads))
        top = made.height
        for row in table.rows:
            cells = ["" if table.is_course and text == NONE else text for text in row]
            made.add(list(zip(cells, styles, strict=True)), numbers=numbers)
        if table.is_course:
            made.draw(top, numbers)
        is_merged = _merge_levels(made, table, top)
        if is_only and not table.is_bare and not is_merged:
            _filtered(made, table, top)
    _across(made, filter(None, [table.foot]), TEXT)


def _filtered(made: SheetLayout, table: Table, top: int) -> None:
    """The one table of a sheet: its heads stay in sight, are printed again, and filter."""
    made.sheet.freeze_panes(top, 0)
    made.sheet.repeat_rows(top - 1)
    made.sheet.autofilter(top - 1, 0, made.height - 1, len(table.columns) - 1)


def _merge_levels(made: SheetLayout, table: Table, top: int) -> bool:
    levels = [at for at, column in enumerate(table.columns) if column.title in _LEVELS]
    for at in levels:
        for first, last in _runs([row[: at + 1] for row in table.rows]):
            made.merge(top + first, top + last, at, table.rows[first][at])
    return bool(levels)


def _runs(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """First and last of each cell at the rows' ends that has empty rows below it."""
    starts = [at for at, cells in enumerate(rows) if any(cells)]
    for first, following in pairwise([*starts, len(rows)]):
        if following - first > 1 and rows[first][-1]:
            yield first, following - 1


def _widths(tables: Sequence[Table]) -> list[int]:
    """Columns wide enough for the widest table, within reason; the others follow it."""
    widest = max(tables, key=lambda table: len(table.columns), default=None)
    if widest is None:
        return [_WIDE * 2]
    heads = ["" if widest.is_bare else column.title for column in widest.columns]
    needed = (max(map(sink.width, cells)) + 2 for cells in zip(heads, *widest.rows, strict=True))
    return [min(max(width, _NARROW), _WIDE) for width in needed]
