"""Help pages in Chinese: the headings, and lines that go on where rich would cut them."""

from typing import Any

from rich.columns import Columns
from rich.table import Table
from rich.text import Text
from typer import rich_utils


class FoldingTable(Table):
    """A table whose cells go on in the next line.

    Rich takes Chinese, which has no spaces, for one long word.
    """

    def add_row(self, *cells: Any, **options: Any) -> None:
        """Add a row; the columns it may have made fold."""
        super().add_row(*cells, **options)
        for column in self.columns:
            column.overflow = "fold"


def _folding_columns(items: list[Any]) -> Columns:
    for item in items:
        if isinstance(item, Text):
            item.overflow = "fold"
    return Columns(items)


def in_chinese() -> None:
    """Let Typer draw its help pages so."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.DEFAULT_STRING = "[默认：{}]"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
    drawing: Any = rich_utils
    drawing.Table, drawing.Columns = FoldingTable, _folding_columns
