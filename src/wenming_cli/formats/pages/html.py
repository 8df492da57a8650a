"""A page of the web in one file: it opens by double click, asks for nothing, and nothing acts."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

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

_STYLE = """
:root { color-scheme: light dark; --line: #bbb; --head: #f2f2f2; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; line-height: 1.6; overflow-wrap: anywhere;
  font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; } h3, h4, h5, h6 { font-size: 1rem; }
.scroll { overflow-x: auto; margin: .6rem 0; overflow-wrap: break-word; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left;
  vertical-align: top; min-width: 3.5em; }
th { background: var(--head); }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.caution { border-left: .3rem solid #c00; padding-left: .6rem; }
.place { opacity: .75; font-size: .85em; }
pre { white-space: pre-wrap; background: var(--head); padding: .6rem; }
ul.plain { list-style: none; padding-left: 1rem; }
@media (prefers-color-scheme: dark) { :root { --line: #555; --head: #262626; } }
@page { size: A4; margin: 20mm 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .scroll { overflow: visible; overflow-wrap: anywhere; }
  .number { white-space: normal; }
  table { font-size: 8.5pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  section + section { break-before: page; }
}
"""
_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"


def write(pages: Sequence[Page], _: Look) -> str:
    """The document; each page is a section of it."""
    lines = [
        "<!doctype html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{sink.xml(_title(pages[0]))}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        *(line for page in pages for line in _section(page)),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _title(page: Page) -> str:
    return "  ".join(page.title.words) or "wenming"


def _section(page: Page) -> Iterator[str]:
    yield "<section>"
    yield f"<h1>{sink.xml(_title(page))}</h1>"
    for block in page.blocks:
        yield from _block(block)
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            depth = min(level, 6)
            yield f"<h{depth}>{sink.xml(text)}</h{depth}>"
        case Paragraph():
            yield f"<p>{''.join(map(_run, block.pieces))}</p>"
        case Caution(text):
            yield f'<p class="caution">{sink.xml(f"注意：{text}")}</p>'
        case Verbatim(text):
            lines = sink.layout(text).strip("\n").split("\n")
            yield "<pre>{}</pre>".format("\n".join(map(sink.xml, lines)))
        case Items():
            yield from _list(block)
        case Facts(rows):
            yield from _grid((), rows, (False, True))
        case Table():
            yield from _table(block)
        case Hint():
            return


def _run(run: Run) -> str:
    return f"<strong>{sink.xml(run.text)}</strong>" if run.is_strong else sink.xml(run.text)


def _list(block: Items) -> Iterator[str]:
    """A list; numbers stand in the text, as they are what people call an item by."""
    yield from _heading(block.heading)
    marks = block.marks or ("",) * len(block.items)
    places = block.places or ("",) * len(block.items)
    yield "<ul>" if block.first is None else '<ul class="plain">'
    for sign, mark, item, place in zip(block.signs, marks, block.items, places, strict=True):
        strong = f"<strong>{sink.xml(mark)}</strong> " if mark else ""
        where = f' <span class="place">{sink.xml(place)}</span>' if place else ""
        yield f"<li>{sign}{strong}{sink.xml(item)}{where}</li>"
    yield "</ul>"


def _heading(text: str) -> Iterator[str]:
    if text:
        yield f"<h3>{sink.xml(text)}</h3>"


def _table(table: Table) -> Iterator[str]:
    yield from _heading(table.heading)
    if table.rows:
        heads = () if table.is_bare else tuple(column.title for column in table.columns)
        yield from _grid(heads, table.rows, [column.is_number for column in table.columns])
    if table.foot:
        yield f"<p>{sink.xml(table.foot)}</p>"


def _grid(
    heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[bool]
) -> Iterator[str]:
    yield '<div class="scroll"><table>'
    if heads:
        cells = "".join(f'<th scope="col">{sink.xml(head)}</th>' for head in heads)
        yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    for row in rows:
        yield f"<tr>{''.join(_cell(text, at, numbers) for at, text in enumerate(row))}</tr>"
    yield "</tbody></table></div>"


def _cell(text: str, at: int, numbers: Sequence[bool]) -> str:
    is_number = at < len(numbers) and numbers[at]
    kind = ' class="number"' if is_number else ""
    return f"<td{kind}>{sink.xml(text)}</td>"
