"""Nothing changes quietly: every trick on a small plan in a branch is named, honest work is not."""

# ruff: noqa: E501  records stand on one line

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import Wenming
from tests.repository import commit, git, isolate, start

PLAN = """\
计划: {编号: p, 项目名称: 创建工作, 年度: 2020, 实施单位: 创建办}
单位名录:
  - {简称: 创建办, 类别: 办公室}
  - {简称: 城管局, 类别: 部门}
  - {简称: 住建局, 类别: 部门}
  - {简称: 东街街道, 类别: 街道}
  - {简称: 西街街道, 类别: 街道}
重点工作:
  - {编号: HW, 名称: 环境卫生, 类别: 整治, 牵头单位: 城管局}
资金: {年初预算数: 10万元, 用途: [{编号: XC, 名称: 宣传}]}
点位:
  - {编号: D1, 名称: 市场, 点位类型: 农贸市场, 示范点位: 是, 责任单位: 东街街道}
  - {编号: D2, 名称: 小学, 点位类型: 学校, 示范点位: 是, 责任单位: 西街街道}
绩效指标:
  - {编号: Z1, 一级指标: 产出, 二级指标: 质量, 三级指标: 保洁达标率, 指标性质: ≥, 指标值: 95,
     度量单位: "%", 分值: 90, 累计方式: 水平}
口径:
  巡查: {层级: [区创建办]}
  评分: {预算执行: 10, 产出指标: 90, 效益指标: 0, 满意度指标: 0}
"""
TASKS = """\
所属工作: HW
任务:
  - 编号: A
    任务名称: 逾期没有办结
    开始日期: 2020-03-01
    完成时限: 2020-06-30
  - 编号: B
    任务名称: 晚了十天办结
    开始日期: 2020-03-01
    完成时限: 2020-06-30
    办结日期: 2020-07-10
  - 编号: C
    任务名称: 延过一次还是逾期
    牵头单位: 住建局
    开始日期: 2020-03-01
    完成时限: 2020-05-31
    延期:
      - {批准日期: 2020-05-20, 延至: 2020-06-30, 原因: 雨季, 批准单位: 创建办}
  - 编号: E
    任务名称: 还没有到
    开始日期: 2020-03-01
    完成时限: 2020-12-31
"""
RECORDS = """\
进展:
  - {任务: A, 日期: 2020-06-15, 完成进度: 40%}
  - {任务: C, 日期: 2020-06-15, 完成进度: 50%}
  - {任务: E, 日期: 2020-07-08, 备注: 正在招标}
巡查:
  - {日期: 2020-06-05, 层级: 区创建办, 点位: [D1], 检查项: [{点位: D1, 检查内容: 地面干净, 结果: 不符合}]}
  - {日期: 2020-06-15, 层级: 区创建办, 点位: [D1, D2]}
  - {日期: 2020-06-25, 层级: 区创建办, 点位: [D1, D2]}
问题:
  - {编号: F1, 发现日期: 2020-06-05, 问题来源: 巡查, 点位: D1, 类别: 卫生, 存在问题: 污水, 责任单位: 东街街道}
  - {编号: F2, 发现日期: 2020-06-05, 问题来源: 暗访, 类别: 卫生, 存在问题: 垃圾, 责任单位: 东街街道, 办理记录: [{日期: 2020-06-10, 事件: 已整改, 经办单位: 东街街道}]}
督办文书:
  - {编号: DB1, 类别: 督办, 签发日期: 2020-07-02, 对象: [城管局], 任务: [A], 办理时限: 2020-07-12}
实际值:
  - {指标: Z1, 日期: 2020-06-30, 数值: 80}
公布榜单:
  - {月份: 2020-06, 组别: 部门, 黑榜: [城管局], 公布日期: 2020-07-06}
"""
TEXTS = {"plan.yaml": PLAN, "tasks.yaml": TASKS, "records.yaml": RECORDS}

EXTENSION = "{批准日期: 2020-06-29, 延至: 2020-12-31, 原因: 雨季, 批准单位: 创建办}"
HOLIDAYS = ", ".join(["2020-06-30", *(f"2020-07-{day:02}" for day in range(1, 17))])

Edits = list[tuple[str, str]]


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)


@pytest.fixture(scope="session")
def repositories(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The plan committed on a day on main, and a branch: made once for all who change it."""

    @cache
    def of(day: str) -> Path:
        root = tmp_path_factory.mktemp("kept")
        folder = root / "plans" / "p"
        folder.mkdir(parents=True)
        for name, text in TEXTS.items():
            (folder / name).write_text(text, "utf-8")
        with pytest.MonkeyPatch.context() as surroundings:
            isolate(surroundings)
            start(root)
            commit(root, day)
            git(root, "checkout", "-q", "-b", "edit")
        return root

    return of


@pytest.fixture
def keep(
    repositories: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Path]:
    """Commits the plan on a day on main and goes on in a branch."""
    monkeypatch.chdir(tmp_path)

    def kept(day: str = "2020-07-12") -> Path:
        shutil.copytree(repositories(day), tmp_path, dirs_exist_ok=True)
        return tmp_path / "plans" / "p"

    return kept


def change(folder: Path, edits: Edits) -> None:
    for old, new in edits:
        path = next(p for p in sorted(folder.glob("*.yaml")) if old in p.read_text("utf-8"))
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def codes(wenming: Wenming, *more: str) -> list[str]:
    ran = wenming("validate", "--base", "main", "--format", "json", *more)
    return [found["code"] for found in json.loads(ran.out)["diagnostics"]]


TRICKS: dict[str, tuple[Edits, str, str]] = {
    "an extension rewritten": (
        [("延至: 2020-06-30", "延至: 2020-12-31")],
        "E714",
        "延至 2020-06-30 → 2020-12-31",
    ),
    "split into parts": (
        [
            (
                "    完成时限: 2020-06-30\n  - 编号: B",
                "    完成时限: 2020-06-30\n    分解: [{责任单位: 东街街道, 完成时限: 2020-12-31}, {责任单位: 西街街道, 完成时限: 2020-12-31}]\n  - 编号: B",
            ),
            ("  - {任务: A, 日期: 2020-06-15, 完成进度: 40%}\n", ""),
        ],
        "E712",
        "从 2020-06-30 改到 2020-12-31",
    ),
    "done sooner with some reason": (
        [
            ("办结日期: 2020-07-10", "办结日期: 2020-06-30"),
            ("进展:\n", "进展:\n  - {任务: B, 日期: 2020-07-13, 备注: 核, 滞后原因: 核对}\n"),
        ],
        "E717",
        "往前改了",
    ),
    "assigned later": (
        [
            (
                "编号: F1, 发现日期: 2020-06-05,",
                "编号: F1, 发现日期: 2020-06-05, 交办日期: 2020-07-19,",
            )
        ],
        "E712",
        "从 2020-06-12 改到 2020-07-26",
    ),
    "severity": (
        [
            (
                "责任单位: 东街街道}\n  - {编号: F2",
                "严重程度: 紧急, 责任单位: 东街街道}\n  - {编号: F2",
            )
        ],
        "E714",
        "紧急",
    ),
    "days for rectification": (
        [("口径:\n", "口径:\n  整改天数: {一般: 90}\n")],
        "E723",
        "1 项逾期因此不算逾期",
    ),
    "limits roll over days off": (
        [("口径:\n", f"口径:\n  时限顺延: 顺延到下一工作日\n  休息日: [{HOLIDAYS}]\n")],
        "E723",
        "逾期因此不算逾期",
    ),
    "void by whom it concerns": (
        [
            (
                "问题:\n",
                "办理记录:\n  - {问题: F1, 日期: 2020-07-13, 事件: 误报, 经办单位: 东街街道}\n问题:\n",
            )
        ],
        "E627",
        "误报",
    ),
    "void without a reason": (
        [
            (
                "问题:\n",
                "办理记录:\n  - {问题: F1, 日期: 2020-07-13, 事件: 误报, 经办单位: 创建办}\n问题:\n",
            )
        ],
        "E616",
        "没有写原因",
    ),
    "another result of a check": ([("不符合", "符合")], "E714", "结果 不符合 → 符合"),
    "a site added to a visit": (
        [("点位: [D1], 检查项", "点位: [D1, D2], 检查项")],
        "E714",
        "增加 D2",
    ),
    "a check taken out": (
        [(", 检查项: [{点位: D1, 检查内容: 地面干净, 结果: 不符合}]", "")],
        "E714",
        "去掉检查项",
    ),
    "a visit taken out": (
        [("  - {日期: 2020-06-15, 层级: 区创建办, 点位: [D1, D2]}\n", "")],
        "E713",
        "巡查 2020-06-15 区创建办 被删去",
    ),
    "a notice taken out": (
        [(RECORDS[RECORDS.index("督办文书") : RECORDS.index("实际值")], "")],
        "E713",
        "督办文书 DB1 被删去",
    ),
    "a notice to somebody else": ([("对象: [城管局]", "对象: [住建局]")], "E714", "对象"),
    "a board rewritten": ([("黑榜: [城管局]", "黑榜: [住建局]")], "E714", "黑榜"),
    "a unit added to a board": (
        [("黑榜: [城管局]", "黑榜: [城管局, 住建局]")],
        "E714",
        "增加 住建局",
    ),
    "an actual value": ([("数值: 80", "数值: 96")], "E714", "80 → 96"),
    "an update": ([("完成进度: 40%", "完成进度: 90%")], "E714", "40% → 90%"),
    "progress written into an old update": (
        [("备注: 正在招标", "备注: 正在招标, 完成进度: 90%")],
        "E714",
        "90%",
    ),
    "an update taken out": (
        [("  - {任务: A, 日期: 2020-06-15, 完成进度: 40%}\n", "")],
        "E713",
        "任务 A 的进展 2020-06-15 被删去",
    ),
    "an extension taken out": (
        [(TASKS[TASKS.index("    延期:") : TASKS.index("  - 编号: E")], "")],
        "E713",
        "任务 C 的延期 2020-05-20 被删去",
    ),
    "how far behind is behind": ([("口径:\n", "口径:\n  滞后百分点: 100\n")], "E723", "10 → 100"),
    "when a standstill is one": ([("口径:\n", "口径:\n  停滞天数: 999\n")], "E723", "30 → 999"),
    "when notices are sent": (
        [("口径:\n", "口径:\n  三步走: {逾期几天督办: 999}\n")],
        "E723",
        "1 → 999",
    ),
    "a rule switched off": ([("口径:\n", "口径:\n  规则: {E319: 关闭}\n")], "E723", "E319"),
    "another lead": ([("牵头单位: 城管局", "牵头单位: 住建局")], "E724", "城管局 → 住建局"),
    "a lead of its own": (
        [("任务名称: 逾期没有办结\n", "任务名称: 逾期没有办结\n    牵头单位: 住建局\n")],
        "E724",
        "城管局 → 住建局",
    ),
    "another kind of unit": (
        [("{简称: 城管局, 类别: 部门}", "{简称: 城管局, 类别: 其他}")],
        "E724",
        "部门 → 其他",
    ),
    "another kind under another name": (
        [("{简称: 城管局, 类别: 部门}", "{简称: 城市管理局, 别名: [城管局], 类别: 其他}")],
        "E724",
        "部门 → 其他",
    ),
    "a superior it did not have": (
        [("{简称: 住建局, 类别: 部门}", "{简称: 住建局, 类别: 部门, 上级单位: 城管局}")],
        "E724",
        "上级单位",
    ),
    "who answers for a site": (
        [("示范点位: 是, 责任单位: 西街街道", "示范点位: 是, 责任单位: 东街街道")],
        "E724",
        "西街街道 → 东街街道",
    ),
    "no longer a demonstration": (
        [("学校, 示范点位: 是", "学校, 示范点位: 否")],
        "E725",
        "示范点位 是 → 否",
    ),
    "a site that leaves in the past": (
        [("点位类型: 学校,", "点位类型: 学校, 退出日期: 2020-05-31,")],
        "E725",
        "退出日期",
    ),
    "another end of the plan": (
        [("年度: 2020,", "年度: 2020, 截止日期: 2021-12-31,")],
        "E725",
        "2021-12-31",
    ),
    "counted from later on": (
        [("任务名称: 逾期没有办结\n", "任务名称: 逾期没有办结\n    交办日期: 2020-07-19\n")],
        "E725",
        "交办日期",
    ),
    "begun later": ([("开始日期: 2020-03-01", "开始日期: 2020-07-01")], "E725", "开始日期"),
    "how a value is taken": ([("累计方式: 水平", "累计方式: 年末")], "E715", "累计方式"),
    "another id": ([("编号: p,", "编号: q,")], "E727", "从 p 改成 q"),
    "real records called invented": (
        [("进展:\n", "示例数据: 是\n进展:\n")],
        "E731",
        "进展 2020-06-15 A 等 12 条记录没有变，原来不是示例数据，现在标成了示例",
    ),
}


def test_nothing_is_said_of_a_plan_that_is_as_it_was(
    keep: Callable[[str], Path], wenming: Wenming
) -> None:
    keep("2020-07-12")
    assert codes(wenming, "--strict") == []


@pytest.mark.parametrize("name", TRICKS)
def test_every_trick_is_named(
    name: str, keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    edits, code, words = TRICKS[name]
    change(keep("2020-07-12"), edits)
    commit(tmp_path, "2020-07-14")
    ran = wenming("validate", "--base", "main", "--strict")
    assert ran.code == 1
    assert re.search(rf": (错误|警告) {code} ", ran.out)
    assert words in ran.out


@pytest.mark.parametrize(
    ("name", "effect"),
    [
        ("an extension rewritten", "2020-07-12 的逾期任务数 2 → 1"),
        ("split into parts", "2020-07-12 的逾期任务数 2 → 1"),
        ("days for rectification", "2020-07-12 的逾期未改问题数 1 → 0"),
        ("assigned later", "2020-07-12 的逾期未改问题数 1 → 0"),
        ("limits roll over days off", "2020-07-12 的逾期任务数 2 → 0"),
        ("another result of a check", "符合率 0.00% → 100.00%"),
        ("a site added to a visit", "巡查覆盖率"),
        ("an actual value", "自评得分"),
        ("another lead", "城管局的"),
        ("another end of the plan", "序时进度"),
    ],
)
def test_it_is_named_with_what_it_does(
    name: str, effect: str, keep: Callable[[str], Path], wenming: Wenming
) -> None:
    change(keep("2020-07-12"), TRICKS[name][0])
    assert effect in wenming("validate", "--base", "main").out


HONEST: dict[str, Edits] = {
    "a new update": [("进展:\n", "进展:\n  - {任务: A, 日期: 2020-07-13, 完成进度: 60%}\n")],
    "a corrected title": [("任务名称: 逾期没有办结", "任务名称: 清运积存垃圾")],
    "a reply to a notice": [
        ("办理时限: 2020-07-12", "办理时限: 2020-07-12, 回复日期: 2020-07-13, 办理结果: 月底办结")
    ],
    "a rectification within a week": [
        ("问题:\n", "办理记录:\n  - {问题: F1, 日期: 2020-07-08, 事件: 已整改}\n问题:\n")
    ],
    "a review by the office": [
        (
            "问题:\n",
            "办理记录:\n  - {问题: F2, 日期: 2020-07-13, 事件: 销号, 经办单位: 创建办, 佐证材料: [档案2号]}\n问题:\n",
        )
    ],
    "a new finding": [
        (
            "问题:\n",
            "问题:\n  - {编号: F3, 发现日期: 2020-07-13, 问题来源: 巡查, 类别: 卫生, 存在问题: 乱堆, 责任单位: 西街街道}\n",
        )
    ],
    "a new visit": [
        ("巡查:\n  - ", "巡查:\n  - {日期: 2020-07-13, 层级: 区创建办, 点位: [D1, D2]}\n  - ")
    ],
    "a new payment": [
        ("进展:\n", "支出:\n  - {日期: 2020-07-13, 用途: XC, 金额: 1万元, 凭证号: 记1}\n进展:\n")
    ],
    "a new value": [("实际值:\n", "实际值:\n  - {指标: Z1, 日期: 2020-07-13, 数值: 85}\n")],
    "a task that was done": [
        ("完成时限: 2020-12-31\n", "完成时限: 2020-12-31\n    办结日期: 2020-07-13\n")
    ],
    "a task that was done late": [
        (
            "    完成时限: 2020-06-30\n  - 编号: B",
            "    完成时限: 2020-06-30\n    办结日期: 2020-07-13\n  - 编号: B",
        )
    ],
    "an extension in time": [
        (
            "完成时限: 2020-12-31\n",
            "完成时限: 2020-09-30\n    延期: [{批准日期: 2020-07-13, 延至: 2020-12-31, 原因: 雨, 批准单位: 创建办}]\n",
        )
    ],
    "a new task": [
        (
            "任务:\n  - 编号: A",
            "任务:\n  - {编号: N, 任务名称: 新任务, 完成时限: 2020-11-30}\n  - 编号: A",
        )
    ],
    "an earlier limit": [("完成时限: 2020-12-31", "完成时限: 2020-11-30")],
    "a note on what happened": [
        ("完成进度: 40%}", "完成进度: 40%, 备注: 补一句, 佐证材料: [档案3号]}")
    ],
    "a unit with another name": [
        ("{简称: 城管局, 类别: 部门}", "{简称: 城市管理局, 别名: [城管局], 类别: 部门}")
    ],
    "an address and a contact": [
        ("{简称: 城管局, 类别: 部门}", "{简称: 城管局, 类别: 部门, 联系岗位: 办公室}")
    ],
    "a site that leaves": [("点位类型: 学校,", "点位类型: 学校, 退出日期: 2020-07-31,")],
    "records in another order": [
        ("  - {任务: A, 日期: 2020-06-15, 完成进度: 40%}\n", ""),
        ("完成进度: 50%}\n", "完成进度: 50%}\n  - {任务: A, 日期: 2020-06-15, 完成进度: 40%}\n"),
    ],
    "a reason for a delay": [("完成进度: 50%}", "完成进度: 50%, 滞后原因: 雨季}")],
    "the first share of a new task": [
        (
            "任务:\n  - 编号: A",
            "任务:\n  - {编号: N, 任务名称: 新任务, 完成时限: 2020-11-30, 权重: 2, 数量目标: {数量: 10, 单位: 个}, 分解: [{责任单位: 东街街道, 分担比例: 60%}, {责任单位: 西街街道, 分担比例: 40%}]}\n  - 编号: A",
        )
    ],
    "the first value of a task": [
        ("进展:\n", "进展:\n  - {任务: E, 日期: 2020-07-13, 完成进度: 30%, 佐证材料: [档案5号]}\n")
    ],
    "the first sample": [
        (
            "进展:\n",
            "抽查:\n  - {指标: Z2, 日期: 2020-07-13, 单位: 东街街道, 抽查数: 10, 合格数: 9}\n进展:\n",
        ),
        (
            "分值: 90, 累计方式: 水平}\n",
            '分值: 90, 累计方式: 水平}\n  - {编号: Z2, 一级指标: 产出, 二级指标: 质量, 三级指标: 抽查合格率, 指标性质: ≥, 指标值: 90, 度量单位: "%", 分值: 0, 累计方式: 水平, 取数方式: 抽查}\n',
        ),
    ],
    "a finding with a limit of its own": [
        (
            "问题:\n",
            "问题:\n  - {编号: F3, 发现日期: 2020-07-13, 交办日期: 2020-07-13, 整改时限: 2020-07-25, 严重程度: 较重, 问题来源: 巡查, 类别: 卫生, 存在问题: 乱堆, 责任单位: 西街街道}\n",
        )
    ],
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_work_is_free(
    name: str, keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    change(folder, HONEST[name])
    commit(tmp_path, "2020-07-14")
    ran = wenming("validate", "--base", "main", "--strict")
    assert "没有发现问题" in ran.out, ran.out
    assert ran.code == 0


def test_a_file_of_a_new_month_is_free(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    (folder / "2020-07.yaml").write_text(
        "进展:\n  - {任务: A, 日期: 2020-07-13, 完成进度: 60%}\n"
        "支出:\n  - {日期: 2020-07-13, 用途: XC, 金额: 1万元, 凭证号: 记1}\n",
        "utf-8",
    )
    commit(tmp_path, "2020-07-14")
    assert codes(wenming, "--strict") == []


def test_closing_a_month_and_amending_it_are_free(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path, at_date: Callable[[str], None]
) -> None:
    folder = keep("2020-07-02")
    at_date("2020-07-03")
    assert wenming("close", "2020-06").code == 0
    commit(tmp_path, "2020-07-03")
    assert codes(wenming, "--strict") == []
    git(tmp_path, "branch", "-qf", "main")
    late = "支出:\n  - {日期: 2020-06-10, 用途: XC, 金额: 1万元, 凭证号: 记1}\n进展:\n"
    change(folder, [("进展:\n", late)])
    at_date("2020-08-03")
    assert wenming("close", "2020-06", "--amend", "--reason", "漏报").code == 0
    commit(tmp_path, "2020-08-03")
    assert codes(wenming, "--strict") == []


def test_the_comparison_tells_of_real_records_called_invented(
    keep: Callable[[str], Path], wenming: Wenming
) -> None:
    change(keep("2020-07-12"), TRICKS["real records called invented"][0])
    assert "条真实的记录没有变，标成了示例数据" in wenming("diff", "main").out
    ran = wenming("diff", "main", "--format", "json")
    assert (json.loads(ran.out)["marked"], json.loads(ran.out)["unmarked"]) == (12, 0)


# --- several edits at once, in many shapes of history ---------------------------------------------

TWO = ("a notice taken out", "an actual value")


def moved_settings(folder: Path) -> None:
    """Write the settings of the plan into a file of their own."""
    head, _, tail = (folder / "plan.yaml").read_text("utf-8").partition("口径:\n")
    (folder / "plan.yaml").write_text(head, "utf-8")
    (folder / "settings.yaml").write_text(f"口径:\n{tail}", "utf-8")


def in_english(folder: Path) -> None:
    """Write keys of records in English, what they say the same."""
    path = folder / "records.yaml"
    text = path.read_text("utf-8")
    for old, new in (("进展:", "updates:"), ("任务: A", "task: A"), ("实际值:", "actuals:")):
        text = text.replace(old, new)
    path.write_text(text.replace("指标: Z1, 日期", "indicator: Z1, date"), "utf-8")


def in_another_folder(folder: Path) -> None:
    """Give the folder of the plan another name."""
    folder.rename(folder.parent / "年计划")


RESPELLINGS = {"settings": moved_settings, "english": in_english, "folder": in_another_folder}


@pytest.mark.parametrize("respell", RESPELLINGS.values(), ids=RESPELLINGS.keys())
def test_another_spelling_alone_is_free(
    respell: Callable[[Path], None], keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    respell(keep("2020-07-12"))
    commit(tmp_path, "2020-07-14")
    ran = wenming("validate", "--base", "main", "--strict")
    assert ran.code == 0, ran.out


@pytest.mark.parametrize("respell", RESPELLINGS.values(), ids=RESPELLINGS.keys())
def test_another_spelling_hides_nothing(
    respell: Callable[[Path], None], keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    told = [*TWO, "days for rectification"]
    for name in told:
        change(folder, TRICKS[name][0])
    respell(folder)
    commit(tmp_path, "2020-07-14")
    ran = wenming("validate", "--base", "main", "--strict")
    for name in told:
        assert TRICKS[name][1] in ran.out
        assert TRICKS[name][2] in ran.out


def test_what_a_merge_commit_brings_in_is_named(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    """The edit stands in neither parent, only in the commit that merges them."""
    folder = keep("2020-07-12")
    change(folder, HONEST["a corrected title"])
    commit(tmp_path, "2020-07-13")
    git(tmp_path, "checkout", "-q", "main")
    change(folder, HONEST["a new payment"])
    commit(tmp_path, "2020-07-13")
    git(tmp_path, "checkout", "-q", "edit")
    git(tmp_path, "merge", "-q", "--no-commit", "--no-ff", "main")
    for name in TWO:
        change(folder, TRICKS[name][0])
    commit(tmp_path, "2020-07-14")
    ran = wenming("validate", "--base", "main")
    for name in TWO:
        assert TRICKS[name][2] in ran.out
    assert "支出 2020-07-13" not in ran.out


def test_a_squash_hides_nothing_and_accuses_nobody(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    change(folder, HONEST["a new payment"])
    commit(tmp_path, "2020-07-13")
    git(tmp_path, "checkout", "-q", "-b", "whole", "main")
    git(tmp_path, "merge", "-q", "--squash", "edit")
    commit(tmp_path, "2020-07-14")
    assert codes(wenming, "--strict") == []
    for name in TWO:
        change(folder, TRICKS[name][0])
    commit(tmp_path, "2020-07-14")
    ran = wenming("validate", "--base", "main")
    for name in TWO:
        assert TRICKS[name][2] in ran.out


@pytest.mark.parametrize(("day", "expected"), [("2020-07-13", []), ("2020-06-01", ["E726"])])
def test_a_branch_that_took_the_base_in(
    day: str, expected: list[str], keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    """Its first commits were made from one before the point that it is compared with."""
    folder = keep("2020-07-12")
    change(folder, HONEST["a corrected title"])
    commit(tmp_path, day)
    git(tmp_path, "checkout", "-q", "main")
    change(folder, HONEST["a new payment"])
    commit(tmp_path, "2020-07-13")
    git(tmp_path, "checkout", "-q", "edit")
    git(tmp_path, "merge", "-q", "--no-commit", "main")
    commit(tmp_path, "2020-07-14")
    assert codes(wenming, "--strict") == expected


# --- invented records -----------------------------------------------------------------------------

MARK = ("进展:\n", "示例数据: 是\n进展:\n")


def test_invented_records_do_not_turn_real(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    change(folder, [MARK])
    commit(tmp_path, "2020-07-12")
    git(tmp_path, "branch", "-qf", "main")
    change(folder, [MARK[::-1]])
    ran = wenming("validate", "--base", "main")
    assert ran.code == 1
    assert "错误 E731 " in ran.out
    assert "条记录没有变，原来标着示例数据，现在不标了" in ran.out


def test_an_invented_record_moved_among_real_ones_is_named(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    made = "支出:\n  - {日期: 2020-07-01, 用途: XC, 金额: 1万元, 凭证号: 记1}\n"
    (folder / "made.yaml").write_text(f"示例数据: 是\n{made}", "utf-8")
    commit(tmp_path, "2020-07-12")
    git(tmp_path, "branch", "-qf", "main")
    (folder / "made.yaml").unlink()
    change(folder, [("进展:\n", f"{made}进展:\n")])
    ran = wenming("validate", "--base", "main")
    assert "E731 支出 2020-07-01 XC 没有变" in ran.out
    assert codes(wenming) == ["E731"]


# --- facts that were written afterwards -----------------------------------------------------------

AFTERWARDS: dict[str, tuple[Edits, str]] = {
    "an extension": (
        [
            (
                "    完成时限: 2020-06-30\n  - 编号: B",
                f"    完成时限: 2020-06-30\n    延期: [{EXTENSION}]\n  - 编号: B",
            )
        ],
        "这次补写 2020-06-29 的延期",
    ),
    "a pause": (
        [
            (
                "    完成时限: 2020-06-30\n  - 编号: B",
                "    完成时限: 2020-06-30\n    暂缓: [{起始日期: 2020-06-29, 原因: 雨季, 批准单位: 创建办}]\n  - 编号: B",
            )
        ],
        "这次补写 2020-06-29 的暂缓",
    ),
    "the end": (
        [
            (
                "    完成时限: 2020-06-30\n  - 编号: B",
                "    完成时限: 2020-06-30\n    取消: {日期: 2020-06-29, 原因: 并入, 批准单位: 创建办}\n  - 编号: B",
            )
        ],
        "这次补写 2020-06-29 的取消",
    ),
    "a day of completion": (
        [
            (
                "    完成时限: 2020-06-30\n  - 编号: B",
                "    完成时限: 2020-06-30\n    办结日期: 2020-06-30\n  - 编号: B",
            )
        ],
        "这次补写 2020-06-30 的办结",
    ),
    "a rectification": (
        [("问题:\n", "办理记录:\n  - {问题: F1, 日期: 2020-06-11, 事件: 已整改}\n问题:\n")],
        "这次补写 2020-06-11 的已整改",
    ),
    "a later limit of a finding": (
        [
            (
                "问题:\n",
                "办理记录:\n  - {问题: F1, 日期: 2020-06-11, 事件: 延期, 延至: 2020-12-31, 原因: 雨, 经办单位: 东街街道}\n问题:\n",
            )
        ],
        "这次补写 2020-06-11 的延期",
    ),
}


@pytest.mark.parametrize("name", AFTERWARDS)
@pytest.mark.parametrize("day", ["2020-07-06", "2020-06-30"])
def test_what_turns_late_into_on_time_is_named_whatever_day_it_says(
    name: str, day: str, keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    """The commit may say any day, too."""
    edits, words = AFTERWARDS[name]
    folder = keep("2020-07-05")
    change(folder, edits)
    commit(tmp_path, day)
    ran = wenming("validate", "--base", "main", "--strict")
    assert ran.code == 1
    assert "E722" in ran.out
    assert words in ran.out
    assert "2020-07-05 的逾期" in ran.out
    shown = wenming("diff", "main..HEAD")
    assert "注意" in shown.out


def test_a_day_of_a_commit_that_can_not_be(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    change(folder, AFTERWARDS["an extension"][0])
    commit(tmp_path, "2020-06-30")
    ran = wenming("validate", "--base", "main")
    assert "E726" in ran.out
    assert "写的是 2020-06-30，比它前面的提交（2020-07-12）还早" in ran.out
    assert "E721" in ran.out
    assert "2020-07-12 才提交，晚了 13 天" in ran.out


def test_with_a_document_it_is_a_warning(keep: Callable[[str], Path], wenming: Wenming) -> None:
    edits = [
        (old, new.replace("批准单位: 创建办}", "批准单位: 创建办, 文号: 〔2020〕3号}"))
        for old, new in AFTERWARDS["an extension"][0]
    ]
    change(keep("2020-07-05"), edits)
    ran = wenming("validate", "--base", "main")
    assert ran.code == 0
    assert "E722" in ran.out


# --- work of others, and work done anew -----------------------------------------------------------


def again(folder: Path, author: str, committer: str) -> None:
    """Commit everything, written on one day and made anew on another."""
    git(folder, "add", "-A", ":/")
    dated = {
        **os.environ,
        "GIT_AUTHOR_DATE": f"{author}T04:00:00+0000",
        "GIT_COMMITTER_DATE": f"{committer}T04:00:00+0000",
    }
    subprocess.run(["git", "commit", "-q", "-m", "再来"], cwd=folder, check=True, env=dated)


def test_what_others_did_on_the_base_is_not_laid_at_the_door(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    change(folder, HONEST["a corrected title"])
    commit(tmp_path, "2020-07-13")
    git(tmp_path, "checkout", "-q", "main")
    change(folder, HONEST["a new payment"])
    commit(tmp_path, "2020-07-13")
    git(tmp_path, "checkout", "-q", "edit")
    for base in ("main", "main...HEAD", "main...", "main...edit"):
        ran = wenming("validate", "--base", base, "--strict")
        assert ran.code == 0, ran.out
        assert "main 在分出以后又有提交，从分出的地方（" in ran.err
    change(folder, TRICKS["a notice taken out"][0])
    assert "E713" in codes(wenming)


def test_histories_that_never_met(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    git(tmp_path, "checkout", "-q", "--orphan", "other")
    change(folder, TRICKS["a notice taken out"][0])
    commit(tmp_path, "2020-07-13")
    ran = wenming("validate", "--base", "main")
    assert "E713" in ran.out
    assert "没有共同的来历，直接和它比" in ran.err


def test_a_rebase_accuses_nobody(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-06-30")
    old = ("进展:\n", "支出:\n  - {日期: 2020-06-10, 用途: XC, 金额: 1万元, 凭证号: 记1}\n进展:\n")
    change(folder, [old])
    again(tmp_path, "2020-06-11", "2020-07-15")
    ran = wenming("validate", "--base", "main", "--strict")
    assert ran.code == 0, ran.out


# --- the change that is judged does not set the rules ---------------------------------------------

MOVED = ("    完成时限: 2020-06-30\n  - 编号: B", "    完成时限: 2020-12-31\n  - 编号: B")


@pytest.mark.parametrize("level", ["关闭", "警告"])
def test_levels_are_those_of_the_base(
    level: str, keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    change(folder, [MOVED, ("口径:\n", f"口径:\n  规则: {{E711: {level}, E712: {level}}}\n")])
    commit(tmp_path, "2020-07-13")
    ran = wenming("validate", "--base", "main")
    assert ran.code == 1
    assert "错误 E712" in ran.out
    assert "改了口径：规则：增加 E711" in ran.out


def test_what_was_agreed_on_counts_and_is_seen(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    change(folder, [("口径:\n", "口径:\n  规则: {E712: 关闭}\n")])
    commit(tmp_path, "2020-07-12")
    git(tmp_path, "branch", "-qf", "main")
    change(folder, [MOVED])
    ran = wenming("validate", "--base", "main", "--strict")
    assert ran.code == 0, ran.out
    assert "已忽略 E712" in ran.out
    assert "（理由：口径的规则里关闭了）" in ran.out


FORMATS = ("text", "json", "github", "gitlab", "junit", "sarif", "markdown")


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_waved_through_is_seen_in_every_form(
    name: str, keep: Callable[[str], Path], wenming: Wenming
) -> None:
    waved = MOVED[1].replace("12-31\n", "12-31  # wenming: ignore E711,E712 领导同意\n")
    change(keep("2020-07-12"), [(MOVED[0], waved)])
    ran = wenming("validate", "--base", "main", "--format", name)
    assert ran.code == 0
    for words in (
        "E712",
        "tasks.yaml",
        "的时限过了才从 2020-06-30 改到 2020-12-31",
        "领导同意",
        "E729",
    ):
        assert words in ran.out
    assert wenming("validate", "--base", "main", "--strict").code == 1


def test_a_waiver_that_was_agreed_on_is_no_news(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    waived = MOVED[0].replace("06-30\n", "06-30  # wenming: ignore E712 区委专题会同意\n")
    change(folder, [(MOVED[0], waived)])
    commit(tmp_path, "2020-07-12")
    git(tmp_path, "branch", "-qf", "main")
    change(folder, [("2020-06-30  # wenming", "2020-12-31  # wenming")])
    ran = wenming("validate", "--base", "main", "--strict")
    assert ran.code == 0, ran.out
    assert "已忽略 E712" in ran.out
    assert "区委专题会同意" in ran.out


def test_a_waiver_does_not_move_to_another_record(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    mark = "  # wenming: ignore E711 区委专题会同意"
    change(folder, [(MOVED[0], MOVED[0].replace("06-30\n", f"06-30{mark}\n"))])
    commit(tmp_path, "2020-07-12")
    git(tmp_path, "branch", "-qf", "main")
    change(folder, [(mark, ""), ("完成时限: 2020-12-31\n", f"完成时限: 2021-12-31{mark}\n")])
    assert "E729" in codes(wenming)


def test_who_ignores_can_not_be_ignored(keep: Callable[[str], Path], wenming: Wenming) -> None:
    waved = MOVED[1].replace("12-31\n", "12-31  # wenming: ignore E711,E712,E729 同意\n")
    change(keep("2020-07-12"), [(MOVED[0], waved)])
    found = codes(wenming)
    assert "E354" in found
    assert found.count("E729") == 2


# --- plans that are gone, or have another name ----------------------------------------------------


def test_a_plan_under_another_name_is_compared(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    change(folder, [MOVED, ("编号: p,", "编号: nianjihua,")])
    folder.rename(folder.parent / "年计划")
    commit(tmp_path, "2020-07-13")
    ran = wenming("validate", "--base", "main")
    assert ran.code == 1
    assert "E712" in ran.out
    assert "E727 计划的编号从 p 改成 nianjihua" in ran.out
    assert "plans/年计划 就是 main 里的 plans/p，和它比" in ran.err


def test_a_folder_under_another_name_is_told(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    folder.rename(folder.parent / "年计划")
    commit(tmp_path, "2020-07-13")
    ran = wenming("validate", "--base", "main", "--strict")
    assert ran.code == 0
    assert "就是 main 里的 plans/p" in ran.err


@pytest.mark.parametrize("paths", [(), ("plans",)])
def test_a_plan_that_is_gone_is_an_error(
    paths: tuple[str, ...], keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    other = folder.parent / "q"
    other.mkdir()
    (other / "plan.yaml").write_text(
        "plan: {id: q, name: 另一个, year: 2020, owner: 办}\n", "utf-8"
    )
    commit(tmp_path, "2020-07-12")
    git(tmp_path, "branch", "-qf", "main")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    for name in FORMATS:
        ran = wenming("validate", *paths, "--base", "main", "--format", name)
        assert ran.code == 1
        assert "E728" in ran.out
        assert "main 里的计划 p（创建工作）被删去" in ran.out
    assert wenming("validate", "plans/q", "--base", "main").code == 0
    assert wenming("--plan", "q", "validate", "--base", "main").code == 0
    assert "怎么改" in wenming("explain", "E728").out


def test_a_new_plan_passes(keep: Callable[[str], Path], wenming: Wenming) -> None:
    folder = keep("2020-07-12")
    other = folder.parent / "q"
    other.mkdir()
    for name, text in TEXTS.items():
        (other / name).write_text(text.replace("编号: p,", "编号: q,"), "utf-8")
    ran = wenming("validate", "--base", "main", "--strict")
    assert ran.code == 0, ran.out
    assert "main 里没有 q 这个计划" in ran.err


# --- git that does not answer ---------------------------------------------------------------------


def test_days_that_git_can_not_tell(
    keep: Callable[[str], Path], wenming: Wenming, tmp_path: Path
) -> None:
    folder = keep("2020-07-12")
    change(folder, [MOVED, *HONEST["a new payment"]])
    commit(tmp_path, "2020-07-14")
    git(tmp_path, "config", "blame.ignoreRevsFile", ".not-there")
    ran = wenming("validate", "--base", "main")
    assert ran.code == 1
    assert "E712" in ran.out
    assert ran.err.count("倒填日期没有查") == 1
    told = wenming("explain", "A", "--commits")
    assert told.code == 0
    assert "查不到" in told.out + told.err
