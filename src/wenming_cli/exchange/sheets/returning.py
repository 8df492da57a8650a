"""Rows that came back to edits of a plan, or to what is wrong with them.

A row counts when a white cell of it is filled. What is in the plan already is not written again,
so that a workbook may come back any number of times; what somebody else has told of the same record
since the workbook went out is never written over.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wenming_cli.exchange.cell_values import Said, Surroundings, said
from wenming_cli.exchange.known_names import KnownNames
from wenming_cli.exchange.sheets.facts import Facts, Key, facts_by_key, told_by
from wenming_cli.exchange.sheets.recorded import Content, Recorded, content_of
from wenming_cli.exchange.sheets.returned_rows import (
    CellFault,
    ReturnedBook,
    ReturnedRow,
    text_of,
)
from wenming_cli.exchange.sheets.sheet_kinds import (
    FINDINGS,
    KINDS,
    SheetColumn,
    SheetKind,
    Use,
)
from wenming_cli.exchange.sheets.sheet_marks import SentRow, as_sent
from wenming_cli.exchange.sheets.sheet_names import SheetNames
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Choice, Fault, folded, shown
from wenming_cli.model.shape import shape_of
from wenming_cli.writing.edit import Append

_DIFFERENT = "发出的是“{}”，现在是“{}”，灰色的格子不能改"


@dataclass(frozen=True, slots=True)
class RowEdit:
    """A row that becomes a record: the edit, and the title of the cell each field came from."""

    row: ReturnedRow
    edit: Append
    titles: Mapping[str, str]

    def fault(self, field_name: str | None, message: str, hint: str | None) -> CellFault:
        """A fault of the record, at the cell it came from."""
        title = self.titles.get(field_name or "") or next(iter(self.titles.values()))
        return CellFault(self.row.place(title), message, hint)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is not taken: what is wrong, by the title of the cell."""

    row: ReturnedRow
    faults: Mapping[str, CellFault]


@dataclass
class Returning:
    """What came of the rows of all workbooks."""

    edits: list[RowEdit] = field(default_factory=list)
    refused: list[tuple[ReturnedBook, RefusedRow]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    known: int = 0
    """Rows that are in the plan already."""
    books: dict[int, ReturnedBook] = field(default_factory=dict)


class _Wrong(Exception):
    """A row is not taken, for reasons by the title of the cell."""

    def __init__(self, faults: Mapping[str, tuple[str, str | None]]) -> None:
        super().__init__()
        self.faults = faults
