"""Tables of standards and materials as offices have them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakePlan, Ran, Wenming
from tests.exchange.conftest import MakeWorkbook
from wenming_cli.loading import load
from wenming_cli.model.assessment import Method
from wenming_cli.model.plan import Plan

PLAN = """\
计划: {编号: cs-2020, 项目名称: 示例, 年度: 2020, 实施单位: 市创文办}
单位名录:
  - {简称: 市创文办, 类别: 办公室}
  - {简称: 城管局, 全称: 市城市管理局, 别名: [市容局], 类别: 部门}
  - {简称: 住建局, 类别: 部门}
  - {简称: 甲街道, 类别: 街道}
  - {简称: 乙镇, 类别: 街道}
重点工作:
  - {编号: HJ, 名称: 公共环境, 类别: 整治, 牵头单位: 城管局}
"""
SYSTEM = "测评体系: [{编号: CS, 名称: 文明城市, 体系类别: 文明城市}]\n"
TWO_SYSTEMS = SYSTEM.replace("}]", "}, {编号: WCN, 名称: 未成年人, 体系类别: 未成年人}]")

Importing = Callable[..., Ran]


@pytest.fixture
def importing(make_plan: MakePlan, wenming: Wenming) -> Importing:
    """Imports a file into a plan with some more sections."""

    def run(kind: str, file: Path, *options: str, more: str = SYSTEM) -> Ran:
        return wenming("import", kind, file, "-C", make_plan(PLAN + more), *options)

    return run


@pytest.fixture
def plan_of(tmp_path: Path) -> Callable[[], Plan]:
    """Reads the plan that was imported into."""

    def read() -> Plan:
        (folder,) = {path.parent for path in tmp_path.rglob("plan.yaml")}
        loaded = load(folder)
        assert loaded.plan is not None
        assert [d for d in loaded.diagnostics if d.is_error] == []
        return loaded.plan

    return read


def notes(ran: Ran) -> list[str]:
    return [line.strip() for line in ran.err.splitlines()]


ONE = ["测评项目", "测评标准", "测评方法", "责任单位"]
BREAKDOWN: list[list[Any]] = [
    [],
    [
        "序号",
        "测评项目",
        "测评内容",
        "编号",
        "测评标准",
        "测评方法",
        "分值（分）",
        "责任单位",
        None,
    ],
    [None, None, None, None, None, None, None, "牵头单位", "责任单位"],
    [1, None, None, "Ⅱ-8-1)", "路面干净，无垃圾", "实地考察", 2, "市城市管理局", "甲街道、乙镇"],
    [2, None, None, "Ⅱ－8－2)", "绿化完好", "实地", "1.5", "市容局", "各街道"],
    [3, None, None, "Ⅱ-8-3）", "有管理办法", "材料审核", 1, "住建局", None],
    [4, "公共秩序", "交通", "Ⅱ-9-1)", "群众满意", "问卷", 3, None, "住建局（牵头）、城管局"],
]
MERGED = {
    "A1:I1": "测评任务分解表",
    "A2:A3": "序号",
    "B2:B3": "测评项目",
    "C2:C3": "测评内容",
    "D2:D3": "编号",
    "E2:E3": "测评标准",
    "F2:F3": "测评方法",
    "G2:G3": "分值（分）",
    "H2:I2": "责任单位",
    "B4:B6": "公共环境",
    "C4:C6": "道路",
}


def test_a_breakdown_of_standards(
    importing: Importing, make_workbook: MakeWorkbook, plan_of: Callable[[], Plan]
) -> None:
    ran = importing("标准", make_workbook("标准.xlsx", BREAKDOWN, MERGED))
    assert ran.code == 0, ran.err
    assert notes(ran)[:-1] == [
        "标准.xlsx!Sheet1：表头在第 2–3 行，数据 4 行",
        "A 序号 — 表里的顺序号，不用",
        "B 测评项目 → 测评项目，合并单元格向下填了 2 格",
        "C 测评内容 → 测评内容，合并单元格向下填了 2 格",
        "D 编号 → 编号",
        "E 测评标准 → 测评标准",
        "F 测评方法 → 测评方法",
        "G 分值（分） → 分值",
        "H 责任单位/牵头单位 → 责任单位，排在最前",
        "I 责任单位 → 责任单位",
        "每行的测评体系：CS",
        "新记录 4 条",
    ]
    found = plan_of().standards
    assert [(s.code, s.system, s.item, s.content, s.method, str(s.points)) for s in found] == [
        ("Ⅱ-8-1)", "CS", "公共环境", "道路", Method.FIELD, "2"),
        ("Ⅱ-8-2)", "CS", "公共环境", "道路", Method.FIELD, "1.5"),
        ("Ⅱ-8-3）", "CS", "公共环境", "道路", Method.MATERIAL, "1"),
        ("Ⅱ-9-1)", "CS", "公共秩序", "交通", Method.SURVEY, "3"),
    ]
    assert [s.owners for s in found] == [
        ("城管局", "甲街道", "乙镇"),
        ("城管局", "甲街道", "乙镇"),
        ("住建局",),
        ("住建局", "城管局"),
    ]


def test_coming_back_changes_nothing(
    make_plan: MakePlan, wenming: Wenming, make_workbook: MakeWorkbook
) -> None:
    folder, file = make_plan(PLAN + SYSTEM), make_workbook("标准.xlsx", BREAKDOWN, MERGED)
    assert wenming("import", "standards", file, "-C", folder).code == 0
    again = wenming("import", "standards", file, "-C", folder)
    assert "第 4 行已经有了（Ⅱ-8-1)），没有再导入" in again.err
    assert again.err.endswith("没有新的记录，什么也没有写\n")
    head = ["编号", *ONE, "分值"]
    other = [
        head,
        ["Ⅱ-8-1)", "公共环境", "路面干净，无垃圾", "实地考察", "城管局、甲街道、乙镇", 5],
    ]
    changed = wenming("import", "standards", make_workbook("b.xlsx", other), "-C", folder)
    assert "就是已有的 Ⅱ-8-1)，分值不同；没有改，要改用 wenming set Ⅱ-8-1)" in changed.err


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("Ⅱ-8-1) 路面干净", ("Ⅱ-8-1)", "路面干净")),
        ("Ⅱ-8-1）路面干净", ("Ⅱ-8-1）", "路面干净")),
        ("II-8-1、路面干净", ("II-8-1", "路面干净")),
        ("3.1.2 路面干净", ("3.1.2", "路面干净")),
        ("A-12：路面干净", ("A-12", "路面干净")),
    ],
)
def test_codes_in_front_of_the_text(
    importing: Importing,
    make_workbook: MakeWorkbook,
    plan_of: Callable[[], Plan],
    text: str,
    standard: tuple[str, str],
) -> None:
    rows = [ONE, ["环境", text, "实地", "城管局"]]
    ran = importing("standards", make_workbook("a.xlsx", rows))
    assert ran.code == 0, ran.err
    assert "B 测评标准 → 测评标准，开头的编号另作编号" in notes(ran)
    assert [(s.code, s.text) for s in plan_of().standards] == [standard]


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("城管局、住建局", ("城管局", "住建局")),
        ("住建局、城管局（牵头）", ("城管局", "住建局")),
        ("住建局；城管局(牵头单位)；各街道", ("城管局", "住建局", "甲街道", "乙镇")),
        ("牵头单位：城管局\n责任单位：住建局", ("城管局", "住建局")),
        (None, ()),
    ],
)
def test_who_leads_comes_first(
    importing: Importing,
    make_workbook: MakeWorkbook,
    plan_of: Callable[[], Plan],
    cell: str | None,
    owners: tuple[str, ...],
) -> None:
    rows = [["编号", *ONE], ["A-1", "环境", "路面干净", "实地", cell]]
    assert importing("standards", make_workbook("a.xlsx", rows)).code == 0
    assert plan_of().standards[0].owners == owners


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "没有哪一列是“测评体系”（必填）"),
        (TWO_SYSTEMS, "没有哪一列是“测评体系”（必填）"),
    ],
)
def test_of_which_system_must_be_known(
    importing: Importing, make_workbook: MakeWorkbook, more: str, said: str
) -> None:
    rows = [["编号", *ONE], ["A-1", "环境", "路面干净", "实地", "城管局"]]
    file = make_workbook("a.xlsx", rows)
    ran = importing("standards", file, more=more)
    assert ran.code == 1
    assert said in ran.err


def test_points_of_several_standards_in_one_cell_are_refused(
    importing: Importing, make_workbook: MakeWorkbook, plan_of: Callable[[], Plan]
) -> None:
    rows = [
        ["编号", "分值", *ONE],
        ["A-1", None, "环境", "路面干净", "实地", "城管局"],
        ["A-2", None, "环境", "绿化完好", "实地", "城管局"],
    ]
    file = make_workbook("a.xlsx", rows, {"B2:B3": 6})
    ran = importing("standards", file)
    assert ran.code == 1
    assert "a.xlsx!Sheet1!B2  E203 “分值”合并了 2 条标准，说不清是各自的还是一共的" in ran.err
    assert "拆开合并的单元格，各写各的分值；不要分值的加上 --map 分值=" in ran.err
    assert importing("standards", file, "--map", "分值=").code == 0
    assert [s.points for s in plan_of().standards] == [None, None]


def test_two_rows_of_one_code_are_refused(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [
        ["编号", *ONE],
        ["Ⅱ-1)", "环境", "路面干净", "实地", "城管局"],
        ["II-1）", "环境", "绿化完好", "实地", "城管局"],
    ]
    ran = importing("standards", make_workbook("a.xlsx", rows))
    assert ran.code == 1
    assert "a.xlsx!Sheet1!A3  E302 编号“II-1）”和第 2 行的重复" in ran.err


def test_the_same_code_of_two_systems_is_not_twice(
    importing: Importing, make_workbook: MakeWorkbook, plan_of: Callable[[], Plan]
) -> None:
    rows = [
        ["测评体系", "编号", *ONE],
        ["CS", "1.1", "环境", "路面干净", "实地", "城管局"],
        ["WCN", "1.1", "校园", "无网吧", "实地", "城管局"],
    ]
    ran = importing("standards", make_workbook("a.xlsx", rows), more=TWO_SYSTEMS)
    assert ran.code == 0, ran.err
    assert list(plan_of().standard_by_code) == ["CS:1.1", "WCN:1.1"]


def test_materials_refer_to_standards(
    importing: Importing, make_workbook: MakeWorkbook, plan_of: Callable[[], Plan]
) -> None:
    standard = (
        "测评标准: [{编号: Ⅱ-1-1), 测评体系: CS, 测评项目: 组织, 测评标准: 有领导小组,"
        " 测评方法: 材料审核}]\n"
    )
    rows = [
        ["标准编号", "材料编号", "材料名称", "材料类型", "责任单位", "截止日期"],
        ["II-1-1)", "Ⅱ-1-1)-①", "领导小组文件", "红头文件", "市创文办", "2020年8月31日"],
        ["Ⅱ-1-1）", "Ⅱ-1-1)-②", "会议照片", "照片", "市创文办", "2020年8月31日"],
    ]
    ran = importing("材料", make_workbook("a.xlsx", rows), more=SYSTEM + standard)
    assert ran.code == 0, ran.err
    found = plan_of().materials
    assert [(m.id, m.standard, m.number, m.kind.label, str(m.due)) for m in found] == [
        ("CL-001", "Ⅱ-1-1)", "Ⅱ-1-1)-①", "文件", "2020-08-31"),
        ("CL-002", "Ⅱ-1-1)", "Ⅱ-1-1)-②", "实景图片", "2020-08-31"),
    ]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("点位类型", [["点位类型", "大类"], ["农贸市场", "经营场所"], ["社区", None]]),
        ("检查项目", [["检查项目", "测评标准"], ["地面", None], ["墙面", None]]),
    ],
)
def test_vocabularies(
    importing: Importing,
    make_workbook: MakeWorkbook,
    plan_of: Callable[[], Plan],
    kind: str,
    rows: list[list[Any]],
) -> None:
    ran = importing(kind, make_workbook("a.xlsx", rows))
    assert ran.code == 0, ran.err
    plan = plan_of()
    assert len(plan.site_types) + len(plan.check_items) == 2


def test_a_table_of_tasks_may_hold_the_text_of_standards(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [
        ["任务名称", "重点工作", "测评标准", "完成时限"],
        ["清扫", "HJ", "路面干净，无垃圾", "2020-06-30"],
    ]
    ran = importing("任务", make_workbook("a.xlsx", rows), more="")
    assert ran.code == 0, ran.err
    assert "C 测评标准 — 计划里还没有登记测评标准，没有用" in notes(ran)
