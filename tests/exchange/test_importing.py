"""Tables as offices have them: what is certain is read right, what is not is listed by its cell."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakePlan, Ran, Wenming
from tests.exchange.conftest import MakeWorkbook
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

PLAN = """\
计划: {编号: cs-2020, 项目名称: 示例, 年度: 2020, 实施单位: 市创文办}
单位名录:
  - {简称: 市创文办, 类别: 办公室}
  - {简称: 城管局, 全称: 市城市管理局, 别名: [市容局], 类别: 部门}
  - {简称: 住建局, 类别: 部门}
  - {简称: 市场监管局, 类别: 部门}
  - {简称: 甲街道, 类别: 街道}
  - {简称: 乙镇, 类别: 街道}
重点工作:
  - {编号: HJ, 名称: 公共环境, 类别: 整治, 牵头单位: 城管局}
  - {编号: ZX, 名称: 公共秩序, 类别: 整治, 牵头单位: 住建局}
点位:
  - {编号: P1, 名称: 一号小区, 点位类型: 居民小区, 所属街道: 甲街道, 责任单位: 甲街道}
资金:
  年初预算数: 100万元
  用途: [{编号: XC, 名称: 宣传费, 金额: 60万元}, {编号: ZZ, 名称: 整治费, 金额: 40万元}]
"""

Importing = Callable[..., Ran]


@pytest.fixture
def folder(make_plan: MakePlan) -> Path:
    return make_plan(PLAN)


@pytest.fixture
def importing(folder: Path, wenming: Wenming) -> Importing:
    """Imports a file into the plan."""

    def run(kind: str, file: Path, *options: str) -> Ran:
        return wenming("import", kind, file, "-C", folder, *options)

    return run


def plan_of(folder: Path) -> Plan:
    loaded = load(folder)
    assert loaded.plan is not None
    assert [d for d in loaded.diagnostics if d.is_error] == []
    return loaded.plan


def notes(ran: Ran) -> list[str]:
    """What was told of the table, line by line without its indentation."""
    return [line.strip() for line in ran.err.splitlines()]


# --- tasks ----------------------------------------------------------------------------------------

BREAKDOWN: list[list[Any]] = [
    [],
    [],
    ["序号", "重点工作", "测评内容", None, None, "完成时限", "分值（分）", "联系人"],
    [None, None, None, "牵头单位", "配合单位"],
    [1, None, "街巷整洁", "市城市管理局", "住建局、乙镇", date(2020, 11, 30), 5, "某人"],
    [2, None, "无占道经营、乱设广告牌", "市容局", None, 44165, 2],
    [3, None, "提示牌", "住建局", "各街道", "2020年11月25日", 2],
    [4, None, "网上申报材料", "市创文办", None, "11月20日", 3],
    ["合  计", None, None, None, None, None, 12],
    ["备注：材料报送截止日以通知为准"],
    ["填表人：", None, None, "审核人："],
    ["分管领导签字"],
]
MERGED = {
    "A1:H1": "任务分解明细表",
    "A3:A4": "序号",
    "B3:B4": "重点工作",
    "C3:C4": "测评内容",
    "D3:E3": "责任单位",
    "F3:F4": "完成时限",
    "G3:G4": "分值（分）",
    "H3:H4": "联系人",
    "B5:B6": "公共环境",
    "B7:B8": "公共秩序",
    "A10:H10": "备注：材料报送截止日以通知为准",
}


def test_a_breakdown_of_tasks(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    file = make_workbook("任务.xlsx", BREAKDOWN, MERGED, name="分解")
    ran = importing("任务", file)
    assert ran.code == 0, ran.err
    assert notes(ran)[:-1] == [
        "任务.xlsx!分解：表头在第 3–4 行，数据 4 行",
        "A 序号 — 表里的顺序号，不用",
        "B 重点工作 → 所属工作，合并单元格向下填了 2 格",
        "C 测评内容 → 任务名称",
        "D 责任单位/牵头单位 → 牵头单位",
        "E 责任单位/配合单位 → 配合单位",
        "F 完成时限 → 完成时限",
        "G 分值（分） → 权重",
        "H 联系人 — 多半是姓名，没有用；写的是岗位就加上 --map 联系人=责任岗位",
        "第 9 行“合  计”：合计行，没有导入",
        "第 10 行“备注：材料报送截止日以通知为准”：表格下面的说明，没有导入",
        "第 11 行“填表人：”：表格下面的说明，没有导入",
        "第 12 行“分管领导签字”：表格下面的说明，没有导入",
        "新记录 4 条",
    ]
    tasks = plan_of(folder).tasks
    assert [(t.id, t.workstream, t.title, t.owner, str(t.due), str(t.weight)) for t in tasks] == [
        ("HJ-01", "HJ", "街巷整洁", "城管局", "2020-11-30", "5"),
        ("HJ-02", "HJ", "无占道经营、乱设广告牌", "城管局", "2020-11-30", "2"),
        ("ZX-01", "ZX", "提示牌", "住建局", "2020-11-25", "2"),
        ("ZX-02", "ZX", "网上申报材料", "市创文办", "2020-11-20", "3"),
    ]
    assert [task.support for task in tasks] == [
        ("住建局", "乙镇"),
        (),
        ("甲街道", "乙镇"),
        (),
    ]


def test_importing_twice_changes_nothing(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    file = make_workbook("任务.xlsx", BREAKDOWN, MERGED)
    assert importing("任务", file).code == 0
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    ran = importing("任务", file)
    assert (ran.code, ran.out) == (0, "")
    assert notes(ran)[-5:] == [
        "第 5 行已经有了（HJ-01），没有再导入",
        "第 6 行已经有了（HJ-02），没有再导入",
        "第 7 行已经有了（ZX-01），没有再导入",
        "第 8 行已经有了（ZX-02），没有再导入",
        "没有新的记录，什么也没有写",
    ]
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_what_is_there_otherwise_is_told_and_left(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    head = ["编号", "任务名称", "重点工作", "完成时限"]
    first = [head, ["R-1", "清运", "HJ", date(2020, 6, 30)], [None, "清掏", "HJ", "2020-07-31"]]
    assert importing("tasks", make_workbook("a.xlsx", first)).code == 0
    later = [
        head,
        ["R-1", "清运", "HJ", date(2020, 8, 31)],
        [None, "清掏", "HJ", "2020-09-30"],
        [None, "清扫", "HJ", "2020-09-30"],
    ]
    ran = importing("tasks", make_workbook("b.xlsx", later))
    assert ran.code == 0
    assert notes(ran)[-4:-1] == [
        "第 2 行就是已有的 R-1，完成时限不同；没有改，要改用 wenming set R-1",
        "第 3 行就是已有的 HJ-01，完成时限不同；没有改，要改用 wenming set HJ-01",
        "新记录 1 条",
    ]
    assert [(t.id, t.title, str(t.due)) for t in plan_of(folder).tasks] == [
        ("R-1", "清运", "2020-06-30"),
        ("HJ-01", "清掏", "2020-07-31"),
        ("HJ-02", "清扫", "2020-09-30"),
    ]


def test_the_same_task_each_quarter_is_four_tasks(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    days = [date(2020, 3, 31), date(2020, 6, 30), date(2020, 9, 30), date(2020, 12, 31)]
    rows = [["任务", "重点工作", "期限"], *[["季度检查", "公共秩序", day] for day in days]]
    assert importing("tasks", make_workbook("a.xlsx", rows[:3])).code == 0
    assert importing("tasks", make_workbook("b.xlsx", rows)).code == 0
    assert importing("tasks", make_workbook("b.xlsx", rows)).code == 0
    assert [task.due for task in plan_of(folder).tasks] == days


def test_what_comes_back_has_a_rhythm_and_no_limit(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["任务名称", "重点工作", "完成时限"],
        ["月报", "公共秩序", "每月２５日"],
        ["汇总", "公共秩序", "每个月底"],
        ["例会", "公共秩序", "每周五"],
        ["巡查", "公共秩序", "每星期天"],
        ["保洁", "公共秩序", "长期"],
        ["小结", "公共秩序", "每季度末"],
        ["总结", "公共秩序", "每半年最后一天"],
        ["测评", "公共秩序", "每季末月25日"],
        ["摸底", "公共秩序", "每个季度第二个月１５号"],
        ["部署", "公共秩序", "每半年首月10日"],
        ["述职", "公共秩序", "每半年度最后一个月底"],
    ]
    book = make_workbook("a.xlsx", rows)
    assert importing("tasks", book).code == 0
    tasks = plan_of(folder).tasks
    assert [each.every.words if each.every else str(each.due) for each in tasks] == [
        *("每月25日", "每月最后一天", "每周五", "每周日", "长期"),
        *("每季度第3个月最后一天", "每半年第6个月最后一天", "每季度第3个月25日"),
        *("每季度第2个月15日", "每半年第1个月10日", "每半年第6个月最后一天"),
    ]
    assert all(each.start is None and each.assigned is None for each in tasks)
    again = importing("tasks", book)
    assert (again.code, again.err.count("已经有了")) == (0, 11)
    unclear = [
        rows[0],
        *(["甲", "公共秩序", day] for day in ("每月25日前", "每周五之前", "每月32日")),
        *(["甲", "公共秩序", day] for day in ("每季度第4个月1日", "每季度25日", "每半年")),
    ]
    ran = importing("tasks", make_workbook("b.xlsx", unclear))
    assert ran.code == 1
    assert "“每月25日前”不是规定写法的时限" in ran.err
    assert "算上当天的写成 每月25日\n" in ran.err
    assert "算上当天的写成 每周五\n" in ran.err
    assert "定期要办的不写时限，写 定期: {周期: 每月, 日子: 25}" in ran.err


def test_what_is_unclear_is_listed_and_nothing_is_written(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["任务名称", "重点工作", "责任单位", "完成时限", "权重"],
        ["清运", "公共环境", "城官局", date(2020, 6, 30), 1],
        ["清掏", "公共环境", "城管局、住建局", "8月底前", 1],
        ["清扫", "公共卫生", "城管局", "长期坚持", 1],
        [None, "公共环境", "城管局", "2020-06-30", "十分"],
        ["宣传", "公共环境", "城管局", 6.3],
    ]
    before = (folder / "plan.yaml").read_bytes()
    ran = importing("任务", make_workbook("任务.xlsx", rows, name="表"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[6:] == [
        "任务.xlsx!表!C2  E300 单位名录里没有“城官局”",
        "  提示：是不是“城管局”？",
        "任务.xlsx!表!C3  E214 “城管局、住建局”里的“、”没有把各项分开",
        "  提示：这里只能写一个；其他单位写到配合单位等列表里",
        "任务.xlsx!表!D3  E206 “8月底前”不是规定写法的日期",
        "  提示：写明年份：计划年度的写成 2020-08-31",
        "任务.xlsx!表!B4  E300 重点工作里没有“公共卫生”",
        "  提示：现有：HJ、ZX",
        "任务.xlsx!表!D4  E206 “长期坚持”不是规定写法的时限",
        "  提示：没有时限的写 长期",
        "任务.xlsx!表!E5  E208 “十分”不是数字",
        "  提示：只写半角数字，不带单位、逗号和其他文字，例如 95 或 0.5",
        "任务.xlsx!表!A5  E202 缺少“任务名称”",
        "  提示：在表里补上；每一行都一样的，加上 --set 任务名称=…",
        "任务.xlsx!表!D6  E206 “6.3”说不清是哪一天：没有年份，表格软件还会去掉末尾的 0",
        "  提示：写成 2020-06-30 的样子：四位年、两位月、两位日",
        "有 8 处要先弄清，什么也没有写",
    ]
    assert (folder / "plan.yaml").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["plan.yaml"]


def test_targets_with_their_unit(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows: list[list[Any]] = [
        ["任务名称", "所属工作", "完成时限", "数量目标（个）"],
        ["改厕", "HJ", "2020-12-31", 12],
        ["画线", "HJ", "2020-12-31", "1,200米"],
        ["宣传", "HJ", "2020-12-31", None],
    ]
    assert importing("tasks", make_workbook("a.xlsx", rows)).code == 0
    targets = [task.target for task in plan_of(folder).tasks]
    assert [(str(t.value), t.unit) if t else None for t in targets] == [
        ("12", "个"),
        ("1200", "米"),
        None,
    ]
    assert importing("tasks", make_workbook("a.xlsx", rows)).out == ""
    rows[0][3] = "数量目标"
    ran = importing("tasks", make_workbook("b.xlsx", [rows[0], [*rows[1][:3], 7]]))
    assert "b.xlsx!Sheet1!D2  E202 “7”没有单位" in ran.err


# --- findings -------------------------------------------------------------------------------------


def test_a_list_of_findings_by_place(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["创文督查问题清单"],
        ["序号", "点位", "存在问题", "类别", "责任单位", "整改时限", "整改情况", "备注"],
        [1, None, "电动车没有停在\n划定区域", "车辆停放", None, None, "已整改"],
        [2, None, "灭火器过期", "消防设施", None, None, None, "重点"],
        [3, "P1", "禁烟标识不够", "禁烟", "乙镇", "2020/9/4"],
        ["注：时限从交办之日起算"],
    ]
    merged = {
        "A1:H1": "创文督查问题清单",
        "B3:B4": "一号小区",
        "E3:E4": "甲街道",
        "F3:F4": "2020.9.2",
        "A6:H6": "注：时限从交办之日起算",
    }
    file = make_workbook("问题.xlsx", rows, merged)
    ran = importing("问题", file)
    assert ran.code == 1
    told = [line for line in notes(ran) if "E202" in line]
    assert told == [
        "问题.xlsx!Sheet1!A2  E202 没有哪一列是“发现日期”（必填）",
        "问题.xlsx!Sheet1!A2  E202 没有哪一列是“问题来源”（必填）",
    ]
    ran = importing("问题", file, "--set", "发现日期=2020年8月29日", "--set", "来源=督查")
    assert ran.code == 0, ran.err
    assert "G 整改情况 — “办理记录”是一组记录，导入以后另外登记" in notes(ran)
    assert "H 备注 → 备注" in notes(ran)
    found = plan_of(folder).findings
    assert [(f.id, str(f.found), f.site, f.owner, str(f.due)) for f in found] == [
        ("WT-08-01", "2020-08-29", "P1", "甲街道", "2020-09-02"),
        ("WT-08-02", "2020-08-29", "P1", "甲街道", "2020-09-02"),
        ("WT-08-03", "2020-08-29", "P1", "乙镇", "2020-09-04"),
    ]
    assert found[0].text == "电动车没有停在\n划定区域"
    assert [f.note for f in found] == [None, "重点", None]
    assert {f.source.value for f in found} == {"inspection"}
    again = importing("问题", file, "--set", "发现日期=2020年8月29日", "--set", "来源=督查")
    assert (again.code, again.out) == (0, "")


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("3天", "3天"),
        ("3日内", "3天"),
        ("３天以内", "3天"),
        ("3个工作日", "3个工作日"),
        ("3工作日之内", "3个工作日"),
    ],
)
def test_limits_in_days_count_from_when_it_was_given(
    typed: str, due: str, importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["发现时间", "来源", "类别", "问题描述", "责任单位", "整改期限"],
        [date(2020, 8, 29), "巡查", "卫生", "垃圾", "甲街道", typed],
    ]
    ran = importing("findings", make_workbook("a.xlsx", rows))
    assert ran.code == 0, ran.err
    assert [str(each.due) for each in plan_of(folder).findings] == [due]


def test_a_fault_of_a_merged_cell_is_told_once(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [
        ["发现时间", "来源", "类别", "问题描述", "责任单位", "整改期限"],
        [date(2020, 8, 29), "巡查", "卫生", "垃圾", "甲街道"],
        [date(2020, 8, 29), "巡查", "卫生", "污水", "甲街道"],
    ]
    ran = importing("findings", make_workbook("a.xlsx", rows, {"F2:F3": "8月底前"}))
    assert ran.code == 1
    assert "F 整改期限 → 整改时限，合并单元格向下填了 1 格" in notes(ran)
    assert [line.split("  ")[0] for line in ran.err.splitlines() if "“8月底前”" in line] == [
        "a.xlsx!Sheet1!F2"
    ]
    assert ran.err.splitlines()[-1] == "有 1 处要先弄清，什么也没有写"


def test_further_columns_of_findings_are_kept_in_the_note(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["发现时间", "来源", "类别", "存在问题", "责任单位", "天气"],
        [date(2020, 8, 29), "巡查", "卫生", "垃圾", "甲街道", "晴"],
    ]
    ran = importing("findings", make_workbook("a.xlsx", rows), "--keep-unmapped")
    assert ran.code == 0, ran.err
    assert "F 天气 → 备注（连同列名）" in notes(ran)
    assert [each.note for each in plan_of(folder).findings] == ["天气：晴"]


def test_sites_have_no_note_to_keep_columns_in(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [["编号", "点位名称", "责任单位", "天气"], ["P9", "九号小区", "甲街道", "晴"]]
    ran = importing("sites", make_workbook("a.xlsx", rows), "--keep-unmapped")
    assert ran.code == 2
    assert ran.err.startswith("点位没有备注一项，多余的列放不进去；去掉 --keep-unmapped")


# --- sites and owners -----------------------------------------------------------------------------


def test_a_register_of_sites_with_sponsors(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        [
            "序号",
            "路段名称",
            "类别",
            "所属镇街",
            "是否示范点位",
            "责任单位",
            "包保单位",
            "包保责任人",
        ],
        ["一、主次干道"],
        [1, "正街", "主次干道", "乙镇", "√", "乙镇", "财政所", "甲"],
        [2, "后街", "主次干道", "乙镇", "×", "乙镇", "卫生院、派出所", "乙"],
        ["小计", "2 条"],
        ["二、小区"],
        [3, "一号小区", "居民小区", "甲街道", None, "甲街道", None, None],
    ]
    file = make_workbook("点位.xlsx", rows, {"A2:H2": "一、主次干道"})
    ran = importing("点位", file, "--map", "H=包保领导")
    assert ran.code == 0, ran.err
    assert "第 2 行“一、主次干道”：分组的标题，没有导入" in notes(ran)
    assert "第 5 行“小计”：合计行，没有导入" in notes(ran)
    assert "第 6 行“二、小区”：分组的标题，没有导入" in notes(ran)
    assert "第 7 行已经有了（P1），没有再导入" in notes(ran)
    sites = plan_of(folder).sites
    assert [(s.id, s.name, s.demonstration, s.sponsor, s.sponsor_post) for s in sites] == [
        ("P1", "一号小区", False, None, None),
        ("P2", "正街", True, "财政所", "甲"),
        ("P3", "后街", False, "卫生院、派出所", "乙"),
    ]


def test_owners_name_each_other(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["单位名称", "单位类别", "上级单位", "别名", "联系电话"],
        ["二社区", "居委会", "丙街道", "二居、第二社区", 12345678],
        ["丙街道", "街道办事处", None, None, None],
        ["甲街道", "街道", None, None, None],
    ]
    ran = importing("单位", make_workbook("单位.xlsx", rows))
    assert ran.code == 0, ran.err
    assert "E 联系电话 — 不写电话，删去这一项" in notes(ran)
    assert "第 4 行已经有了（甲街道），没有再导入" in notes(ran)
    new = plan_of(folder).owners[-2:]
    assert [(o.name, o.kind.value, o.parent, o.aliases) for o in new] == [
        ("二社区", "community", "丙街道", ("二居", "第二社区")),
        ("丙街道", "subdistrict", None, ()),
    ]


# --- indicators and payments ----------------------------------------------------------------------


def test_a_form_of_indicators(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows: list[list[Any]] = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "分值"],
        [None, None, "整治小区", "≥12个", 40],
        [None, "质量指标", "合格率", "≥95%", 40],
        ["满意度指标", "服务对象满意度", "群众满意度", "不低于90%", 10],
    ]
    file = make_workbook("指标.xlsx", rows, {"A2:A3": "产出指标"})
    ran = importing("指标", file, "--set", "累计方式=累计")
    assert (ran.code, "指标.xlsx!Sheet1!B2  E202 缺少“二级指标”" in ran.err) == (1, True)
    rows[1][1] = "数量指标"
    file = make_workbook("指标.xlsx", rows, {"A2:A3": "产出指标"})
    ran = importing("指标", file, "--set", "累计方式=累计")
    assert ran.code == 0, ran.err
    found = plan_of(folder).indicators
    assert [(i.id, i.level1, i.name, i.nature.label, i.target, i.unit) for i in found] == [
        ("ZB-01", "产出指标", "整治小区", "不低于", "12", "个"),
        ("ZB-02", "产出指标", "合格率", "不低于", "95", "%"),
        ("ZB-03", "满意度指标", "群众满意度", "不低于", "90", "%"),
    ]


def test_an_indicator_says_how_it_is_held_against_its_target(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [
        ["一级指标", "二级指标", "三级指标", "指标值", "累计方式"],
        ["产出指标", "数量指标", "整治小区", "12个", "累计"],
        ["效益指标", "社会效益", "环境改善", "明显改善", "年末"],
    ]
    ran = importing("indicators", make_workbook("a.xlsx", rows))
    assert ran.code == 1
    for cell in ("D2", "D3"):
        assert f"a.xlsx!Sheet1!{cell}  E202 缺少“指标性质”" in ran.err


def test_payments_with_the_unit_of_the_head(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["支付日期", "支出用途", "金额（万元）", "收款单位", "凭证号", "摘要", "经手"],
        [date(2020, 5, 6), "宣传费", 3.5, "某公司", "记-001", "展板", "甲"],
        [date(2020, 5, 6), "宣传费", 3.5, "某公司", "记-002", "展板", "甲"],
        ["2020.6.8", "整治费", "1,200元", None, None, None, None],
        ["合计", None, 7.12, None, None, None, None],
    ]
    file = make_workbook("支出.xlsx", rows)
    ran = importing("支出", file, "--keep-unmapped")
    assert ran.code == 0, ran.err
    assert "C 金额（万元） → 金额，单位万元" in notes(ran)
    assert "G 经手 → 备注（连同列名）" in notes(ran)
    paid = sorted(plan_of(folder).payments, key=lambda payment: payment.date)
    assert [(str(p.date), p.line, str(p.amount), p.note) for p in paid] == [
        ("2020-05-06", "XC", "35000.00", "展板；经手：甲"),
        ("2020-05-06", "XC", "35000.00", "展板；经手：甲"),
        ("2020-06-08", "ZZ", "1200.00", None),
    ]
    assert importing("支出", file, "--keep-unmapped").out == ""
    assert len(plan_of(folder).payments) == 3


def test_the_unit_of_all_amounts_stands_above(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["支出明细表"],
        [None, None, "金额单位：千元"],
        ["日期", "用途", "金额"],
        ["2020-05-06", "XC", 3.5],
    ]
    ran = importing("payments", make_workbook("a.xlsx", rows))
    assert ran.code == 0, ran.err
    assert [str(p.amount) for p in plan_of(folder).payments] == ["3500.00"]


def test_amounts_without_a_unit_are_listed(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [["日期", "用途", "金额"], ["2020-05-06", "XC", 3.5]]
    ran = importing("payments", make_workbook("a.xlsx", rows))
    assert ran.code == 1
    assert ran.err.splitlines()[4:6] == [
        "a.xlsx!Sheet1!C2  E207 金额“3.5”没有单位",
        "  提示：写明单位：3.5元 还是 3.5万元？",
    ]


# --- columns --------------------------------------------------------------------------------------

TWICE: list[list[Any]] = [
    ["任务内容", "工作内容", "重点工作", "截止日期"],
    ["清运", "清运垃圾", "HJ", "2020-06-30"],
]


def test_two_columns_that_could_be_one_field(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    file = make_workbook("a.xlsx", TWICE)
    ran = importing("tasks", file)
    assert ran.code == 1
    assert ran.err.splitlines()[-3:] == [
        "a.xlsx  E201 “任务内容”（A）、“工作内容”（B）都像“任务名称”，说不清用哪一列",
        "  提示：写明是哪一列：--map 任务内容=任务名称，另一列写 --map 工作内容=",
        "有 1 处要先弄清，什么也没有写",
    ]
    ran = importing("tasks", file, "--map", "工作内容=任务名称", "--map", "A＝备注")
    assert ran.code == 0, ran.err
    (task,) = plan_of(folder).tasks
    assert (task.title, task.note) == ("清运垃圾", "清运")


def test_the_exact_title_comes_first_and_the_other_is_told(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [
        ["任务名称", "工作内容", "所属工作", "完成时限"],
        ["清运", "每天两次", "HJ", "2020-06-30"],
    ]
    ran = importing("tasks", make_workbook("a.xlsx", rows), "--dry-run")
    assert ran.code == 0
    assert "B 工作内容 — 也像“任务名称”，已经有“任务名称”一列，没有用" in notes(ran)
    ran = importing("tasks", make_workbook("a.xlsx", rows), "--dry-run", "--map", "B=")
    assert "B 工作内容 — 照 --map 说的，不用" in notes(ran)


USAGE: list[tuple[list[str], str]] = [
    (["--map", "没有=备注"], "没有“没有”这一列；表里有：A 任务内容、B 工作内容、"),
    (["--map", "A=颜色"], "任务没有“颜色”这一项；可以写：编号、任务名称、"),
    (["--map", "A=进展"], "任务没有“进展”这一项；可以写：编号、任务名称、"),
    (["--map", "A"], "--map 写的“A”少了等号；写成 --map 列=字段"),
    (["--set", "颜色=红"], "任务没有“颜色”这一项；可以写：编号、任务名称、"),
    (["--set", "=红"], "--set 写的“=红”少了等号；写成 --set 字段=值"),
    (["--sheet", "别的"], "没有“别的”这张工作表；有：Sheet1"),
]


@pytest.mark.parametrize(("options", "said"), USAGE, ids=lambda value: str(value)[:24])
def test_usage(
    options: list[str], said: str, importing: Importing, make_workbook: MakeWorkbook
) -> None:
    ran = importing("tasks", make_workbook("a.xlsx", TWICE), *options)
    assert ran.code == 2
    assert ran.err.startswith(said)


def test_kinds(importing: Importing, make_workbook: MakeWorkbook) -> None:
    file = make_workbook("a.xlsx", TWICE)
    ran = importing("巡查", file)
    assert ran.code == 2
    assert ran.err.startswith("不能导入“巡查”；可以写：单位名录 owners、点位 sites、")
    assert importing("任务清单", file).code == 1


def test_sheets(importing: Importing, make_workbook: MakeWorkbook) -> None:
    other = [["任务名称", "所属工作", "完成时限"], ["清扫", "HJ", "2020-06-30"]]
    file = make_workbook("a.xlsx", TWICE, name="甲", 乙=other, 丙=[])
    ran = importing("tasks", file)
    assert ran.code == 2
    assert ran.err.startswith("a.xlsx 里有 2 张工作表，用 --sheet 选一张：甲、乙")
    assert importing("tasks", file, "--sheet", "乙").code == 0
    assert importing("tasks", make_workbook("b.xlsx", [])).err.startswith("b.xlsx 里没有内容")


def test_no_table(importing: Importing, make_workbook: MakeWorkbook) -> None:
    ran = importing("tasks", make_workbook("a.xlsx", [["今天", "天气"], ["晴", "好"]]))
    assert ran.code == 1
    assert ran.err.startswith("没有找到任务的表头：至少要有两列叫得出名字")


def test_a_file_that_cannot_be_read(importing: Importing, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.4")
    ran = importing("tasks", tmp_path / "a.xlsx")
    assert ran.code == 2
    assert ran.err.splitlines()[1] == "提示：要原来的表格，不要打印或截图的样子"


# --- where it goes --------------------------------------------------------------------------------


def test_a_file_of_its_own(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path, tmp_path: Path
) -> None:
    file = make_workbook("任务.xlsx", BREAKDOWN, MERGED)
    before = (folder / "plan.yaml").read_bytes()
    out = tmp_path / "导入.yaml"
    assert importing("任务", file, "-o", str(out)).code == 0
    text = out.read_text("utf-8")
    assert text.startswith("任务:\n  - 编号: HJ-01\n    任务名称: 街巷整洁\n")
    assert (folder / "plan.yaml").read_bytes() == before
    again = importing("任务", file, "-o", str(out))
    assert again.code == 2
    assert again.err.startswith("已经有")
    (folder / "任务.yaml").write_text(text, encoding="utf-8")
    assert len(plan_of(folder).tasks) == 4
    assert importing("任务", file).out == ""


def test_a_dry_run_writes_nothing(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    ran = importing("任务", make_workbook("任务.xlsx", BREAKDOWN, MERGED), "--dry-run")
    assert ran.code == 0
    assert "HJ-01 街巷整洁：新增任务" in ran.out
    assert [path.name for path in folder.iterdir()] == ["plan.yaml"]


def test_what_only_the_plan_can_say_is_told_at_its_cell(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [
        ["编号", "任务名称", "所属工作", "完成时限", "权重"],
        ["T-1", "清运", "HJ", "2020-06-30", 0],
        ["t-1", "清掏", "HJ", "2020-06-30", 1],
    ]
    ran = importing("tasks", make_workbook("a.xlsx", rows))
    assert ran.code == 1
    assert "a.xlsx!Sheet1!A3  E302 编号“t-1”和第 2 行的重复" in ran.err
    ran = importing("tasks", make_workbook("a.xlsx", rows[:2]))
    assert ran.code == 1
    assert "a.xlsx!Sheet1!E2  任务 T-1 的权重 0 不大于 0" in ran.err


def test_rows_that_say_the_same(importing: Importing, make_workbook: MakeWorkbook) -> None:
    row = ["2020-05-06", "XC", "3.5万元"]
    file = make_workbook("a.xlsx", [["日期", "用途", "金额"], row, ["2020-05-07", *row[1:]], row])
    ran = importing("payments", file)
    assert ran.code == 1
    assert "a.xlsx!Sheet1!A4  E302 和第 2 行一模一样" in ran.err


def test_ids_in_groups_are_not_guessed(
    make_plan: MakePlan, wenming: Wenming, make_workbook: MakeWorkbook
) -> None:
    more = "  - {编号: S1, 名称: 二号, 点位类型: 市场, 责任单位: 乙镇}\n"
    folder = make_plan(PLAN.replace("资金:", f"{more}资金:"))
    rows = [["点位名称", "点位类型", "责任单位"], ["三号", "市场", "乙镇"]]
    ran = wenming("import", "sites", make_workbook("a.xlsx", rows), "-C", folder)
    assert ran.code == 1
    assert "a.xlsx!Sheet1!A2  E202 点位的编号分了几组，看不出新的排在哪一组后面" in ran.err


def test_csv(importing: Importing, folder: Path, tmp_path: Path) -> None:
    text = "任务名称,重点工作,责任部门,截止日期\n清运,公共环境,市容局,2020/6/3\n,,,\n"
    (tmp_path / "任务.csv").write_bytes(text.encode("gb18030"))
    ran = importing("tasks", tmp_path / "任务.csv")
    assert ran.code == 0, ran.err
    (task,) = plan_of(folder).tasks
    assert (task.owner, str(task.due)) == ("城管局", "2020-06-03")
    (tmp_path / "任务.csv").write_text(text.replace("2020/6/3", "无期"), encoding="utf-8-sig")
    assert (
        "任务.csv!D2  E206 “无期”不是规定写法的日期"
        in importing("tasks", tmp_path / "任务.csv").err
    )
    assert importing("tasks", tmp_path / "任务.csv", "--sheet", "甲").code == 2


# --- what is easily lost --------------------------------------------------------------------------


def test_columns_without_a_title_and_rows_without_content_are_told(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["序号", "任务\n名称*", "重点工作", "完成 时限："],
        [1, "清运", "HJ", "2020-06-30", "随手记"],
        [2],
        [3],
        [],
        [5, "清掏", "HJ", "2020-06-30"],
        [6],
    ]
    ran = importing("tasks", make_workbook("a.xlsx", rows))
    assert ran.code == 0, ran.err
    assert "E 没有列名，没有用" in notes(ran)
    assert "第 3–4、7 行在用上的列里没有内容，没有导入" in notes(ran)
    assert [task.title for task in plan_of(folder).tasks] == ["清运", "清掏"]


def test_a_cell_merged_across_two_fields_is_listed(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [
        ["任务名称", "重点工作", "牵头单位", "配合单位", "完成时限"],
        ["清运", "HJ", None, None, "2020-06-30"],
    ]
    ran = importing("tasks", make_workbook("a.xlsx", rows, {"C2:D2": "城管局"}))
    assert ran.code == 1
    said = "a.xlsx!Sheet1!C2  E203 这一格横着合并了“牵头单位”“配合单位”几列，说不清是哪一列的"
    assert said in ran.err


def test_very_many_rows_that_are_there_are_told_together(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [["日期", "用途", "金额（元）"]]
    rows += [["2020-05-06", "XC", str(at)] for at in range(1, 30)]
    file = make_workbook("a.xlsx", rows)
    assert importing("payments", file).code == 0
    assert "第 2–30 行已经有了，没有再导入" in notes(importing("payments", file))


def test_a_repeated_head_is_no_row(importing: Importing, make_workbook: MakeWorkbook) -> None:
    head = ["任务名称", "重点工作", "完成时限"]
    rows = [head, ["清运", "HJ", "2020-06-30"], head, ["清掏", "HJ", "2020-06-30"]]
    ran = importing("tasks", make_workbook("a.xlsx", rows))
    assert ran.code == 0, ran.err
    assert "第 3 行“任务名称”：又是一行表头，没有导入" in notes(ran)


def test_a_formula_without_a_value_is_listed(importing: Importing, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["任务名称", "重点工作", "完成时限"])
    sheet.write_row(1, 0, ["清运", "HJ"])
    sheet.write_formula(1, 2, "=TODAY()", None, "")
    book.close()
    ran = importing("tasks", path)
    assert ran.code == 1
    assert "a.xlsx!Sheet1!C2  E205 这一格是公式，没有存下算出的值" in ran.err


def test_a_head_of_two_rows_without_merged_cells_below(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["任务名称", "重点工作", None, None, "完成时限"],
        [None, None, "牵头单位", "配合单位", None],
        ["清运", "HJ", "城管局", "住建局", "2020-06-30"],
    ]
    ran = importing("tasks", make_workbook("a.xlsx", rows, {"C1:D1": "责任分工"}))
    assert ran.code == 0, ran.err
    (task,) = plan_of(folder).tasks
    assert (task.owner, task.support) == ("城管局", ("住建局",))


def test_ids_in_the_table_are_not_given_twice(
    importing: Importing, make_workbook: MakeWorkbook, folder: Path
) -> None:
    rows = [
        ["编号", "任务名称", "重点工作", "完成时限"],
        [None, "清运", "HJ", "2020-06-30"],
        ["HJ-01", "清掏", "HJ", "2020-06-30"],
        [None, "清扫", "HJ", "2020-06-30"],
    ]
    assert importing("tasks", make_workbook("a.xlsx", rows)).code == 0
    found = [(task.id, task.title) for task in plan_of(folder).tasks]
    assert found == [("HJ-02", "清运"), ("HJ-01", "清掏"), ("HJ-03", "清扫")]


def test_a_fault_in_a_column_that_is_kept_is_told(
    importing: Importing, make_workbook: MakeWorkbook
) -> None:
    rows = [
        ["任务名称", "重点工作", "完成时限", "账号"],
        ["清运", "HJ", "2020-06-30", 123456789012345678],
    ]
    ran = importing("tasks", make_workbook("a.xlsx", rows), "--keep-unmapped")
    assert ran.code == 1
    assert "a.xlsx!Sheet1!D2  E208 “123456789012346000”是数字格式，超过 15 位" in ran.err


def test_a_plan_that_was_changed_meanwhile_is_not_written(
    importing: Importing,
    make_workbook: MakeWorkbook,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = import_module("wenming_cli.commands.import")
    read = command.read_workbook

    def changing(path: Path) -> object:
        (folder / "plan.yaml").write_text(PLAN + "# 改过\n", encoding="utf-8")
        return read(path)

    monkeypatch.setattr(command, "read_workbook", changing)
    ran = importing("任务", make_workbook("任务.xlsx", BREAKDOWN, MERGED))
    assert ran.code == 1
    assert "任务.xlsx  计划的文件在读取之后被改过，没有写" in ran.err
