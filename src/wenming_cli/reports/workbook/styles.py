"""How cells of a workbook look."""

from dataclasses import dataclass, replace

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side

_FACE = "宋体"
_SIDE = Side(style="thin")
_LINES = Border(_SIDE, _SIDE, _SIDE, _SIDE)
_NO_LINES = Border()


@dataclass(frozen=True, slots=True)
class Style:
    """Font, alignment, whether it has a border, and how a number is shown."""

    size: int = 11
    is_bold: bool = False
    along: str | None = None
    has_lines: bool = True
    number: str = "General"
    is_number: bool = False

    def put_on(self, cell: Cell) -> None:
        """Make a cell look like it."""
        cell.font = Font(name=_FACE, size=self.size, bold=self.is_bold)
        cell.alignment = Alignment(horizontal=self.along, vertical="center", wrap_text=True)
        cell.border = _LINES if self.has_lines else _NO_LINES
        cell.number_format = self.number


TEXT = Style(has_lines=False)
TITLE = Style(size=16, is_bold=True, along="center", has_lines=False)
HEADING = Style(is_bold=True, has_lines=False)
HEAD = Style(is_bold=True, along="center")
CELL = Style()
NUMBER = Style(along="right", is_number=True)


def number(decimals: int, unit: str) -> Style:
    """A number with so many decimals and a unit behind it, as it is read in the text."""
    digits = f"0.{'0' * decimals}" if decimals else "0"
    if not unit:
        return replace(NUMBER, number=digits if decimals else NUMBER.number)
    return replace(NUMBER, number=f"{digits}%" if unit == "%" else f'{digits}"{unit}"')
