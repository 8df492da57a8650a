"""Draws the picture of the README: the real output of ``wenming status``, as SVG.

Run from the repository's root: ``python docs/picture.py``.
"""

import contextlib
import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from wenming_cli import cli

COMMAND = ("status", "--month", "2020-09", "--color", "always")
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
    console = Console(record=True, width=120, file=io.StringIO(), force_terminal=True)
    console.print(shown, no_wrap=True, crop=True)
    svg = console.export_svg(title=f"wenming {' '.join(COMMAND[:3])}", unique_id="status")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    PICTURE.write_text(drawn(output()), encoding="utf-8")
