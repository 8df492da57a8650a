"""Markdown for a chat, a wiki or a merge request; nothing in it acts as markup."""

from collections.abc import Iterator, Sequence

from wenming_cli import sink
from wenming_cli.formats.pages import Look
from wenming_cli.pages.blocks import Block, Facts, Heading, Items, Paragraph, Table
from wenming_cli.pages.page import Page

ENDINGS: tuple[str, ...] = (".md", ".markdown")


def write(pages: Sequence[Page], _: Look) -> str:
    """Each page under a heading of its own."""
    return "\n".join(_page(page) for page in pages)


def _page(page: Page) -> str:
    title = sink.markdown("  ".join(page.title.words))
    parts = (_block(block) for block in page.blocks)
    return "\n\n".join([f"## {title}", *(part for part in parts if part)]) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"### {sink.markdown(text)}"
        case Paragraph(text):
            return sink.markdown(text)
        case Items(items, heading):
            listed = "\n".join(f"- {sink.markdown(item)}" for item in items)
            return "\n\n".join([*_strong(heading), *([listed] if listed else [])])
        case Facts(rows):
            said = (" ".join(filter(None, row)) for row in rows)
            return "\n".join(f"- {sink.markdown(line)}" for line in said)
        case Table():
            foot = [sink.markdown(block.foot)] if block.foot else []
            lines = ["\n".join(table(block))] if block.rows else []
            return "\n\n".join([*_strong(block.heading), *lines, *foot])


def _strong(heading: str) -> list[str]:
    return [f"**{sink.markdown(heading)}**"] if heading else []


def table(block: Table) -> Iterator[str]:
    """The lines of a table."""
    heads = [sink.markdown(column.title) for column in block.columns]
    rule = ["---:" if column.is_number else "---" for column in block.columns]
    rows = ([sink.markdown(cell) for cell in row] for row in block.rows)
    yield from (f"| {' | '.join(row)} |" for row in (heads, rule, *rows))
