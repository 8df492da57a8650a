"""Another year: a new plan with what is still open, the old one as it was."""

import json
from pathlib import Path

import pytest

from tests.conftest import DEMO, MakePlan, Wenming
from wenming_cli import files
from wenming_cli.loading import load

PLAN = """\
计划: {编号: wx-2020, 项目名称: 2020年创建工作, 年度: 2020, 实施单位: 区文明办,
  总体目标完成情况: 好}
口径: {休息日: [2020-10-01], 临期工作日数: 6}
单位名录:
- {简称: 区文明办, 类别: 办公室}
- {简称: 东华街道, 类别: 街道}
- {简称: 拓东街道, 类别: 街道}
- {简称: 联盟街道, 类别: 街道}
重点工作:
- {编号: HW, 名称: 环境卫生, 类别: 整治, 牵头单位: 区文明办, 绩效指标: [ZL-1]}
绩效指标:
- {编号: ZL-1, 三级指标: 合格率, 一级指标: 产出指标, 二级指标: 质量指标, 指标性质: 不低于,
   指标值: 95, 度量单位: "%", 分值: 10, 累计方式: 水平}
点位:
- {编号: D-1, 名称: 东路, 点位类型: 主次干道, 责任单位: 东华街道}
- {编号: D-2, 名称: 西路, 点位类型: 主次干道, 责任单位: 东华街道, 退出日期: 2020-06-30}
资金: {年初预算数: 10万元, 用途: [{编号: XC, 名称: 宣传}]}
任务:
- {编号: HW-1, 任务名称: 已办结, 所属工作: HW, 完成时限: 2020-03-31, 办结日期: 2020-03-30}
- 编号: HW-2
  任务名称: "改造: 公厕"
  所属工作: HW
  完成时限: 2020-05-31
  前置任务: [HW-1]
  资金用途: XC
  进展:
  - {日期: 2020-03-10, 完成进度: 40%, 佐证材料: [evidence/a.txt]}
- 编号: HW-3
  任务名称: 清零
  所属工作: HW
  完成时限: 2020-12-31
  数量目标: {数量: 12, 单位: 处}
  分解:
  - {责任单位: 东华街道, 分担比例: 50%, 办结日期: 2020-06-10}
  - {责任单位: 拓东街道, 分担比例: 25%}
  - {责任单位: 联盟街道, 分担比例: 25%}
问题:
- {编号: W-1, 发现日期: 2020-12-20, 问题来源: 巡查, 类别: 卫生, 存在问题: 垃圾, 责任单位: 东华街道}
- 编号: W-2
  发现日期: 2020-06-20
  问题来源: 巡查
  类别: 卫生
  存在问题: 积水
  责任单位: 东华街道
  办理记录: [{日期: 2020-06-21, 事件: 已整改}, {日期: 2020-06-22, 事件: 销号, 经办单位: 区文明办}]
"""


@pytest.fixture
def old(make_plan: MakePlan) -> Path:
    folder = make_plan(PLAN)
    (folder / "evidence").mkdir()
    (folder / "evidence" / "a.txt").write_text("照片", "utf-8")
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def rolled(wenming: Wenming, old: Path, new: Path, *more: str) -> str:
    ran = wenming("rollover", "2021", "-C", old, "-o", new, "--as-of", "2020-12-31", *more)
    assert ran.code == 0, ran.err
    return ran.err


def test_open_records_go_on_and_say_where_they_come_from(
    wenming: Wenming, old: Path, tmp_path: Path
) -> None:
    new = tmp_path / "wx-2021"
    said = rolled(wenming, old, new)
    assert "结转任务 3 项、问题 1 个；原计划没有动" in said
    assert wenming("validate", new, "--as-of", "2021-01-10").code == 0
    plan = load(new).plan
    assert plan is not None
    assert (plan.id, plan.project.name, plan.project.year) == ("wx-2021", "2021年创建工作", 2021)
    assert plan.project.achievement is None
    assert plan.budget is None
    assert plan.indicators == ()
    assert [site.id for site in plan.sites] == ["D-1"]
    assert [leaf.id for leaf in plan.leaves] == ["HW-2", "HW-3/拓东街道", "HW-3/联盟街道"]
    assert [(leaf.target.value if leaf.target else None) for leaf in plan.leaves] == [None, 3, 3]
    task = plan.tasks[0]
    assert (task.title, task.depends_on, task.line) == ("改造: 公厕", (), None)
    assert task.origin is not None
    assert (task.origin.plan, task.origin.id) == ("wx-2020", "HW-2")
    assert [finding.id for finding in plan.findings] == ["W-1"]
    assert (new / "evidence" / "a.txt").read_bytes() == "照片".encode()
    assert "结转自" in (new / "tasks.yaml").read_text("utf-8")
    late = json.loads(wenming("tasks", "-C", new, "--as-of", "2021-01-10", "--format", "json").out)
    assert late["tasks"][0]["overdue_days"] == 224


def test_the_old_year_is_not_touched_and_prints_the_same(
    wenming: Wenming, old: Path, tmp_path: Path
) -> None:
    asked = ("report", "-C", old, "--month", "2020-12")
    before, printed = bytes_of(old), wenming(*asked).out
    rolled(wenming, old, tmp_path / "new")
    assert bytes_of(old) == before
    assert wenming(*asked).out == printed


def test_dry_run_writes_nothing(wenming: Wenming, old: Path, tmp_path: Path) -> None:
    assert "会写" in rolled(wenming, old, tmp_path / "new", "--dry-run")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("year", "place", "message"),
    [
        ("2020", "new", "新计划的年度要在 2020 以后"),
        ("明年", "new", "“明年”不是年份"),
        ("2021", "计划", "不覆盖；换一个文件夹"),
        ("2021", "计划/2021", "已经是一个计划，新计划写在它旁边"),
    ],
)
def test_what_cannot_be_is_refused(
    wenming: Wenming, old: Path, year: str, place: str, message: str
) -> None:
    tmp_path = old.parent
    before = bytes_of(tmp_path)
    ran = wenming("rollover", year, "-C", old, "-o", tmp_path / place)
    assert (ran.code, message in ran.err) == (2, True), ran.err
    assert bytes_of(tmp_path) == before


def test_what_would_be_wrong_in_the_new_plan_is_not_written(
    wenming: Wenming, old: Path, tmp_path: Path
) -> None:
    text = (old / "plan.yaml").read_text("utf-8")
    (old / "plan.yaml").write_text(text.replace("数量: 12", "数量: -12"), "utf-8")
    ran = wenming("rollover", "2021", "-C", old, "-o", tmp_path / "new", "--as-of", "2020-05-01")
    assert (ran.code, "没有写" in ran.err) == (1, True), ran.err
    assert not (tmp_path / "new").exists()


def test_nothing_is_left_where_writing_fails(
    wenming: Wenming, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    ran = wenming("rollover", "2021", "-C", old, "-o", tmp_path / "new")
    assert (ran.code, "没有写成" in ran.err) == (2, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["计划"]
    assert files.reason(OSError(28, "")) in ran.err


def test_the_demo_goes_on(wenming: Wenming, tmp_path: Path) -> None:
    rolled(wenming, DEMO, tmp_path / "panlong-2021")
    assert wenming("validate", tmp_path / "panlong-2021").code == 0


def test_the_plan_above_goes_on_to_the_next_year_too(tmp_path: Path, wenming: Wenming) -> None:
    plan = "plan: {id: qu-2020, name: 甲, year: 2020, owner: 文明办, parent: shi-2020}\n"
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "plan.yaml").write_text(plan, "utf-8")
    ran = wenming("rollover", "2021", "-C", tmp_path / "old", "-o", tmp_path / "new")
    assert ran.code == 0, ran.err
    assert "parent: shi-2021" in (tmp_path / "new" / "plan.yaml").read_text("utf-8")
