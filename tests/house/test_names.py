"""Names say what they name: a class has its own, a module shares one only with its own subject."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import wenming_cli

PACKAGE = Path(wenming_cli.__file__).parent
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")

SUBJECTS = {"board", "budget", "closing", "edit", "findings", "indicators", "inspections", "manual"}
SUBJECTS |= {
    "money",
    "notice",
    "notices",
    "progress",
    "rates",
    "records",
    "run",
    "samples",
    "schema",
    "score",
}
SUBJECTS |= {"drawing", "materials", "need", "spellings", "tasks", "trend", "unseen", "why"}
SUBJECTS |= {"assess", "audit", "scoring", "standards"}
"""What several rooms treat, each in its way: the noun means the same in all of them."""

TYPED = {"evidence", "facts", "site"}
"""Commands that are typed under a word which means another thing among the records."""

FORMS = {"csv", "html", "json", "markdown", "text", "xlsx"}
"""What diagnostics and pages are both written in, by one writer each."""


def test_every_class_has_a_name_of_its_own() -> None:
    found = defaultdict(set)
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found[node.name].add(str(path.relative_to(PACKAGE)))
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


def test_modules_of_one_name_treat_one_subject() -> None:
    found = defaultdict(set)
    for path in FILES:
        found[path.stem].add(str(path.relative_to(PACKAGE)))
    shared = {name: files for name, files in found.items() if len(files) > 1}
    assert {
        name: files for name, files in shared.items() if name not in SUBJECTS | FORMS | TYPED
    } == {}


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_the_first_line_of_a_module_is_a_sentence(path: Path) -> None:
    first, _, rest = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")
    assert first.endswith((".", "。", "？", "?")), first
    assert len(first.split()) > 3 or not first.isascii(), f"too short to be understood: {first}"
    assert not rest or rest.startswith("\n"), "a blank line follows the first"
