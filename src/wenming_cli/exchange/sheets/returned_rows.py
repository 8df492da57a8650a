"""A workbook that came back, taken apart into rows: which cell stands under which title.

Rows may have been sorted, hidden, inserted, columns moved; what can't be placed is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import islice

from wenming_cli.exchange.cell_values import MONEY_UNITS
from wenming_cli.exchange.sheets.cell_sorts import split_head
from wenming_cli.exchange.sheets.facts import Key
from wenming_cli.exchange.sheets.sheet_kinds import KIND_OF, KINDS, REASON, ColumnUse, SheetKind
from wenming_cli.exchange.sheets.sheet_marks import (
    GUIDE,
    HIDDEN_SHEET,
    LISTS,
    SentRow,
    SheetMarks,
    marks_of,
)
from wenming_cli.exchange.workbook_reading import Cell, Sheet, Workbook
from wenming_cli.frozen import frozen
from wenming_cli.model.scalars import folded, shown

_HEADERS_WITHIN = 30
_ALIKE = 3
"""So many titles of a kind make a row the header of one."""


@frozen
class CellFault:
    """What is wrong with a cell, a sheet or a file, where, and the cure."""

    place: str
    message: str
    hint: str | None = None


@frozen
class ReturnedRow:
    """One row: its sheet, the kind of it, its cells by title, and the unit of bare amounts."""

    kind: SheetKind
    sheet: Sheet
    cells: Mapping[str, Cell]
    money_unit: str | None

    def place(self, title: str) -> str:
        """Where the cell under a title is; the row's first where there is no such column."""
        cell = self.cells.get(title) or next(iter(self.cells.values()))
        return self.sheet.place(cell)

    @property
    def number(self) -> int:
        """The number of the row as programs count."""
        return next(iter(self.cells.values())).row + 1

    def text(self, title: str) -> str:
        """What the cell under a title holds, as text on one line."""
        cell = self.cells.get(title)
        return "" if cell is None else text_of(cell)

    @property
    def key(self) -> Key:
        """Who it is of, as it is written; empty texts where it does not say."""
        return tuple(self.text(column.title) for column in self.kind.of(ColumnUse.KEY))


@dataclass(frozen=True)
class ReturnedBook:
    """A workbook with what it says of itself, its rows, what is wrong with it and what is told."""

    file: str
    marks: SheetMarks
    rows: tuple[ReturnedRow, ...]
    faults: tuple[CellFault, ...]
    notes: tuple[str, ...]

    def sent(self, row: ReturnedRow) -> tuple[Key, SentRow] | None:
        """A row as it was sent, whatever was sorted or moved since; None where it is new."""
        return self._sent.get((row.kind.title, tuple(map(folded, row.key))))

    @cached_property
    def _sent(self) -> Mapping[tuple[str, Key], tuple[Key, SentRow]]:
        return {
            (title, tuple(map(folded, key))): (key, sent)
            for title, rows in self.marks.rows.items()
            for key, sent in rows.items()
        }

    @property
    def gone(self) -> Iterator[tuple[str, list[Key]]]:
        """By the title of each sheet that is there, the rows that were sent and are not."""
        there = {(row.kind.title, sent[0]) for row in self.rows if (sent := self.sent(row))}
        for title in {row.kind.title: None for row in self.rows}:
            gone = [key for key in self.marks.rows.get(title, ()) if (title, key) not in there]
            if gone:
                yield title, gone


class NotOursError(Exception):
    """A workbook that did not go out from here; the message says so."""


def text_of(cell: Cell) -> str:
    """What a cell holds, as text on one line."""
    match cell.value:
        case None:
            return ""
        case Decimal():
            return format(cell.value, "f")
        case date():
            return cell.value.isoformat()[:10]
        case _:
            return " ".join(cell.value.split())


def marks_in(workbook: Workbook) -> SheetMarks:
    """What a workbook says of itself; ``NotOursError`` where it says nothing."""
    sheet = workbook.sheets.get(HIDDEN_SHEET)
    rows = () if sheet is None else sheet.rows
    marks = marks_of([text_of(cell) for cell in row] for row in rows)
    if marks is None:
        message = "不是 wenming sheets out 发出的工作簿，或者里面隐藏的“wenming”表被删掉了"
        raise NotOursError(message)
    return marks


def returned_book(workbook: Workbook, marks: SheetMarks) -> ReturnedBook:
    """Its rows, and what of it is not read."""
    faults: list[CellFault] = []
    notes: list[str] = []
    rows: list[ReturnedRow] = []
    for sheet in workbook.sheets.values():
        kind = KIND_OF.get(sheet.name)
        if kind is not None:
            rows += _SheetReader(kind, sheet, faults, notes).rows()
        elif sheet.name not in (HIDDEN_SHEET, LISTS, GUIDE):
            _tell_unknown(sheet, faults, notes)
    notes += (
        f"{workbook.file}：没有“{title}”这张表，里面发出的 {len(sent)} 行没有收回"
        for title, sent in marks.rows.items()
        if title not in workbook.sheets
    )
    return ReturnedBook(workbook.file, marks, tuple(rows), tuple(faults), tuple(notes))


def _tell_unknown(sheet: Sheet, faults: list[CellFault], notes: list[str]) -> None:
    """A sheet that is none of ours; one that was ours until it was renamed must not get lost."""
    alike = next((kind for kind in KINDS if _header_of(sheet, kind) is not None), None)
    if alike is not None:
        message = f"这张表叫“{shown(sheet.name)}”，看表头是“{alike.title}”，没有读"
        hint = f"改回“{alike.title}”；同一种表只留一张，多出来的行并到里面"
        faults.append(CellFault(f"{sheet.file}!{sheet.name}", message, hint))
    elif any(not cell.is_empty for row in sheet.rows for cell in row):
        notes.append(f"{sheet.file}!{sheet.name}：不是发出的表，没有读")


def _header_of(sheet: Sheet, kind: SheetKind) -> int | None:
    """The row that holds the titles of a kind."""
    titles = {column.title for column in kind.columns}
    best = max(
        islice(sheet.rows, _HEADERS_WITHIN),
        key=lambda row: len(titles & {split_head(text_of(cell))[0] for cell in row}),
        default=(),
    )
    found = titles & {split_head(text_of(cell))[0] for cell in best}
    return best[0].row if len(found) >= _ALIKE else None


class _SheetReader:
    """Reads one sheet of a kind."""

    def __init__(
        self, kind: SheetKind, sheet: Sheet, faults: list[CellFault], notes: list[str]
    ) -> None:
        self.kind, self.sheet, self.faults, self.notes = kind, sheet, faults, notes

    def rows(self) -> Iterator[ReturnedRow]:
        """The rows below the header that hold anything."""
        head = _header_of(self.sheet, self.kind)
        if head is None:
            place = f"{self.sheet.file}!{self.sheet.name}"
            hint = f"表头里要有：{'、'.join(column.title for column in self.kind.columns)}"
            self.faults.append(CellFault(place, "没有找到表头，这张表没有读", hint))
            return
        below = self.sheet.rows[head + 1 :]
        columns = self._columns(self.sheet.rows[head], below)
        if columns is None:
            return
        unit = self._money_unit(self.sheet.rows[head])
        filled = self._merged(head, columns)
        for row in below:
            cells = {title: filled.get((row[at].row, at), row[at]) for title, at in columns.items()}
            if any(not cell.is_empty for cell in cells.values()):
                yield ReturnedRow(self.kind, self.sheet, cells, unit)

    def _columns(
        self, header: Sequence[Cell], below: Sequence[Sequence[Cell]]
    ) -> dict[str, int] | None:
        """In which column stands what; None where one that must be there is not."""
        known = {column.title: column for column in self.kind.columns}
        columns: dict[str, int] = {}
        others: list[Cell] = []
        for cell in header:
            title = split_head(text_of(cell))[0]
            if title in columns:
                self._fault(cell, f"“{title}”有两列", "只留一列")
                return None
            if title in known:
                columns[title] = cell.column
            elif title != REASON:
                others.append(cell)
        missing = [
            title
            for title, column in known.items()
            if title not in columns
            and (
                column.use is ColumnUse.KEY or (column.field is not None and column.field.required)
            )
        ]
        for title in missing:
            self._fault(header[0], f"少了“{title}”这一列，这张表没有读", "补上这一列的表头")
        gone = [title for title in known if title not in columns and title not in missing]
        renamed = [self._tell_unread(cell, below, gone) for cell in others]
        return None if missing or any(renamed) else columns

    def _tell_unread(
        self, head: Cell, below: Sequence[Sequence[Cell]], gone: Sequence[str]
    ) -> bool:
        """Tell of a column that is none of ours; whether it may be one that was renamed."""
        written = [row[head.column] for row in below if not row[head.column].is_empty]
        name = shown(text_of(head))
        if written and gone and name:
            listed = "”“".join(gone)
            message = f"“{name}”不是发出的列，发出的“{listed}”不见了，这张表没有读"
            self._fault(head, message, "改了列名的改回去；自己加的一列，请删掉，或者补上不见了的列")
            return True
        if written:
            name = name or "没有表头"
            place = self.sheet.place(written[0])
            self.notes.append(f"{place}：这一列（{name}）不是发出的，{len(written)} 格没有读")
        return False

    def _money_unit(self, header: Sequence[Cell]) -> str | None:
        """The unit of bare amounts, as the header says it."""
        units = (split_head(text_of(cell))[1] for cell in header)
        return next((unit for unit in units if unit in MONEY_UNITS), None)

    def _merged(self, head: int, columns: Mapping[str, int]) -> dict[tuple[int, int], Cell]:
        """What merged cells hold: the first says it for every row; over columns it is unclear."""
        filled: dict[tuple[int, int], Cell] = {}
        open_columns = {
            columns[c.title]
            for c in self.kind.of(ColumnUse.FILL, ColumnUse.ABOUT)
            if c.title in columns
        }
        for area in self.sheet.merged:
            if area.last_row <= head or area.row <= head:
                continue
            first = self.sheet.rows[area.row][area.column]
            if first.is_empty or area.column not in columns.values():
                continue
            if area.last_column > area.column:
                self._fault(first, "合并了几列，看不出是哪一列的", "取消合并，各列分别写")
            elif area.column in open_columns:
                for row in range(area.row, min(area.last_row + 1, len(self.sheet.rows))):
                    filled[row, area.column] = Cell(row, area.column, first.value, first.fault)
        return filled

    def _fault(self, cell: Cell, message: str, hint: str) -> None:
        self.faults.append(CellFault(self.sheet.place(cell), message, hint))
