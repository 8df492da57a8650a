"""Names say what they name: a class has its own, a module shares one only with its own subject."""

import ast
from collections import defaultdict

from tests.house.parsed import FILES, shown, tree_of

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
    for path in FILES:
        for node in tree_of(path).body:
            if isinstance(node, ast.ClassDef):
                found[node.name].add(shown(path))
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


def test_modules_of_one_name_treat_one_subject() -> None:
    found = defaultdict(set)
    for path in FILES:
        if path.name != "__init__.py":
            found[path.stem].add(shown(path))
    shared = {name: files for name, files in found.items() if len(files) > 1}
    assert {
        name: files for name, files in shared.items() if name not in SUBJECTS | FORMS | TYPED
    } == {}


def test_the_first_line_of_a_module_is_a_sentence() -> None:
    told = {shown(path): ast.get_docstring(tree_of(path)) or "" for path in FILES}
    assert {name: told[name] for name in told if not is_sentence_first(told[name])} == {}


def is_sentence_first(text: str) -> bool:
    """Long enough to be understood, with an end, and a blank line behind."""
    first, _, rest = text.partition("\n")
    is_whole = first.endswith((".", "。", "？", "?"))
    is_clear = len(first.split()) > 3 or not first.isascii()
    return is_whole and is_clear and (not rest or rest.startswith("\n"))
