"""A clerk at work on a workbook: finds a row by its name, writes into cells, moves things about."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

HEAD = 2
"""The row of the header, as programs count."""


def title_of(head: object) -> str:
    """The title in a header, without the unit in it."""
    return str(head or "").partition("（")[0]


class Paper:
    """One sheet of a workbook."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet

    @property
    def columns(self) -> dict[str, int]:
        """The number of each column by its title."""
        return {title_of(cell.value): cell.column for cell in self.sheet[HEAD] if cell.value}

    def rows(self) -> Iterator[int]:
        """The rows that were sent, by what stands in their first column."""
        numbers = range(HEAD + 1, self.sheet.max_row + 1)
        yield from (n for n in numbers if self.sheet.cell(n, 1).value is not None)

    def row_of(self, *key: str) -> int:
        """The row of a record."""
        heads = self.heads[: len(key)]
        return next(n for n in self.rows() if tuple(self.get(n, t) for t in heads) == key)

    @property
    def heads(self) -> list[str]:
        """The titles from left to right."""
        return sorted(self.columns, key=self.columns.__getitem__)

    def get(self, row: int, title: str) -> Any:
        """What a cell holds."""
        return self.sheet.cell(row, self.columns[title]).value

    def put(self, row: int, **values: Any) -> None:
        """Write into the cells of a row, by title."""
        for title, value in values.items():
            self.sheet.cell(row, self.columns[title]).value = value

    def name(self, row: int, title: str) -> str:
        """What a cell is called: ``D12``."""
        return str(self.sheet.cell(row, self.columns[title]).coordinate)

    def spare(self) -> int:
        """The first row below those that were sent that is free."""
        columns = [n for t, n in self.columns.items() if t not in ("巡查单位", "抽查单位")]
        number = HEAD + 1
        while any(self.sheet.cell(number, column).value is not None for column in columns):
            number += 1
        return number

    # --- moving things about ----------------------------------------------------------------------

    def reorder(self, order: Sequence[int]) -> None:
        """Put rows into another order, as sorting does: whole rows."""
        numbers = sorted(order)
        width = self.sheet.max_column
        held = {n: [self.sheet.cell(n, at).value for at in range(1, width + 1)] for n in numbers}
        for number, source in zip(numbers, order, strict=True):
            for at, value in enumerate(held[source], start=1):
                self.sheet.cell(number, at).value = value

    def move_columns(self, order: Sequence[int]) -> None:
        """Put columns into another order, with their headers."""
        for row in range(HEAD, self.sheet.max_row + 1):
            cells = [self.sheet.cell(row, at) for at in order]
            held = [(cell.value, cell.number_format) for cell in cells]
            for at, (value, number_format) in enumerate(held, start=1):
                cell = self.sheet.cell(row, at)
                cell.value, cell.number_format = value, number_format

    def hide(self, row: int) -> None:
        """Hide a row, as a filter does."""
        self.sheet.row_dimensions[row].hidden = True


class Papers:
    """A workbook that is open."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, load_workbook(path)

    def __getitem__(self, title: str) -> Paper:
        return Paper(self.book[title])

    def __contains__(self, title: str) -> bool:
        return title in self.book.sheetnames

    def save(self, path: Path | None = None) -> Path:
        """Save it, here or somewhere else."""
        target = path or self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        self.book.save(target)
        return target
