"""A table that prints as aligned text, CSV or Markdown.

Cells are plain text; each form cleans them for its own sink. A light is always a word, colour only
repeats it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wenming_cli import sink

BOM = "\ufeff"
_COLOURS = {
    "逾期": "31",
    "滞后": "33",
    "临期": "34",
    "正常": "32",
    "办结": "32",
    "未报送": "33",
    "预警": "31",
    "关注": "33",
    "超额": "34",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds numbers, and the most columns it takes as text."""

    title: str
    is_number: bool = False
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of plain text, one cell a column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def lines(self, *, colour: bool = False, indent: str = "") -> list[str]:
        """Aligned lines for a terminal or a pipe, the headings first."""
        heads = tuple(column.title for column in self.columns)
        rows = [self._cleaned(row) for row in (heads, *self.rows)]
        widths = [max(sink.width(row[i]) for row in rows) for i in range(len(heads))]
        head, *body = rows
        return [
            indent + self._line(head, widths, colour=False),
            *(indent + self._line(row, widths, colour=colour) for row in body),
        ]

    def _cleaned(self, row: Sequence[str]) -> list[str]:
        cells = [sink.terminal(cell) for cell in row]
        return [
            cell if column.most is None else sink.clipped(cell, column.most)
            for cell, column in zip(cells, self.columns, strict=True)
        ]

    def _line(self, row: Sequence[str], widths: Sequence[int], *, colour: bool) -> str:
        cells = []
        for cell, width, column in zip(row, widths, self.columns, strict=True):
            space = " " * (width - sink.width(cell))
            shown = painted(cell) if colour else cell
            cells.append(space + shown if column.is_number else shown + space)
        return "  ".join(cells).rstrip()

    def csv(self) -> str:
        """CSV with a byte-order mark, so that Excel and WPS open it as UTF-8."""
        import csv  # noqa: PLC0415  a screen needs neither
        import io  # noqa: PLC0415

        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([sink.csv_cell(column.title) for column in self.columns])
        writer.writerows(
            [
                cell if column.is_number else sink.csv_cell(cell)
                for cell, column in zip(row, self.columns, strict=True)
            ]
            for row in self.rows
        )
        return BOM + out.getvalue()

    def markdown(self) -> str:
        """A Markdown table."""
        heads = [column.title for column in self.columns]
        rule = ["---:" if column.is_number else "---" for column in self.columns]
        rows = [[sink.markdown(cell) for cell in row] for row in self.rows]
        return "".join(f"| {' | '.join(row)} |\n" for row in (heads, rule, *rows))


def painted(word: str) -> str:
    """A word in the colour of its light; other words as they are."""
    code = _COLOURS.get(word)
    return word if code is None else f"\x1b[{code}m{word}\x1b[0m"
