"""``wenming notices``: what is suggested, what went out, whose reply is late."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.supervised import DAY, PLAN, RECORDS, TASKS
from tests.conftest import DEMO, MakePlan, Wenming


@pytest.fixture
def plan(make_plan: MakePlan) -> Path:
    return make_plan(PLAN, tasks=TASKS, records=RECORDS)


def test_json(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "notices", *DAY, "--format", "json")
    document = json.loads(ran.out)
    assert ran.code == 0
    assert document["schema"] == "wenming.notices/1"
    assert document["plan"] == {"id": "small", "name": "创建计划"}
    assert document["as_of"] == "2020-06-30"
    assert document["sample"] is False
    assert document["suggested"] == [
        {
            "kind": "interview",
            "owner": "区城市管理局",
            "task": "HW-1",
            "because": "2020-06-10通报（DB-08），满10天仍未办结",
            "since": "2020-06-20",
        },
        {
            "kind": "circulate",
            "owner": "区城市管理局",
            "task": "HW-4",
            "because": "2020-06-12督办（DB-09），办理时限2020-06-22已过仍未办结",
            "since": "2020-06-23",
        },
        {
            "kind": "circulate",
            "owner": "拓东街道",
            "finding": "W-1",
            "because": "整改时限2020-06-02，逾期已满1天，紧急问题直接通报",
            "since": "2020-06-03",
        },
        {
            "kind": "supervise",
            "owner": "区城市管理局",
            "task": "HW-2",
            "because": "完成时限2020-06-20，逾期已满1天",
            "since": "2020-06-21",
        },
        {
            "kind": "supervise",
            "owner": "东华街道",
            "finding": "W-4",
            "because": "整改时限2020-06-27，逾期已满1天",
            "since": "2020-06-28",
        },
        {
            "kind": "supervise",
            "owner": None,
            "task": "NM-1",
            "because": "完成时限2020-06-25，逾期已满1天",
            "since": "2020-06-26",
        },
        {
            "kind": "remind",
            "owner": "区城市管理局",
            "task": "HW-3",
            "because": "完成时限2020-07-03，5个工作日以内到期",
            "since": "2020-06-28",
        },
    ]
    assert [each["id"] for each in document["issued"]] == ["DB-07", "DB-08", "DB-09"]
    assert document["issued"][0] == {
        "id": "DB-07",
        "number": "创督〔2020〕7号",
        "kind": "supervise",
        "date": "2020-06-01",
        "owners": ["区城市管理局"],
        "tasks": ["HW-1"],
        "findings": [],
        "reply_due": "2020-06-08",
        "replied": "2020-06-08",
        "reply": "replied",
        "overdue_days": 0,
    }
    assert [(i["reply"], i["overdue_days"]) for i in document["issued"][1:]] == [
        ("none", 0),
        ("overdue", 8),
    ]


def test_a_reply_is_late_only_after_its_day(plan: Path, wenming: Wenming) -> None:
    replies = {
        day: [
            each["reply"]
            for each in json.loads(
                wenming("-C", plan, "notices", "--as-of", day, "--format", "json").out
            )["issued"]
        ]
        for day in ("2020-06-07", "2020-06-22", "2020-06-23")
    }
    assert replies == {
        "2020-06-07": ["owed"],
        "2020-06-22": ["replied", "none", "owed"],
        "2020-06-23": ["replied", "none", "overdue"],
    }


def test_text(plan: Path, wenming: Wenming) -> None:
    out = wenming("-C", plan, "notices", "--month", "2020-06").out
    lines = out.splitlines()
    assert lines[0].endswith("  督办文书  截至 2020-06-30")
    assert lines[2].startswith("建议 7 件")
    assert lines[4].split() == [
        "约谈", "区城市管理局", "HW-1", "卫生死角清零",
        "2020-06-10通报（DB-08），满10天仍未办结", "2020-06-20",
    ]  # fmt: skip
    assert "拓东路：出店经营" in out
    assert "无牵头单位" in out
    assert "超期未回复 1 份" in out
    assert "超期未回复 8 天" in out
    assert "已签发 3 份" in out
    assert "2020-06-08 回复" in out
    assert "DB-10" not in out


def test_nothing_suggested_and_nothing_issued(make_plan: MakePlan, wenming: Wenming) -> None:
    out = wenming("-C", make_plan(PLAN), "notices", *DAY).out
    assert "没有建议：没有到了要提醒、督办、通报、约谈的事项" in out
    assert "没有签发过文书" in out
    assert "超期" not in out


@pytest.mark.parametrize(
    ("options", "suggested", "issued"),
    [
        (("--owner", "城管局"), ["HW-1", "HW-4", "HW-2", "HW-3"], ["DB-07", "DB-08", "DB-09"]),
        (("--owner", "临江社区"), [], []),
        (("--owner", "拓东街道"), ["W-1"], []),
        (("--kind", "remind"), ["HW-3"], []),
        (("--kind", "supervise", "--kind", "interview"), ["HW-1", "HW-2", "W-4", "NM-1"],
         ["DB-07", "DB-09"]),
        (("--kind", "circulate", "--owner", "区城市管理局"), ["HW-4"], ["DB-08"]),
    ],
)  # fmt: skip
def test_filters_combine(
    plan: Path, wenming: Wenming, options: tuple[str, ...], suggested: list[str], issued: list[str]
) -> None:
    out = wenming("-C", plan, "notices", *DAY, *options, "--format", "json").out
    document = json.loads(out)
    assert [s.get("task", s.get("finding")) for s in document["suggested"]] == suggested
    assert [each["id"] for each in document["issued"]] == issued


def test_a_community_belongs_to_the_unit_above_it(plan: Path, wenming: Wenming) -> None:
    options = ("--as-of", "2020-06-17", "--owner", "拓东街道", "--format", "json")
    document = json.loads(wenming("-C", plan, "notices", *options).out)
    assert [s["finding"] for s in document["suggested"]] == ["W-1", "W-2"]


def test_csv_and_markdown_hold_everything_in_one_table(plan: Path, wenming: Wenming) -> None:
    text = wenming("-C", plan, "notices", *DAY, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["情况"] for row in rows] == ["建议"] * 7 + ["已签发", "已签发", "超期未回复"]
    assert rows[7]["文号"] == "创督〔2020〕7号"
    assert rows[9]["超期天数"] == "8"
    assert rows[9]["内容"] == "河道保洁"
    markdown = wenming("-C", plan, "notices", *DAY, "--format", "markdown").out
    listed = [line for line in markdown.splitlines() if line.startswith("| ")]
    assert len(listed) == 7 + 1 + 3 + 3 * 2


def test_closure_is_for_drafts(plan: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "notices", *DAY, "--kind", "closure")
    assert ran.code == 2
    assert "wenming notices draft" in ran.err


@pytest.mark.usefixtures("read_once")
def test_the_demo_has_every_step(wenming: Wenming) -> None:
    kinds = set()
    for month in range(1, 13):
        ran = wenming("-C", DEMO, "notices", "--month", f"2020-{month:02}", "--format", "json")
        kinds |= {step["kind"] for step in json.loads(ran.out)["suggested"]}
    assert kinds == {"remind", "supervise", "circulate", "interview"}


def test_the_note_of_a_running_month(
    plan: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-15")
    assert "（月中数据）" in wenming("-C", plan, "notices", "--month", "2020-06").out
