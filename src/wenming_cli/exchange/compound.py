"""Old workbooks (``.xls``) and other compound files: what streams they hold, how far tables go.

Only as much is read as tells whether the file may be given to the reader of workbooks: a few bytes
can make that make room for millions of cells. A formula in such a file always has a value.
"""

import struct
from collections.abc import Iterator

from wenming_cli.exchange.file_kinds import UnreadableWorkbookError
from wenming_cli.exchange.sheet_scanning import DAY_ZERO, DAY_ZERO_1904, ERROR, Scan
from wenming_cli.exchange.unpacking import AGAIN, DAMAGED, LOCKED, LOCKED_HINT, MACROS, MACROS_HINT

_FREE = 0xFFFFFFFA
"""From here on, a number of a sector means that there is none."""
_OTHERS = {
    "WordDocument": ("这是 Word 文档，不是工作簿", "把里面的表格粘到 .xlsx 里再来"),
    "PowerPoint Document": ("这是演示文稿，不是工作簿", "把里面的表格粘到 .xlsx 里再来"),
}
_WORKBOOKS = ("Workbook", "Book")
_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _1904 = 0x0809, 0x000A, 0x002F, 0x0085, 0x0022
_CELLS = frozenset((0x0203, 0x00FD, 0x0204, 0x027E, 0x0006, 0x0205, 0x00D6))
_MANY_NUMBERS, _FORMULA, _ERROR = 0x00BD, 0x0006, 0x0205
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def scanned_compound(data: bytes) -> list[Scan]:
    """What was seen of each sheet of an ``.xls``; ``UnreadableWorkbookError`` where it is none."""
    try:
        streams = _Streams(data)
    except (struct.error, IndexError) as error:
        raise UnreadableWorkbookError(DAMAGED, AGAIN) from error
    if "EncryptedPackage" in streams.entries:
        raise UnreadableWorkbookError(LOCKED, LOCKED_HINT)
    if "_VBA_PROJECT_CUR" in streams.entries:
        raise UnreadableWorkbookError(MACROS, MACROS_HINT)
    name = next((name for name in _WORKBOOKS if name in streams.entries), None)
    if name is None:
        known = [said for stream, said in _OTHERS.items() if stream in streams.entries]
        message, hint = known[0] if known else (DAMAGED, AGAIN)
        raise UnreadableWorkbookError(message, hint)
    try:
        return _scanned(streams.read(name))
    except (struct.error, IndexError) as error:
        raise UnreadableWorkbookError(DAMAGED, AGAIN) from error


class _Streams:
    """The streams of a compound file by name: where each starts, and its size."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift, small = struct.unpack_from("<HH", data, 30)
        if not (7 <= shift <= 16 and 2 <= small < shift):
            raise UnreadableWorkbookError(DAMAGED, AGAIN)
        self.size, self.small = 1 << shift, 1 << small
        first, _, self.cutoff, small_table = struct.unpack_from("<IIII", data, 48)
        self.table = self._numbers(self._table_sectors())
        self.small_table = self._numbers(self._chain(small_table, self.table))
        self.entries = dict(self._entries(first))
        start, length = self.entries.get("Root Entry", (_FREE, 0))
        self.inner = self._joined(start, self.table)[:length]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.data[start : start + self.size]

    def _table_sectors(self) -> list[int]:
        """The sectors that hold the table of sectors: a few in the head, then in a chain."""
        sectors = list(struct.unpack_from("<109I", self.data, 76))
        more, _ = struct.unpack_from("<II", self.data, 68)
        for _ in range(len(self.data) // self.size):
            if more >= _FREE:
                break
            *inner, more = struct.unpack(f"<{self.size // 4}I", self._sector(more))
            sectors += inner
        return [number for number in sectors if number < _FREE]

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        whole = b"".join(map(self._sector, sectors[: len(self.data) // self.size]))
        return struct.unpack(f"<{len(whole) // 4}I", whole[: len(whole) // 4 * 4])

    def _chain(self, start: int, table: tuple[int, ...]) -> list[int]:
        chain: list[int] = []
        while start < _FREE and len(chain) <= len(table):
            chain.append(start)
            start = table[start]
        return chain

    def _joined(self, start: int, table: tuple[int, ...]) -> bytes:
        return b"".join(map(self._sector, self._chain(start, table)))

    def _entries(self, first: int) -> Iterator[tuple[str, tuple[int, int]]]:
        directory = self._joined(first, self.table)
        for at in range(0, len(directory) - 127, 128):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            start, size = struct.unpack_from("<II", directory, at + 116)
            if kind:
                name = directory[at : at + max(0, min(length, 64) - 2)]
                yield name.decode("utf-16-le", "replace"), (start, size)

    def read(self, name: str) -> bytes:
        """A whole stream."""
        start, size = self.entries[name]
        if size >= self.cutoff:
            return self._joined(start, self.table)[:size]
        chain = self._chain(start, self.small_table)
        pieces = (self.inner[at * self.small : (at + 1) * self.small] for at in chain)
        return b"".join(pieces)[:size]


def _scanned(stream: bytes) -> list[Scan]:
    """Each sheet in the order in which they stand in the stream; the first part is none."""
    scans: list[Scan] = []
    depth, day_zero = 0, DAY_ZERO
    for kind, body in _records(stream):
        if kind == _FILEPASS:
            raise UnreadableWorkbookError(LOCKED, LOCKED_HINT)
        if kind == _BOUNDSHEET and len(body) > 5 and body[5] in (1, 6):
            raise UnreadableWorkbookError(MACROS, MACROS_HINT)
        if kind == _BOF:
            depth += 1
            scans += [Scan(day_zero=day_zero)] if depth == 1 else []
        elif kind == _1904 and body[:1] == b"\x01":
            day_zero = DAY_ZERO_1904
        elif kind == _EOF:
            depth -= 1
        elif depth == 1:
            _see(scans[-1], kind, body)
    return scans[1:]


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _see(scan: Scan, kind: int, body: bytes) -> None:
    if kind not in _CELLS and kind != _MANY_NUMBERS:
        return
    row, column = struct.unpack_from("<HH", body)
    last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MANY_NUMBERS else column
    scan.last = max(scan.last[0], row), max(scan.last[1], last)
    code = None
    if kind == _ERROR and body[7]:
        code = body[6]
    elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        code = body[8]
    if code is not None:
        scan.faults[row, column] = ERROR.format(_ERRORS.get(code, "#?"))
