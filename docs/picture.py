"""Draws the picture of the README: the real output of ``wenming status``, as SVG.

Run from the repository's root: ``python docs/picture.py``.
"""

import contextlib
import io
import re
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from wenming_cli import cli

COMMAND = ("status", "--month", "2020-09", "--color", "always")
CELL = 12.2  # how wide rich draws one column of a terminal
PICTURE = Path(__file__).with_name("status.svg")


def output() -> str:
    """What the command prints, with its colours."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        cli.main(COMMAND)
    return printed.getvalue()


def drawn(text: str) -> str:
    """The text in a terminal window, as SVG without anything loaded from elsewhere."""
    shown = Text.from_ansi(text)
    console = Console(record=True, width=126, file=io.StringIO(), force_terminal=True)
    console.print(shown, no_wrap=True, crop=True)
    svg = console.export_svg(title=f"wenming {' '.join(COMMAND[:3])}", unique_id="status")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return _TEXT.sub(_by_cells, svg)


_TEXT = re.compile(r'<text ([^>]*?)x="([\d.]+)" ([^>]*?)textLength="[\d.]+" ([^>]*)>([^<]*)</text>')
_SPACE = "&#160;"


def _by_cells(found: re.Match[str]) -> str:
    """A stretch of text as one element a cell, so that columns stand whatever the font."""
    before, left, middle, after, content = found.groups()
    text = content.replace(_SPACE, " ")
    elements = []
    for cell in re.finditer(r"\S+(?: \S+)*", text):
        start = cell_len(unescape(text[: cell.start()])) * CELL + float(left)
        size = cell_len(unescape(cell[0])) * CELL
        words = cell[0].replace(" ", _SPACE)
        elements.append(
            f'<text {before}x="{start:g}" {middle}textLength="{size:g}" {after}>{words}</text>'
        )
    return "".join(elements)


if __name__ == "__main__":
    PICTURE.write_text(drawn(output()), encoding="utf-8")
