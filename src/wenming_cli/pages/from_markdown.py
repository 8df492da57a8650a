"""The Markdown of a report taken apart once, into the blocks that every form is written from."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from wenming_cli.frozen import frozen
from wenming_cli.pages.blocks import (
    Block,
    Caution,
    Column,
    Heading,
    Hint,
    Items,
    Paragraph,
    Run,
    Table,
    Verbatim,
)

_COMMENT = re.compile(r"<!--((?:[^-<]|-(?!->)|<(?!!--))*)-->")


@frozen
class ReadDocument:
    """What a Markdown text says: its title, which is its first heading of level 1, and the rest."""

    title: str
    blocks: tuple[Block, ...]


def document_of(text: str) -> ReadDocument:
    """A text taken apart; comments become hints, any other markup of HTML is words."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    blocks = [block for node in tree.children for block in _blocks(node)]
    first = next((b for b in blocks if isinstance(b, Heading) and b.level == 1), None)
    return ReadDocument(first.text if first else "", tuple(b for b in blocks if b is not first))


def _blocks(node: SyntaxTreeNode) -> Iterator[Block]:
    match node.type:
        case "heading":
            yield Heading(_words(node), int(node.tag[1:]))
        case "paragraph":
            yield from _paragraphs(node)
        case "bullet_list" | "ordered_list":
            yield from _list(node)
        case "table":
            yield _table(node)
        case "blockquote":
            yield from (Caution(_words(child)) for child in node.children)
        case "fence" | "code_block":
            yield Verbatim(node.content)
        case "html_block":
            yield from _markup(node.content)


def _markup(content: str) -> Iterator[Block]:
    """Comments as hints; what stands between them as paragraphs of words."""
    words, *found = _COMMENT.split(content)
    yield from map(Paragraph, words.strip().splitlines())
    for name, rest in zip(found[::2], found[1::2], strict=True):
        yield Hint(name.strip())
        yield from map(Paragraph, rest.strip().splitlines())


def _list(node: SyntaxTreeNode) -> Iterator[Block]:
    """A list as its items, whatever stands in them; lists inside of it follow what they are of."""
    items = [" ".join(_spoken(item)) for item in node.children]
    first = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    yield Items(tuple(items), first=first)


def _spoken(item: SyntaxTreeNode) -> Iterator[str]:
    for child in item.children:
        if child.type in ("bullet_list", "ordered_list"):
            yield from (words for inner in child.children for words in _spoken(inner))
        elif child.type != "html_block":
            yield _words(child)


def _table(node: SyntaxTreeNode) -> Table:
    head, *body = node.children
    (heads,) = head.children
    columns = tuple(
        Column(_words(cell), is_number=_RIGHT in str(cell.attrs.get("style", "")))
        for cell in heads.children
    )
    rows = (row for part in body for row in part.children)
    return Table(columns, tuple(tuple(map(_words, row.children)) for row in rows))


_RIGHT = "right"


# --- words ----------------------------------------------------------------------------------------


def _words(node: SyntaxTreeNode) -> str:
    """All that is said below a node, in one line."""
    inner = node
    while len(inner.children) == 1:
        (inner,) = inner.children
    if inner.type == "text":  # most cells of tables are one text, and there may be many
        return inner.content.strip()
    return " ".join("".join(run.text for run in line) for line in _lines(node)).strip()


def _paragraphs(node: SyntaxTreeNode) -> Iterator[Paragraph]:
    """Each line of a paragraph as one: templates put lines below each other to be read so."""
    for line in _lines(node):
        runs = [run for run in line if run.text]
        if runs:
            is_plain = not any(run.is_strong for run in runs)
            text = "".join(run.text for run in runs)
            yield Paragraph(text, () if is_plain else tuple(runs))


def _lines(node: SyntaxTreeNode) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in _runs(node, is_strong=False):
        if run is None:
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def _runs(node: SyntaxTreeNode, *, is_strong: bool) -> Iterator[Run | None]:
    """The pieces of a text in order; None where a line ends."""
    if node.type in ("softbreak", "hardbreak"):
        yield None
    elif node.type == "html_inline":
        if not _COMMENT.fullmatch(node.content):
            yield Run(node.content, is_strong)
    elif not node.children:
        yield Run(node.content, is_strong)
    for child in node.children:
        yield from _runs(child, is_strong=is_strong or child.type == "strong")
