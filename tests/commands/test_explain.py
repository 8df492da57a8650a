"""``explain``: formulas with their numbers, records with their reasons, facts of a record."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEMO, Golden, Wenming
from tests.repository import commit, git, isolate, start
from wenming_cli import sink, terminal

HERE = Path(__file__).parent
DAY = ("--as-of", "2020-06-30")
FULL = """\
plan: {id: full, name: 全, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 城管局, kind: department}
- {name: 东街道, kind: subdistrict}
- {name: 一社区, kind: community, parent: 东街道}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 城管局}
settings: {due_rollover: next_workday}
tasks:
- id: T-1
  title: 公厕改造
  workstream: HW
  assigned: 2020-01-10
  start: 2020-02-01
  due: 2020-05-30
  updates:
  - {date: 2020-03-10, progress: 40%, note: 主体开工, reason: 返工}
  - {date: 2020-06-01, note: 没有写进度}
  - {date: 2020-07-01, progress: 90%}
  extensions:
  - {date: 2020-05-01, to: 2020-06-10, reason: 雨季, approved_by: 区文明办}
  - {date: 2020-05-20, to: 2020-06-27, reason: 管网, approved_by: 区文明办}
- {id: T-2, title: 办完的, workstream: HW, due: 2020-06-30, done: 2020-06-20}
- id: T-3
  title: 暂缓的
  workstream: HW
  due: 2020-06-30
  suspensions:
  - {start: 2020-03-01, end: 2020-03-31, reason: 疫情, approved_by: 区文明办}
  - {start: 2020-06-01, reason: 等批复, approved_by: 区文明办}
- id: T-4
  title: 取消的
  workstream: HW
  due: 2020-05-31
  cancelled: {date: 2020-06-10, reason: 并入棚改, approved_by: 区文明办}
- id: T-5
  title: 分片
  workstream: HW
  due: 2020-07-03
  target: {value: 10, unit: 座}
  parts:
  - {owner: 东街道, due: 2020-06-01, updates: [{date: 2020-06-29, value: 5}]}
  - {owner: 城管局}
- {id: T-6, title: 以后的, workstream: HW, assigned: 2020-09-01, due: 2020-12-31}
findings:
- id: F-1
  found: 2020-06-01
  assigned: 2020-06-02
  source: inspection
  category: 垃圾
  text: 有垃圾
  owner: 一社区
  log:
  - {date: 2020-06-03, event: reassigned, to_owner: 城管局, reason: 管护不归社区}
  - {date: 2020-06-04, event: extended, to: 2020-06-20, reason: 雨, by: 区文明办}
  - {date: 2020-06-10, event: rectified}
  - {date: 2020-06-12, event: returned, note: 没有清完}
  - {date: 2020-07-10, event: rectified}
- {id: F-2, found: 2020-06-25, source: self, category: 路灯, text: 灯不亮, owner: 城管局,
   due: 2020-06-28, log: [{date: 2020-06-27, event: rectified}, {date: 2020-06-28, event: closed}]}
- {id: F-3, found: 2020-06-29, source: self, category: 路灯, text: 又不亮, owner: 城管局,
   repeat_of: F-2}
- {id: F-4, found: 2020-08-01, source: self, category: 路灯, text: 以后的, owner: 一社区}
notices:
- {id: N-1, kind: supervise, date: 2020-06-11, owners: [城管局], reply_due: 2020-06-20}
indicators:
- {id: I-1, level1: 产出, level2: 质量, name: 合格率, nature: 不低于, target: 95, unit: "%",
   weight: 10, accrual: level, measure: sampled}
- {id: I-2, level1: 产出, level2: 数量, name: 场次, nature: 不低于, target: 100, unit: 场,
   weight: 10, accrual: cumulative, actuals: [{date: 2020-05-31, value: 40},
   {date: 2020-06-30, value: 50}, {date: 2020-07-31, value: 60}],
   adjustments: [{date: 2020-02-01, reason: 上级下调}]}
- {id: I-3, level1: 产出, level2: 时效, name: 按期, nature: 不低于, target: 90, weight: 10,
   accrual: level, measure: "figure:on_time_rate"}
- {id: I-4, level1: 效益, level2: 社会效益, name: 素质, nature: 定性, target: 提升, weight: 10,
   accrual: year_end, score: 9, score_date: 2020-06-30,
   actuals: [{date: 2020-06-30, level: partial}]}
- {id: I-5, level1: 效益, level2: 社会效益, name: 没有填, nature: 不低于, target: 5, weight: 10,
   accrual: level}
- {id: I-6, level1: 产出, level2: 成本, name: 单价, nature: ≤, target: 10, weight: 10,
   accrual: level, score: 5, score_date: 2020-06-30, score_reason: 缺,
   actuals: [{date: 2020-06-30, value: 9}]}
- {id: I-7, level1: 产出, level2: 成本, name: 没有分值, nature: 不高于, target: 10,
   accrual: level, actuals: [{date: 2020-06-30, forecast: 全年 8}]}
samples:
- {date: 2020-05-10, indicator: I-1, owner: 东街道, checked: 10, passed: 9}
- {date: 2020-06-10, indicator: I-1, owner: 东街道, checked: 10, passed: 10}
- {date: 2020-07-10, indicator: I-1, owner: 东街道, checked: 10, passed: 0}
"""


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with a record of every kind that has a state; the command runs in its folder."""
    (tmp_path / "plan.yaml").write_text(FULL, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def close_up(text: str) -> str:
    """The cells of a table two blanks apart, however wide its columns are."""
    return re.sub(r" {2,}(?=\S)", "  ", text)


# --- figures --------------------------------------------------------------------------------------


def test_a_figure(small: Path, wenming: Wenming) -> None:
    out = close_up(wenming("-C", small, "explain", "on_time_rate", *DAY).out)
    assert "算式：1 ÷ 2 = 50.00%" in out
    assert "HW-1  卫生死角清零  时限 2020-03-31，办结，2020-03-30 办结，不晚于时限" in out
    assert "HW-2  公厕改造  时限 2020-05-31，进行中，晚 30 天  " in out
    assert "NM-1  市场提升  时限 2020-07-03，未开始，时限还没有到" in out


FORMULAS = {
    "weighted_progress": "Σ 权重×完成进度 2.15 ÷ Σ 权重 4 = 53.75%",
    "elapsed_rate": "已过 6 个月 ÷ 计划期 12 个月（2020-01-01 至 2020-12-31） = 50.00%",
    "budget_total": "年初 1,000,000.00元 + 调整 0.00元 = 1000000.00元",
    "paid": "支出 1 笔之和 = 125000.00元",
    "remaining": "预算数 1,000,000.00元 - 实际支出 125,000.00元 = 875000.00元",
    "budget_execution_rate": "实际支出 125,000.00元 ÷ 预算数 1,000,000.00元 = 12.50%",
    "budget_gap": "（实际支出 125,000.00元 - 预算数 1,000,000.00元 × 序时进度 50.00%）"
    "÷ 预算数 1,000,000.00元 = -37.50个百分点",
    "completion_rate": "2 ÷ 5 = 40.00%",
}


@pytest.mark.parametrize("figure", FORMULAS)
def test_formulas(figure: str, small: Path, wenming: Wenming) -> None:
    out = wenming("-C", small, "explain", figure, *DAY).out
    assert f"  算式：{FORMULAS[figure]}\n" in out


def test_without_a_value_the_formula_says_why(small: Path, wenming: Wenming) -> None:
    out = wenming("-C", small, "explain", "on_time_rate", "--as-of", "2020-01-05").out
    assert "算式：0 ÷ 0，没有数值：没有应结任务" in out
    odd = small / "plan.yaml"
    odd.write_text(odd.read_text("utf-8").replace("2020,", "2020, start: 2020-01-02,"), "utf-8")
    out = wenming("-C", small, "explain", "elapsed_rate", *DAY).out
    assert "已过 181 天 ÷ 计划期 365 天" in out
    assert f"  {os.path.relpath(odd)}:1\n" in out


@pytest.mark.usefixtures("full")
def test_the_records_of_findings(wenming: Wenming) -> None:
    out = wenming("explain", "on_time_rectification_rate", *DAY, "--owner", "城管局").out
    assert "F-2  灯不亮  时限 2020-06-28，已销号，2020-06-27 整改，不晚于时限" in out
    assert "F-1  有垃圾  时限 2020-06-22，待整改" in out
    assert "F-3  又不亮  时限 2020-07-06，待整改，时限还没有到" in out
    rework = wenming("explain", "rework_rate", *DAY).out
    assert "F-1  有垃圾  时限 2020-06-22，待整改，退回 1 次" in rework
    recurs = wenming("explain", "recurrence_rate", *DAY).out
    assert "又不亮  时限 2020-07-06，待整改，重复自 F-2" in recurs
    assert "F-4" in wenming("explain", "closure_rate", *DAY, "--owner", "东街道").out
    assert "F-4  以后的  2020-08-01 才发现" in recurs


@pytest.mark.usefixtures("full")
def test_why_tasks_are_left_out(wenming: Wenming) -> None:
    out = close_up(wenming("explain", "due_completion_rate", *DAY).out)
    assert "T-4  取消的  时限 2020-06-01，取消，2020-06-10 取消的不计" not in out
    assert "T-4  取消的" in out
    assert "2020-06-10 取消的不计" in out
    assert "T-3  暂缓的  时限 2020-06-30，暂缓，暂缓期间不计" in out
    assert "T-6  以后的  2020-09-01 才交办  plan.yaml:" in out
    extended = wenming("explain", "extension_rate", *DAY).out
    assert "2020-05-20 批准延期到 2020-06-27" in extended
    original = wenming("explain", "original_on_time_rate", *DAY).out
    assert "原定时限 2020-07-03 还没有到" in original
    assert "原定时限 2020-05-30" in original
    early = wenming("explain", "on_time_rate", "--as-of", "2020-06-25").out
    assert "时限还没有到，提前办结的另列" in early


def test_counts(small: Path, wenming: Wenming) -> None:
    out = wenming("-C", small, "explain", "逾期任务数", *DAY).out
    assert "截至 2020-06-30\n\n逾期任务数 overdue\n" in out
    assert "  结果：1\n\n数进去的 1 项\n  HW-2  公厕改造" in out
    assert "HW-1" not in out
    none = wenming("-C", small, "explain", "overdue_findings", *DAY)
    assert "结果：0" in none.out


def test_a_workstream_and_a_unit(small: Path, wenming: Wenming) -> None:
    out = wenming("-C", small, "explain", "tasks", *DAY, "--workstream", "NM").out
    assert "任务数 tasks  农贸市场\n" in out
    assert "结果：1" in out
    nobody = wenming("-C", small, "explain", "tasks", *DAY, "--owner", "区文明办")
    assert nobody.code == 0
    assert "结果：1" in nobody.out
    early = wenming("-C", small, "explain", "budget_total", *DAY, "--owner", "城管局")
    assert "这里没有这个数字" in early.out
    added = small / "more.yaml"
    added.write_text("owners: [{name: 闲着的, kind: other}]\n", "utf-8")
    idle = wenming("-C", small, "explain", "tasks", *DAY, "--owner", "闲着的")
    assert idle.code == 2
    assert "闲着的 没有任务、问题和点位" in idle.err


# --- records --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "record",
    ["T-1", "T-2", "T-3", "T-4", "T-5", "F-1", "F-2", "F-3", "N-1"]
    + [f"I-{n}" for n in range(1, 8)],
)
@pytest.mark.usefixtures("full")
def test_a_record(record: str, wenming: Wenming, golden: Golden) -> None:
    ran = wenming("explain", record, *DAY)
    assert ran.code == 0
    golden(HERE / "golden" / "explain" / f"{record}.txt", ran.out)


@pytest.mark.usefixtures("full")
def test_a_record_that_is_not_there_yet(wenming: Wenming) -> None:
    assert "还没有交办或发现" in wenming("explain", "T-6", *DAY).out
    assert "还没有交办或发现" in wenming("explain", "F-4", *DAY).out


@pytest.mark.usefixtures("full")
def test_late_and_stagnant(wenming: Wenming) -> None:
    late = wenming("explain", "T-1", "--as-of", "2020-08-31").out
    assert "停滞：2020-08-01 以后没有进展，超过 30 天" in late
    before = wenming("explain", "T-1", "--as-of", "2020-01-15").out
    assert "计划进度 0.00%（2020-02-01 至 2020-05-30）" in before


@pytest.mark.no_cover
@pytest.mark.usefixtures("read_once")
def test_every_record_of_the_demo(wenming: Wenming) -> None:
    from wenming_cli.loading import load
    from wenming_cli.screens.record import named

    plan = load(DEMO, DEMO).plan
    assert plan is not None
    chosen = {(f.section, type(f.entry)): f.id for f in named(plan)}
    for record in {*chosen.values(), *(i.id for i in plan.indicators), *plan.task_by_id}:
        assert wenming("-C", DEMO, "explain", record, *DAY).code == 0


# --- places on the board --------------------------------------------------------------------------

BOARD = """\
plan: {id: b, name: 榜, year: 2020, owner: 办}
owners:
- {name: 办, kind: office}
- {name: 东街道, kind: subdistrict}
- {name: 西街道, kind: subdistrict}
- {name: 闲街道, kind: subdistrict}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification}
settings:
  board:
    {tie: exact, minimum: 2,
    weights: {on_time_rate: 0.5, pass_rate: 0.25, on_time_rectification_rate: 0.15,
              coverage_rate: 0.1}}
tasks:
- {id: T-1, title: 一, workstream: HW, owner: 东街道, due: 2020-06-10, done: 2020-06-09}
- {id: T-2, title: 二, workstream: HW, owner: 东街道, due: 2020-06-20}
- {id: T-3, title: 三, workstream: HW, owner: 东街道, due: 2020-05-20}
- {id: T-4, title: 四, workstream: HW, owner: 东街道, due: 2020-08-20}
- {id: T-5, title: 五, workstream: HW, owner: 西街道, due: 2020-06-20, done: 2020-06-20}
- {id: T-6, title: 六, workstream: HW, owner: 西街道, due: 2020-06-20, done: 2020-06-20}
sites:
- {id: S-1, name: 北站, type: 车站, demonstration: true, owner: 东街道}
inspections:
- date: 2020-06-02
  tier: office
  checks:
  - {site: S-1, item: 干净, result: pass}
  - {site: S-1, item: 整齐, result: fail}
  - {site: S-1, item: 无障碍, result: na}
findings:
- {id: F-1, found: 2020-06-01, source: inspection, category: 垃圾, text: 一, owner: 东街道,
   log: [{date: 2020-06-03, event: rectified}]}
- {id: F-2, found: 2020-06-01, source: self, category: 垃圾, text: 二, owner: 东街道}
- {id: F-3, found: 2020-06-01, source: inspection, category: 垃圾, text: 三, owner: 东街道,
   log: [{date: 2020-06-03, event: appealed}]}
- {id: F-4, found: 2020-05-01, source: inspection, category: 垃圾, text: 四, owner: 东街道}
- {id: F-5, found: 2020-06-01, source: inspection, category: 垃圾, text: 五, owner: 东街道,
   log: [{date: 2020-06-03, event: void, reason: 不是, by: 西街道}]}
"""
PLACE = ("explain", "board", "--month", "2020-06", "--owner")


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plan.yaml").write_text(BOARD, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("owner", ["东街道", "西街道", "闲街道"])
def test_a_place_on_the_board(owner: str, wenming: Wenming, golden: Golden) -> None:
    ran = wenming(*PLACE, owner)
    assert ran.code == 0
    golden(HERE / "golden" / "explain" / f"board-{owner}.txt", ran.out)


@pytest.mark.usefixtures("board")
def test_a_place_as_json_and_markdown(wenming: Wenming) -> None:
    place = document(wenming, *PLACE, "东街道")["board"]
    assert (place["owner"], place["rank"], len(place["rates"])) == ("东街道", 2, 4)
    assert place["rates"][0]["weight"] == "0.5"
    assert place["rates"][0]["figure"]["value"] == "0.500000"
    assert wenming(*PLACE, "东街道", "--format", "markdown").out.count("\n**怎么算") == 0


@pytest.mark.usefixtures("board")
def test_a_board_is_asked_of_a_unit(wenming: Wenming) -> None:
    ran = wenming("explain", "红黑榜", "--month", "2020-06")
    assert ran.code == 2
    assert "加上 --owner 单位" in ran.err


# --- JSON and Markdown ----------------------------------------------------------------------------


def document(wenming: Wenming, *arguments: str | Path) -> dict[str, Any]:
    ran = wenming(*arguments, "--format", "json")
    assert ran.code == 0
    found: dict[str, Any] = json.loads(ran.out)
    assert found["schema"] == "wenming.explain/1"
    return found


@pytest.mark.usefixtures("full")
def test_a_figure_as_json(wenming: Wenming) -> None:
    found = document(wenming, "explain", "on_time_rate", *DAY, "--owner", "城管局")
    records = found.pop("records")
    assert found == {
        "schema": "wenming.explain/1",
        "plan": {"id": "full", "name": "全"},
        "as_of": "2020-06-30",
        "sample": False,
        "scope": {"of": "owner", "id": "城管局", "name": "城管局"},
        "id": "on_time_rate",
        "label": "按期办结率",
        "unit": "rate",
        "meaning": found["meaning"],
        "formula": "1 ÷ 2 = 50.00%",
        "figure": {"value": "0.500000", "numerator": "1", "denominator": "2", "reason": None},
        "count": None,
    }
    assert [r["role"] for r in records].count("numerator") == 1
    assert records[0] == {
        "role": "denominator",
        "kind": "task",
        "id": "T-1",
        "date": None,
        "title": "公厕改造",
        "reason": "时限 2020-06-28，进行中",
        "file": "plan.yaml",
        "line": 11,
    }


@pytest.mark.usefixtures("full")
def test_money_a_count_a_code_and_records_as_json(wenming: Wenming) -> None:
    found = document(wenming, "explain", "tasks", *DAY)
    assert found["count"] == len(found["records"]) == 5
    assert found["figure"] is None
    story = document(wenming, "explain", "T-5", *DAY)
    assert [r["id"] for r in story["records"]] == ["T-5/东街道", "T-5/城管局"]
    assert story["records"][0]["facts"][0]["decides"] == "时限"
    manual = document(wenming, "explain", "e301")
    assert manual["code"] == "E301"
    assert "怎么改" in manual["manual"]


@pytest.mark.usefixtures("full")
def test_markdown(wenming: Wenming) -> None:
    ran = wenming("explain", "due_rectification_rate", *DAY, "--format", "markdown")
    assert "## 全 为什么 截至 2020-06-30\n\n**应结整改率 due\\_rectification\\_rate**\n" in ran.out
    assert "| F-2 | 灯不亮 | 时限 2020-06-28，已销号，2020-06-27 整改 | plan.yaml:" in ran.out
    assert wenming("explain", "E301", "--format", "markdown").out.startswith("## E301 错误")
    several = wenming("explain", "T-5", *DAY, "--format", "markdown").out
    assert several.count("**任务 T-5/") == 2


def test_output_goes_to_a_file(full: Path, wenming: Wenming) -> None:
    assert wenming("explain", "tasks", *DAY, "-o", "why.md", "--format", "markdown").code == 0
    assert (full / "why.md").read_text("utf-8").startswith("## 全 为什么 截至 2020-06-30\n")


def test_plan_text_is_only_text(full: Path, wenming: Wenming) -> None:
    text = FULL.replace("title: 公厕改造", 'title: "[红](javascript:x) | <b>"')
    (full / "plan.yaml").write_text(text, "utf-8")
    ran = wenming("explain", "tasks", *DAY, "--format", "markdown")
    assert "\\[红\\](javascript:x) \\| &lt;b&gt; |" in ran.out


# --- what is nothing ------------------------------------------------------------------------------


@pytest.mark.usefixtures("full")
def test_a_word_for_nothing(wenming: Wenming) -> None:
    ran = wenming("explain", "T-9", *DAY)
    assert ran.code == 2
    assert "没有“T-9”这个代码、数字或编号" in ran.err
    both = ("--owner", "城管局", "--workstream", "HW")
    assert wenming("explain", "tasks", *DAY, *both).code == 2


def test_a_word_for_nothing_without_a_plan(
    tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "是不是“on_time_rate”？" in wenming("explain", "on_time_rat").err
    assert "没有找到计划" in wenming("explain", "on_time_rate").err
    assert wenming("-C", "nowhere", "explain", "x").code == 2


# --- commits --------------------------------------------------------------------------------------


@pytest.fixture
def kept(full: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    isolate(monkeypatch)
    start(full)
    commit(full, "2020-06-01")
    text = FULL.replace("title: 公厕改造", "title: 公厕改造工程")
    (full / "plan.yaml").write_text(text.replace("- id: T-1\n", "- id: T-1 \n"), "utf-8")
    commit(full, "2020-06-05")
    return full


def test_commits_of_a_figure(kept: Path, wenming: Wenming) -> None:
    first, second = git(kept, "rev-parse", "HEAD~1"), git(kept, "rev-parse", "HEAD")
    out = close_up(wenming("explain", "tasks", *DAY, "--commits").out)
    assert f"进行中  plan.yaml:11  {second[:12]} 2020-06-05 某人" in out
    assert f"{first[:12]} 2020-06-01 某人" in out
    with_json = document(wenming, "explain", "tasks", *DAY, "--commits")
    assert with_json["records"][0]["commit"] == {
        "hash": second,
        "date": "2020-06-05",
        "author": "某人",
        "or_older": False,
    }
    assert "| 某人" not in out
    assert "出处 | 提交 |" in wenming("explain", "tasks", "--commits", "--format", "markdown").out


def test_what_is_not_committed_says_so(kept: Path, wenming: Wenming) -> None:
    text = (kept / "plan.yaml").read_text("utf-8")
    (kept / "plan.yaml").write_text(
        text.replace("date: 2020-06-01, note", "date: 2020-06-02, note")
    )
    out = close_up(wenming("explain", "T-1", *DAY, "--commits").out)
    assert "2020-06-02  报送情况：没有写进度  plan.yaml:19  尚未提交" in out
    found = document(wenming, "explain", "T-1", *DAY, "--commits")
    assert None in [fact["commit"] for fact in found["records"][0]["facts"]]


def test_a_shallow_clone_says_so(kept: Path, wenming: Wenming, tmp_path: Path) -> None:
    clone = tmp_path / "浅"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept}", str(clone))
    ran = wenming("-C", clone, "explain", "tasks", *DAY, "--commits")
    assert "这是浅克隆" in ran.err
    assert "或更早 2020-06-05 某人" in ran.out


def test_no_repository(full: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(full.parent))
    ran = wenming("explain", "tasks", *DAY, "--commits")
    assert ran.code == 2
    assert "查不到提交：这个文件夹不在 git 仓库里" in ran.err


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_a_manual_page_is_no_wider_than_the_terminal(
    columns: int, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "columns", lambda: columns)
    for code in ("E301", "E711", "E103"):
        shown = wenming("explain", code).out
        assert max(map(sink.width, shown.splitlines())) <= columns
        assert "怎么改" in shown


SCREENS = (
    ("status",),
    ("tasks",),
    ("next",),
    ("findings", "--by", "owner"),
    ("inspections", "--by", "site"),
    ("indicators",),
    ("budget",),
    ("notices",),
    ("show", "HW-01"),
    ("explain", "HW-01"),
)


@pytest.mark.parametrize("columns", [80, 100])
@pytest.mark.parametrize("command", SCREENS, ids=" ".join)
def test_no_screen_is_wider_than_the_terminal(
    command: tuple[str, ...], columns: int, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "columns", lambda: columns)
    ran = wenming("-C", DEMO, *command, *DAY)
    assert ran.code == 0
    assert max(map(sink.width, ran.out.splitlines())) <= columns
