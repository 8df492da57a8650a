"""A workbook as it is to be made: its sheets and rows, before anything is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date

from wenming_cli import sink
from wenming_cli.exchange.sheets.facts import Key
from wenming_cli.exchange.sheets.open_rows import OpenRow
from wenming_cli.exchange.sheets.sheet_kinds import KIND_OF, ColumnUse, SheetKind
from wenming_cli.exchange.sheets.sheet_marks import SentRow, SheetMarks
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan


@frozen
class SheetLine:
    """A row to be drawn: what is sent of it, what is filled in already, what is wrong by title."""

    row: OpenRow | None
    filled: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)


@frozen
class UnitBook:
    """A workbook to be made: whose it is, of which month and day, and its sheets by title."""

    plan: Plan
    unit: str
    month: str
    as_of: date
    sheets: Mapping[str, Sequence[SheetLine]]

    @property
    def marks(self) -> SheetMarks:
        """What the workbook says of itself."""
        rows = {title: dict(_sent(KIND_OF[title], lines)) for title, lines in self.sheets.items()}
        plan = self.plan
        return SheetMarks(plan.id, plan.digest, self.as_of, self.unit, self.month, rows)


def _sent(kind: SheetKind, lines: Sequence[SheetLine]) -> Iterator[tuple[Key, SentRow]]:
    titles = [column.title for column in kind.of(ColumnUse.KEY, ColumnUse.ABOUT, ColumnUse.TOLD)]
    for line in lines:
        if line.row is not None:
            yield (
                line.row.key,
                SentRow(dict(zip(titles, sent_texts(line.row), strict=True)), line.row.facts),
            )


def sent_texts(row: OpenRow) -> tuple[str, ...]:
    """The texts of the grey cells of a row, from left to right."""
    return tuple(cell_text(text) for text in (*row.key, *row.about, *row.told))


def cell_text(text: str) -> str:
    """A text as a cell holds it: on one line, with nothing in it that steers a terminal."""
    return sink.terminal(" ".join(text.split()))


def line_texts(kind: SheetKind, line: SheetLine) -> tuple[str, ...]:
    """The texts of a row, one a column."""
    sent = iter(() if line.row is None else (*line.row.key, *line.row.about, *line.row.told))
    return tuple(
        line.filled.get(column.title, "")
        if column.use is ColumnUse.FILL or line.row is None
        else next(sent)
        for column in kind.columns
    )
