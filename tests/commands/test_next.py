"""``wenming next``: whom to call, about what, with a word of what to do."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.supervised import DAY, PLAN, RECORDS, TASKS
from tests.conftest import DEMO, MakePlan, Wenming

MORE = """\
workstream: HW
tasks:
- {id: Z-1, title: 已报过, start: 2020-01-01, due: 2020-12-31,
   updates: [{date: 2020-05-01, progress: 90%}]}
- {id: Z-2, title: 刚开始, owner: 东华街道, start: 2020-06-20, due: 2020-12-31}
- {id: Z-3, title: 已督办, owner: 东华街道, due: 2020-06-01,
   updates: [{date: 2020-06-25, note: 无}]}
- {id: Z-4, title: 已提醒, owner: 东华街道, due: 2020-06-30,
   updates: [{date: 2020-06-25, note: 无}]}
- {id: Z-5, title: 待验收, owner: 东华街道, due: 2020-06-29,
   updates: [{date: 2020-06-25, progress: 100%}]}
- {id: Z-6, title: 从来没有动静, owner: 东华街道, start: 2020-05-01, due: 2020-12-31}
notices:
- {id: DB-20, kind: supervise, date: 2020-06-22, owners: [东华街道], tasks: [Z-3]}
- {id: DB-21, kind: remind, date: 2020-06-28, owners: [东华街道], tasks: [Z-4]}
- {id: DB-22, kind: interview, date: 2020-06-20, owners: [区创建办], reply_due: 2020-06-29,
   reason: 会议要求}
"""


@pytest.fixture
def plan(make_plan: MakePlan) -> Path:
    return make_plan(PLAN, tasks=TASKS, records=RECORDS, more=MORE)


def test_units_in_the_order_of_the_directory(plan: Path, wenming: Wenming) -> None:
    document = json.loads(wenming("-C", plan, "next", *DAY, "--format", "json").out)
    assert document["schema"] == "wenming.next/1"
    assert document["as_of"] == "2020-06-30"
    assert [
        (desk["owner"], len(desk["items"]), len(desk["replies"])) for desk in document["owners"]
    ] == [
        ("区创建办", 0, 1),
        ("区城市管理局", 5, 1),
        ("东华街道", 6, 0),
        ("拓东街道", 1, 0),
        (None, 1, 0),
    ]
    street = document["owners"][2]
    assert [
        (i.get("task", i.get("finding")), i["troubles"], i["word"]) for i in street["items"]
    ] == [
        ("Z-3", ["overdue"], "已于 2020-06-22 督办（DB-20），跟进"),
        ("W-4", ["overdue", "returned"], "建议督办"),
        ("Z-5", ["overdue"], "办结了就写办结日期"),
        ("Z-4", ["behind", "due_soon"], "已于 2020-06-28 提醒（DB-21），跟进"),
        ("Z-2", ["unreported"], "催报进展"),
        ("Z-6", ["behind", "stagnant", "unreported"], "催报进展"),
    ]
    assert street["items"][0] == {
        "task": "Z-3",
        "troubles": ["overdue"],
        "effective_due": "2020-06-01",
        "overdue_days": 29,
        "word": "已于 2020-06-22 督办（DB-20），跟进",
        "suggested": None,
        "issued": "DB-20",
        "contact": None,
    }
    assert street["items"][1]["suggested"]["kind"] == "supervise"
    assert street["items"][1]["finding"] == "W-4"


def test_text(plan: Path, wenming: Wenming) -> None:
    out = wenming("-C", plan, "next", *DAY).out
    lines = [line.split() for line in out.splitlines()]
    assert out.splitlines()[0].endswith("  今天要联系的单位 5 个  截至 2020-06-30")
    assert ["区城市管理局", "6", "项"] in lines
    assert ["HW-1", "卫生死角清零", "逾期", "30", "天，没有报过进展", "建议约谈"] in lines
    assert any(line[:2] == ["HW-3", "垃圾分类"] and line[-1] == "建议提醒" for line in lines)
    assert ["DB-09", "河道保洁", "督办超期", "8", "天未回复", "催回复"] in lines
    assert ["DB-22", "会议要求", "约谈超期", "1", "天未回复", "催回复"] in lines
    assert ["Z-1", "已报过", "60", "天没有进展", "催报进展"] in lines
    assert any(
        line[:2] == ["Z-4", "已提醒"] and line[-3:] == ["已于", "2020-06-28", "提醒（DB-21），跟进"]
        for line in lines
    )
    assert ["W-4", "护栏破损", "逾期", "3", "天，退回过", "1", "次", "建议督办"] in lines
    assert ["无牵头单位", "1", "项"] in lines


def test_one_unit(plan: Path, wenming: Wenming) -> None:
    out = wenming("-C", plan, "next", *DAY, "--owner", "城管局").out
    assert "  今天要联系的单位 1 个  " in out.splitlines()[0]
    assert "东华街道" not in out


def test_overdue_though_nothing_is_due_yet(make_plan: MakePlan, wenming: Wenming) -> None:
    text = PLAN.replace("settings: {", "settings: {escalation: {supervise_after_days: 30}, ")
    tasks = (
        "tasks: [{id: A, title: 清零, workstream: HW, due: 2020-06-20,"
        " updates: [{date: 2020-06-19, note: 无}]}]\n"
    )
    out = wenming("-C", make_plan(text, tasks=tasks), "next", *DAY).out
    assert "逾期 10 天  问进展" in out


def test_a_running_month_says_so(
    plan: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-15")
    assert "（月中数据）" in wenming("-C", plan, "next", "--month", "2020-06").out


def test_nobody_to_call(make_plan: MakePlan, wenming: Wenming) -> None:
    out = wenming("-C", make_plan(PLAN), "next", *DAY).out
    assert "没有逾期、落后计划、停滞、未报送、临期的事项，也没有超期未回复的文书" in out


def test_csv_and_markdown(plan: Path, wenming: Wenming) -> None:
    text = wenming("-C", plan, "next", *DAY, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    by_id = {row["编号"]: row for row in rows}
    assert by_id["HW-1"]["逾期天数"] == "30"
    assert by_id["HW-3"]["逾期天数"] == ""
    assert by_id["DB-22"]["时限"] == "2020-06-29"
    assert by_id["NM-1"]["单位"] == "无牵头单位"
    markdown = wenming("-C", plan, "next", *DAY, "--format", "markdown").out
    title, *listed = markdown.splitlines()
    assert title.endswith("截至 2020-06-30")
    assert sum(line.startswith("| ") for line in listed) == len(rows) + 2 * len(
        {row["单位"] for row in rows}
    )


@pytest.mark.no_cover
@pytest.mark.usefixtures("read_once")
def test_the_demo_every_month(wenming: Wenming) -> None:
    for month in range(1, 13):
        ran = wenming("-C", DEMO, "next", "--month", f"2020-{month:02}")
        assert ran.code == 0
        assert "含示例数据" in ran.out
