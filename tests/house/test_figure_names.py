"""A figure is named by the constant of its row: its id stands as text in the table alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.parsed import FILES as ALL
from tests.house.parsed import PACKAGE, nodes_of, shown
from wenming_cli.figures.table import BOARD_RATES, FIGURES
from wenming_cli.model.settings import BoardSettings

TABLE = PACKAGE / "figures" / "table.py"
SETTINGS = PACKAGE / "model" / "settings.py"
"""What a board weighs by itself; the model knows no figures, so a test compares them."""
POINTS = PACKAGE / "model" / "points.py"
"""What points are given for; the rate is called there as the plan calls it."""
WORDS = {"paid", "remaining"}
"""Ids that are also keys of JSON that speak of something else than the figure: a line, a source."""


def literals(path: Path) -> Iterator[ast.Constant]:
    keys = {
        id(key)
        for node in nodes_of(path)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and key.value in WORDS
    }
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and id(node) not in keys:
            yield node


FILES = [path for path in ALL if path not in (TABLE, SETTINGS, POINTS)]


def test_no_id_of_a_figure_is_written_out() -> None:
    ids = {row.id for row in FIGURES}
    assert [
        (shown(path), node.lineno, node.value)
        for path in FILES
        for node in literals(path)
        if node.value in ids
    ] == []


def test_constants_are_called_like_their_ids() -> None:
    from wenming_cli.figures import table

    assert [getattr(table, row.id.upper()) for row in FIGURES] == list(FIGURES)


def test_what_a_board_weighs_by_itself_is_measured_of_units() -> None:
    assert set(BoardSettings.model_construct().weights) <= set(BOARD_RATES)
