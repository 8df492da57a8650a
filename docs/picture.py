"""Draws the picture of the README: the real output of ``wenming status``, as SVG.

Run from the repository's root: ``python docs/picture.py``.
"""

import contextlib
import io
import os
import re
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from wenming_cli import cli

COMMAND = ("status", "--month", "2020-09", "--color", "always")
COLUMNS = 90  # what a phone still shows legibly
LINES = 33  # the window stands on the first screen of the README
CELL = 12.2  # how wide rich draws one column of a terminal
PICTURE = Path(__file__).with_name("status.svg")


FONTS = "Sarasa Mono SC, Noto Sans Mono CJK SC, Microsoft YaHei, PingFang SC, monospace"


class _Terminal(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def output() -> str:
    """What the command prints on a terminal, with its colours."""
    printed, before = _Terminal(), dict(os.environ)
    os.environ.update(COLUMNS=str(COLUMNS), LINES=str(LINES))
    with contextlib.redirect_stdout(printed):
        cli.main(COMMAND)
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name)
        os.environ.update({name: before[name]} if name in before else {})
    return printed.getvalue()


def drawn(text: str) -> str:
    """The text in a terminal window, as SVG without anything loaded from elsewhere."""
    shown = Text.from_ansi(text)
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(shown, no_wrap=True, crop=True)
    svg = console.export_svg(title=f"wenming {' '.join(COMMAND[:3])}", unique_id="status")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]*monospace;", f"font-family: {FONTS};", svg)
    svg = svg.replace("font-variant-east-asian: full-width;", "")  # it widens letters and digits
    svg = svg.replace("font-size: 20px", "font-size: 22px")  # as large as lines and columns allow
    return _TEXT.sub(_by_cells, svg)


_TEXT = re.compile(r'<text ([^>]*?)x="([\d.]+)" ([^>]*?)textLength="[\d.]+" ([^>]*)>([^<]*)</text>')
_SPACE = "&#160;"
_NARROW = r"(?:&\w+;|&#\d+;|[!-~])+"
_RUN = re.compile(rf"{_NARROW}(?: {_NARROW})*|[^\s!-~]+")


def _by_cells(found: re.Match[str]) -> str:
    """A stretch of text as one element a run, so that columns stand whatever the font.

    Wide and narrow characters are runs of their own: spacing is shared out among all of a run.
    """
    before, left, middle, after, content = found.groups()
    text = content.replace(_SPACE, " ")
    elements = []
    for cell in _RUN.finditer(text):
        start = cell_len(unescape(text[: cell.start()])) * CELL + float(left)
        size = cell_len(unescape(cell[0])) * CELL
        words = cell[0].replace(" ", _SPACE)
        elements.append(
            f'<text {before}x="{start:g}" {middle}textLength="{size:g}" {after}>{words}</text>'
        )
    return "".join(elements)


if __name__ == "__main__":
    PICTURE.write_text(drawn(output()), encoding="utf-8")
