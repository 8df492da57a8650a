"""Help pages in Chinese: the headings, and lines that end where Chinese lines may.

Rich takes Chinese, which has no spaces, for one long word.
"""

from typing import Any

import rich.text
from typer import rich_utils
from typer.core import TyperArgument

from wenming_cli.pages.folding import breaks


def _line_starts(text: str, width: int, fold: bool = True) -> list[int]:  # noqa: ARG001  as rich calls it
    return list(breaks(text, width))


def _without_blanks(line: rich.text.Text, _width: int) -> None:
    """Rich counts full-width characters as one column here."""
    line.rstrip()


def _no_type(_argument: TyperArgument, ctx: Any) -> None:
    """What an argument is called says what it takes."""


def in_chinese() -> None:
    """Let Typer draw its help pages so."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.DEFAULT_STRING = "[默认：{}]"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
    drawing: Any = rich.text
    drawing.divide_line = _line_starts
    drawing.Text.rstrip_end = _without_blanks
    argument: Any = TyperArgument
    argument.display_type_rich = _no_type
