"""Checks with standards, and materials: out to the units and back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming
from tests.exchange.test_sheets import EAST, PLAN, Office
from wenming_cli.exchange.workbook_reading import read_workbook
from wenming_cli.loading import load
from wenming_cli.model.inspection import Inspection
from wenming_cli.model.material import Material

EXAM = """\
点位类型: [{名称: 农贸市场}]
检查项目: [{名称: 地面, 测评标准: Ⅱ-8-1)}, {名称: 墙面}]
测评体系: [{编号: CS, 名称: 文明城市, 体系类别: 文明城市}]
测评标准:
- {编号: Ⅱ-8-1), 测评体系: CS, 测评项目: 环境, 测评标准: 地面干净, 测评方法: 实地考察,
   责任单位: [东街道]}
- {编号: Ⅱ-8-2), 测评体系: CS, 测评项目: 环境, 测评标准: 墙面干净, 测评方法: 实地考察,
   责任单位: [东街道]}
测评:
- {编号: MC-1, 名称: 六月自评, 测评类别: 自评, 开始日期: 2020-06-01, 结束日期: 2020-06-30,
   汇总结果: [{汇总对象: 全部, 得分: 8, 满分: 10}]}
申报材料:
- {编号: CL-1, 测评标准: Ⅱ-8-1), 材料编号: Ⅱ-8-1)-①, 标题: 保洁办法, 材料类别: 文件,
   责任单位: 东街道, 报送时限: 2020-06-20}
- {编号: CL-2, 测评标准: Ⅱ-8-1), 标题: 照片, 材料类别: 实景图片, 责任单位: 东街道,
   报送时限: 2020-06-10, 形成日期: 2020-05-01, 报送日期: 2020-06-05, 佐证材料: [档案-2],
   退回: [{日期: 2020-06-08, 原因: 看不清}]}
- {编号: CL-3, 测评标准: Ⅱ-8-2), 标题: 台账, 材料类别: 统计表, 责任单位: 西街道,
   报送时限: 2020-06-20}
- {编号: CL-4, 测评标准: Ⅱ-8-2), 标题: 总结, 材料类别: 说明报告, 责任单位: 东街道,
   报送时限: 2020-06-10, 报送日期: 2020-06-05, 佐证材料: [档案-4]}
"""
CHECK = {"层级": "主责单位", "点位": "东市场", "检查内容": "地面", "结果": "不符合"}


@pytest.fixture
def office(
    make_plan: MakePlan, tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> Office:
    at_date("2020-06-15")
    made = Office(make_plan(PLAN + EXAM), tmp_path / "填报表", wenming)
    made.books_as_sent()
    return made


def rounds(office: Office) -> tuple[Inspection, ...]:
    loaded = load(office.plan)
    assert loaded.plan is not None
    assert loaded.diagnostics == ()
    return loaded.plan.inspections


def material(office: Office, name: str) -> Material:
    assert load(office.plan).diagnostics == ()
    return office.read().material_by_id[name]


def test_the_sheets_are_there_where_there_are_standards_and_materials(office: Office) -> None:
    names = ["填表说明", "任务进展", "问题整改", "巡查", "检查", "申报材料", "选项", "wenming"]
    assert list(read_workbook(office.books / EAST).sheets) == names
    paper = office.papers()["申报材料"]
    assert paper.heads == [
        *("申报材料", "材料编号", "标题", "测评标准", "报送时限", "现在状态"),
        *("形成日期", "报送日期", "佐证材料"),
    ]
    told = [[paper.get(row, title) for title in paper.heads[:6]] for row in paper.rows()]
    assert told == [
        ["CL-1", "Ⅱ-8-1)-①", "保洁办法", "Ⅱ-8-1)", "2020-06-20", "未到时限"],
        ["CL-2", None, "照片", "Ⅱ-8-1)", "2020-06-10", "已退回（2020-06-08 退回：看不清）"],
    ]
    assert office.papers()["检查"].heads == [
        *("日期", "层级", "巡查单位", "测评", "点位", "检查内容", "结果", "测评标准", "失分"),
        *("佐证材料", "备注"),
    ]


def test_checks_of_one_day_are_one_round(office: Office) -> None:
    office.add("检查", 日期="2020-06-10", 测评="MC-1 六月自评", 失分="0.5", **CHECK)
    office.add(
        "检查", 日期="2020-06-10", 测评="MC-1", 测评标准="II-8-2)", **{**CHECK, "检查内容": "墙面"}
    )
    office.add("检查", 日期="2020-06-11", **{**CHECK, "结果": "符合"})
    ran = office.bring_in()
    assert ran.code == 0, ran.err
    first, second = rounds(office)
    assert (first.by, first.assessment, second.assessment) == ("东街道", "MC-1", None)
    told = [(c.site, c.item, c.result.label, c.standard, c.lost) for c in first.checks]
    assert [(*rest, lost and str(lost)) for *rest, lost in told] == [
        ("D1", "地面", "不符合", None, "0.5"),
        ("D1", "墙面", "不符合", "Ⅱ-8-2)", None),
    ]
    again = office.bring_in()
    assert (again.code, len(rounds(office))) == (0, 2)


def test_more_checks_of_a_day_are_another_round_for_records_stay_as_they_are(
    office: Office,
) -> None:
    office.add("检查", 日期="2020-06-10", **CHECK)
    assert office.bring_in().code == 0
    office.add("检查", 日期="2020-06-10", **{**CHECK, "检查内容": "墙面"})
    office.add("检查", 日期="2020-06-10", **{**CHECK, "检查内容": "墙面", "结果": "符合"})
    ran = office.bring_in()
    assert ran.code == 0, ran.err
    told = [[check.item for check in each.checks] for each in rounds(office)]
    assert told == [["地面"], ["墙面", "墙面"]]


@pytest.mark.parametrize(
    ("values", "column", "said"),
    [
        ({"检查内容": "屋顶"}, "检查内容", "检查项目里没有“屋顶”"),
        ({"测评标准": "Ⅸ-1)"}, "测评标准", "测评标准里没有“Ⅸ-1)”"),
        ({"测评": "MC-7"}, "测评", "测评里没有“MC-7”"),
        ({"结果": None}, "结果", "检查项缺少 结果"),
    ],
)
def test_a_cell_that_is_wrong_is_told_by_its_place(
    office: Office, values: dict[str, str | None], column: str, said: str
) -> None:
    papers = office.add("检查", 日期="2020-06-10", **{**CHECK, **values})
    ran = office.bring_in()
    assert ran.code == 1
    assert f"{EAST}!检查!{papers['检查'].name(3, column)}" in ran.err
    assert said in ran.err
    assert rounds(office) == ()


def test_all_rows_of_a_round_that_cannot_be_are_told(office: Office) -> None:
    office.add("检查", 日期="2020-06-10", 失分="5", **CHECK)
    office.add("检查", 日期="2020-06-10", **{**CHECK, "检查内容": "墙面"})
    office.add("检查", 日期="2020-06-11", **CHECK)
    ran = office.bring_in("--partial")
    assert ran.code == 1
    assert "失分 5，不在 0 到 1 之间" in ran.err
    assert "和第 3 行是同一次巡查，一起没有写" in ran.err
    assert [str(each.date) for each in rounds(office)] == ["2020-06-11"]


def test_a_material_that_is_handed_in(office: Office) -> None:
    office.put(
        "申报材料", "CL-1", 形成日期="2020-05-20", 报送日期="2020-06-14", 佐证材料="档案-1、档案-3"
    )
    ran = office.bring_in()
    assert ran.code == 0, ran.err
    found = material(office, "CL-1")
    assert (str(found.dated), str(found.submitted)) == ("2020-05-20", "2020-06-14")
    assert found.evidence == ("档案-1", "档案-3")
    assert office.bring_in().code == 0
    assert material(office, "CL-1") == found


def test_handed_in_again_the_first_time_is_kept(office: Office) -> None:
    office.put("申报材料", "CL-2", 报送日期="2020-06-14")
    assert office.bring_in().code == 0
    found = material(office, "CL-2")
    assert (str(found.submitted), str(found.dated)) == ("2020-06-14", "2020-05-01")
    assert str(found.returned[0].submitted) == "2020-06-05"
    assert found.evidence == ("档案-2",)
    before = (office.plan / "plan.yaml").read_bytes()
    assert office.bring_in().code == 0
    assert (office.plan / "plan.yaml").read_bytes() == before


def test_what_was_handed_in_meanwhile_is_not_written_over(office: Office) -> None:
    office.put("申报材料", "CL-1", 报送日期="2020-06-14")
    assert office.wenming("-C", office.plan, "set", "CL-1", "报送日期=2020-06-13").code == 0
    ran = office.bring_in()
    assert ran.code == 1
    assert "发出以后计划里变了：发出时最后是“没有记录”，现在是“2020-06-13 报送”" in ran.err
    assert str(material(office, "CL-1").submitted) == "2020-06-13"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"形成日期": "2020-05-20"}, "申报材料缺少 报送日期"),
        ({"报送日期": "2020-05-20", "形成日期": "2020-05-21"}, "晚于报送日期"),
    ],
)
def test_a_material_that_cannot_be(office: Office, values: dict[str, str], said: str) -> None:
    before = (office.plan / "plan.yaml").read_bytes()
    office.put("申报材料", "CL-1", **values)
    ran = office.bring_in("--partial")
    assert ran.code == 1
    assert said in ran.err
    assert (office.plan / "plan.yaml").read_bytes() == before


def test_one_material_twice_in_a_workbook(office: Office) -> None:
    papers = office.papers()
    paper = papers["申报材料"]
    paper.put(paper.row_of("CL-1"), 报送日期="2020-06-14")
    paper.put(paper.row_of("CL-2") + 1, 申报材料="CL-1", 报送日期="2020-06-13")
    papers.save()
    ran = office.bring_in()
    assert ran.code == 1
    assert "同一份材料写了两行" in ran.err


def test_a_material_of_another_unit(office: Office) -> None:
    papers = office.papers()
    paper = papers["申报材料"]
    paper.put(paper.row_of("CL-2") + 1, 申报材料="CL-3", 报送日期="2020-06-13")
    papers.save()
    ran = office.bring_in()
    assert ran.code == 1
    assert "申报材料：CL-3 归西街道，不归东街道" in ran.err
