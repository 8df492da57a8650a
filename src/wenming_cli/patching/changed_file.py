"""A file with its repairs: shown as a difference, or written."""

import difflib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from wenming_cli import files
from wenming_cli.frozen import frozen
from wenming_cli.sink import terminal

_NO_END = b"\n\\ No newline at end of file\n"
_ODD_BYTE = re.compile(rb'[\x00-\x1f"\\\x7f]')


@frozen
class Repaired:
    """One repair: the line (from 1) in the repaired file, and what was done there."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"第 {self.line} 行：{self.what}"


@frozen
class Fixed:
    """A file by its path and the name people see, its old and new bytes, the repairs in order.

    ``codec`` is what the old bytes were read with; ``is_new``: there is no such file yet.
    """

    path: Path
    name: str
    old: bytes
    new: bytes
    repaired: tuple[Repaired, ...]
    codec: str = "utf-8"
    is_new: bool = False


def write(fixed: Fixed) -> None:
    """Write a repaired file in the place of the old one.

    Raises ``files.ChangedError`` where it was changed since it was read, ``OSError`` where it
    cannot be written; then the old bytes stay.
    """
    files.replace(fixed.path, fixed.old, fixed.new)


def diff(fixed: Fixed) -> bytes:
    """The repairs as a unified difference that ``git apply`` takes: the bytes of both files."""
    old = b"/dev/null" if fixed.is_new else _named("a", fixed.name)
    names = (old, _named("b", fixed.name))
    lines = difflib.diff_bytes(difflib.unified_diff, _lines(fixed.old), _lines(fixed.new), *names)
    return b"".join(line if line.endswith(b"\n") else line + _NO_END for line in lines)


def _named(side: str, name: str) -> bytes:
    """The name of a file as git writes it: in quotes where a line could not hold it as it is."""
    path = os.fsencode(f"{side}/{name}")
    if _ODD_BYTE.search(path) is None:
        return path
    return b'"' + _ODD_BYTE.sub(lambda found: b"\\%03o" % ord(found[0]), path) + b'"'


def shown_diff(fixed: Fixed) -> str:
    """The same for people at a terminal; control characters show as escapes.

    Carriage returns at line ends show only where it is them that change.
    """
    old, new = fixed.old.decode(fixed.codec), fixed.new.decode("utf-8")
    old, new = old.removeprefix("\ufeff"), new.removeprefix("\ufeff")
    if ("\r\n" in old) == ("\r\n" in new):
        old, new = old.replace("\r\n", "\n"), new.replace("\r\n", "\n")
    return "".join(f"{terminal(line)}\n" for line in _difference(terminal(fixed.name), old, new))


def _lines(data: bytes) -> list[bytes]:
    """Lines with their line feeds; the last one may have none."""
    *whole, last = data.split(b"\n")
    return [*(line + b"\n" for line in whole), *([last] if last else [])]


def _difference(name: str, old: str, new: str) -> Iterator[str]:
    if old == new:
        yield from (f"--- a/{name}", f"+++ b/{name}", "（文字不变，只改编码）")
    before, after = old.split("\n"), new.split("\n")
    for line in difflib.unified_diff(_ended(before), _ended(after), f"a/{name}", f"b/{name}"):
        shown, end, _ = line.partition("\n")
        yield shown
        if not end:
            yield "\\ No newline at end of file"


def _ended(lines: list[str]) -> list[str]:
    """Lines with their line feeds; the last one may have none."""
    *whole, last = lines
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]
