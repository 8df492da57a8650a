"""Rows that become parts of records: checks of a round, what a material was handed in with."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from wenming_cli.exchange.sheets.returned_rows import ReturnedBook
from wenming_cli.exchange.sheets.row_reading import ReadRow
from wenming_cli.exchange.sheets.row_records import ROUND, CheckRow, HandedIn
from wenming_cli.model.material import Material
from wenming_cli.writing.edit import Append, Edit, Replace, Typed

Rows = list[tuple[ReturnedBook, ReadRow]]

_FIELDS = {"dated": "dated", "date": "submitted", "evidence": "evidence"}
"""By field of a row, that of the material."""


class CheckedRounds:
    """Checks that came back row by row, put together into the rounds they belong to."""

    def __init__(self) -> None:
        self._rows: dict[tuple[object, ...], Rows] = defaultdict(list)

    def add(self, book: ReturnedBook, read: ReadRow, check: CheckRow) -> None:
        """One check more."""
        self._rows[check.round].append((book, read))

    def edits(self) -> Iterator[tuple[Rows, Append]]:
        """The rounds as records, each with its rows; what is on record already stays as it is."""
        for rows in self._rows.values():
            book, first = rows[0]
            checks = [_parted(read.values)[1] for _, read in rows]
            values = {**_parted(first.values)[0], "checks": checks}
            yield rows, Append("inspections", values, book.marks.unit, first.day)


def _parted(values: Mapping[str, Typed]) -> tuple[dict[str, Typed], dict[str, Typed]]:
    """What a row says of the round, and what of the check."""
    of_round = {name: value for name, value in values.items() if name in ROUND}
    return of_round, {name: value for name, value in values.items() if name not in ROUND}


def handing_in(material: Material, said: HandedIn, values: Mapping[str, Typed]) -> list[Edit]:
    """What changes of a material; when it was handed in before stays with what was handed back."""
    edits: list[Edit] = [
        Replace(material, field, values[name])
        for name, field in _FIELDS.items()
        if name in values and getattr(material, field) != getattr(said, name)
    ]
    before = material.submitted
    last = max(material.returned, key=lambda back: back.date, default=None)
    is_again = before is not None and before != said.date and last is not None
    if last is not None and is_again and last.submitted is None:
        edits.append(Replace(last, "submitted", str(before)))
    return edits
