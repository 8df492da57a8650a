"""Standards, assessments and materials are added, changed and looked up like everything else."""

from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming

PLAN = """\
计划: {编号: demo, 项目名称: 示例, 年度: 2020, 实施单位: 城管局}
单位名录:
- {简称: 城管局, 类别: 部门, 别名: [市容局]}
- {简称: 东街, 类别: 街道}
测评体系:
- {编号: CS, 名称: 文明城市, 体系类别: 文明城市}
- {编号: WCN, 名称: 未成年人, 体系类别: 未成年人}
点位: [{编号: D1, 名称: 市场, 点位类型: 市场, 责任单位: 城管局}]
测评标准:
- {编号: Ⅱ-8-1), 测评体系: CS, 测评项目: 环境, 测评标准: 路面干净, 测评方法: 实地考察,
   分值: 2, 责任单位: [城管局]}
- {编号: 3.1, 测评体系: CS, 测评项目: 环境, 测评标准: 无烟头, 测评方法: 实地考察,
   分值: 1, 责任单位: [城管局]}
- {编号: 3.1, 测评体系: WCN, 测评项目: 校园, 测评标准: 无网吧, 测评方法: 实地考察,
   责任单位: [城管局]}
测评:
- {编号: MC-1, 名称: 自评, 测评类别: 自评, 开始日期: 2020-06-01, 结束日期: 2020-06-03,
   汇总结果: [{汇总对象: 全部, 得分: 8, 满分: 9}]}
申报材料:
- {编号: CL-1, 测评标准: Ⅱ-8-1), 标题: 办法, 材料类别: 文件, 责任单位: 城管局,
   报送时限: 2020-09-30}
"""


@pytest.fixture
def folder(make_plan: MakePlan) -> Path:
    return make_plan(PLAN)


EDITS = [
    (
        ["add", "标准", "编号=Ⅱ-8-2)", "测评体系=CS", "测评项目=环境", "测评标准=绿化完好"],
        ["测评方法=实地", "分值=1", "责任单位=市容局、各街道"],
        (
            "Ⅱ-8-2) 绿化完好：新增测评标准"
            "（测评项目 环境，测评方法 实地考察，分值 1，责任单位 城管局、东街）"
        ),
    ),
    (
        ["add", "材料", "测评标准=无网吧", "标题=证明", "材料类别=红头文件"],
        ["责任单位=市容局", "报送时限=2020-08-01"],
        "CL-2 证明：新增申报材料（测评标准 WCN:3.1，责任单位 城管局，报送时限 2020-08-01）",
    ),
    (
        ["add", "模拟测评", "名称=六月", "测评类别=模拟", "开始日期=2020-06-10"],
        ["结束日期=2020-06-12"],
        "MC-2 六月：新增测评（测评类别 模拟测评，开始日期 2020-06-10，结束日期 2020-06-12）",
    ),
    (["add", "点位类型", "名称=市场"], [], "市场：新增点位类型（名称 市场）"),
    (
        ["add", "检查项目", "名称=路面", "测评标准=II-8-1)"],
        [],
        "路面：新增检查项目（名称 路面，测评标准 Ⅱ-8-1)）",
    ),
    (
        ["add", "退回", "申报材料=CL-1", "日期=2020-07-01"],
        ["原因=缺章"],
        "CL-1 办法：新增退回（日期 2020-07-01，原因 缺章）",
    ),
    (
        ["add", "汇总结果", "测评=自评", "汇总对象=单位", "名称=城管局"],
        ["得分=8", "满分=10"],
        "MC-1 自评：新增汇总结果（汇总对象 责任单位，得分 8，满分 10，名称 城管局）",
    ),
    (["set", "ii-8-1）", "分值=3"], [], "Ⅱ-8-1) 路面干净：分值 2 -> 3"),
    (["set", "cs：3.1", "分值=3"], [], "CS:3.1 无烟头：分值 1 -> 3"),
    (["set", "CL-1", "报送日期=2020-07-01"], [], "CL-1 办法：补上报送日期 2020-07-01"),
    (["set", "CL-1", "测评标准=CS:3.1"], [], "CL-1 办法：测评标准 Ⅱ-8-1) -> CS:3.1"),
    (
        ["findings", "add", "点位=市场", "类别=卫生", "存在问题=烟头", "责任单位=城管局"],
        ["问题来源=巡查", "发现日期=2020-06-01", "测评标准=CS:3.1"],
        "WT-06-01 烟头：新增问题（责任单位 城管局，发现日期 2020-06-01）",
    ),
]


@pytest.mark.parametrize(("first", "rest", "said"), EDITS)
def test_what_is_typed_is_written(
    folder: Path, wenming: Wenming, first: list[str], rest: list[str], said: str
) -> None:
    ran = wenming("-C", folder, *first, *rest)
    assert ran.code == 0, ran.err
    assert ran.out.partition("  [")[0] == said
    checked = wenming("validate", folder)
    assert checked.code == 0, checked.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["set", "3.1", "分值=3"],
            "叫“3.1”的有 2 个：CS:3.1（测评标准）、WCN:3.1（测评标准）；写编号",
        ),
        (["set", "CL-1", "测评标准=3.1"], "测评标准里叫“3.1”的不止一个"),
        (["set", "CL-1", "测评标准=Ⅸ-9)"], "测评标准里没有“Ⅸ-9)”"),
        (["add", "退回", "日期=2020-07-01", "原因=缺章"], "退回写在申报材料里，没有写明是哪一个"),
        (
            [
                *("add", "标准", "编号=Ⅱ-8-1）", "测评体系=CS", "测评项目=环境"),
                *("测评标准=路面干净", "测评方法=实地", "分值=1", "责任单位=城管局"),
            ],
            "测评体系 CS 里编号“Ⅱ-8-1）”重复",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    folder: Path, wenming: Wenming, arguments: list[str], said: str
) -> None:
    before = (folder / "plan.yaml").read_bytes()
    ran = wenming("-C", folder, *arguments)
    assert ran.code != 0
    assert said in ran.err
    assert (folder / "plan.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Ⅱ-8-1)", "测评标准 Ⅱ-8-1)"),
        ("ii-8-1）", "测评标准 Ⅱ-8-1)"),
        ("WCN:3.1", "测评标准 WCN:3.1"),
        ("无网吧", "测评标准 WCN:3.1"),
        ("CL-1", "申报材料 CL-1"),
        ("MC-1", "测评 MC-1"),
        ("WCN", "测评体系 WCN"),
    ],
)
def test_it_is_found_by_its_name(folder: Path, wenming: Wenming, name: str, head: str) -> None:
    ran = wenming("-C", folder, "show", name)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[2].partition("  [")[0] == head
