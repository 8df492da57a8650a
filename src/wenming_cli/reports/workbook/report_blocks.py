"""The text of a report taken apart again: headings, paragraphs and tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(amp|lt|gt);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
_BARS = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_HEADING = re.compile(r"(#{1,6}) (.*)")
_BULLET = re.compile(r"\s*[-*+] ")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A heading (``level`` 1 is the title) or a paragraph (``level`` 0), without markup."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """A table: the heads, which columns hold numbers, the rows."""

    heads: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


Block = SheetLine | SheetGrid


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text, in order."""
    for part in re.split(r"\n{2,}", text.strip("\n")):
        lines = part.split("\n")
        if len(lines) > 1 and all(line.startswith("|") for line in lines):
            yield _grid(lines)
        else:
            yield from (_line(line) for line in lines)


def _grid(lines: list[str]) -> SheetGrid:
    heads, rule, *rows = (tuple(_cells(line)) for line in lines)
    return SheetGrid(heads, tuple(mark.endswith("-:") for mark in rule), tuple(rows))


def _cells(line: str) -> Iterator[str]:
    for cell in _BARS.sub(r"\1\n", line.strip()).split("\n")[1:-1]:
        yield _plain(cell)


def _line(line: str) -> SheetLine:
    heading = _HEADING.fullmatch(line)
    if heading:
        return SheetLine(_plain(heading[2]), len(heading[1]))
    bullet = _BULLET.match(line)
    return SheetLine(_plain(line[bullet.end() :] if bullet else line))


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: found[1] or _ENTITIES[found[2]], text.strip())
