"""The lines of a report as a workbook: its rows, each cell by its value, however it is shown."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Context

from wenming_cli.exchange.printed.printed_line import LineGatherer, PrintedLine
from wenming_cli.exchange.workbook_reading import Cell, Sheet, Value

_DIGITS = Context(prec=12, rounding=ROUND_HALF_EVEN)
"""Programs keep no more than fifteen digits of a number, some of them fewer."""


def lines_of_sheets(sheets: Iterable[Sheet]) -> list[PrintedLine]:
    """Every row that says something; one with a single cell is a paragraph."""
    found = LineGatherer()
    for sheet in sheets:
        was_row = False
        for row in sheet.rows:
            filled = [cell for cell in row if not cell.is_empty]
            is_row = len(filled) > 1
            if is_row and not was_row:
                found.begin_table()
            was_row = is_row
            if is_row:
                found.row(map(_shown, row), [f"{sheet.name}!{cell.name}" for cell in row])
            for cell in filled if not is_row else ():
                found.paragraph(_shown(cell), f"{sheet.name}!{cell.name}")
    return found.lines


def _shown(cell: Cell) -> str:
    return cell.fault or value_text(cell.value)


def value_text(value: Value) -> str:
    """A value of a cell as text, the same whichever program saved it."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day.isoformat()
    return format(_DIGITS.create_decimal(value).normalize(), "f")
