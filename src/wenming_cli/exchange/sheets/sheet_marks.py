"""What a workbook says of itself in a sheet nobody sees: which plan, which unit, what was sent.

A row is found again by its name wherever it was sorted or moved to; what was sent in its grey cells
and what was on record of it then stand here, as text that every program keeps.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date

from wenming_cli.exchange.sheets.facts import Facts, Key
from wenming_cli.exchange.sheets.sheet_kinds import KIND_OF
from wenming_cli.frozen import frozen

LAYOUT = "1"
"""Of this version of the sheets; what was sent in another is not read."""
HIDDEN_SHEET = "wenming"
GUIDE, LISTS = "填表说明", "选项"
"""The sheets that hold no records."""
_SHEET, _ROW = "表", "行"
_FACT_MARK = "；"


@frozen
class SentRow:
    """A row as it was sent: the texts of its grey cells by title, and what was on record."""

    cells: Mapping[str, str]
    facts: Facts = ()


@frozen
class SheetMarks:
    """Whose workbook it is, of which state of which plan, and every row that was sent."""

    plan: str
    digest: str
    as_of: date
    unit: str
    month: str
    rows: Mapping[str, Mapping[Key, SentRow]] = field(default_factory=dict)
    layout: str = LAYOUT


def mark_rows(marks: SheetMarks) -> Iterator[tuple[str, ...]]:
    """The rows of the hidden sheet."""
    yield HIDDEN_SHEET, marks.layout
    yield marks.plan, marks.digest, marks.as_of.isoformat(), marks.unit, marks.month
    for title, rows in marks.rows.items():
        heads = next((tuple(sent.cells) for sent in rows.values()), ())
        yield (_SHEET, title, *heads)
        for sent in rows.values():
            yield (_ROW, _FACT_MARK.join(sent.facts), *sent.cells.values())


def marks_of(rows: Iterable[Sequence[str]]) -> SheetMarks | None:
    """What the rows of a hidden sheet say; None where they are not ours or of another layout."""
    lines = iter(rows)
    first, head = next(lines, ()), next(lines, ())
    if tuple(first[:1]) != (HIDDEN_SHEET,) or len(first) < 2 or len(head) < 5:
        return None
    layout = first[1]
    plan, digest, as_of, unit, month = head[:5]
    sent = dict(_sent(lines)) if layout == LAYOUT else {}
    try:
        return SheetMarks(plan, digest, date.fromisoformat(as_of), unit, month, sent, layout)
    except ValueError:
        return None


def _sent(lines: Iterable[Sequence[str]]) -> Iterator[tuple[str, Mapping[Key, SentRow]]]:
    rows: dict[Key, SentRow] = {}
    heads: tuple[str, ...] = ()
    width = 0
    for mark, said, *texts in lines:
        if mark == _SHEET and said in KIND_OF:
            rows, heads, width = {}, tuple(texts), len(KIND_OF[said].key)
            yield said, rows
        elif mark == _ROW:
            cells: dict[str, str] = dict(zip(heads, (*texts, *[""] * len(heads)), strict=False))
            rows[tuple(cells.values())[:width]] = SentRow(cells, facts_in(said))


def facts_in(text: str) -> Facts:
    """The facts that were written in one cell."""
    return tuple(text.split(_FACT_MARK)) if text else ()
