"""Every code the program can say has a page in the manual."""

import re
import textwrap
from pathlib import Path

import pytest
import yaml

import wenming_cli
from wenming_cli.loading.manual import MANUAL
from wenming_cli.model.base import Entry
from wenming_cli.model.evidence_lock import LOCK, lock_of
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of
from wenming_cli.rules import EVERY_RULE
from wenming_cli.rules.ignores import MANUAL as IGNORES

PACKAGE = Path(wenming_cli.__file__).parent
CODE = re.compile(r'"(E\d{3})"')
READING = [
    *(path for path in (PACKAGE / "loading").rglob("*.py") if path.stem != "manual"),
    *(PACKAGE / "model").glob("*.py"),
    *(PACKAGE / "inputs").glob("*.py"),
]
SAID = {code for path in READING for code in CODE.findall(path.read_text("utf-8"))}


def test_what_reading_says_is_in_the_manual_and_nothing_else_is() -> None:
    assert set(MANUAL) == SAID


def test_no_code_means_two_things() -> None:
    assert set(MANUAL).isdisjoint(rule.CODE for rule in EVERY_RULE)


@pytest.mark.parametrize("code", MANUAL)
def test_a_page_has_its_parts(code: str) -> None:
    title, blank, *rest = MANUAL[code].splitlines()
    assert title.endswith("。")
    assert len(title) <= 30
    assert blank == ""
    starts = [
        line[:1] if line[0] in "对错" else line[:4] for line in rest if line[:1] in {*"为怎对错"}
    ]
    assert starts == ["为什么：", "怎么改：", "对", "错"]


def test_codes_named_in_pages_exist() -> None:
    known = {*MANUAL, *IGNORES, *(rule.CODE for rule in EVERY_RULE)}
    pages = [*MANUAL.values(), *(rule.__doc__ or "" for rule in EVERY_RULE)]
    example_of_a_wrong_one = "E3240"
    for page in pages:
        named = re.findall(r"E\d{3,4}", page)
        assert {code for code in named if code != example_of_a_wrong_one} <= known


# --- the examples are written as the plans of most are: with Chinese keys -------------------------

EXAMPLE = re.compile(r"(?m)^(?P<kind>[对错])[^\n]*：\n(?P<text>(?:(?: {4}[^\n]*)?\n)+)")
EVERY_PAGE = {**MANUAL, **IGNORES, **{rule.CODE: rule.__doc__ or "" for rule in EVERY_RULE}}
EXAMPLES = [
    (code, found["kind"], textwrap.dedent(found["text"]))
    for code, page in EVERY_PAGE.items()
    for found in EXAMPLE.finditer(page + "\n")
]


def records() -> list[type[Entry]]:
    """Every kind of record there is, the file itself first."""
    found: list[type[Entry]] = [PlanFile]
    for model in found:
        found += [
            field.model
            for field in shape_of(model).fields.values()
            if field.model and field.model not in found
        ]
    return found


def is_of(node: object, model: type[Entry]) -> bool:
    """Whether a mapping, and all that is in it, has Chinese keys of a kind of record only."""
    titles = {field.title: field for field in shape_of(model).fields.values()}
    return isinstance(node, dict) and all(
        key in titles
        and all(
            is_of(each, inner)
            for inner in [titles[key].model]
            if inner is not None
            for each in (value if isinstance(value, list) else [value])
            if each != "…"
        )
        for key, value in node.items()
        if key != "…"
    )


def is_locked(text: str) -> bool:
    """Whether the lines are those of the lock of the evidence, which the program writes."""
    lock = lock_of(LOCK, text.replace("…64 位…", "0" * 64).encode())
    return bool(lock.files) and lock.fault is None


def read(text: str) -> list[object]:
    """The records of an example; none where it is no YAML, as many of the wrong ones are."""
    try:
        node = yaml.safe_load(text)
    except yaml.YAMLError:
        return []
    return node if isinstance(node, list) else [node]


@pytest.mark.parametrize(("code", "kind", "text"), EXAMPLES)
def test_no_example_has_an_english_key(code: str, kind: str, text: str) -> None:
    lines = [line.partition("  #")[0] for line in text.splitlines()]
    first = [re.match(r"\s*(?:- )?\{?([a-z_0-9]+)[:：]\s", line) for line in lines]
    assert not {found[1] for found in first if found} - FIGURES, (code, kind)


FIGURES = {"done", "paid"}
"""Figures are named by their ids, in the numbers of a closed month too."""


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, kind, text in EXAMPLES if kind == "对"]
)
def test_the_right_examples_are_records_of_a_plan(code: str, text: str) -> None:
    found = [each for each in read(text) if isinstance(each, dict)]
    for each in found:
        assert is_locked(text) or any(is_of(each, model) for model in records()), (code, each)
