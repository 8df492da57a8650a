"""Any section can be listed: picked by what its records say, by what is worked out of them."""

import csv
import json
from pathlib import Path

import pytest

from tests.conftest import DEMO, MakePlan, Wenming
from wenming_cli.screens.listing.listed_column import listables

JUNE = ("--as-of", "2020-06-30")
MORE = """\
findings:
- id: W-1
  found: 2020-06-01
  source: inspection
  category: 卫生
  text: 垃圾没有清运
  owner: 东华街道
  severity: major
  log: [{date: 2020-06-05, event: rectified, by: 东华街道}]
- {id: W-2, found: 2020-06-20, source: public, category: 秩序, text: 占道经营, owner: 拓东街道}
- {id: W-3, found: 2020-07-20, source: public, category: 秩序, text: 还没有发现, owner: 拓东街道}
"""


@pytest.fixture
def plan(small: Path) -> Path:
    (small / "findings.yaml").write_text(MORE, encoding="utf-8")
    (small / "extra.yaml").write_text(
        "payments:\n- {date: 2020-03-02, line: XC, amount: 8000元, voucher: 记-2}\n"
        "tasks:\n- {id: HW-9, title: 数量任务, workstream: HW, due: 2020-09-30,"
        " target: {value: 12, unit: 座}, support: [城管局, 东华街道],"
        " extensions: [{date: 2020-05-01, to: 2020-10-31, reason: 雨季, approved_by: 创建办}]}\n",
        encoding="utf-8",
    )
    return small


def ids(wenming: Wenming, plan: Path, section: str, *where: str) -> list[str]:
    """The first cell of every row that is listed."""
    conditions = [word for each in where for word in ("--where", each)]
    ran = wenming("list", section, "-C", plan, *JUNE, *conditions, "--format", "json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    return [str(row[found["columns"][0]]) for row in found["rows"]]


@pytest.mark.parametrize(
    ("section", "where", "wanted"),
    [
        ("tasks", ["state=done"], ["HW-1", "HW-3/东华街道"]),
        ("任务", ["状态=办结", "灯=办结"], ["HW-1", "HW-3/东华街道"]),
        ("任务", ["stage=办结"], ["HW-1", "HW-3/东华街道"]),
        ("任务", ["灯=逾期"], ["HW-2"]),
        ("任务", ["逾期天数>0"], ["HW-2"]),
        ("任务", ["overdue_days>=30", "牵头单位=城管局"], ["HW-2"]),
        ("任务", ["牵头单位=区城市管理局", "完成时限<2020-05"], ["HW-1"]),
        ("任务", ["完成时限=2020-05"], ["HW-2"]),
        ("任务", ["完成时限<=2020-05"], ["HW-1", "HW-2"]),
        ("任务", ["完成时限>2020"], []),
        ("任务", ["现在的时限=2020-10-31"], ["HW-9"]),
        ("任务", ["进度>=50%", "状态!=办结"], ["HW-3/拓东街道"]),
        ("任务", ["进度=40"], ["HW-2"]),
        ("任务", ["数量目标.数量>=12"], ["HW-9"]),
        ("任务", ["target.unit=座"], ["HW-9"]),
        ("任务", ["数量目标!="], ["HW-9"]),
        ("任务", ["配合单位=城管局"], ["HW-9"]),
        ("任务", ["配合单位!=东华街道", "编号~hw-9"], []),
        ("任务", ["延期>0"], ["HW-9"]),
        ("任务", ["任务名称~卫生"], ["HW-1"]),
        ("任务", ["滞后原因＝设计返工"], ["HW-2"]),
        ("任务", ["办结日期=", "编号~HW-3"], ["HW-3/拓东街道"]),
        ("tasks", ["stagnant=是", "unreported=否"], ["HW-2"]),
        ("问题", [], ["W-1", "W-2"]),
        ("问题", ["严重程度=major"], ["W-1"]),
        ("问题", ["状态=待复核"], ["W-1"]),
        ("findings", ["source!=public"], ["W-1"]),
        ("支出", ["金额>1万元"], ["2020-06-15"]),
        ("支出", ["金额<=8000元"], ["2020-03-02"]),
        ("支出", ["用途=宣传"], ["2020-03-02", "2020-06-15"]),
        ("进展", ["完成进度>40"], ["HW-3/拓东街道"]),
        ("办理记录", ["事件=已整改"], ["W-1"]),
        ("资金.用途", [], ["资金"]),
        ("tasks.extensions", ["延至>2020-10"], []),
        ("tasks.extensions", ["延至>=2020-10"], ["HW-9"]),
    ],
)
def test_records_are_picked(
    wenming: Wenming, plan: Path, section: str, where: list[str], wanted: list[str]
) -> None:
    assert sorted(ids(wenming, plan, section, *where)) == wanted


@pytest.mark.parametrize(
    ("section", "where", "message"),
    [
        ("findngs", "编号=1", "没有“findngs”这一部分；是不是“findings”？"),
        ("资金.用涂", "编号=1", "可以写：budget.sources（资金来源）、budget.lines（用途）"),
        ("任务", "完成时线=2020-06", "是不是“完成时限”？\n可以写：编号、任务名称、"),
        ("任务", "单位", "不是 字段=值 的样子"),
        ("任务", "=城管局", "不是 字段=值 的样子"),
        ("任务", "牵头单位=城管菊", "单位名录里没有“城管菊”"),
        ("任务", "完成时限=2020/6/1", "提示：写成 2020-06-01"),
        ("任务", "状态=完工", "“完工”不在可选的词里"),
        ("任务", "状态>办结", "状态不能用 > 比\n提示：可以用 = !="),
        ("任务", "完成时限~6", "完成时限不能用 ~ 比"),
        ("任务", "进度>0.5", "写成 50.0% 或者 0.5%"),
        ("任务", "任务名称>a", "可以用 = != ~"),
        ("任务", "任务名称>", "> 后面没有写值"),
        ("任务", "停滞=大概", "“大概”不是“是”或“否”"),
        ("任务", "数量目标=12座", "写成 数量目标.字段"),
        ("支出", "金额>=1万", "写成 1万元"),
        ("问题", "严重程度=一班", "可以写："),
    ],
)
def test_bad_conditions_are_told_with_what_can_be_written(
    wenming: Wenming, plan: Path, section: str, where: str, message: str
) -> None:
    ran = wenming("list", section, "-C", plan, "--where", where)
    assert ran.code == 2
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_groups_have_a_table_each_and_are_counted(wenming: Wenming, plan: Path) -> None:
    asked = ("list", "问题", "-C", plan, *JUNE, "--group-by", "责任单位", "--columns", "编号，类别")
    shown = wenming(*asked).out
    assert "东华街道（1）" in shown
    assert shown.rstrip().endswith("共 2 条")
    found = json.loads(wenming(*asked, "--format", "json").out)
    assert found["schema"] == "wenming.list/1"
    assert found["section"] == "findings"
    assert found["columns"] == ["id", "category"]
    assert found["rows"] == [{"id": "W-1", "category": "卫生"}, {"id": "W-2", "category": "秩序"}]
    assert found["groups"] == [{"value": "东华街道", "rows": 1}, {"value": "拓东街道", "rows": 1}]


def test_values_of_data_are_those_of_the_other_commands(wenming: Wenming, plan: Path) -> None:
    asked = ("list", "任务", "-C", plan, *JUNE, "--format", "json", "--columns", "all")
    listed = {row["id"]: row for row in json.loads(wenming(*asked).out)["rows"]}
    tasks = json.loads(wenming("tasks", "-C", plan, *JUNE, "--format", "json").out)["tasks"]
    assert listed.keys() == {task["id"] for task in tasks}
    for task in tasks:
        row = listed[task["id"]]
        names = ("title", "owner", "state", "light", "progress", "planned", "effective_due")
        same = (*names, "due", "overdue_days", "due_soon", "stagnant", "unreported", "reason")
        assert {name: row[name] for name in same} == {name: task[name] for name in same}


def test_cells_are_written_by_what_they_hold(wenming: Wenming, plan: Path) -> None:
    columns = "编号,数量目标,延期,配合单位,权重,进度,停滞"
    where = ("--where", "编号=HW-9", "--columns", columns, "--format", "csv")
    shown = wenming("list", "任务", "-C", plan, *JUNE, *where).out.lstrip("\ufeff")
    head, row = csv.reader(shown.splitlines())
    assert head[:7] == columns.split(",")
    assert row[:7] == [
        "HW-9",
        "数量 12，单位 座",
        "1 条",
        "区城市管理局、东华街道",
        "1",
        "0%",
        "否",
    ]


def test_a_part_answers_for_itself(wenming: Wenming, plan: Path) -> None:
    where = (
        "--where",
        "编号~HW-3/",
        "--columns",
        "编号,牵头单位,办结日期,任务名称",
        "--format",
        "csv",
    )
    rows = list(csv.reader(wenming("list", "任务", "-C", plan, *JUNE, *where).out.splitlines()))
    assert [row[:4] for row in rows[1:]] == [
        ["HW-3/东华街道", "东华街道", "2020-06-10", "分片保洁"],
        ["HW-3/拓东街道", "拓东街道", "", "分片保洁"],
    ]


@pytest.mark.parametrize("what", list(listables()), ids=lambda what: what.name)
def test_every_section_of_the_model_can_be_listed(wenming: Wenming, what: object) -> None:
    for name in (what.name, what.title):  # type: ignore[attr-defined]
        ran = wenming("list", name, "-C", DEMO, *JUNE, "--columns", "全部", "--format", "json")
        assert ran.code == 0, ran.err
        found = json.loads(ran.out)
        assert found["section"] == what.name  # type: ignore[attr-defined]
        assert all(list(row) == found["columns"] for row in found["rows"])


def test_a_plan_without_the_section_has_no_rows(wenming: Wenming, make_plan: MakePlan) -> None:
    folder = make_plan("plan: {id: p, name: 空, year: 2020, owner: 区文明办}\n")
    ran = wenming("list", "资金", "-C", folder)
    assert (ran.code, ran.out.rstrip().endswith("共 0 条")) == (0, True)
