"""Merges that nobody finished: one sentence, and the first side is read."""

from pathlib import Path

import pytest

from wenming_cli import repairs as edits
from wenming_cli.loading import load

PLAN = """\
plan: {id: p, name: 测试, year: 2020, owner: 区文明办}
owners:
  - {name: 区文明办, kind: office}
"""
SIDES = """\
owners:
<<<<<<< HEAD
  - {name: 甲, kind: department}
{}=======
  - {name: 乙, kind: department}
"""
WHOLE = SIDES + ">>>>>>> a\n  - {name: 丙, kind: departmnet}\n"
BASE = "||||||| 旧\n  - {name: 丁, kind: department}\n"


@pytest.mark.parametrize(
    ("base", "sentence", "marks", "last"),
    [
        ("", "第 2 到 6 行：一边是第 3 行，另一边是第 5 行", "第 2、4、6 行", 7),
        (BASE, "一边是第 3 行，另一边是第 7 行，改动之前是第 5 行", "第 2、4、5、6、8 行", 9),
    ],
)
def test_one_sentence(base: str, sentence: str, marks: str, last: int, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    for line_end in ("\n", "\r\n"):
        text = WHOLE.replace("{}", base).replace("\n", line_end)
        (tmp_path / "x.yaml").write_bytes(text.encode())
        conflict, other = load(tmp_path).diagnostics
        assert conflict.code == "E111"
        assert sentence in conflict.message
        assert marks in (conflict.hint or "")
        assert (other.code, other.location.line) == ("E210", last)
        assert edits.fix(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (SIDES.replace("{}", ""), ["第 2、4 行"]),
        ("owners: []\n>>>>>>> a\n", ["第 2 行"]),
        ("=======\nowners: []\n<<<<<<< b\n", ["第 1 行", "第 3 行"]),
        ("<<<<<<< a\n=======\n>>>>>>> b\n", ["空的"]),
    ],
)
def test_marks_that_were_left(text: str, lines: list[str], tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "x.yaml").write_text(text, "utf-8")
    found = load(tmp_path).diagnostics
    assert [d.code for d in found] == ["E111"] * len(lines)
    assert all(words in d.message for d, words in zip(found, lines, strict=True))


def test_the_same_signs_in_a_block_of_text_are_text(tmp_path: Path) -> None:
    plan = "plan:\n  id: p\n  name: 测试\n  year: 2020\n  owner: 办\n  goal: |\n"
    block = "    <<<<<<< a\n    =======\n    >>>>>>> b\n"
    (tmp_path / "plan.yaml").write_text(plan + block, "utf-8")
    assert load(tmp_path).diagnostics == ()
