"""Notices to several units: who has it in hand, who replied; what is no step of the three."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming

HEAD = """\
plan: {id: p, name: 创建计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 东街道, kind: subdistrict}
- {name: 西街道, kind: subdistrict}
findings:
- {id: W1, found: 2020-06-01, source: covert, category: 卫生, text: 垃圾, owner: 东街道,
   due: 2020-06-08}
notices:
"""
BOTH = """\
- id: DB-1
  kind: supervise
  date: 2020-06-10
  owners: [东街道, 西街道]
  reply_due: 2020-06-15
  received: [{owner: 东街道, date: 2020-06-10, by: 办公室}]
  replies:
  - {owner: 东街道, date: 2020-06-12, result: 已清运, evidence: [照片-1]}
"""
LAST = "  - {owner: 西街道, date: 2020-06-18}\n"


@pytest.fixture
def plan(make_plan: MakePlan, at_date: Callable[[str], None]) -> Callable[[str], Path]:
    at_date("2020-06-20")
    return lambda notices: make_plan(HEAD + notices)


Plan = Callable[[str], Path]


def _issued(wenming: Wenming, folder: Path, *more: str) -> dict[str, object]:
    said = json.loads(wenming("-C", folder, "notices", "--format", "json", *more).out)
    (only,) = said["issued"]
    return dict(only)


def test_who_has_not_replied_is_called(plan: Plan, wenming: Wenming) -> None:
    folder = plan(BOTH)
    only = _issued(wenming, folder)
    assert (only["reply"], only["overdue_days"], only["owing"]) == ("overdue", 5, ["西街道"])
    assert "超期未回复（西街道） 5 天" in wenming("-C", folder, "notices", "--format", "csv").out
    called = json.loads(wenming("-C", folder, "next", "--format", "json").out)
    owed = {unit["owner"]: unit["replies"] for unit in called["owners"] if unit["replies"]}
    assert list(owed) == ["西街道"]


def test_the_last_reply_is_the_reply(plan: Plan, wenming: Wenming) -> None:
    folder = plan(BOTH + LAST)
    only = _issued(wenming, folder)
    assert (only["reply"], only["replied"], only["owing"]) == ("replied", "2020-06-18", [])
    before = _issued(wenming, folder, "--as-of", "2020-06-17")
    assert (before["reply"], before["owing"]) == ("overdue", ["西街道"])


def test_the_report_says_who(plan: Plan, wenming: Wenming) -> None:
    words = ("report", "--month", "2020-06", "--format", "markdown")
    told = wenming("-C", plan(BOTH), *words).out
    assert "东街道已签收" in told
    assert "东街道已回复，西街道尚未回复" in told
    assert "尚未回复1份，其中超过办理时限1份" in told


def test_all_have_replied_says_the_report(plan: Plan, wenming: Wenming) -> None:
    words = ("report", "--month", "2020-06", "--format", "markdown")
    assert "要求回复的文书均已回复" in wenming("-C", plan(BOTH + LAST), *words).out


@pytest.mark.parametrize(
    ("notice", "steps"),
    [
        ("kind: supervise", []),
        ("kind: circulate, routine: true", ["supervise"]),
        ("kind: assign", ["supervise"]),
        ("类别: 交办", ["supervise"]),
    ],
)
def test_what_is_no_step_leaves_the_next_one_due(
    plan: Plan, wenming: Wenming, notice: str, steps: list[str]
) -> None:
    record = f"- {{id: N, {notice}, date: 2020-06-16, owners: [东街道], findings: [W1]}}\n"
    said = json.loads(wenming("-C", plan(record), "notices", "--format", "json").out)
    assert [step["kind"] for step in said["suggested"]] == steps


def test_a_bulletin_needs_no_step_before_it(plan: Plan, wenming: Wenming) -> None:
    record = "- {{id: N, kind: circulate, {}date: 2020-06-16, owners: [东街道], findings: [W1]}}\n"
    assert "E633" in wenming("-C", plan(record.format("")), "validate").out
    folder = plan(record.format("routine: true, "))
    assert "E633" not in wenming("-C", folder, "validate").out
    assert "例行通报" in wenming("-C", folder, "notices").out
    report = wenming("-C", folder, "report", "--month", "2020-06", "--format", "markdown").out
    assert "本月签发例行通报1份" in report


def test_a_bulletin_is_no_step_that_was_taken(plan: Plan, wenming: Wenming) -> None:
    records = (
        "- {id: A, kind: supervise, routine: true, date: 2020-06-11, owners: [东街道],"
        " findings: [W1]}\n"
        "- {id: B, kind: circulate, date: 2020-06-16, owners: [东街道], findings: [W1]}\n"
    )
    assert "通报 B 涉及的 W1 此前没有督办过" in wenming("-C", plan(records), "validate").out


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("received: [{owner: 东街道, date: 2020-06-09}]", "签收日期 2020-06-09 早于签发日期"),
        ("replies: [{owner: 东街道, date: 2020-06-01}]", "单位回复日期 2020-06-01 早于签发日期"),
        ("replies: [{owner: 东街道, date: 2020-06-30}]", "的单位回复 date 2020-06-30 还没有到"),
    ],
)
def test_days_that_cannot_be(plan: Plan, wenming: Wenming, field: str, said: str) -> None:
    record = f"- {{id: N, kind: supervise, date: 2020-06-10, owners: [东街道], {field}}}\n"
    assert said in wenming("-C", plan(record), "validate", "--as-of", "2020-06-20").out


def test_what_was_handed_out_can_be_picked(plan: Plan, wenming: Wenming) -> None:
    handed = "- {id: JB-1, kind: assign, date: 2020-06-02, owners: [东街道], findings: [W1]}\n"
    folder = plan(handed + BOTH)
    assert _issued(wenming, folder, "--kind", "交办")["id"] == "JB-1"
    assert _issued(wenming, folder, "--kind", "supervise")["id"] == "DB-1"
    ran = wenming("-C", folder, "notices", "draft", "--kind", "交办")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("交办由人决定，程序不建议，没有文书可写")
