"""A figure is named by the constant of its row: its id stands as text in the table alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import wenming_cli
from wenming_cli.figures.table import BOARD_RATES, FIGURES
from wenming_cli.model.settings import BoardSettings

PACKAGE = Path(wenming_cli.__file__).parent
TABLE = PACKAGE / "figures" / "table.py"
SETTINGS = PACKAGE / "model" / "settings.py"
"""What a board weighs by itself; the model knows no figures, so a test compares them."""
POINTS = PACKAGE / "model" / "points.py"
"""What points are given for; the rate is called there as the plan calls it."""
WORDS = {"paid", "remaining"}
"""Ids that are also keys of JSON that speak of something else than the figure: a line, a source."""


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    keys = {
        id(key)
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and key.value in WORDS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in keys:
            yield node


FILES = sorted(path for path in PACKAGE.rglob("*.py") if path not in (TABLE, SETTINGS, POINTS))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_id_of_a_figure_is_written_out(path: Path) -> None:
    ids = {row.id for row in FIGURES}
    found = [node for node in literals(ast.parse(path.read_text("utf-8"))) if node.value in ids]
    assert [(node.lineno, node.value) for node in found] == []


def test_constants_are_called_like_their_ids() -> None:
    from wenming_cli.figures import table

    assert [getattr(table, row.id.upper()) for row in FIGURES] == list(FIGURES)


def test_what_a_board_weighs_by_itself_is_measured_of_units() -> None:
    assert set(BoardSettings.model_construct().weights) <= set(BOARD_RATES)
