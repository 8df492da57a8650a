"""The architecture: imports point down, and each wall has one door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import wenming_cli

PACKAGE = Path(wenming_cli.__file__).parent
LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"__main__"}),
    frozenset({"working"}),
    frozenset({"cli"}),
    frozenset({"commands", "help_pages"}),
    frozenset({"inputs"}),
    frozenset({"exchange"}),
    frozenset({"writing", "rollup"}),
    frozenset(
        {"rules", "formats", "reports", "repairs", "screens", "dashboard", "history", "terminal"}
    ),
    frozenset({"changes", "explaining", "patching"}),
    frozenset({"loading", "figures"}),
    frozenset({"model", "files", "pages"}),
    frozenset({"similar"}),
    frozenset(
        {
            "diagnostic",
            "origin",
            "remembered",
            "sink",
            "shipped",
            "stop",
            "synonyms",
            "unseen",
            "words",
            "workers",
            "__init__",
        }
    ),
    frozenset({"frozen", "interrupted", "lazy_pattern"}),
)
LEVEL = {name: level for level, names in enumerate(LEVELS) for name in names}
FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The top-level module or folder a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a file imports, type-checking blocks too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            names = [alias.name for alias in node.names]
            yield node.lineno, node.module or ""
            if node.module == "wenming_cli":
                yield from ((node.lineno, f"wenming_cli.{name}") for name in names)


def parts_imported(path: Path) -> Iterator[tuple[int, str]]:
    for line, name in imported(path):
        words = name.split(".")
        if words[0] == "wenming_cli" and len(words) > 1 and words[1] != "__version__":
            yield line, words[1]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = part_of(path)
    for line, there in parts_imported(path):
        allowed = there == here or LEVEL[there] > LEVEL[here]
        assert allowed, f"{path.name}:{line}: {here} must not import {there}"


WALLS = {
    "yaml": {"loading"},
    "typer": {"cli", "commands", "help_pages"},
    "jinja2": {"reports"},
    "python_calamine": {"exchange"},
    "icalendar": {"screens"},
    "markdown_it": {"pages"},
    "xlsxwriter": {"formats", "exchange"},
    "docx": {"formats"},
    "PIL": {"loading"},
    "distributed": {"rollup"},
    "duckdb": {"rollup"},
    "openpyxl": set(),
    "subprocess": {"history"},
}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_walls(path: Path) -> None:
    for line, name in imported(path):
        allowed = WALLS.get(name.split(".")[0])
        assert allowed is None or part_of(path) in allowed, f"{path.name}:{line}: {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_terminal_prints_and_reads_the_clock(path: Path) -> None:
    if part_of(path) == "terminal":
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{path.name}:{node.lineno}"
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow"):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            assert owner not in ("date", "datetime"), f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_money_and_rates_know_no_float(path: Path) -> None:
    if part_of(path) == "similar":
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float), f"{path.name}:{node.lineno}"
        if isinstance(node, ast.Name):
            assert node.id != "float", f"{path.name}:{node.lineno}"


def test_every_part_has_a_level() -> None:
    assert {part_of(path) for path in FILES} <= set(LEVEL)


def _dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def test_the_modules_of_loading_import_each_other_in_no_circle() -> None:
    """Imports inside of functions count too: they only hide a circle."""
    start = "wenming_cli.loading"
    arrows = {
        _dotted(path): {name for _, name in imported(path) if name.startswith(f"{start}.")}
        for path in sorted((PACKAGE / "loading").rglob("*.py"))
    }
    assert without_leaves(arrows) == {}


def without_leaves(arrows: dict[str, set[str]]) -> dict[str, set[str]]:
    """What is left of arrows when all that leads to no circle is taken away, over and over."""
    left = dict(arrows)
    while leaves := [name for name, there in left.items() if not there & left.keys()]:
        for name in leaves:
            del left[name]
    return left


SHARED = {
    "__init__",
    "confidence",
    "counts",
    "definitions",
    "figure",
    "grouping",
    "rows",
    "standing",
    "table",
    "units",
}
"""What all rooms of figures rest on, and where they come together."""


def figures_imported(path: Path) -> Iterator[str]:
    """The modules and rooms of figures a file imports from, each by its first name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "wenming_cli.figures":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            words = (node.module or "").split(".")
            if words[:2] == ["wenming_cli", "figures"]:
                yield words[2]


def test_the_rooms_of_figures_import_each_other_in_no_circle() -> None:
    arrows: dict[str, set[str]] = {}
    for path in sorted((PACKAGE / "figures").rglob("*.py")):
        room = path.relative_to(PACKAGE / "figures").parts[0].removesuffix(".py")
        if (PACKAGE / "figures" / room).is_dir():
            there = set(figures_imported(path)) - SHARED - {room}
            arrows[room] = arrows.get(room, set()) | there
        else:
            assert room in SHARED, f"{room} belongs in a room"
    assert arrows
    assert without_leaves(arrows) == {}
