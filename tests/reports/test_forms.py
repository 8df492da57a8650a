"""The three official forms: columns, money that adds up, what is still to be written."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEMO, Golden, MakePlan, Wenming
from tests.reports.conftest import PROJECT, TEMPLATES, Read, look
from wenming_cli.model.plan import Plan
from wenming_cli.reports import Report, monitoring, report_named, self_evaluation, targets
from wenming_cli.reports.environment import render

HERE = Path(__file__).parent
FORMS = {
    "targets": (targets, "2020-01"),
    "monitoring": (monitoring, "2020-06"),
    "self_evaluation": (self_evaluation, "2020-12"),
}
MONEY = """
budget:
  total: 10000元
  sources:
    - {name: 财政, kind: fiscal, amount: 3333.33元}
    - {name: 结转, kind: carryover, amount: 3333.33元}
    - {name: 自筹, kind: other, amount: 3333.34元}
  lines: [{id: a, name: 宣传}, {id: b, name: 培训, amount: 4000元, note: 两期}]
  adjustments: [{date: 2020-05-01, amount: 50元, reason: 追加}]
payments:
  - {date: 2020-05-10, line: a, amount: 149元, source: 财政}
  - {date: 2020-05-11, line: a, amount: 149元, source: 结转}
  - {date: 2020-05-12, line: a, amount: 102元}
"""
KIND = "level1: 产出, level2: 数量, accrual: level, nature: ≥"


def filled(report: Report, plan: Plan, month: str, as_of: str | None = None) -> str:
    return render(report.TEMPLATE, report.context(look(plan, month, as_of)), [TEMPLATES])


def given(report: Report, plan: Plan, month: str = "2020-12") -> dict[str, Any]:
    return report.context(look(plan, month))


# --- whole forms ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_the_demo(name: str, demo: Plan, golden: Golden) -> None:
    report, month = FORMS[name]
    text = filled(report, demo, month)
    golden(HERE / "golden" / f"{name}.md", text)
    tables = [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]
    for table in tables:
        assert len({line.replace("\\|", "").count("|") for line in table}) == 1, table


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("month", ["2020-01", "2020-06", "2020-12"])
def test_a_template_is_given_plain_values(name: str, month: str, demo: Plan) -> None:
    report, _ = FORMS[name]
    context = report.context(look(demo, month))
    assert json.loads(json.dumps(context)) == context
    text = filled(report, demo, month)
    for litter in ("None", "Fraction", "Decimal", "（）", "。。", "；。", "{{"):
        assert litter not in text, litter


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_an_empty_plan(name: str, read: Read) -> None:
    report, month = FORMS[name]
    plan = read("")
    text = filled(report, plan, month)
    assert "| 项目名称 | 2020年创建工作 |\n" in text
    assert "含示例数据" not in text
    assert report.context(look(plan, month))["missing"] or name == "monitoring"


@pytest.mark.parametrize(
    ("called", "report"),
    [
        ("绩效目标申报表", targets),
        ("绩效运行监控表", monitoring),
        ("绩效自评表", self_evaluation),
        ("self_evaluation", self_evaluation),
    ],
)
def test_names(called: str, report: Report) -> None:
    assert report_named(called) is report


# --- the head -------------------------------------------------------------------------------------


def test_the_head_names_units_and_posts(read: Read) -> None:
    project = PROJECT.replace(
        "}",
        ", department: 区财政局, goal: 提升, achievement: 已提升, achievement_date: 2020-06-15}",
    )
    plan = read("", project)
    text = filled(self_evaluation, plan, "2020-06", "2020-06-15")
    assert "| 主管部门 | 区财政局 |\n| 实施单位 | 区创建办 |\n| 联系岗位 | — |\n" in text
    assert "| 填报日期 | 2020年6月15日（月中数据） |\n" in text
    assert "预期目标：\n\n提升\n\n实际完成情况：\n\n已提升\n" in text
    unlisted = read("", PROJECT.replace("区创建办", "区委宣传部"))
    assert given(targets, unlisted)["unit"] == "区委宣传部"


# --- money ----------------------------------------------------------------------------------------


def test_money_by_source_adds_up(read: Read) -> None:
    funds = given(self_evaluation, read(MONEY))["funds"]
    assert [
        (row["name"], row["initial"], row["budget"], row["paid"], row["execution"])
        for row in funds["rows"]
    ] == [
        ("年度资金总额", "1.00", "1.01", "0.04", "3.98%"),
        ("其中：财政拨款", "0.33", "0.33", "0.02", "4.47%"),
        ("上年结转资金", "0.33", "0.33", "0.01", "4.47%"),
        ("其他资金", "0.34", "0.34", "0.00", "0.00%"),
        ("资金来源（待填写）", "0.00", "0.01", "0.01", "204.00%"),
    ]


def test_a_note_says_which_amount_was_moved(read: Read) -> None:
    text = filled(self_evaluation, read(MONEY), "2020-12")
    assert "的尾数调整了0.01万元，使分项之和等于总额" in text
    even = read("budget: {total: 1万元, sources: [{name: 财政, kind: fiscal, amount: 1万元}]}\n")
    assert "尾数" not in filled(self_evaluation, even, "2020-12")
    rows = given(self_evaluation, even)["funds"]["rows"]
    assert [row["name"] for row in rows] == ["年度资金总额", "其中：财政拨款", "其他资金"]


ONE = "{name: 财政, kind: fiscal, amount: 40.5万元}"
SPENT = "payments: [{date: 2020-07-15, line: a, amount: 10.5万元}]\n"


def funds(sources: str, changes: str = "", more: str = "") -> str:
    return (
        f"budget:\n  total: 40.5万元\n  sources: [{sources}]\n"
        "  lines: [{id: a, name: 宣传, amount: 40.5万元}]\n"
        f"  adjustments: [{changes}]\n{more}{SPENT}"
    )


def amounts(form: dict[str, Any]) -> list[tuple[str, ...]]:
    columns = ("name", "initial", "budget", "paid", "execution")
    return [tuple(row[column] for column in columns) for row in form["funds"]["rows"]]


CUT = "{date: 2020-10-10, amount: -30万元, line: a, reason: 压减。, document: 盘财〔2020〕示例1号}"
NONE_ELSE = ("其他资金", "0.00", "0.00", "0.00", "—")


@pytest.mark.parametrize(
    ("sources", "changes", "rows"),
    [
        # the only source is the source
        (ONE, "", [("其中：财政拨款", "40.50", "40.50", "10.50", "25.93%"), NONE_ELSE]),
        (ONE, CUT, [("其中：财政拨款", "40.50", "10.50", "10.50", "100.00%"), NONE_ELSE]),
        (
            ONE,
            CUT.replace("reason", "source: 财政, reason"),
            [("其中：财政拨款", "40.50", "10.50", "10.50", "100.00%"), NONE_ELSE],
        ),
        # several of one kind are one row
        (
            ONE.replace("40.5", "30.5") + ", {name: 专项, kind: fiscal, amount: 10万元}",
            CUT,
            [("其中：财政拨款", "40.50", "10.50", "10.50", "100.00%"), NONE_ELSE],
        ),
        # of several kinds it could be any
        (
            ONE.replace("40.5", "30.5") + ", {name: 结转, kind: carryover, amount: 10万元}",
            CUT,
            [
                ("其中：财政拨款", "30.50", "30.50", "0.00", "0.00%"),
                ("上年结转资金", "10.00", "10.00", "0.00", "0.00%"),
                NONE_ELSE,
                ("资金来源（待填写）", "0.00", "-30.00", "10.50", "—"),
            ],
        ),
    ],
)
def test_money_belongs_to_a_source(
    read: Read, sources: str, changes: str, rows: list[tuple[str, ...]]
) -> None:
    plan = read(funds(sources, changes))
    form = given(self_evaluation, plan)
    assert amounts(form)[1:] == rows
    for column in ("initial", "budget", "paid", "forecast"):
        whole, *parts = (Decimal(row[column]) for row in form["funds"]["rows"])
        assert whole == sum(parts), column
    is_open = rows[-1][0] == "资金来源（待填写）"
    assert ("支出和预算调整的资金来源" in form["missing"]) is is_open
    assert ("没有写资金来源" in filled(self_evaluation, plan, "2020-12")) is is_open
    targets_form = filled(targets, plan, "2020-12")
    assert "待填写）|" not in targets_form.partition("## 三")[0]
    assert "没有注明来源" not in targets_form


def test_why_the_budget_was_changed_stands_below_the_money(read: Read) -> None:
    plan = read(funds(ONE, CUT))
    words = "预算调整：\n\n1. 2020年10月10日调减30.00万元（盘财〔2020〕示例1号）：压减。\n"
    assert words in filled(self_evaluation, plan, "2020-12")
    assert words in filled(monitoring, plan, "2020-10")
    assert "预算调整" not in filled(monitoring, plan, "2020-09")
    more = CUT.replace("-30", "5").replace("压减", "追加")
    assert "调增5.00万元" in filled(self_evaluation, read(funds(ONE, more)), "2020-12")


def test_a_person_s_forecast_wins(read: Read) -> None:
    cost = (
        "indicators: [{id: c, level1: 产出, level2: 成本, name: 支出, nature: ≤, target: 40.5,"
        " unit: 万元, accrual: cumulative,"
        " actuals: [{date: 2020-07-31, value: 10.5, forecast: 约20万元}]}]\n"
    )
    plan = read(funds(ONE) + cost)
    text = filled(monitoring, plan, "2020-07")
    assert "全年预计执行数按目前速度推算，下面指标的预计是单位填报的。\n" in text
    said = read(funds(ONE, more="  forecast: 20万元\n") + cost)
    rows = given(monitoring, said, "2020-07")["funds"]["rows"]
    assert [row["forecast"] for row in rows] == ["20.00", "20.00", "0.00"]
    text = filled(monitoring, said, "2020-07")
    assert "全年预计执行数是单位填报的" in text
    assert "按目前速度推算" not in text
    # before anything was paid it goes with the budget
    rows = given(monitoring, said, "2020-06")["funds"]["rows"]
    assert [row["forecast"] for row in rows] == ["20.00", "20.00", "0.00"]


def test_a_plan_over_a_year_s_end_has_no_whole_year(read: Read) -> None:
    project = PROJECT.replace("}", ", start: 2019-12-01, end: 2021-02-28}")
    rate = f"indicators: [{{id: i, {KIND}, name: 甲, target: 5}}]\n"
    plan = read(funds(ONE) + rate, project)
    for report in (monitoring, self_evaluation, targets):
        text = filled(report, plan, "2020-08")
        assert "全年" not in text
    assert "计划期预计执行数" in filled(monitoring, plan, "2020-08")


def test_rows_that_people_sign_and_fill_in(read: Read) -> None:
    text = filled(self_evaluation, read(""), "2020-12")
    assert "| 项目负责人（签字） |  | 财务负责人（签字） |  |\n" in text
    assert "存在问题：（待填写）\n\n改进措施：（待填写）\n" in text
    said = PROJECT.replace("}", ", goal: 提升, problems: 培训少, measures: 补办}")
    text = filled(self_evaluation, read("", said), "2020-12")
    assert "存在问题：\n\n培训少\n\n改进措施：\n\n补办\n" in text
    assert "## 二、年度总体目标\n\n提升\n" in filled(monitoring, read("", said), "2020-06")
    early = given(self_evaluation, read("", said), "2020-11")
    assert (early["problems"], early["measures"]) == ([], [])
    dated = said.replace("goal", "achievement_date: 2020-11-30, goal")
    assert given(self_evaluation, read("", dated), "2020-11")["measures"] == ["补办"]


def test_a_rate_is_not_printed_across_its_threshold(read: Read) -> None:
    near = funds(ONE).replace("amount: 10.5万元", "amount: 364499.99元")
    assert amounts(given(self_evaluation, read(near)))[0][-1] == "89.999998%"
    over = funds(ONE).replace("amount: 10.5万元", "amount: 405000.01元")
    assert amounts(given(self_evaluation, read(over)))[0][-1] == "100.000002%"


def test_money_without_sources_stands_whole(read: Read) -> None:
    rows = given(monitoring, read("budget: {total: 0元}\n"), "2020-06")["funds"]["rows"]
    assert [(row["name"], row["execution"]) for row in rows] == [("年度资金总额", "—")]


def test_the_forecast_of_money_is_marked(read: Read) -> None:
    plan = read(MONEY)
    text = filled(monitoring, plan, "2020-05")
    assert "| 1—5月执行数 | 1—5月执行率 | 全年预计执行数 |" in text
    assert "全年预计执行数按目前速度推算。" in text
    assert given(monitoring, plan, "2020-05")["funds"]["rows"][0]["forecast"] == "0.10"
    assert "全年预计执行数按目前速度推算。" not in filled(monitoring, plan, "2020-12")


def test_uses_of_money(read: Read) -> None:
    text = filled(targets, read(MONEY), "2020-01")
    assert "| 宣传 | 未分解 |  |\n| 培训 | 0.40 | 两期 |\n" in text


@pytest.mark.parametrize(
    ("first", "month", "period"),
    [
        ("2020-01-01", "2020-01", "1月"),
        ("2020-01-01", "2020-06", "1—6月"),
        ("2019-11-01", "2020-02", "2019年11月—2020年2月"),
    ],
)
def test_the_months_of_a_form(read: Read, first: str, month: str, period: str) -> None:
    plan = read("", PROJECT.replace("}", f", start: {first}}}"))
    assert given(monitoring, plan, month)["period"] == period


# --- indicators -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "content"),
    [
        ("name: 布设, target: 5, unit: 处", "布设不低于5处"),
        ("name: 布设, target: 5, content: 反映布设数量。", "反映布设数量。"),
        (
            'name: 履约率, target: 95, unit: "%", measure: sampled',
            "履约率不低于95%，按抽查合格数占抽查数计",
        ),
        (
            'name: 任务办结情况, target: 95, unit: "%", measure: "figure:completion_rate"',
            "任务办结情况不低于95%，按总体办结率计",
        ),
        (
            'name: 任务总体办结率, target: 95, unit: "%", measure: "figure:completion_rate"',
            "任务总体办结率不低于95%",
        ),
        ("name: 文明素质提升, target: 明显提升, nature: 定性", "文明素质提升：明显提升"),
    ],
)
def test_what_an_indicator_is_about(read: Read, fields: str, content: str) -> None:
    kind = KIND.replace(", nature: ≥", "") if "nature" in fields else KIND
    plan = read(f"indicators: [{{id: i, {kind}, {fields}}}]\n")
    assert given(targets, plan)["indicators"][0]["content"] == content


def test_levels_are_named_once(read: Read) -> None:
    rows = "".join(
        f"  - {{id: {i}, level1: {a}, level2: {b}, name: 名{i}, nature: ≥, target: 1,"
        " accrual: level}\n"
        for i, (a, b) in enumerate(
            [("产出", "数量"), ("产出", "数量"), ("产出", "质量"), ("效益", "社会效益")]
        )
    )
    cells = given(targets, read(f"indicators:\n{rows}"))["indicators"]
    assert [(c["level1"], c["level2"], c["level3"]) for c in cells] == [
        ("产出指标", "数量指标", "名0"),
        ("", "", "名1"),
        ("", "质量指标", "名2"),
        ("效益指标", "社会效益指标", "名3"),
    ]


def reached(value: int) -> str:
    return f"actuals: [{{date: 2020-06-01, value: {value}}}]"


WHY = "deviation: {date: 2020-06-01, kinds: [funding, staff], reason: 经费紧。, measures: 追加。}"


def test_reasons_and_prospects_are_ticked(read: Read) -> None:
    plan = read(
        "indicators:\n"
        f"  - {{id: a, {KIND}, name: 甲, target: 5, unit: 处, {WHY},\n"
        "     actuals: [{date: 2020-06-01, value: 3, likelihood: possible, forecast: 四处}]}\n"
        f"  - {{id: b, {KIND}, name: 乙, target: 5, {WHY}, {reached(5)}}}\n"
        f"  - {{id: c, {KIND}, name: 丙, target: 五}}\n"
        f"  - {{id: d, {KIND}, name: 丁, target: 5}}\n"
    )
    form = given(monitoring, plan, "2020-06")
    first, second, third, fourth = form["indicators"]
    assert (first["target"], first["actual"], first["forecast"]) == ("≥5处", "3处", "四处")
    assert first["kinds"] == ["√", "", "√", "", ""]
    assert first["likelihoods"] == ["", "√", ""]
    assert first["reason"] == "经费紧。改进措施：追加"
    assert (second["kinds"], second["reason"]) == ([""] * 5, "")
    assert (third["light"], third["reason"]) == (None, "")
    assert (fourth["light"], fourth["reason"]) == ("预警", "（待填写）")
    assert form["missing"] == ["b 完成可能性", "c 完成可能性", "d 偏差原因", "d 完成可能性"]
    assert given(monitoring, plan, "2020-12")["missing"] == ["d 偏差原因"]


def test_what_the_self_evaluation_wants_explained(read: Read) -> None:
    plan = read(
        "budget: {total: 100万元, lines: [{id: l, name: 宣传}]}\n"
        "payments: [{date: 2020-05-01, line: l, amount: 89万元}]\n"
        "indicators:\n"
        f"  - {{id: a, {KIND}, name: 甲, target: 10, weight: 30, {WHY},\n"
        "     actuals: [{date: 2020-06-01, value: 3}]}\n"
        f"  - {{id: b, {KIND}, name: 乙, target: 10, weight: 30, {reached(9)}}}\n"
        f"  - {{id: c, {KIND}, name: 丙, target: 10, weight: 20, {reached(13)}}}\n"
        f"  - {{id: d, {KIND}, name: 丁, target: 10, weight: 10, score: 8, score_reason: 核定,\n"
        "     actuals: [{date: 2020-06-01, value: 10}]}\n"
    )
    form = given(self_evaluation, plan)
    assert [row["deviation"] for row in form["indicators"]] == [
        "经费紧。改进措施：追加",
        "（待填写）",
        "（待填写）",
        "人工评分：核定",
    ]
    assert (form["total"], form["grade"]) == ("72.90", "中")
    assert form["execution"] == {"weight": "10", "score": "8.90"}
    assert form["funds_deviation"] == "（待填写）"
    assert form["missing"] == [
        "年度总体目标",
        "总体目标完成情况",
        "存在问题",
        "改进措施",
        "资金执行的偏差原因",
        "b 偏差原因",
        "c 偏差原因",
    ]
    text = filled(self_evaluation, plan, "2020-12")
    assert "| 总分 |  |  |  |  |  |  | 100 | 72.90 |  |\n" in text
    assert "总分：72.90分。等级：中。\n" in text
    early = given(self_evaluation, plan, "2020-06")
    assert [row["deviation"] for row in early["indicators"]][1:3] == ["", "（待填写）"]
    assert early["funds_deviation"] == ""


def test_what_was_not_spent_is_explained(read: Read) -> None:
    why = "{date: 2020-06-30, reason: 压减。, measures: 早排。}"
    plan = read(f"budget: {{total: 1万元, deviation: {why}}}\n")
    words = "偏差原因：压减。改进措施：早排。\n"
    assert words in filled(monitoring, plan, "2020-06")
    assert f"偏差原因分析及改进措施：{words.removeprefix('偏差原因：')}" in filled(
        self_evaluation, plan, "2020-12"
    )


def test_more_than_everything_is_full_points(read: Read) -> None:
    plan = read(
        "budget: {total: 1万元, lines: [{id: l, name: 宣传}]}\n"
        "payments: [{date: 2020-05-01, line: l, amount: 2万元}]\n"
    )
    assert "预算执行得分：支出超过预算，按满分计。\n" in filled(self_evaluation, plan, "2020-12")


# --- the command ----------------------------------------------------------------------------------


def test_a_form_on_the_command_line(wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, "report", "--template", "绩效自评表", "--month", "2020-12")
    assert ran.code == 0
    assert ran.out.startswith("# 项目支出绩效自评表\n")
    refused = wenming(
        "-C", DEMO, "report", "--template", "绩效自评表", "--month", "2020-12", "--final"
    )
    assert refused.code == 1
    assert "总体目标完成情况" in refused.err


def test_a_template_of_ones_own_is_given_the_form_it_is_called_like(
    make_plan: MakePlan, wenming: Wenming
) -> None:
    folder = make_plan("plan: {id: p, name: 创建, year: 2020, owner: 办}\n")
    own = folder / "templates" / "self_evaluation.md.j2"
    own.parent.mkdir()
    own.write_text("{{ title }}{{ is_finished }}\n", "utf-8")
    ran = wenming("-C", folder, "report", "--template", own, "--month", "2020-06")
    assert ran.out == "项目支出绩效自评表否\n"


def test_cost_comes_first_where_it_is_a_first_level(read: Read) -> None:
    plan = read(
        "settings: {scoring: {scheme: mof2021, cost: 20, output: 40, benefit: 20}}\n"
        "indicators:\n"
        f"  - {{id: a, {KIND}, name: 甲, target: 10, weight: 40}}\n"
        "  - {id: b, level1: 成本, level2: 经济成本, name: 乙, nature: ≤, target: 5, unit: 万元,\n"
        "     accrual: level, weight: 20}\n"
    )
    for report in (targets, monitoring, self_evaluation):
        form = given(report, plan)
        assert [row["level1"] for row in form["indicators"]] == ["成本指标", "产出指标"]
        assert "指标体系按财政部2021版" in filled(report, plan, "2020-12")


def test_an_early_self_evaluation_says_so(read: Read) -> None:
    plan = read(MONEY)
    assert "计划还没有结束" in filled(self_evaluation, plan, "2020-11")
    assert "计划还没有结束" not in filled(self_evaluation, plan, "2020-12")


def test_targets_are_handed_in_before_the_plan_begins(
    make_plan: MakePlan, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2019-11-20")
    text = "plan: {id: p, name: 创建, year: 2020, owner: 办, goal: 提升}\nbudget: {total: 1万元}\n"
    folder = make_plan(f"{text}indicators: [{{id: i, {KIND}, name: 甲, target: 10, weight: 90}}]\n")
    words = ("-C", folder, "report", "--template", "绩效目标申报表", "--final")
    ran = wenming(*words)
    assert ran.code == 0, ran.err
    assert "| 填报日期 | 2019年11月20日 |\n" in ran.out
    assert wenming("-C", folder, "report", "--template", "绩效自评表").code == 2
    at_date("2021-02-01")
    late = wenming(*words)
    assert "| 填报日期 | 2020年12月31日 |\n" in late.out
    assert late.err.startswith("2020-12-31：计划已于 2020-12-31 结束")
