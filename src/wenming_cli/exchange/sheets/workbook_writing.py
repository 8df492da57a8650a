"""The workbook of a unit: what it is to fill in, drawn so that it can only be filled in there.

Every cell that is sent is text. The same rows give the same bytes.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from wenming_cli import sink
from wenming_cli.exchange.sheets.cell_sorts import Sort, head_of, sort_of, typed_rule
from wenming_cli.exchange.sheets.sheet_kinds import (
    KIND_OF,
    REASON,
    ColumnUse,
    SheetColumn,
    SheetKind,
)
from wenming_cli.exchange.sheets.sheet_marks import GUIDE, HIDDEN_SHEET, LISTS, mark_rows
from wenming_cli.exchange.sheets.sheet_names import SheetNames
from wenming_cli.exchange.sheets.unit_book import SheetLine, UnitBook, cell_text, line_texts
from wenming_cli.model.shape import Kind

HEAD_ROW = 1
"""Where the header stands, from 0; above it stands whose sheet it is."""
_MORE = 1000
"""Rows below that may be filled in too."""
_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001  the first day an archive can name
_FACE = "宋体"
_GREY, _HEAD, _BAD = "#EDEDED", "#DCE6F1", "#FFC7CE"
_NARROW, _WIDE, _GUIDE = 8, 34, 96
_LINE = 18
_EMPTY = SheetLine(None)


def workbook(book: UnitBook, names: SheetNames) -> bytes:
    """The file."""
    out = io.BytesIO()
    made = Workbook(out, {"in_memory": True})
    made.set_properties({"created": _LONG_AGO, "title": f"{book.unit} {book.month}"})
    drawing = _Drawing(made, book, names)
    drawing.draw()
    made.close()
    return out.getvalue()


class _Drawing:
    """The sheets of one workbook, drawn one after the other."""

    def __init__(self, made: Workbook, book: UnitBook, names: SheetNames) -> None:
        self.made, self.book, self.names = made, book, names
        self.formats: dict[str, Format] = {}
        self.lists: dict[tuple[str, ...], str] = {}

    def draw(self) -> None:
        """All of them: the guide, a sheet a kind, the lists, what nobody sees."""
        guide = self.made.add_worksheet(GUIDE)
        for title, lines in self.book.sheets.items():
            self.sheet(KIND_OF[title], lines)
        self.guide(guide)
        self.list_sheet()
        hidden = self.made.add_worksheet(HIDDEN_SHEET)
        for at, row in enumerate(mark_rows(self.book.marks)):
            for column, text in enumerate(row):
                if text:
                    hidden.write_string(at, column, text)
        hidden.very_hidden()
        hidden.protect()

    def look(self, name: str, **properties: Any) -> Format:
        """A format, made once."""
        if name not in self.formats:
            common = {"font_name": _FACE, "font_size": 11, "valign": "vcenter"}
            self.formats[name] = self.made.add_format(common | properties)
        return self.formats[name]

    # --- a sheet ----------------------------------------------------------------------------------

    def sheet(self, kind: SheetKind, lines: Sequence[SheetLine]) -> None:
        """One kind: its header, its rows, the empty ones below."""
        sheet = self.made.add_worksheet(kind.title)
        columns = kind.columns
        has_reasons = any(line.wrong for line in lines)
        titles = [head_of(column) for column in columns] + [REASON] * has_reasons
        spare = [_EMPTY] * kind.spare
        self.head(sheet, kind, titles)
        texts = [line_texts(kind, line) for line in lines]
        widths = [_width(column, [row[at] for row in texts]) for at, column in enumerate(columns)]
        for at, line in enumerate((*lines, *spare), start=HEAD_ROW + 1):
            self.line(sheet, at, kind, line)
        for at, row in enumerate(texts, start=HEAD_ROW + 1):
            needed = max(map(_lines, row, widths))
            sheet.set_row(at, _LINE * needed if needed > 1 else None)
        last = HEAD_ROW + len(lines) + kind.spare
        for at, column in enumerate(columns):
            look = self.cell(column, is_open=column.use is not ColumnUse.TOLD)
            sheet.set_column(at, at, widths[at], look, {"hidden": _is_of_none(column, lines)})
            first = HEAD_ROW + 1 if column.use is ColumnUse.FILL else HEAD_ROW + 1 + len(lines)
            if _is_open(column, _EMPTY, kind):
                self.check(sheet, column, (first, at, last + _MORE, at))
        if has_reasons:
            sheet.set_column(len(columns), len(columns), _WIDE)
        _set_up(sheet, last, len(titles))

    def head(self, sheet: Worksheet, kind: SheetKind, titles: Sequence[str]) -> None:
        """Whose sheet it is, and the titles of its columns."""
        book = self.book
        above = f"{book.unit}  {kind.title}  {book.month}（灰色是 {book.as_of} 的情况，只填白色）"
        title = self.look("title", bold=True, font_size=14)
        sheet.set_row(0, 24, title)
        sheet.write_string(0, 0, cell_text(above), title)
        head = {"bold": True, "align": "center", "text_wrap": True, "border": 1, "bg_color": _HEAD}
        for at, title in enumerate(titles):
            sheet.write_string(HEAD_ROW, at, title, self.look("head", **head))
        sheet.set_row(HEAD_ROW, 32)

    def line(self, sheet: Worksheet, at: int, kind: SheetKind, line: SheetLine) -> None:
        """One row: what is sent is grey and locked, the rest is white and open."""
        texts = zip(kind.columns, line_texts(kind, line), strict=True)
        for number, (column, said) in enumerate(texts):
            is_open = _is_open(column, line, kind)
            look = self.cell(column, is_open=is_open, is_wrong=column.title in line.wrong)
            text = said or (self.book.unit if _is_preset(kind, column) else "")
            if text:
                sheet.write_string(at, number, cell_text(text), look)
            else:
                sheet.write_blank(at, number, None, look)
        if line.wrong:
            reasons = "；".join(dict.fromkeys(line.wrong.values()))
            red = self.look("reason", text_wrap=True, border=1, font_color="#C00000")
            sheet.write_string(at, len(kind.columns), cell_text(reasons), red)

    def cell(self, column: SheetColumn, *, is_open: bool, is_wrong: bool = False) -> Format:
        """How a cell looks: locked and grey, or open with the format of what belongs in it."""
        number = sort_of(column).number_format if is_open else "@"
        name = f"{number} {is_open} {is_wrong}"
        colour = {"bg_color": _BAD if is_wrong else _GREY} if is_wrong or not is_open else {}
        lines = {"text_wrap": True, "border": 1, "border_color": "#A6A6A6"}
        return self.look(name, num_format=number, locked=not is_open, **lines, **colour)

    # --- what may be filled in --------------------------------------------------------------------

    def check(self, sheet: Worksheet, column: SheetColumn, area: tuple[int, int, int, int]) -> None:
        """Let a program refuse what could be nothing but a slip, and offer what is chosen from."""
        options = self.rule(column, f"{xl_col_to_name(area[1])}{area[0] + 1}")
        if options:
            sheet.data_validation(*area, {"error_title": column.title, **options})

    def rule(self, column: SheetColumn, cell: str) -> dict[str, Any]:
        """The rule of a column; empty where anything may be written."""
        words = self.words(column)
        if words:
            return {
                "validate": "list",
                "source": f"={self.listed(tuple(words))}",
                "show_error": not column.is_list and column.use is not ColumnUse.KEY,
                "error_message": "从下拉的词里选一个",
            }
        if sort_of(column) is not Sort.DATE:
            return dict(typed_rule(sort_of(column), cell))
        plan = self.book.plan
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": plan.start,
            "maximum": plan.end,
            "error_message": f"写 {plan.start} 到 {plan.end} 之间的日期，像 2020-6-30 这样",
        }

    def words(self, column: SheetColumn) -> list[str]:
        """What a cell of a column is chosen from."""
        kinds = [k for k in map(KIND_OF.get, self.book.sheets) if k and column in k.columns]
        name = column.field.name if column.field else ""
        few = next((k.words[name] for k in kinds if name in k.words), None)
        offered = self.names.offered(column, self.book.unit) if few is None else list(few)
        return [cell_text(word) for word in offered]

    def listed(self, words: tuple[str, ...]) -> str:
        """The name of a list of the hidden sheet."""
        return self.lists.setdefault(words, f"_list{len(self.lists) + 1}")

    def list_sheet(self) -> None:
        """The lists, a column each: what is written in a rule itself may not be long."""
        sheet = self.made.add_worksheet(LISTS)
        for at, (words, name) in enumerate(self.lists.items()):
            for row, word in enumerate(words):
                sheet.write_string(row, at, word)
            letter = xl_col_to_name(at, col_abs=True)
            self.made.define_name(name, f"={LISTS}!{letter}$1:{letter}${len(words)}")
        sheet.hide()
        sheet.protect()

    def guide(self, sheet: Worksheet) -> None:
        """How it is filled in, and what there is to fill in."""
        book = self.book
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, _GUIDE)
        sheet.write_string(
            0, 0, f"{book.unit} {book.month} 填报表", self.look("title", bold=True, font_size=14)
        )
        wrapped = self.look("text", text_wrap=True)
        rows = [
            ("计划", book.plan.project.name),
            ("截至", f"灰色格子是 {book.as_of} 的情况，不用改"),
            *_RULES,
            *(
                (title, f"{len(lines)} 行。{KIND_OF[title].hint}" if lines else KIND_OF[title].hint)
                for title, lines in book.sheets.items()
            ),
        ]
        for at, (name, text) in enumerate(rows, start=2):
            sheet.write_string(at, 0, name, self.look("name", bold=True))
            sheet.write_string(at, 1, cell_text(text), wrapped)
            sheet.set_row(at, _LINE * _lines(text, _GUIDE))
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.protect()


_RULES = (
    ("怎么填", "只在白色格子里填。有下拉的从下拉里选；没有要报的，整行空着。"),
    ("日期", "写成 2020-06-30 的样子。"),
    ("百分数", "写 60 或 60%，不写 0.6。"),
    ("几个单位、点位", "写在一格里，用顿号“、”隔开。"),
    ("行", "可以排序、筛选、隐藏、插入；删掉一行不等于删掉记录。"),
    ("交回", "存成 .xlsx 交回，不改文件里的表名和表头。"),
)


def _is_preset(kind: SheetKind, column: SheetColumn) -> bool:
    """Whether the unit itself stands in a cell until it is overwritten."""
    return column.field is not None and column.field.name == kind.preset


def _is_open(column: SheetColumn, line: SheetLine, kind: SheetKind) -> bool:
    """Whether a cell may be filled in: the white ones, and who a row is of where it is new."""
    if column.use is ColumnUse.TOLD or column.field is None:
        return False
    if line.row is None:
        return column.use is not ColumnUse.KEY or kind.begun is None
    return column.use is ColumnUse.FILL and column.field.name not in line.row.closed


def _is_of_none(column: SheetColumn, lines: Sequence[SheetLine]) -> bool:
    """Whether a column for amounts by name is of none of the rows: then nobody sees it."""
    found = column.field
    if found is None or found.kind is not Kind.TABLE:
        return False
    return all(line.row is None or found.name in line.row.closed for line in lines)


def _lines(text: str, width: int) -> int:
    """The lines a text takes in a column."""
    return max(1, -(-(sink.width(text) + 2) // width))


def _width(column: SheetColumn, texts: Sequence[str]) -> int:
    """Wide enough for its title and what is sent in it, within reason."""
    if column.use is ColumnUse.FILL:
        return sort_of(column).width
    widest = max((sink.width(text) for text in (column.title, *texts)), default=0)
    return min(max(widest + 2, _NARROW), _WIDE)


def _set_up(sheet: Worksheet, last: int, columns: int) -> None:
    """Frozen header, filter, print set-up, and protection that leaves sorting and inserting."""
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.autofilter(HEAD_ROW, 0, last, columns - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last, columns - 1)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.protect("", _ALLOWED)


_ALLOWED = {
    "sort": True,
    "autofilter": True,
    "insert_rows": True,
    "delete_rows": True,
    "format_cells": True,
    "format_rows": True,
    "format_columns": True,
}
