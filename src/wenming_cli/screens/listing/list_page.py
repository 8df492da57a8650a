"""A list of records: a table, one a group where groups are asked for, and the same as data."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from wenming_cli.changes.values import data, description
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.grouping import grouped
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Choice, Endless
from wenming_cli.pages.blocks import KEPT, Block, Column, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.listing.listed_column import Listable, ListedColumn, ValueSort
from wenming_cli.screens.listing.listed_row import ListedRow
from wenming_cli.screens.screen_head import head, title
from wenming_cli.words.money import quoted_money
from wenming_cli.words.numbers import decimal_text, exact_text, number_text, plain_text
from wenming_cli.words.rates import short_percent
from wenming_cli.words.word import Word

_NUMBERS = frozenset(
    {ValueSort.NUMBER, ValueSort.PERCENT, ValueSort.SHARE, ValueSort.MONEY, ValueSort.RECORDS}
)
_WIDEST = 44
_UNSAID = "（没有写）"


@frozen
class Listing:
    """What is listed: rows with their columns, and the column they are grouped by."""

    plan: Plan
    cutoff: Cutoff
    what: Listable
    columns: tuple[ListedColumn, ...]
    rows: Sequence[ListedRow]
    group_by: ListedColumn | None = None

    def groups(self) -> Iterator[tuple[str, Sequence[ListedRow]]]:
        """The rows by what they say in the column they are grouped by, in order of appearance."""
        column = self.group_by
        if column is not None:
            named = ((cell_text(row, column) or _UNSAID, row) for row in self.rows)
            yield from grouped(named).items()


def page(listing: Listing) -> Page:
    """The table, or one a group; forms that hold one table have the groups' rows one by one."""
    whole = _table(listing, [row for _, rows in listing.groups() for row in rows] or listing.rows)
    tables: list[Block] = [
        _table(listing, rows, f"{name}（{len(rows)}）") for name, rows in listing.groups()
    ]
    blocks = (*(tables or [whole]), Paragraph(f"共 {len(listing.rows)} 条"))
    shown = title(listing.plan, listing.cutoff, listing.what.title)
    return Page(shown, blocks, partial(document, listing), whole)


def _table(listing: Listing, rows: Sequence[ListedRow], heading: str = "") -> Table:
    columns = tuple(map(_heading, listing.columns))
    cells = tuple(tuple(cell_text(row, column) for column in listing.columns) for row in rows)
    return Table(columns, cells, heading)


def _heading(column: ListedColumn) -> Column:
    is_number = column.sort in _NUMBERS
    return Column(column.title, is_number, None if is_number else _WIDEST, KEPT)


# --- cells ----------------------------------------------------------------------------------------


def cell_text(row: ListedRow, column: ListedColumn) -> str:
    """What people read in a cell; empty where nothing is written."""
    value = column.read(row)
    if value is None or value == ():
        return ""
    if column.sort is ValueSort.RECORDS:
        return f"{len(value)} 条"
    return _text(value, column.sort)


def _text(value: Any, sort: ValueSort) -> str:
    match value:
        case tuple():
            text = "、".join(_text(item, sort) for item in value)
        case bool():
            text = "是" if value else "否"
        case Entry():
            text = description(value)
        case Choice() | Word():
            text = str(value.label)
        case dict():
            text = "、".join(f"{key} {_text(item, sort)}" for key, item in value.items())
        case Decimal() | Fraction():
            text = _number(value, sort)
        case _:
            text = str(value)
    return text


def _number(value: Decimal | Fraction, sort: ValueSort) -> str:
    if isinstance(value, Fraction):
        return short_percent(value) if sort is ValueSort.SHARE else number_text(value)
    if sort is ValueSort.MONEY:
        return quoted_money(value)
    return f"{plain_text(value)}{'%' if sort is ValueSort.PERCENT else ''}"


# --- JSON -----------------------------------------------------------------------------------------


def document(listing: Listing) -> dict[str, Any]:
    """``wenming.list/1``; values as the other commands give them."""
    groups = (
        {
            "group_by": listing.group_by.name,
            "groups": [{"value": name, "rows": len(rows)} for name, rows in listing.groups()],
        }
        if listing.group_by is not None
        else {}
    )
    return {
        **head(listing.plan, listing.cutoff.as_of, "list"),
        "section": listing.what.name,
        "columns": [column.name for column in listing.columns],
        "rows": [{c.name: _datum(row, c) for c in listing.columns} for row in listing.rows],
        **groups,
    }


def _datum(row: ListedRow, column: ListedColumn) -> Any:
    value = column.read(row)
    if isinstance(value, Fraction):
        return decimal_text(value, 6) if column.sort is ValueSort.SHARE else exact_text(value)
    if column.found is None and isinstance(value, Endless):
        return None
    return value.value if isinstance(value, Word) else data(value)
