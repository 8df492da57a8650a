"""Workbooks made from text inside the tests."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

Table = Sequence[Sequence[Any]]
MakeWorkbook = Callable[..., Path]


def workbook_bytes(
    table: Table, merged: Mapping[str, Any] | None = None, name: str = "Sheet1", **others: Table
) -> bytes:
    """A workbook of sheets given row by row; ``merged`` are ranges (``B2:B4``) with what they say.

    A date is written as tables write it, as a serial number that is shown as a day.
    """
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    day = book.add_format({"num_format": "yyyy/m/d"})
    for title, rows in {name: table, **others}.items():
        sheet = book.add_worksheet(title)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif value is not None:
                    sheet.write(row, column, value)
        for span, value in (merged or {}).items() if title == name else ():
            sheet.merge_range(span, value)
    book.close()
    return made.getvalue()


@pytest.fixture
def make_workbook(tmp_path: Path) -> MakeWorkbook:
    """Writes a workbook: its file name, its rows, what is merged."""

    def make(file: str, table: Table, *args: Any, **kwargs: Any) -> Path:
        path = tmp_path / file
        path.write_bytes(workbook_bytes(table, *args, **kwargs))
        return path

    return make


@pytest.fixture
def repacked() -> Callable[[bytes, Mapping[str, bytes]], bytes]:
    """Puts other parts into a workbook."""

    def repack(data: bytes, parts: Mapping[str, bytes]) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", 8) as new:
            kept = {name: old.read(name) for name in old.namelist()}
            for name, part in {**kept, **parts}.items():
                new.writestr(name, part)
        return made.getvalue()

    return repack


# --- old workbooks --------------------------------------------------------------------------------

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file that holds streams by name, each in its own run of sectors."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    padded = {name: data + b"\0" * (-len(data) % 512) for name, data in padded.items()}
    directory = -(-(1 + len(padded)) // 4)
    chains, starts, at = [_TABLE, *range(2, 1 + directory), _END], {}, 1 + directory
    for name, data in padded.items():
        starts[name], count = at, len(data) // 512
        chains += [*range(at + 1, at + count), _END]
        at += count
    assert len(chains) <= 128
    entries = [_entry("Root Entry", 5, _END, 0)]
    entries += [_entry(name, 2, starts[name], len(data)) for name, data in padded.items()]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    head += struct.pack("<108I", *[_FREE] * 108)
    table = struct.pack("<128I", *chains, *[_FREE] * (128 - len(chains)))
    listed = b"".join(entries).ljust(512 * directory, b"\0")
    return head + table + listed + b"".join(padded.values())


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, _FREE, _FREE, 1 if kind == 5 else _FREE)
    head = text.ljust(64, b"\0") + struct.pack("<H", len(text) + 2) + links
    return head + bytes(36) + struct.pack("<III", start, size, 0)


def record(kind: int, *body: bytes) -> bytes:
    """One record of an old workbook."""
    data = b"".join(body)
    return struct.pack("<HH", kind, len(data)) + data


def old_stream(*records: bytes, more: bytes = b"", kind: int = 0) -> bytes:
    """The stream of an old workbook of one sheet that holds some records."""
    name = "表".encode("utf-16-le")
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)) + more
    length = len(begin) + 4 + 8 + len(name) + 4
    begin += record(0x0085, struct.pack("<IBBBB", length, 0, kind, 1, 1), name) + record(0x000A)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    return begin + sheet + b"".join(records) + record(0x000A)


def old_number(row: int, column: int, number: float) -> bytes:
    """A cell with a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, number))
