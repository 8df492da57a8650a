"""Workbooks as they come from offices: ``.xlsx``, ``.xls``, ``.ods`` and CSV, cell by located cell.

Only what the file has stored is read: no formula is worked out, no link followed, no macro run.
Whatever a file is, it takes bounded time and memory, and what can't be read says why in a sentence.
"""

import csv
import io
import math
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from numbers import Real
from pathlib import Path
from types import MappingProxyType
from typing import Any

from wenming_cli import files
from wenming_cli.exchange.compound import scanned_compound
from wenming_cli.exchange.file_kinds import FileKind, UnreadableWorkbookError, kind_of
from wenming_cli.exchange.sheet_scanning import (
    DAY_ZERO,
    DAY_ZERO_1904,
    LONGEST_TEXT,
    Scan,
    Span,
    column_name,
    elements,
    require_bounded,
    scanned_content,
    scanned_sheet,
)
from wenming_cli.exchange.unpacking import AGAIN, DAMAGED, Parts, packed, unpacked
from wenming_cli.frozen import frozen

__all__ = [
    "Cell",
    "Merged",
    "Sheet",
    "UnreadableWorkbookError",
    "Workbook",
    "bytes_of",
    "read_workbook",
    "workbook_of",
]

MOST_BYTES = 50 * 1024 * 1024
"""Of a file: one with many photos may have as much."""
NEEDS_OFFICE = '在程序的文件夹里运行 python -m pip install ".[office]"'

Value = str | Decimal | date | None


@frozen
class Cell:
    """One cell as the file holds it; row and column count from 0.

    ``value`` is text, a number exactly as the table holds it, a date (with its time where it has
    one), or nothing. ``fault`` says why a cell with something in it has no value.
    """

    row: int
    column: int
    value: Value = None
    fault: str | None = None

    @property
    def name(self) -> str:
        """What the cell is called: ``D12``."""
        return f"{column_name(self.column)}{self.row + 1}"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return self.value is None and self.fault is None


@frozen
class Merged:
    """Cells that are one for who reads them: the first holds the value of all."""

    row: int
    column: int
    last_row: int
    last_column: int


@frozen
class Sheet:
    """One sheet: every row from the first, each as wide as the widest, hidden ones among them.

    ``day_zero`` is the day from which bare numbers count that stand for days.
    """

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...] = ()
    is_hidden: bool = False
    day_zero: date = DAY_ZERO

    def place(self, cell: Cell) -> str:
        """Where a cell stands: ``龙泉街道.xlsx!任务进展!D12``; CSV has no name of a sheet."""
        return "!".join(filter(None, (self.file, self.name, cell.name)))


@frozen
class Workbook:
    """A file with its sheets by name, in order."""

    file: str
    sheets: Mapping[str, Sheet]


def read_workbook(path: Path) -> Workbook:
    """The sheets of a workbook or a CSV file; ``UnreadableWorkbookError`` says why not."""
    return workbook_of(path.name, bytes_of(path))


def workbook_of(name: str, data: bytes) -> Workbook:
    """The same of what a file holds."""
    match kind_of(name, data):
        case FileKind.TEXT:
            sheets = [_csv_sheet(name, data)]
        case FileKind.ZIPPED:
            sheets = list(_zipped_sheets(name, data))
        case _:
            sheets = list(_compound_sheets(name, data))
    return Workbook(name, MappingProxyType({sheet.name: sheet for sheet in sheets}))


def bytes_of(path: Path) -> bytes:
    """What a file holds; ``UnreadableWorkbookError`` says why it can't be had."""
    try:
        if not path.is_file():
            missing = "这是文件夹" if path.is_dir() else "没有这个文件"
            raise UnreadableWorkbookError(missing, "检查文件名和所在的文件夹")
        if path.stat().st_size > MOST_BYTES:
            message = f"文件超过 {MOST_BYTES // 1024 // 1024} MiB"
            raise UnreadableWorkbookError(message, "去掉图片和不用的工作表，另存以后再来")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableWorkbookError(f"读不了：{files.reason(error)}", "检查文件") from error


# --- xlsx and ods ---------------------------------------------------------------------------------


def _zipped_sheets(file: str, data: bytes) -> Iterator[Sheet]:
    parts = unpacked(data)
    is_ods = "xl/workbook.xml" not in parts and "content.xml" in parts
    if is_ods and "encryption-data" in parts.get("META-INF/manifest.xml", b"").decode("latin-1"):
        from_manifest = "工作簿加了打开密码，读不了"
        raise UnreadableWorkbookError(
            from_manifest, "在 WPS 或 LibreOffice 里取消密码，另存以后再来"
        )
    scans = scanned_content(parts["content.xml"]) if is_ods else _scanned_parts(parts)
    for name, scan in scans.items():
        require_bounded(f"工作表“{name}”", scan.last)
    yield from _sheets(file, packed(parts), scans)


def _scanned_parts(parts: Parts) -> dict[str, Scan]:
    """What was seen of each sheet by its name; the parts lose the rows that say nothing."""
    targets = {
        attributes.get("Id"): _part_named(attributes.get("Target", ""))
        for name, attributes in elements(parts.get("xl/_rels/workbook.xml.rels", b"<x/>"))
        if name == "Relationship"
    }
    scans: dict[str, Scan] = {}
    day_zero = DAY_ZERO
    for name, attributes in elements(parts.get("xl/workbook.xml", b"<x/>")):
        if attributes.get("date1904") in ("1", "true"):
            day_zero = DAY_ZERO_1904
        ids = (value for key, value in attributes.items() if key.rpartition(":")[2] == "id")
        part = targets.get(next(ids, None)) if name == "sheet" else None
        if part in parts and "worksheets/" in part:
            parts[part], scan = scanned_sheet(parts[part])
            scans[attributes.get("name", "")] = replace(scan, day_zero=day_zero)
    return scans


def _part_named(target: str) -> str:
    """The part a relation of the workbook leads to."""
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


# --- xls ------------------------------------------------------------------------------------------


def _compound_sheets(file: str, data: bytes) -> Iterator[Sheet]:
    scans = scanned_compound(data)
    for number, scan in enumerate(scans, 1):
        require_bounded(f"第 {number} 张工作表", scan.last)
    yield from _sheets(file, io.BytesIO(data), scans)


# --- all three ------------------------------------------------------------------------------------


def _sheets(
    file: str, data: io.BytesIO, scans: Mapping[str, Scan] | Sequence[Scan]
) -> Iterator[Sheet]:
    """The sheets that hold tables, with what was seen of each by name or in order."""
    book, kind, tables = _opened(data)
    for number, about in enumerate(book.sheets_metadata):
        if about.typ != tables:
            continue
        if isinstance(scans, Mapping):
            scan = scans.get(about.name, Scan())
        else:
            scan = scans[number] if number < len(scans) else Scan()
        rows, merged = _values(book, about.name)
        merged = scan.merged if merged is None else merged
        yield Sheet(
            file=file,
            name=about.name,
            rows=_cells(rows, scan),
            merged=tuple(Merged(*first, *last) for first, last in merged),
            is_hidden=about.visible != kind,
            day_zero=scan.day_zero,
        )


def _opened(data: io.BytesIO) -> tuple[Any, Any, Any]:
    """The workbook, and what it calls a sheet that is seen, and one that holds a table."""
    try:
        import python_calamine as calamine  # noqa: PLC0415  an extra that few installs need
    except ImportError as error:
        raise UnreadableWorkbookError("还没有装读写工作簿的部分", NEEDS_OFFICE) from error
    with _damage_is_told():
        book = calamine.load_workbook(data)
    return book, calamine.SheetVisibleEnum.Visible, calamine.SheetTypeEnum.WorkSheet


def _values(book: Any, name: str) -> tuple[list[list[Any]], list[Span] | None]:
    with _damage_is_told():
        sheet = book.get_sheet_by_name(name)
        return sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges


@contextmanager
def _damage_is_told() -> Iterator[None]:
    """Whatever the reader of workbooks stumbles over is damage, and is told in our words alone."""
    try:
        with _without_standard_error():
            yield
    except BaseException as error:
        is_fault = isinstance(error, Exception) or type(error).__name__ == "PanicException"
        if not is_fault:
            raise
        raise UnreadableWorkbookError(DAMAGED, AGAIN) from error


@contextmanager
def _without_standard_error() -> Iterator[None]:
    """The descriptor leads nowhere: the reader writes there of its own accord where it gives up."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)


def _cells(rows: list[list[Any]], scan: Scan) -> tuple[tuple[Cell, ...], ...]:
    """The values as cells; a table of faults may go beyond the values."""
    height = max(len(rows), 1 + max((row for row, _ in scan.faults), default=-1))
    width = max(
        max(map(len, rows), default=0), 1 + max((column for _, column in scan.faults), default=-1)
    )
    known = ((row, rows[row] if row < len(rows) else ()) for row in range(height))
    return tuple(
        tuple(
            _cell(row, column, values[column] if column < len(values) else "", scan)
            for column in range(width)
        )
        for row, values in known
    )


def _cell(row: int, column: int, value: Any, scan: Scan) -> Cell:
    fault = scan.faults.get((row, column))
    if fault is None and isinstance(value, str) and len(value) > LONGEST_TEXT:
        fault = f"这一格的文字超过 {LONGEST_TEXT} 个字"
    return Cell(row, column, None, fault) if fault else Cell(row, column, _value(value))


def _value(value: Any) -> Value:
    """What a cell holds, of what the reader of workbooks makes of it."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Real):
        return number_of(value)
    return value if isinstance(value, date) else str(value)


_SHOWN_DIGITS = 15
"""Tables show no more digits of a number; the rest is what reckoning in binary leaves behind."""


def number_of(value: Any) -> Decimal | str:
    """A number as the table shows it."""
    if not math.isfinite(value):
        return str(value)
    exact = Decimal(repr(value))
    if len(exact.as_tuple().digits) > _SHOWN_DIGITS and not isinstance(value, int):
        exact = Decimal(format(value, f".{_SHOWN_DIGITS}g"))
    whole = exact.to_integral_value()
    return whole.quantize(Decimal(1)) + 0 if exact == whole and abs(exact) < 10**25 else exact


# --- CSV ------------------------------------------------------------------------------------------

_MOST_MARKS = (",", "\t", ";")
_BREAKS = re.compile(r"\r\n?|\n")


def _csv_sheet(file: str, data: bytes) -> Sheet:
    text = _text(data)
    if "\0" in text:
        raise UnreadableWorkbookError("里面有空字符，不是 CSV 文件", "检查是不是拿错了文件")
    first = _BREAKS.split(text, maxsplit=1)[0]
    mark = max(_MOST_MARKS, key=first.count)
    rows: list[list[str]] = []
    for number, row in enumerate(_csv_rows(text, mark)):
        if any(map(str.strip, row)):
            rows += [[]] * (number - len(rows)) + [row]
            require_bounded("文件", (number, len(row) - 1))
    width = max(map(len, rows), default=0)
    require_bounded("文件", (len(rows) - 1, width - 1))
    cells = _cells([[*row, *[""] * (width - len(row))] for row in rows], Scan())
    return Sheet(file, "", cells)


def _csv_rows(text: str, mark: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    except csv.Error as error:
        message = "CSV 的引号没有配对，或者一格的文字太长"
        raise UnreadableWorkbookError(message) from error


def _text(data: bytes) -> str:
    """The text of a file in one of the encodings tables are saved in."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = "文字编码读不懂：不是 UTF-8，也不是 GBK、GB18030"
    raise UnreadableWorkbookError(message, "用 WPS 或 Excel 打开，另存为 .xlsx 再来")
