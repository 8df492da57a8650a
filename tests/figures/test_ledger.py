"""What a plan has on record: told the same however it is written."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import DEMO
from wenming_cli.figures.months.closed_months import differences, digests
from wenming_cli.figures.months.dated_facts import TITLES, facts, named
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

HEAD = """\
plan: {id: p, name: 计划, year: 2020, owner: 区文明办}
owners:
- {name: 城管局, aliases: [区城管], kind: department}
- {name: 东街道, kind: subdistrict}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 城管局}
"""
ONE = """\
budget:
  total: 100万元
  lines: [{id: XC, name: 宣传}]
  adjustments: [{date: 2020-05-01, amount: -1万元, reason: 压减}]
tasks:
- id: T-1
  title: 清运
  workstream: HW
  due: 2020-06-30
  done: 2020-06-20
  updates: [{date: 2020-05-01, progress: 40%, note: "说明  一段"}]
- id: T-2
  title: 分片
  workstream: HW
  due: 2020-09-30
  adjustments: [{date: 2020-06-01, reason: 上级调整}]
  parts:
  - owner: 东街道
    suspensions: [{start: 2020-05-01, end: 2020-05-09, reason: 雨, approved_by: 办}]
payments:
- {date: 2020-06-15, line: XC, amount: 12000元}
- {date: 2020-06-15, line: XC, amount: 3万元}
sites:
- {id: S-1, name: 北站, type: 车站, owner: 城管局, demonstration: true, opened: 2020-02-01}
inspections:
- {date: 2020-06-02, tier: office, sites: [S-1]}
findings:
- {id: F-1, found: 2020-06-01, source: inspection, category: 垃圾, text: 有垃圾, owner: 城管局,
   severity: minor, log: [{date: 2020-06-03, event: rectified}]}
notices:
- {id: N-1, kind: supervise, date: 2020-06-05, owners: [城管局], tasks: [T-1], replied: 2020-06-09,
   result: 已办}
indicators:
- {id: I-1, level1: 产出指标, level2: 质量指标, name: 合格率, nature: "≥", target: 95, weight: 10,
   accrual: level, measure: sampled, actuals: [{date: 2020-06-30, value: 90}]}
samples:
- {date: 2020-06-10, indicator: I-1, owner: 东街道, checked: 10, passed: 9}
narratives:
- {month: 2020-06, section: overall, text: 一段话}
boards:
- {month: 2020-05, group: subdistrict, date: 2020-06-05, red: [东街道]}
"""
OTHER = """\
抽查:
- {合格数: 9, 抽查数: 10, 单位: 东街道, 指标: I-1, 日期: 2020-06-10}
公布榜单:
- {月份: 2020-05, 组别: 街道, 公布日期: 2020-06-05, 红榜: [东街道]}
支出:
- {金额: 3万元, 用途: XC, 日期: 2020-06-15}
- {日期: 2020-06-15, 用途: XC, 金额: 1.2万元}
进展:
- {任务: T-1, 日期: 2020-05-01, 完成进度: 40.0, 备注: 说明 一段}
办理记录:
- {问题: F-1, 日期: 2020-06-03, 事件: 已整改}
实际值:
- {指标: I-1, 日期: 2020-06-30, 数值: 90.0}
督办文书:
- 编号: N-1
  类别: 督办
  签发日期: 2020-06-05
  对象: [区城管]
  任务: [T-1]
  回复日期: 2020-06-09
  办理结果: |
    已办
"""
REST = """\
任务:
- 编号: T-2
  任务名称: 分片（改了名称）
  所属工作: HW
  完成时限: 2020-09-30
  目标调整:
  - {日期: 2020-06-01, 原因: 上级调整}
  分解:
  - 责任单位: 东街道
    暂缓:
    - {原因: 雨, 批准单位: 办, 起始日期: 2020-05-01, 截止日期: 2020-05-09}
- {编号: T-1, 任务名称: 清运, 所属工作: HW, 完成时限: 2020-06-30, 办结日期: 2020-06-20, 权重: 1.0}
资金:
  预算调整: [{日期: 2020-05-01, 金额: -10000元, 原因: 压减}]
  用途: [{编号: XC, 名称: 宣传}]
  年初预算数: 1000000元
点位:
- {编号: S-1, 名称: 北站, 点位类型: 车站, 责任单位: 城管局, 示范点位: 是, 纳入日期: 2020-02-01}
巡查:
- {日期: 2020-06-02, 层级: 区创建办, 点位: [北站]}
问题:
- {编号: F-1, 发现日期: 2020-06-01, 问题来源: 巡查, 类别: 垃圾, 存在问题: 有垃圾, 责任单位: 区城管}
绩效指标:
- {编号: I-1, 一级指标: 产出, 二级指标: 质量, 三级指标: 合格率, 指标性质: 不低于, 指标值: "95",
   分值: 10, 累计方式: 水平, 取数方式: 抽查}
文字材料:
- {月份: 2020-06, 栏目: 总体情况, 正文: "一段话"}
"""


def read(folder: Path, **files: str) -> Plan:
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    loaded = load(folder)
    assert loaded.is_readable, loaded.diagnostics
    assert loaded.plan is not None
    return loaded.plan


def test_files_order_language_and_spelling_do_not_matter(tmp_path: Path) -> None:
    one = digests(facts(read(tmp_path / "a", plan=HEAD + ONE)))
    other = digests(facts(read(tmp_path / "b", plan=HEAD + REST, apart=OTHER)))
    assert one == other
    assert len(one) == 26


def test_what_is_kept_stays_readable() -> None:
    """The digests of a plan are what earlier versions of the program wrote."""
    plan = load(DEMO).plan
    assert plan is not None
    kept = digests(facts(plan, date(2020, 1, 31)))
    assert kept["actuals/2020-01-31/CB-02"] == "358f16ed8185698a"
    assert kept["settings"] == "44136fa355b3678a"


EDITS = [
    ("amount: 3万元", "amount: 3.1万元", {"payments/2020-06-15/XC"}),
    ("done: 2020-06-20", "done: 2020-06-21", {"done/T-1"}),
    ("due: 2020-06-30", "due: 2020-07-31", {"tasks/T-1"}),
    ("title: 清运", "title: 清理", set()),
    ("end: 2020-05-09", "end: 2020-05-08", {"resumed/2020-05-01/T-2/东街道"}),
    ("reason: 雨", "reason: 停电", {"suspensions/2020-05-01/T-2/东街道"}),
    ("result: 已办", "result: 没办", {"replies/N-1"}),
    ("tasks: [T-1]", "tasks: [T-2]", {"notices/N-1"}),
    ("event: rectified", "event: closed", {"logs/2020-06-03/F-1/rectified"}),
    ("text: 有垃圾", "text: 垃圾少", {"findings/F-1"}),
    ("total: 100万元", "total: 90万元", {"budget"}),
    ("target: 95", "target: 90", {"indicators/I-1"}),
    ("passed: 9", "passed: 8", {"samples/2020-06-10/I-1/东街道"}),
    ("demonstration: true", "demonstration: false", {"sites/S-1"}),
    ("text: 一段话", "text: 两段话", {"narratives/2020-06/overall"}),
    ("red: [东街道]", "red: []", {"boards/2020-05/subdistrict"}),
    ("date: 2020-06-02, tier", "date: 2020-06-03, tier", {"inspections/2020-06-02/office"}),
    ("reason: 上级调整", "reason: 自己调整", {"changes/2020-06-01/T-2"}),
    ("reason: 压减", "reason: 追加", {"adjustments/2020-05-01"}),
    ("opened: 2020-02-01", "opened: 2020-02-01, closed: 2020-06-30", set()),
]


@pytest.mark.parametrize(("old", "new", "keys"), EDITS, ids=[new for _, new, _ in EDITS])
def test_an_edit_shows_under_its_key(old: str, new: str, keys: set[str], tmp_path: Path) -> None:
    assert old in ONE
    before = digests(facts(read(tmp_path / "a", plan=HEAD + ONE)))
    after = digests(facts(read(tmp_path / "b", plan=HEAD + ONE.replace(old, new))))
    assert {key for key, told in before.items() if after.get(key) != told} == keys


SETTINGS = "settings: {holidays: [2020-07-01], workdays: [2020-06-28], %s}\n"


def test_settings_count_but_rules_and_later_days_do_not(tmp_path: Path) -> None:
    june = date(2020, 6, 30)
    plans = [
        read(tmp_path / str(index), plan=HEAD + SETTINGS % more)
        for index, more in enumerate(
            ("due_soon_days: 5", "rules: {E324: off}", "behind_points: 20")
        )
    ]
    told = [digests(facts(plan, june)) for plan in plans]
    assert told[0] == told[1]
    assert told[0]["settings"] != told[2]["settings"]
    assert "workdays/2020-06-28" in told[0]
    assert "holidays/2020-07-01" not in told[0]
    assert "holidays/2020-07-01" in digests(facts(plans[0]))


def test_facts_say_where_they_stand_and_what_they_are(tmp_path: Path) -> None:
    plan = read(tmp_path / "a", plan=HEAD + ONE + "settings: {due_soon_days: 4}\n")
    by_key = {fact.key: fact for fact in facts(plan)}
    assert by_key["done/T-1"].location.line == 16
    assert by_key["done/T-1"].is_dated
    assert not by_key["tasks/T-1"].is_dated
    assert by_key["settings"].is_written
    assert named(plan, "payments/2020-06-15/XC") == "支出 2020-06-15 XC"
    assert {key.partition("/")[0] for key in by_key} <= TITLES.keys()
    unwritten = {f.key for f in facts(read(tmp_path / "b", plan=HEAD)) if not f.is_written}
    assert unwritten == {"settings"}


DOUBLE = "payments:\n" + "- {date: 2020-06-15, line: XC, amount: 3万元}\n" * 2
CLOSED = "closings:\n- month: 2020-06\n  closed_on: 2020-07-02\n  records:\n"


def test_records_under_one_key_are_counted(tmp_path: Path) -> None:
    """Of two payments that say the same, one more or one less is noticed."""
    budget = "budget: {total: 10万元, lines: [{id: XC, name: 宣传}]}\n"
    two = read(tmp_path / "a", plan=HEAD + budget + DOUBLE)
    kept = digests(facts(two, date(2020, 6, 30)))
    rows = "".join(f"    {key}: '{told}'\n" for key, told in kept.items())
    for count, turns in ((2, []), (1, ["removed"]), (3, ["added"]), (0, ["removed"])):
        payments = "payments:\n" + DOUBLE.splitlines(keepends=True)[1] * count if count else ""
        text = HEAD + budget + payments + CLOSED + rows
        plan = read(tmp_path / str(count), plan=text)
        assert [found.turn.value for found in differences(plan)] == turns
