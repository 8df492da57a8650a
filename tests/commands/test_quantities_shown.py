"""A task with several quantities is told of in its quantities wherever its per cent stands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming

TEXT = """plan: {id: p, name: 示例, year: 2020, owner: 办}
owners: [{name: 办, kind: office}, {name: 甲街道, kind: subdistrict}]
workstreams: [{id: LH, name: 绿化, kind: rectification, owner: 甲街道}]
tasks:
- id: LH-1
  title: 栽种与清运
  workstream: LH
  start: 2020-03-01
  due: 2020-05-31
  targets: [{name: 栽种, value: 200, unit: 株}, {name: 清运, value: 40.50, unit: 吨}]
  updates: [{date: 2020-05-01, values: {栽种: 120, 清运: 30.5}}]
- id: LH-2
  title: 滞后的
  workstream: LH
  start: 2020-03-01
  due: 2020-07-31
  targets: [{name: 栽种, value: 200, unit: 株}, {name: 清运, value: 40, unit: 吨}]
  updates: [{date: 2020-06-20, values: {栽种: 20}}]
- id: LH-3
  title: 没有报的
  workstream: LH
  start: 2020-06-01
  due: 2020-06-30
  targets: [{name: 栽种, value: 9, unit: 株}]
- id: LH-4
  title: 一个数量的
  workstream: LH
  start: 2020-03-01
  due: 2020-07-02
  target: {value: 10, unit: 处}
  updates: [{date: 2020-06-20, value: 8}]
"""
LATE = "（栽种 120/200 株；清运 30.5/40.5 吨）"
BEHIND = "（栽种 20/200 株；清运 —/40 吨）"
DAY = ("--as-of", "2020-06-30")


@pytest.fixture(autouse=True)
def _there(
    make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]
) -> None:
    monkeypatch.chdir(make_plan(TEXT))
    at_date("2020-06-30")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("status", *DAY), (f"逾期 30 天{LATE}", f"落后计划 79.74个百分点{BEHIND}")),
        (("show", "LH-1", *DAY), (f"完成 60%{LATE}",)),
        (("next", *DAY), (f"已完成 60%{LATE}", f"已完成 0%{BEHIND}")),
        (("next", "--format", "message", *DAY), (f"已完成60%{LATE}", f"已完成0%{BEHIND}")),
        (
            ("report", "--month", "2020-06", "--format", "markdown"),
            (f"| 60%{LATE} |", f"完成进度60%{LATE}", f"完成进度0%{BEHIND}"),
        ),
        (("dashboard", *DAY, "-o", "-"), (f">60%{LATE}<", f">0%{BEHIND}<", ">80%<")),
    ],
)
def test_quantities_stand_beside_the_per_cent(
    wenming: Wenming, typed: tuple[str, ...], said: tuple[str, ...]
) -> None:
    ran = wenming(*typed)
    assert ran.code == 0, ran.err
    assert [words for words in said if words not in ran.out] == []
    assert "9 株" not in ran.out


def test_a_list_of_tasks_has_a_column_of_them(wenming: Wenming) -> None:
    rows = wenming("tasks", *DAY, "--format", "csv").out.lstrip("\ufeff").splitlines()
    at = rows[0].split(",").index("分项完成")
    assert [row.split(",")[at] for row in rows[1:]] == [LATE[1:-1], BEHIND[1:-1], "", ""]
    listed = wenming("list", "tasks", "--columns", "id,amounts", *DAY, "--format", "csv").out
    assert f"LH-1,{LATE[1:-1]}" in listed


def test_data_has_them_by_name(wenming: Wenming) -> None:
    for command in ("status", "tasks"):
        tasks = json.loads(wenming(command, *DAY, "--format", "json").out)["tasks"]
        assert tasks[1]["quantities"] == [
            {"name": "栽种", "value": "20", "target": "200", "unit": "株"},
            {"name": "清运", "value": None, "target": "40", "unit": "吨"},
        ]
        assert "quantities" not in tasks[3]


def test_a_plan_without_any_has_no_such_column(wenming: Wenming, make_plan: MakePlan) -> None:
    only = TEXT[: TEXT.index("- id: LH-1")] + TEXT[TEXT.index("- id: LH-4") :]
    listed = wenming("tasks", "-C", str(make_plan(only)), *DAY, "--format", "csv")
    assert "一个数量的" in listed.out
    assert "分项" not in listed.out


def test_a_drafted_notice_says_them(wenming: Wenming) -> None:
    ran = wenming("notices", "draft", *DAY, "-o", "文书", "--format", "markdown")
    assert ran.code == 0, ran.err
    drafts = "".join(path.read_text("utf-8") for path in Path("文书").glob("*.md"))
    assert f"完成进度60%{LATE}" in drafts
