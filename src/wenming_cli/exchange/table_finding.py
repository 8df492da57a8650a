"""Where a table stands on a sheet: its head, its rows, and what around it is no record.

Offices put a title above, heads of two rows with merged cells, the unit of all amounts in a corner,
sums and remarks below. Each of these is known by what it says, and each is told.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wenming_cli.exchange.cell_values import MONEY_UNITS
from wenming_cli.exchange.workbook_reading import Cell, Merged, Sheet
from wenming_cli.frozen import frozen

IsKnown = Callable[[str], bool]
"""Whether a title names something a record has."""

_MOST_ABOVE = 40
_LONGEST_TITLE = 40
_BRACKETS = re.compile(r"[(（\[【][^(（\[【)）\]】]*+[)）\]】]")
_OF_ALL = re.compile(rf"单位\s*[:：]\s*({'|'.join(MONEY_UNITS)})")
_UNIT = re.compile(rf"(?:[(（/]|单位\s*[:：])\s*(?:人民币)?({'|'.join(MONEY_UNITS)})\s*[)）]?")
_SUMS = re.compile(r"(?:合|小|总|共)计(?:[(（:：].*)?|.{0,8}(?:合|小|总)计|平均(?:分|值)?")
_REMARKS = re.compile(
    r"(?:备注|注|说明|填表(?:人|单位|日期|时间|说明)|填报(?:人|单位|日期|时间|说明)|审核人?|审批人?"
    r"|制表人?|经办人|联系人|联系电话|负责人|单位负责人|分管领导|主要领导|签字|盖章"
    r"|单位[(]?盖章[)]?|日期)[:：(].*|.{0,12}(?:签字|签名|盖章|公章)[)]?:?.*"
)
_GROUP = re.compile(
    r"(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)]|第.{1,4}(?:部分|类)).*"
)


def bare(title: str) -> str:
    """A title without what is written in brackets, space, stars and colons."""
    plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", title))
    return re.sub(r"[\s*※★:]+", "", plain)


@frozen
class TitledColumn:
    """One column: its titles from the lowest to the widest, and what its amounts are in."""

    index: int
    titles: tuple[str, ...]
    unit: str | None = None

    @property
    def title(self) -> str:
        """What the column is called, as people say it."""
        return "/".join("".join(title.split()) for title in reversed(self.titles))


@frozen
class Skipped:
    """A row that is no record, and why."""

    row: int
    text: str
    why: str


@dataclass
class FoundTable:
    """A table on a sheet: ``rows`` are those of records, with cells merged downwards filled in."""

    sheet: Sheet
    head: tuple[int, int]
    columns: tuple[TitledColumn, ...]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    origins: dict[tuple[int, int], Cell] = field(default_factory=dict)
    """By row and column of cells that were filled downwards, the merged cell that says it."""

    @property
    def untitled(self) -> list[int]:
        """Columns without a title in which something stands all the same."""
        titled = {column.index for column in self.columns}
        width = len(self.rows[0]) if self.rows else 0
        others = (at for at in range(width) if at not in titled)
        return [at for at in others if any(not row[at].is_empty for row in self.rows)]


def find_table(sheet: Sheet, is_known: IsKnown) -> FoundTable | None:
    """The table of a sheet, or None where no row looks like a head."""
    first = _head_row(sheet, is_known)
    if first is None:
        return None
    height, width = len(sheet.rows), len(sheet.rows[0])
    inside = (span for span in sheet.merged if span.row < height and span.column < width)
    sheet = replace(sheet, merged=tuple(inside))
    last = _last_of_head(sheet, first, is_known)
    table = FoundTable(sheet, (first, last), tuple(_columns(sheet, first, last)))
    titles = [_text(cell) for cell in sheet.rows[last]]
    table.origins.update(_origins(sheet, last + 1))
    for number, cells in enumerate(sheet.rows[last + 1 :], last + 1):
        row = tuple(_filled(cell, table.origins) for cell in cells)
        own = [cell for cell in cells if not cell.is_empty]
        why = _why_none(sheet, own, cells, titles) if own else None
        if why is not None:
            table.skipped.append(Skipped(number, _text(own[0]), why))
        elif own or any(not cell.is_empty for cell in row):
            table.rows.append(row)
    return table


def _text(cell: Cell) -> str:
    return cell.value.strip() if isinstance(cell.value, str) else str(cell.value or "")


# --- the head -------------------------------------------------------------------------------------


def _head_row(sheet: Sheet, is_known: IsKnown) -> int | None:
    """The row among the first that has most known titles, two at least; of equals the first."""
    known = [sum(_is_title(cell, is_known) for cell in cells) for cells in sheet.rows[:_MOST_ABOVE]]
    most = max(known, default=0)
    return known.index(most) if most >= 2 else None


def _is_title(cell: Cell, is_known: IsKnown) -> bool:
    text = _text(cell)
    return isinstance(cell.value, str) and len(text) <= _LONGEST_TITLE and is_known(bare(text))


def _last_of_head(sheet: Sheet, row: int, is_known: IsKnown) -> int:
    """The lower row of a head of two, which may be the one that has most known titles."""
    spans = [span for span in sheet.merged if span.row <= row <= span.last_row]
    reaches = max((span.last_row for span in spans if span.row == row), default=row)
    wide = [span for span in spans if span.row == row and span.last_column > span.column]
    if reaches == row and wide and row + 1 < len(sheet.rows):
        below = sheet.rows[row + 1]
        is_split = any(_text(below[at]) for span in wide for at in _columns_of(span, sheet))
        return row + 1 if is_split else row
    if reaches > row and _is_head(sheet, row, reaches, is_known):
        return min(reaches, row + 2, len(sheet.rows) - 1)
    return row


def _columns_of(span: Merged, sheet: Sheet) -> range:
    """The columns of merged cells, as far as the sheet goes."""
    return range(span.column, min(span.last_column + 1, len(sheet.rows[0])))


def _is_head(sheet: Sheet, row: int, last: int, is_known: IsKnown) -> bool:
    """Whether cells merged downwards from a row are titles."""
    spans = [span for span in sheet.merged if span.row == row and span.last_row == last]
    return any(_is_title(sheet.rows[row][span.column], is_known) for span in spans)


def _columns(sheet: Sheet, first: int, last: int) -> Iterator[TitledColumn]:
    """Every column that has a title, with those of the row above it where that is part of it."""
    above = _above(sheet, first)
    of_all = next(
        (
            found[1]
            for cells in sheet.rows[:first]
            for cell in cells
            if (found := _OF_ALL.search(_text(cell)))
        ),
        None,
    )
    spans = {(span.row, at): span for span in sheet.merged for at in _columns_of(span, sheet)}
    for index in range(len(sheet.rows[first])):
        titles: list[str] = []
        for row in range(last, (first if above is None else above) - 1, -1):
            span = spans.get((row, index))
            text = _text(sheet.rows[row][span.column if span else index])
            if text and text not in titles:
                titles.append(text)
        if titles:
            units = (found[1] for title in titles if (found := _UNIT.search(title)))
            yield TitledColumn(index, tuple(titles), next(units, of_all))


def _above(sheet: Sheet, first: int) -> int | None:
    """The row above the one with the titles, where merged cells in it head several of them."""
    if first == 0:
        return None
    wide = [
        span
        for span in sheet.merged
        if span.row == span.last_row == first - 1 and span.last_column > span.column
    ]
    down = any(span.row == first - 1 and span.last_row == first for span in sheet.merged)
    return first - 1 if wide and down else None


# --- the rows -------------------------------------------------------------------------------------


def _origins(sheet: Sheet, first: int) -> dict[tuple[int, int], Cell]:
    """What stands in cells that are merged with one above; a cell across columns is none."""
    found: dict[tuple[int, int], Cell] = {}
    for span in sheet.merged:
        if span.row < first or span.column != span.last_column:
            continue
        top = sheet.rows[span.row][span.column]
        last = min(span.last_row, len(sheet.rows) - 1)
        below = () if top.is_empty else range(span.row + 1, last + 1)
        found.update(((row, span.column), top) for row in below)
    return found


def _filled(cell: Cell, origins: Mapping[tuple[int, int], Cell]) -> Cell:
    top = origins.get((cell.row, cell.column))
    return cell if top is None else replace(cell, value=top.value, fault=top.fault)


def _why_none(
    sheet: Sheet, own: Sequence[Cell], cells: Sequence[Cell], titles: Sequence[str]
) -> str | None:
    """Why a row is no record; None where it may be one."""
    words = [re.sub(r"\s+", "", unicodedata.normalize("NFKC", _text(cell))) for cell in own]
    if any(_SUMS.fullmatch(word) for word in words[:3]):
        return "合计行"
    if len(own) > 1 and [_text(cell) for cell in cells] == list(titles):
        return "又是一行表头"
    if len(own) <= 3 and _REMARKS.fullmatch(words[0]):
        return "表格下面的说明"
    is_wide = any(
        span.row == own[0].row and span.column == own[0].column < span.last_column
        for span in sheet.merged
    )
    if len(own) == 1 and (is_wide or _GROUP.fullmatch(words[0])):
        return "分组的标题" if _GROUP.fullmatch(words[0]) or len(words[0]) < 20 else "说明文字"
    return None
