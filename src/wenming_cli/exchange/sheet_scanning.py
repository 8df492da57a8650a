"""What the text of a sheet says that its values don't: how far it goes, what has no value, why.

One pass over the XML. Rows at the end that say nothing are cut off before anybody makes room for
them, and a sheet that goes on too far is refused with the cell that makes it so.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from xml.parsers import expat

from wenming_cli.exchange.file_kinds import UnreadableWorkbookError
from wenming_cli.exchange.unpacking import AGAIN, DAMAGED

Spot = tuple[int, int]
"""Row and column of a cell, from 0."""
Span = tuple[Spot, Spot]
"""First and last cell of cells that are merged."""

DAY_ZERO = date(1899, 12, 30)
"""The day before the first that tables number, unless they say otherwise."""
DAY_ZERO_1904 = date(1904, 1, 1)
"""The same where days are numbered as old Macintosh programs did."""
MOST_CELLS = 500_000
MOST_ROWS = 100_000
LONGEST_TEXT = 32_767
"""Of one cell, in characters: what tables can hold."""
_NAME = re.compile(r"([A-Za-z]{1,3})(\d{1,7})", re.ASCII)
_ROW = re.compile(r"\d{1,7}", re.ASCII)
_MOST_TOLD = 10_000

NO_VALUE = "这一格是公式，没有存下算出的值"
ERROR = "这一格的公式出错了，显示的是 {}"


@dataclass
class Scan:
    """What was seen of one sheet; ``last`` are its last row and column, -1 where it is empty.

    ``day_zero`` is the day from which its numbers of days count.
    """

    last: Spot = (-1, -1)
    faults: dict[Spot, str] = field(default_factory=dict)
    merged: list[Span] = field(default_factory=list)
    day_zero: date = DAY_ZERO


def column_name(column: int) -> str:
    """The letters of a column, from 0: A, B … AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def require_bounded(name: str, last: Spot) -> None:
    """Refuse a sheet for which too much room would have to be made."""
    rows, columns = last[0] + 1, last[1] + 1
    if rows > MOST_ROWS or rows * columns > MOST_CELLS:
        at = f"{column_name(last[1])}{rows}"
        raise UnreadableWorkbookError(f"{name}太大：有内容的行列一直到 {at}", _TOO_FAR)


_TOO_FAR = "删去表格下面和右边多余的行列（可能很远的一格里留了一个字），另存以后再来"


# --- xlsx -----------------------------------------------------------------------------------------


class _Xlsx:
    """Walks the XML of one sheet of an ``.xlsx``."""

    def __init__(self) -> None:
        self.scan = Scan()
        self.row, self.column = -1, -1
        self.is_real = self.has_value = self.has_formula = False
        self.kind = ""
        self.text: list[str] | None = None
        self.cells, self.widest = 0, -1
        self.cut: int | None = None
        self.end: int | None = None
        value = self.open_value
        self.begins: dict[str, Callable[[dict[str, str]], None]] = {
            "c": self.open_cell,
            "row": self.open_row,
            "f": self.open_formula,
            "v": value,
            "t": value,
            "is": value,
        }
        self.ends = {"c": self.close_cell, "row": self.close_row, "sheetData": self.close_table}
        self.parser = _parser(self.start, self.stop)
        self.parser.CharacterDataHandler = self.characters

    def start(self, name: str, attributes: dict[str, str]) -> None:
        begin = self.begins.get(name) or self.begins.get(name.rpartition(":")[2])
        if begin is not None:
            begin(attributes)

    def open_row(self, attributes: dict[str, str]) -> None:
        at = attributes.get("r", "")
        self.row = int(at) - 1 if _ROW.fullmatch(at) else self.row + 1
        self.column, self.is_real = -1, False
        self.cut = self.parser.CurrentByteIndex if self.cut is None else self.cut

    def open_cell(self, attributes: dict[str, str]) -> None:
        found = _NAME.fullmatch(attributes.get("r", ""))
        self.column = _column(found[1]) if found else self.column + 1
        self.kind = attributes.get("t", "")
        self.has_value = self.has_formula = False
        self.text = None
        self.cells += 1
        if self.cells > MOST_CELLS:
            message = f"有一张工作表超过 {MOST_CELLS} 格，多半是空的"
            raise UnreadableWorkbookError(message, _TOO_FAR)

    def open_value(self, _: dict[str, str]) -> None:
        self.has_value = True
        self.text = [] if self.text is None else self.text

    def open_formula(self, _: dict[str, str]) -> None:
        self.has_formula = True

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def stop(self, name: str) -> None:
        end = self.ends.get(name) or self.ends.get(name.rpartition(":")[2])
        if end is not None:
            end()

    def close_row(self) -> None:
        if self.is_real:
            self.scan.last = (max(self.scan.last[0], self.row), self.widest)
            self.cut = None

    def close_table(self) -> None:
        self.end = self.parser.CurrentByteIndex

    def close_cell(self) -> None:
        text, self.text = "".join(self.text or ()), None
        if self.kind == "e":
            _tell(self.scan, (self.row, self.column), ERROR.format(text))
        elif self.has_formula and not text and self.kind != "str":
            _tell(self.scan, (self.row, self.column), NO_VALUE)
        elif not self.has_value:
            return
        self.widest = max(self.widest, self.column)
        self.is_real = self.is_real or bool(text) or (self.has_formula and self.kind != "str")


def scanned_sheet(data: bytes) -> tuple[bytes, Scan]:
    """One sheet of an ``.xlsx`` without the rows at its end that say nothing, and what was seen."""
    walk = _Xlsx()
    _parse(walk.parser, data)
    if walk.cut is not None and walk.end is not None and walk.cut < walk.end:
        data = data[: walk.cut] + data[walk.end :]
    return data, walk.scan


@lru_cache(maxsize=16384)
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


# --- ods ------------------------------------------------------------------------------------------


class _Ods:
    """Walks the content of an ``.ods``."""

    def __init__(self) -> None:
        self.scans: dict[str, Scan] = {}
        self.scan = Scan()
        self.day_zero = DAY_ZERO
        self.row, self.column, self.rows = 0, 0, 1
        self.widest = -1
        self.is_real = False
        self.cell: dict[str, str] | None = None
        self.text: list[str] = []
        self.parser = _parser(self.start, self.stop)
        self.parser.CharacterDataHandler = self.characters

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "table:null-date":
                self.day_zero = _day_zero(attributes.get("table:date-value", ""))
            case "table:table":
                scan = Scan(day_zero=self.day_zero)
                self.scan = self.scans.setdefault(attributes.get("table:name", ""), scan)
                self.row, self.widest = 0, -1
            case "table:table-row":
                self.rows = _times(attributes, "table:number-rows-repeated")
                self.column = 0
                self.is_real = False
            case "table:table-cell" | "table:covered-table-cell":
                self.cell, self.text = attributes, []

    def characters(self, text: str) -> None:
        if self.cell is not None:
            self.text.append(text)

    def stop(self, name: str) -> None:
        match name:
            case "table:table-cell" | "table:covered-table-cell" if self.cell is not None:
                self.close_cell(self.cell, "".join(self.text).strip())
                self.cell = None
            case "table:table-row":
                if self.is_real:
                    self.scan.last = (self.row + self.rows - 1, self.widest)
                self.row += self.rows

    def close_cell(self, cell: dict[str, str], text: str) -> None:
        times = _times(cell, "table:number-columns-repeated")
        spot = (self.row, self.column)
        if cell.get("calcext:value-type") == "error":
            _tell(self.scan, spot, ERROR.format(text))
        elif "table:formula" in cell and "office:value-type" not in cell:
            _tell(self.scan, spot, NO_VALUE)
        if "office:value-type" in cell or text:
            self.is_real = True
            self.widest = max(self.widest, self.column + times - 1)
        right = _times(cell, "table:number-columns-spanned") - 1
        below = _times(cell, "table:number-rows-spanned") - 1
        if right or below:
            self.scan.merged.append((spot, (self.row + below, self.column + right)))
        self.column += times


def _day_zero(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else DAY_ZERO
    except ValueError as error:
        raise UnreadableWorkbookError(DAMAGED, AGAIN) from error


def _times(attributes: dict[str, str], name: str) -> int:
    number = attributes.get(name, "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < 9 else 1


def scanned_content(data: bytes) -> dict[str, Scan]:
    """What was seen of each sheet of an ``.ods``, by its name."""
    walk = _Ods()
    _parse(walk.parser, data)
    return walk.scans


# --- both -----------------------------------------------------------------------------------------


def _tell(scan: Scan, spot: Spot, fault: str) -> None:
    if len(scan.faults) < _MOST_TOLD:
        scan.faults[spot] = fault


def _parser(
    start: Callable[[str, dict[str, str]], None], stop: Callable[[str], None]
) -> expat.XMLParserType:
    """A parser that knows no entities of the file's own: they could make much of little."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = stop
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise UnreadableWorkbookError(DAMAGED, AGAIN)


def _parse(parser: expat.XMLParserType, data: bytes) -> None:
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableWorkbookError(DAMAGED, AGAIN) from error


def elements(data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element of a small part, by its bare name, with its attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = _parser(lambda name, attributes: found.append((name, attributes)), lambda _: None)
    _parse(parser, data)
    return ((name.rpartition(":")[2], attributes) for name, attributes in found)
