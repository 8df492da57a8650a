"""The self-evaluation: points, totals, grades, and what is missing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from wenming_cli.figures.indicators.qualitative_bands import out_of_band
from wenming_cli.figures.indicators.scores import Evaluation, evaluate, grade_of
from wenming_cli.figures.standing import figures_at
from wenming_cli.model.indicator import Achievement
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]
END = date(2020, 12, 31)
BUDGET = "budget: {total: 100万元, lines: [{id: L, name: 宣传}]}\n"
LEVEL = "level1: 产出, level2: 数量, name: 布设, accrual: level"


def evaluated(plan: Plan, day: date = END) -> Evaluation:
    return evaluate(plan, day, figures_at(plan, day))


def paid(amount: str) -> str:
    return f"payments: [{{date: 2020-05-01, line: L, amount: {amount}}}]\n"


def one(fields: str) -> str:
    return f"indicators: [{{id: i, {LEVEL}, {fields}}}]\n"


def reached(value: str) -> str:
    return f"actuals: [{{date: 2020-06-01, value: {value}}}]"


# --- one indicator ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "points", "reason"),
    [
        (f"weight: 8, nature: ≥, target: 95, {reached('95')}", "8.00", None),
        (f"weight: 8, nature: ≥, target: 95, {reached('94.996')}", "8.00", None),
        (f"weight: 8, nature: ≥, target: 95, {reached('94.9')}", "7.99", None),
        (f"weight: 8, nature: ≥, target: 95, {reached('300')}", "8.00", None),
        (f"weight: 3, nature: ≤, target: 0, {reached('0')}", "3.00", None),
        (f"weight: 3, nature: ≤, target: 0, {reached('1')}", "0.00", None),
        (f"weight: 4, nature: ≤, target: 800, {reached('1000')}", "3.00", None),
        (f"weight: 3, nature: =, target: 12, {reached('13')}", "0.00", None),
        # a tie of rounding: 1 ÷ 8 of 0.1 is 0.0125, 1 ÷ 8 of 0.2 is 0.025, 1 ÷ 16 of 0.4 as well
        (f"weight: 0.1, nature: ≥, target: 8, {reached('1')}", "0.01", None),
        (f"weight: 0.2, nature: ≥, target: 8, {reached('1')}", "0.03", None),
        (f"weight: 0.4, nature: ≥, target: 16, {reached('1')}", "0.03", None),
        (f"weight: 10, nature: ≥, target: 3, {reached('2')}", "6.67", None),
        (f"weight: 0, nature: ≥, target: 3, {reached('2')}", "0.00", None),
        # what cannot be scored
        (f"nature: ≥, target: 3, {reached('2')}", None, "没有写分值"),
        ("weight: 5, nature: ≥, target: 3", None, "没有实际值"),
        ("weight: 5, nature: ≥, target: 3, measure: sampled", None, "没有抽查"),
        (f"weight: 5, nature: ≥, target: 三, {reached('2')}", None, "指标值不是数字"),
        ("weight: 5, nature: 定性, target: 好", None, "定性指标还没有打分"),
        # a person's points
        ("weight: 5, nature: ≥, target: 3, score: 4", None, "没有实际值"),
        (
            f"weight: 5, nature: ≥, target: 3, score: 4, {reached('3')}",
            "4.00",
            "人工评分：没有写理由",
        ),
        (
            f"weight: 5, nature: ≥, target: 3, score: 4.005, score_reason: 核定, {reached('3')}",
            "4.01",
            "人工评分：核定",
        ),
        ("weight: 5, nature: 定性, target: 好, score: 4", None, "还没有填达成情况"),
    ],
)
def test_points(read: Read, fields: str, points: str | None, reason: str | None) -> None:
    (only,) = evaluated(read(one(fields))).indicators
    assert only.score.points == (None if points is None else Decimal(points))
    assert only.score.reason == reason


MET = "actuals: [{date: 2020-03-01, level: achieved}]"


@pytest.mark.parametrize(
    ("fields", "day", "points"),
    [
        # undated: given at the plan's end
        (f"nature: 定性, target: 好, score: 4, {MET}", "2020-12-30", None),
        (f"nature: 定性, target: 好, score: 4, {MET}", "2020-12-31", "4.00"),
        (f"nature: 定性, target: 好, score: 4, score_date: 2020-06-30, {MET}", "2020-06-29", None),
        (
            f"nature: 定性, target: 好, score: 4, score_date: 2020-06-30, {MET}",
            "2020-06-30",
            "4.00",
        ),
        # a person's points on a number: until they are given the formula counts
        (f"nature: ≥, target: 3, score: 4, {reached('3')}", "2020-06-30", "5.00"),
        (f"nature: ≥, target: 3, score: 4, {reached('3')}", "2020-12-31", "4.00"),
        (
            f"nature: ≥, target: 3, score: 4, score_date: 2020-02-01, {reached('3')}",
            "2020-05-31",
            None,
        ),
    ],
)
def test_a_score_counts_from_its_day(read: Read, fields: str, day: str, points: str | None) -> None:
    plan = read(one(f"weight: 5, {fields}"))
    evaluation = evaluated(plan, date.fromisoformat(day))
    (only,) = evaluation.indicators
    assert only.score.points == (None if points is None else Decimal(points))
    assert (points is None) == any(each.startswith("i ") for each in evaluation.missing)


@pytest.mark.parametrize(
    ("name", "score", "band"),
    [
        ("achieved", "10", None),
        ("achieved", "8", None),
        ("achieved", "7.99", " 8 到 10 分"),
        ("achieved", "10.01", " 8 到 10 分"),
        ("partial", "7.99", None),
        ("partial", "6", None),
        ("partial", "8", " 6 到 8 分"),
        ("partial", "5.99", " 6 到 8 分"),
        ("missed", "5.99", None),
        ("missed", "0", None),
        ("missed", "6", " 0 到 6 分"),
        ("missed", "-0.01", " 0 到 6 分"),
    ],
)
def test_the_edges_of_a_band(name: str, score: str, band: str | None) -> None:
    level = next(level for level in Achievement if level.value == name)
    assert out_of_band(Decimal(score), Decimal(10), level) == band


def test_a_score_outside_its_band_counts_and_says_so(read: Read) -> None:
    level = "actuals: [{date: 2020-12-30, level: partial}]"
    plan = read(one(f"weight: 5, nature: 定性, target: 好, score: 4.5, {level}"))
    (only,) = evaluated(plan).indicators
    assert only.score.points == Decimal("4.50")
    assert only.score.reason == "不在“部分达成”的 3 到 4 分之间"
    fine = read(one(f"weight: 5, nature: 定性, target: 好, score: 3.5, {level}"))
    (only,) = evaluated(fine).indicators
    assert only.score.reason is None


# --- the execution --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "points", "reason"),
    [
        (BUDGET + paid("95万元"), "9.50", None),
        (BUDGET + paid("100万元"), "10.00", None),
        (BUDGET + paid("120万元"), "10.00", "支出超过预算，按满分计"),
        (BUDGET + paid("-1万元"), "0.00", None),
        (BUDGET, "0.00", None),
        # 0.12345 × 10 is a tie at the third decimal
        (BUDGET + paid("123450元"), "1.23", None),
        (BUDGET + paid("123500元"), "1.24", None),
        (BUDGET.replace("100万元", "0元"), None, "预算数是零"),
        (BUDGET.replace("100万元", "0元") + paid("1元"), None, "预算数是零"),
        ("", None, "没有预算"),
        ("settings: {scoring: {execution: 0}}\n", "0", "没有预算"),
    ],
)
def test_the_execution(read: Read, text: str, points: str | None, reason: str | None) -> None:
    execution = evaluated(read(text)).execution
    assert execution.points == (None if points is None else Decimal(points))
    assert execution.reason == reason


def test_an_adjustment_counts_from_its_day(read: Read) -> None:
    budget = (
        "budget: {total: 100万元, lines: [{id: L, name: 宣传}],"
        " adjustments: [{date: 2020-06-15, amount: -50万元, reason: 压减}]}\n"
    )
    plan = read(budget + paid("50万元"))
    points = [evaluated(plan, date(2020, 6, day)).execution.points for day in (14, 15)]
    assert points == [Decimal(5), Decimal(10)]


# --- the whole ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_grades_begin_at_their_lines(read: Read, total: str, grade: str) -> None:
    assert grade_of(Decimal(total), read("").settings.scoring) == grade


@pytest.mark.parametrize(
    ("actual", "total", "grade"),
    [
        ("90", "90.00", "优"),
        ("89.994", "89.99", "良"),
        ("80", "80.00", "良"),
        ("60", "60.00", "中"),
    ],
)
def test_a_total_on_the_line(read: Read, actual: str, total: str, grade: str) -> None:
    scoring = "settings: {scoring: {execution: 0}}\n"
    whole = evaluated(
        read(one(f"weight: 100, nature: ≥, target: 100, {reached(actual)}") + scoring)
    )
    assert (whole.total, whole.grade) == (Decimal(total), grade)


def test_every_score_is_rounded_before_it_is_added(read: Read) -> None:
    """Three times 3.335 are 10.02 rounded one by one, 10.01 all at once."""
    rows = "".join(
        f"  - {{id: i{n}, {LEVEL}, weight: 6.67, nature: ≥, target: 2, {reached('1')}}}\n"
        for n in range(3)
    )
    whole = evaluated(read(f"{BUDGET}indicators:\n{rows}"))
    assert (whole.scored, whole.scored_weight) == (Decimal("10.02"), Decimal("30.01"))
    assert whole.total == Decimal("10.02")
    assert whole.grade == "差"


def test_what_is_missing_leaves_no_total(read: Read) -> None:
    rows = (
        f"  - {{id: a, {LEVEL}, weight: 50, nature: ≥, target: 2, {reached('1')}}}\n"
        f"  - {{id: b, {LEVEL}, weight: 40, nature: ≥, target: 2}}\n"
    )
    whole = evaluated(read(f"{BUDGET}{paid('100万元')}indicators:\n{rows}"))
    assert (whole.total, whole.grade) == (None, None)
    assert (whole.scored, whole.scored_weight) == (Decimal(35), Decimal(60))
    assert whole.missing == ("b 布设：没有实际值",)


def test_a_plan_without_indicators_is_not_evaluated(read: Read) -> None:
    whole = evaluated(read(BUDGET + paid("100万元")))
    assert (whole.total, whole.missing) == (None, ("没有绩效指标",))
    assert evaluated(read("")).missing == ("预算执行：没有预算", "没有绩效指标")
