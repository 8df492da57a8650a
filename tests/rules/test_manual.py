"""Every code the program can say has a page in the manual."""

import re
from pathlib import Path

import pytest

import wenming_cli
from wenming_cli.application import opening
from wenming_cli.loading.manual import MANUAL
from wenming_cli.rules import EVERY_RULE
from wenming_cli.rules.ignores import MANUAL as IGNORES

PACKAGE = Path(wenming_cli.__file__).parent
CODE = re.compile(r'"(E\d{3})"')
READING = [
    *(path for path in (PACKAGE / "loading").glob("*.py") if path.stem != "manual"),
    *(PACKAGE / "model").glob("*.py"),
    Path(opening.__file__),
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
