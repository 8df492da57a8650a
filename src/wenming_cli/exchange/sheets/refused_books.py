"""Workbooks of the rows that were refused: what was filled in, what is wrong, ready to be mended.

They are sent as anew: what stands in their grey cells is what the plan says now.
"""

from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.exchange.sheets.open_rows import Handout, OpenRow
from wenming_cli.exchange.sheets.returned_rows import ReturnedBook
from wenming_cli.exchange.sheets.returning import RefusedRow
from wenming_cli.exchange.sheets.sheet_kinds import KINDS, ColumnUse, SheetKind
from wenming_cli.exchange.sheets.unit_book import SheetLine, UnitBook
from wenming_cli.model.plan import Plan


def refused_books(plan: Plan, refused: Sequence[RefusedRow]) -> Iterator[tuple[str, UnitBook]]:
    """By the name of each file, the workbook of the rows of it that were refused."""
    files: dict[str, tuple[ReturnedBook, list[RefusedRow]]] = {}
    for row in refused:
        files.setdefault(row.book.file, (row.book, []))[1].append(row)
    for file, (book, rows) in files.items():
        marks = book.marks
        handout = Handout(plan, marks.as_of).sheets_of(marks.unit)
        sheets = {
            kind.title: lines
            for kind in KINDS
            if (lines := _lines(kind, rows, handout.get(kind.title, ())))
        }
        yield file, UnitBook(plan, marks.unit, marks.month, marks.as_of, sheets)


def _lines(
    kind: SheetKind, refused: Sequence[RefusedRow], now: Sequence[OpenRow]
) -> list[SheetLine]:
    by_key = {row.key: row for row in now}
    return [_line(row, by_key) for row in refused if row.row.kind is kind]


def _line(refused: RefusedRow, now: Mapping[tuple[str, ...], OpenRow]) -> SheetLine:
    sent = refused.book.sent(refused.row)
    row = None if sent is None else now.get(sent[0])
    filled = {column.title: refused.row.text(column.title) for column in refused.row.kind.columns}
    if row is not None:
        kept = {column.title for column in refused.row.kind.of(ColumnUse.FILL)}
        filled = {title: text for title, text in filled.items() if title in kept}
    wrong = {
        title: "；".join(dict.fromkeys(fault.message for fault in faults))
        for title, faults in refused.faults.items()
    }
    return SheetLine(row, filled, wrong)
