"""How cells of a workbook look."""

from dataclasses import replace
from typing import Any

from wenming_cli.frozen import frozen

_FACE = "宋体"


@frozen
class CellStyle:
    """Size, weight, alignment, whether it has a border, and how a number is shown.

    ``is_quoted``: it is text though it begins as a formula would, also when somebody edits it.
    """

    size: int = 11
    is_bold: bool = False
    along: str = "left"
    has_lines: bool = True
    shown: str | None = None
    is_quoted: bool = False

    def properties(self) -> dict[str, Any]:
        """The same in the words of XlsxWriter."""
        return {
            "font_name": _FACE,
            "font_size": self.size,
            "bold": self.is_bold,
            "align": self.along,
            "valign": "vcenter",
            "text_wrap": True,
            "border": int(self.has_lines),
            "quote_prefix": self.is_quoted,
        } | ({"num_format": self.shown} if self.shown else {})


TEXT = CellStyle(has_lines=False)
TITLE = CellStyle(size=16, is_bold=True, along="center", has_lines=False)
HEADING = CellStyle(is_bold=True, has_lines=False)
HEAD = CellStyle(is_bold=True, along="center")
CELL = CellStyle()
NUMBER = replace(CELL, along="right")
