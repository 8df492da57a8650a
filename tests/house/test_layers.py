"""The architecture: imports point down, and each wall has one door."""

import ast
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.house.parsed import FILES, PACKAGE, nodes_of, shown

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


def part_of(path: Path) -> str:
    """The top-level module or folder a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a file imports, type-checking blocks too."""
    for node in nodes_of(path):
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


def test_imports_point_down() -> None:
    assert [
        f"{shown(path)}:{line}: {part_of(path)} must not import {there}"
        for path in FILES
        for line, there in parts_imported(path)
        if there != part_of(path) and LEVEL[there] <= LEVEL[part_of(path)]
    ] == []


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


def test_walls() -> None:
    assert [
        f"{shown(path)}:{line}: {name}"
        for path in FILES
        for line, name in imported(path)
        if part_of(path) not in WALLS.get(name.split(".")[0], {part_of(path)})
    ] == []


def found_in(files: Iterable[Path], is_wrong: Callable[[ast.AST], bool]) -> list[str]:
    """Where something stands that should not."""
    return [
        f"{shown(path)}:{getattr(node, 'lineno', 0)}"
        for path in files
        for node in nodes_of(path)
        if is_wrong(node)
    ]


def test_only_the_terminal_prints_and_reads_the_clock() -> None:
    files = [path for path in FILES if part_of(path) != "terminal"]
    assert found_in(files, prints_or_reads_the_clock) == []
    assert found_in([PACKAGE / "terminal.py"], prints_or_reads_the_clock)


def prints_or_reads_the_clock(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "print"
    if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow"):
        return isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime")
    return False


def test_money_and_rates_know_no_float() -> None:
    assert found_in([path for path in FILES if part_of(path) != "similar"], is_float) == []
    assert found_in([PACKAGE / "similar.py"], is_float)


def is_float(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float)
    return isinstance(node, ast.Name) and node.id == "float"


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
    for node in nodes_of(path):
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
