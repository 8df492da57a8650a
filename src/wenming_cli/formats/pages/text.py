"""Text for people: on a terminal no line is wider than it, in a pipe nothing is cut."""

from collections.abc import Iterator, Sequence

from wenming_cli import sink
from wenming_cli.formats.fitting import FittedGrid, fitted
from wenming_cli.formats.pages import Look
from wenming_cli.formats.paint import painted, with_places
from wenming_cli.pages.blocks import (
    KEPT,
    SPARE,
    Block,
    Caution,
    Column,
    Facts,
    Heading,
    Hint,
    Items,
    Paragraph,
    Table,
    Verbatim,
)
from wenming_cli.pages.folding import folded
from wenming_cli.pages.page import Page

_INDENT = "  "
_MARK = 4
"""The columns left free for marks, so that lists below each other stand in line."""
_LIGHTS = {
    "逾期": "31",
    "滞后": "33",
    "临期": "34",
    "正常": "32",
    "办结": "32",
    "未报送": "33",
    "预警": "31",
    "关注": "33",
    "超额": "34",
    "提醒": "34",
    "督办": "33",
    "通报": "31",
    "约谈": "31",
    "待整改": "33",
    "待复核": "34",
    "已销号": "32",
    "红榜": "31",
    "黑榜": "1",
}
_FACTS = (
    Column(""),
    Column("", is_number=True, worth=KEPT),
    Column("", worth=KEPT),
    Column("", worth=SPARE),
    Column("", worth=SPARE),
)


def write(pages: Sequence[Page], look: Look) -> str:
    """Page after page, an empty line between them."""
    text = "\n".join(sink.no_commands("\n".join(lines(page, look)) + "\n") for page in pages)
    return with_places(text) if look.colour else text


def lines(page: Page, look: Look) -> list[str]:
    """The lines of a page; tables and what has a heading stand apart from the rest."""
    title = sink.terminal("  ".join(page.title.words))
    told = list(folded(title, look.columns)) if title else []
    before: Block | None = None
    for block in page.blocks:
        shown = list(_block(block, look))
        if shown and _is_apart(before, block):
            told.append("")
        told += shown
        before = block if shown else before
    return told


def _is_apart(before: Block | None, block: Block) -> bool:
    """Whether an empty line stands between two blocks; the first follows the title."""
    if isinstance(before, Heading):
        return False
    is_list = isinstance(block, Items) and not block.heading
    if isinstance(block, Table | Heading) or (isinstance(block, Items) and block.heading):
        return True
    return isinstance(before, Table) or (isinstance(before, Items) and not is_list)


def _block(block: Block, look: Look) -> Iterator[str]:
    match block:
        case Heading(text, _) | Paragraph(text, _):
            yield from folded(sink.terminal(text), look.columns)
        case Caution(text):
            yield from folded(sink.terminal(f"注意：{text}"), look.columns)
        case Items():
            yield from folded(sink.terminal(block.heading), look.columns) if block.heading else ()
            for item in _items(block):
                yield from _indented(sink.terminal(item), look.columns)
        case Verbatim(text):
            yield from _verbatim(text, look.columns)
        case Hint():
            return
        case Facts(rows):
            columns = _FACTS[: max(map(len, rows), default=0)]
            yield from _rows(Table(columns, rows, is_bare=True), look, "")
        case Table():
            yield from _table(block, look)


def _items(block: Items) -> Iterator[str]:
    """The items, each behind its number or its mark and before its place."""
    marks = block.marks or ("",) * len(block.items)
    places = block.places or ("",) * len(block.items)
    wide = max([_MARK, *map(sink.width, marks)])
    rows = zip(block.signs, marks, block.items, places, strict=True)
    for sign, mark, item, place in rows:
        before = f"{sink.padded(mark, wide)}  " if block.marks else sign
        yield f"{before}{item}{f'  [{place}]' if place else ''}"


def _verbatim(text: str, columns: int | None) -> Iterator[str]:
    """Lines as they are, each folded behind its own indentation."""
    for line in sink.layout(text).splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        room = None if columns is None else max(columns - len(indent), 1)
        yield from [indent + part for part in folded(line.lstrip(), room)] or [""]


def _indented(text: str, columns: int | None) -> Iterator[str]:
    room = None if columns is None else columns - len(_INDENT)
    yield from (_INDENT + line for line in folded(text, room))


def _table(table: Table, look: Look) -> Iterator[str]:
    indent = _INDENT if table.heading else ""
    if table.heading:
        first, *rest = folded(sink.terminal(table.heading), look.columns)
        word, space, others = first.partition(" ")
        yield _painted(word, colour=look.colour) + space + others
        yield from rest
    if table.rows:
        yield from _rows(table, look, indent)
    if table.foot:
        yield from (indent + line for line in folded(sink.terminal(table.foot), look.columns))


def _rows(table: Table, look: Look, indent: str) -> Iterator[str]:
    room = None if look.columns is None else look.columns - len(indent)
    grid = fitted(table, room)
    heads = () if table.is_bare else (grid.heads,)
    for row in heads:
        yield from (indent + line for line in _line(row, grid, colour=False))
    for row in grid.rows:
        yield from (indent + line for line in _line(row, grid, colour=look.colour))


def _line(row: Sequence[Sequence[str]], grid: FittedGrid, *, colour: bool) -> Iterator[str]:
    """The lines of a row, as many as its longest cell."""
    for at in range(max(map(len, row), default=0)):
        cells = []
        for cell, width, column in zip(row, grid.widths, grid.columns, strict=True):
            part = cell[at] if at < len(cell) else ""
            space = " " * (width - sink.width(part))
            shown = _painted(part, colour=colour)
            cells.append(space + shown if column.is_number else shown + space)
        yield "  ".join(cells).rstrip()


def _painted(word: str, *, colour: bool) -> str:
    """A word, or what begins with one, in the colour of its light; other words as they are."""
    code = _LIGHTS.get(word.partition(" ")[0]) if colour else None
    return word if code is None else painted(word, code)
