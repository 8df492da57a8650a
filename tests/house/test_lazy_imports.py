"""Imports stand at the top; the few inside functions are for what one run in many needs."""

import ast
import re
from functools import cache

from tests.house.parsed import FILES, PACKAGE, nodes_of

MOST = 48
_REASON = re.compile(r"# noqa: PLC0415  \S")
OF_FAULTS = ("loading/event_reading.py", "loading/shaping.py")
"""What explains a fault is loaded when there is one, as pyproject.toml says."""


@cache
def lazy_imports() -> list[tuple[str, int, str]]:
    """File, line and text of every import inside a function."""
    imports: list[tuple[str, int, str]] = []
    for path in FILES:
        text = path.read_text("utf-8")
        lines = text.split("\n")
        functions = (
            node
            for node in nodes_of(path)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        )
        found = {
            node.lineno
            for function in functions
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        name = path.relative_to(PACKAGE).as_posix()
        imports += [(name, line, lines[line - 1].strip()) for line in sorted(found)]
    return imports


def test_few_imports_stand_inside_functions() -> None:
    assert len(lazy_imports()) <= MOST


def test_each_of_them_says_why() -> None:
    silent = [
        f"{name}:{line}: {text}"
        for name, line, text in lazy_imports()
        if name not in OF_FAULTS and not _REASON.search(text)
    ]
    assert silent == []
