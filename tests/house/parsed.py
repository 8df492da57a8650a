"""The program's own files, each parsed once a process for all who look into them."""

import ast
from functools import cache
from pathlib import Path

import wenming_cli

PACKAGE = Path(wenming_cli.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree_of(path)))


def shown(path: Path) -> str:
    """A file as a failure names it."""
    return path.relative_to(PACKAGE).as_posix()
