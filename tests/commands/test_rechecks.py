"""A limit in days and a later look, as people write them, see them and are told of slips."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli.changes import compare
from wenming_cli.loading import load_contents

PLAN = """\
plan: {id: p, name: 创建计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 东街道, kind: subdistrict}
findings:
- id: W1
  found: 2020-06-01
  source: covert
  category: 卫生
  text: 垃圾
  owner: 东街道
  due: 3个工作日
  log:
  - {date: 2020-06-03, event: rectified, evidence: [照片-0603]}
  - {date: 2020-06-05, event: closed, by: 区文明办}
"""


@pytest.fixture
def folder(make_plan: MakePlan, at_date: Callable[[str], None]) -> Path:
    at_date("2020-06-20")
    return make_plan(PLAN)


def test_it_is_logged_and_explained(folder: Path, wenming: Wenming) -> None:
    words = ("--result", "虚假整改", "--by", "区文明办", "--reason", "照片是旧的")
    done = wenming("-C", folder, "findings", "log", "W1", "回头看", *words)
    assert done.code == 0
    assert "回头看（2020-06-20，经办单位 区文明办，回头看结果 虚假整改" in done.out
    told = wenming("-C", folder, "explain", "W1").out
    assert "整改时限 3个工作日，自发现之日起" in told
    assert "回头看，虚假整改（区文明办）：照片是旧的" in told
    assert "逾期 2020-06-20 - 2020-06-04 = 16 天" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("回头看",), "问题 W1 在 2020-06-20 回头看，没有写结果"),
        (("回头看", "--result", "保持", "--by", "东街道"), "由责任单位 东街道 自己回头看"),
        (("已整改", "--result", "保持"), "result 不起作用"),
    ],
)
def test_slips_are_told(folder: Path, wenming: Wenming, words: tuple[str, ...], said: str) -> None:
    done = wenming("-C", folder, "findings", "log", "W1", *words)
    assert said in done.out + done.err


def test_nothing_was_reported_yet(folder: Path, wenming: Wenming) -> None:
    text = (folder / "plan.yaml").read_text("utf-8").partition("  log:")[0]
    look = "  log: [{date: 2020-06-10, event: rechecked, result: kept, by: 区文明办}]\n"
    (folder / "plan.yaml").write_text(text + look, "utf-8")
    assert "没有报整改，2020-06-10 就回头看了" in wenming("-C", folder, "validate").out


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ("2020-06-10", "整改时限 3个工作日 → 2020-06-10（顺延 6 天，已逾期后改动）"),
        ("2天", "整改时限 3个工作日 → 2天（提前 1 天，已逾期后改动）"),
    ],
)
def test_a_changed_limit_is_told_in_days(limit: str, sentence: str) -> None:
    text = PLAN.partition("  log:")[0]
    both = (text, text.replace("3个工作日", limit))
    before, after = (load_contents(Path(), [("plan.yaml", each.encode())]).plan for each in both)
    (change,) = compare(before, after, date(2020, 6, 20))
    assert change.sentence == sentence
