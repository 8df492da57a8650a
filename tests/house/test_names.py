"""Names say what they name: a class has its own, a module shares one only with its own subject."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import wenming_cli

PACKAGE = Path(wenming_cli.__file__).parent
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")

SUBJECTS = {"attainment", "board", "budget", "closing", "findings", "indicators", "inspections"}
SUBJECTS |= {"notice", "notices", "report", "samples", "schema", "score", "spellings", "tasks"}
SUBJECTS |= {"targets", "unseen", "manual"}
"""What several rooms treat, each in its way: the noun of the model is the same in all of them."""

FORMS = {"csv", "html", "json", "markdown", "text", "xlsx"}
"""What diagnostics and pages are both written in, by one writer each."""

PARTS = {"head", "phrases", "rates", "records", "rows", "run", "table"}
"""What a folder calls a part of its own, where the folder's name says of what."""


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
    known = SUBJECTS | FORMS | PARTS
    assert {name: files for name, files in shared.items() if name not in known} == {}


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_the_first_line_of_a_module_is_a_sentence(path: Path) -> None:
    first, _, rest = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")
    assert first.endswith((".", "。", "？", "?")), first
    assert first[:1] in "`" or not first[:1].islower() or first.startswith("wenming"), first
    assert not rest or rest.startswith("\n"), "a blank line follows the first"
