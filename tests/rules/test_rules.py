"""Every rule against its example: the marked lines and no others.

An example is a whole plan. A line that ends in ``# E301`` has that fault; a first line
``# as_of: 2020-06-30`` gives the day for the rules that need one, ``# empty: closed/2020-06.yaml``
names a file that stands beside the plan and says nothing, ``# file: a.txt 内容`` one and what it
says; each ``# lock: …`` is a line of the lock of the evidence.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.loading import load
from wenming_cli.model.evidence_lock import LOCK
from wenming_cli.rules import DATED_RULES, EVERY_RULE, FAMILIES
from wenming_cli.rules.rule import AnyRule
from wenming_cli.rules.run import check

HERE = Path(__file__).parent
EXAMPLES = sorted(p for p in HERE.glob("*/*.yaml") if p.parent.name != "policy")
MARK = re.compile(r" # (E\d{3}(?: E\d{3})*)$")
DAY = re.compile(r"# as_of: (\d{4}-\d{2}-\d{2})\n")
EMPTY = re.compile(r"# empty: (\S+)")
FILE = re.compile(r"^# file: (\S+) ?(.*)$", re.MULTILINE)
LOCKED = re.compile(r"^# lock: (.*?)(?: # E649)?$", re.MULTILINE)
MANUAL_PARTS = ("为什么：", "怎么改：", "对", "错")


def name_of(rule: AnyRule) -> str:
    """The family and the name: ``tasks/due_before_start``."""
    return "/".join(rule.__name__.split(".")[-2:])


def marks(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        found = MARK.search(line)
        for code in found[1].split() if found else ():
            yield number, code


def check_example(example: Path, folder: Path) -> list[Diagnostic]:
    text = example.read_text("utf-8")
    (folder / "plan.yaml").write_text(text, "utf-8")
    for name in EMPTY.findall(text):
        (folder / name).parent.mkdir()
        (folder / name).write_bytes(b"")
    for name, content in FILE.findall(text):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    locked = [f"- {line}\n" for line in LOCKED.findall(text)]
    if locked:
        (folder / LOCK).write_text("".join(["# 登记\nevidence:\n", *locked]), "utf-8")
    loaded = load(folder)
    assert not loaded.diagnostics
    assert loaded.plan is not None
    day = DAY.match(text)
    as_of = date.fromisoformat(day[1]) if day else None
    return check(loaded.plan, as_of, loaded.broken_lines)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_marked_lines_and_no_others(example: Path, tmp_path: Path) -> None:
    found = check_example(example, tmp_path)
    expected = sorted(marks(example.read_text("utf-8")))
    assert sorted((d.location.line, d.code) for d in found) == expected


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_messages_are_short_plain_chinese(example: Path, tmp_path: Path) -> None:
    for diagnostic in check_example(example, tmp_path):
        assert len(diagnostic.message) <= 80
        for text in (diagnostic.message, diagnostic.hint):
            assert text is not None
            assert re.search(r"[\u4e00-\u9fff]", text)
            assert "\n" not in text
            assert not re.search(r"None|Decimal|<.*object", text)


@pytest.mark.parametrize("rule", EVERY_RULE, ids=name_of)
def test_the_example_shows_the_fault(rule: AnyRule) -> None:
    text = (HERE / f"{name_of(rule)}.yaml").read_text("utf-8")
    assert rule.CODE in {code for _, code in marks(text)}
    assert bool(DAY.match(text)) is (rule in DATED_RULES)


def test_every_example_belongs_to_a_rule() -> None:
    assert [f"{path.parent.name}/{path.stem}" for path in EXAMPLES] == sorted(
        name_of(rule) for rule in EVERY_RULE
    )


def test_rules_are_in_the_order_of_their_codes() -> None:
    codes = [rule.CODE for rule in EVERY_RULE]
    assert len(codes) == len(set(codes))
    for family in FAMILIES:
        for table in (family.RULES, getattr(family, "DATED_RULES", ())):
            own = [rule.CODE for rule in table]
            assert own == sorted(own)
    assert all(re.fullmatch(r"E[3-8]\d\d", code) for code in codes)


@pytest.mark.parametrize("rule", EVERY_RULE, ids=name_of)
def test_the_docstring_is_a_manual_page(rule: AnyRule) -> None:
    title, blank, *rest = (rule.__doc__ or "").splitlines()
    assert title.endswith("。")
    assert blank == ""
    starts = [line[: len(part)] for line in rest for part in MANUAL_PARTS if line.startswith(part)]
    assert starts == list(MANUAL_PARTS)


@pytest.mark.parametrize("rule", EVERY_RULE, ids=name_of)
def test_severities_are_those_of_faults(rule: AnyRule) -> None:
    assert rule.SEVERITY in Severity
