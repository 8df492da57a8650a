"""Markdown for a chat, a wiki or a merge request; nothing in it acts as markup or calls anybody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, takewhile

from wenming_cli import sink
from wenming_cli.formats.pages import Look
from wenming_cli.pages.blocks import (
    Block,
    Caution,
    Facts,
    Heading,
    Hint,
    Items,
    Paragraph,
    Run,
    Table,
    Verbatim,
)
from wenming_cli.pages.page import Page

LONGEST = 60_000
"""Of what is made for a comment, in characters: forges cut longer ones."""

_KEPT_FREE = 300
_TICKS = re.compile("`+")


def write(pages: Sequence[Page], _: Look) -> str:
    """Each page under a heading of its own."""
    room = LONGEST // len(pages)
    return "\n".join(_page(_commented(page, room) if page.all_with else page) for page in pages)


def _page(page: Page) -> str:
    title = Heading("  ".join(page.title.words), level=1)
    parts = (_block(block) for block in (title, *page.blocks))
    return "\n\n".join(part for part in parts if part) + "\n"


def _clean(text: str) -> str:
    return sink.markdown_comment(text)


def _block(block: Block) -> str:
    return "\n\n".join(part for part in _parts(block) if part)


def _parts(block: Block) -> Iterator[str]:
    """What stands apart from each other by an empty line."""
    match block:
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {_clean(text)}" if text else ""
        case Paragraph():
            yield "".join(map(_run, block.pieces))
        case Caution(text):
            yield f"> {_clean(text)}"
        case Items():
            yield _strong(block.heading)
            yield "\n".join(_items(block))
        case Facts(rows):
            said = (" ".join(filter(None, row)) for row in rows)
            yield "\n".join(f"- {_clean(line)}" for line in said)
        case Table():
            yield _strong(block.heading)
            yield "\n".join(_table(block)) if block.rows else ""
            yield _clean(block.foot)
        case Verbatim(text):
            fence = "`" * (max(map(len, _TICKS.findall(f"``\n{text}"))) + 1)
            yield "\n".join((fence, sink.layout(text).strip("\n"), fence))
        case Hint():
            return


def _run(run: Run) -> str:
    """Signs of emphasis stand at the words, as Markdown wants them."""
    words = _clean(run.text)
    return f"**{words}**" if run.is_strong and words else words


def _items(block: Items) -> Iterator[str]:
    marks = block.marks or ("",) * len(block.items)
    places = block.places or ("",) * len(block.items)
    rows = zip(block.signs, marks, block.items, places, strict=True)
    for sign, mark, item, place in rows:
        words = [f"**{_clean(mark)}**" if mark else "", _clean(item)]
        words += [f"（{_clean(place)}）"] if place else []
        yield f"{sign or '- '}{' '.join(filter(None, words))}"


def _strong(heading: str) -> str:
    return f"**{_clean(heading)}**" if heading else ""


def _table(block: Table) -> Iterator[str]:
    """The lines of a table."""
    heads = [_clean(column.title) for column in block.columns]
    rule = ["---:" if column.is_number else "---" for column in block.columns]
    rows = ([_clean(cell) for cell in row] for row in block.rows)
    yield from (f"| {' | '.join(row)} |" for row in (heads, rule, *rows))


# --- comments -------------------------------------------------------------------------------------


def _commented(page: Page, room: int) -> Page:
    """A page as a comment: without places, and with as many items and rows as there is room for.

    Tables say what comes of it all, so lists are cut before them.
    """
    blocks = [replace(b, places=()) if isinstance(b, Items) else b for b in page.blocks]
    room -= _KEPT_FREE
    left = 0
    for at in sorted(range(len(blocks)), key=lambda at: _patience(blocks[at])):
        blocks[at], rest = _cut(blocks[at], room)
        room -= len(_block(blocks[at])) + 2
        left += rest
    if left:
        last = max(at for at, block in enumerate(page.blocks) if isinstance(block, Items | Table))
        lists = [at for at, block in enumerate(page.blocks) if isinstance(block, Items)]
        after = max(lists, default=last) + 1
        blocks.insert(after, Paragraph(f"还有 {left} 处没有列出，运行 {page.all_with} 看全部"))
    return replace(page, blocks=tuple(blocks))


def _patience(block: Block) -> int:
    """The order in which blocks are given room."""
    return 2 if isinstance(block, Items) else 1 if isinstance(block, Table) else 0


def _cut(block: Block, room: int) -> tuple[Block, int]:
    """A list or a table with as many entries as fit, and how many that leaves out."""
    if not isinstance(block, Items | Table) or len(_block(block)) <= room:
        return block, 0
    entries = list(_items(block)) if isinstance(block, Items) else list(_table(block))[2:]
    room -= len(_block(block)) - sum(len(entry) + 1 for entry in entries)
    used = accumulate(len(entry) + 1 for entry in entries)
    kept = sum(1 for _ in takewhile(lambda total: total <= room, used))
    whole = block if kept else replace(block, heading="")
    return whole.head(kept), len(entries) - kept
