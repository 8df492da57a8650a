"""The rules on money and results at their edges."""

from datetime import date
from pathlib import Path

import pytest

from wenming_cli.loading import load
from wenming_cli.rules.run import check

HEAD = "plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}\n"
END = date(2020, 12, 31)
KIND = "nature: ≥, target: 10, accrual: cumulative"


def codes(folder: Path, text: str, as_of: date | None = None) -> list[str]:
    (folder / "plan.yaml").write_text(HEAD + text, "utf-8")
    loaded = load(folder)
    assert not loaded.diagnostics, loaded.diagnostics
    assert loaded.plan is not None
    return [found.code for found in check(loaded.plan, as_of, loaded.broken_lines)]


# --- points by first level ------------------------------------------------------------------------


def weighted(settings: str, **points: str) -> str:
    """Indicators of the levels that have points, each ``level2 weight``."""
    rows = "".join(
        f"- {{id: {level}, level1: {level}, level2: {said.split()[0]}, name: 甲, {KIND},"
        f" weight: {said.split()[1]}}}\n"
        for level, said in points.items()
    )
    return f"indicators:\n{rows}settings: {{scoring: {{{settings}}}}}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (weighted("", 产出="数量 50", 效益="社会效益 30", 满意度="服务对象满意度 10"), []),
        (
            weighted("", 产出="数量 60", 效益="社会效益 20", 满意度="服务对象满意度 10"),
            ["E516"] * 2,
        ),
        # a level nobody has an indicator of
        (weighted("", 产出="数量 50", 效益="社会效益 40"), ["E516"] * 2),
        # the sum is off: that comes first
        (weighted("", 产出="数量 60", 效益="社会效益 30", 满意度="服务对象满意度 10"), ["E505"]),
        (weighted("", 产出="数量 -1", 效益="社会效益 91"), ["E506"]),
        (f"indicators: [{{id: a, level1: 产出, level2: 数量, name: 甲, {KIND}}}]\n", []),
        # cost is a first level of its own in 2021
        (
            weighted(
                "scheme: mof2021, cost: 20, output: 40, benefit: 20",
                成本="经济成本 20",
                产出="数量 40",
                效益="社会效益 20",
                满意度="服务对象满意度 10",
            ),
            [],
        ),
        (
            weighted(
                "scheme: mof2021",
                成本="经济成本 20",
                产出="数量 40",
                效益="社会效益 20",
                满意度="服务对象满意度 10",
            ),
            ["E516"] * 3,
        ),
        (
            weighted(
                "scheme: mof2021, cost: 20",
                产出="数量 50",
                效益="社会效益 30",
                满意度="服务对象满意度 10",
            ),
            ["E507", "E516"],
        ),
    ],
)
def test_points_by_first_level(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert codes(tmp_path, text) == expected


# --- at the end of the plan -----------------------------------------------------------------------

BUDGET = "budget: {total: 100元, lines: [{id: L, name: 宣传}]}\n"


def paid(amount: str) -> str:
    return f"payments: [{{date: 2020-03-01, line: L, amount: {amount}, voucher: 记-1}}]\n"


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (BUDGET + paid("90元"), END, []),
        (BUDGET + paid("89.99元"), END, ["E410"]),
        (BUDGET + paid("89.99元"), date(2020, 12, 30), []),
        (BUDGET, END, ["E410"]),
        (BUDGET.replace("100元", "0元"), END, []),
        (BUDGET.replace("lines", "deviation: {reason: 流标, measures: 重招}, lines"), END, []),
        ("", END, []),
    ],
)
def test_money_not_spent(tmp_path: Path, text: str, day: date, expected: list[str]) -> None:
    assert codes(tmp_path, text, day) == expected


# --- more than there is ---------------------------------------------------------------------------

SPENT = "{date: 2024-07-15, line: XC, amount: 20元, voucher: a}"


@pytest.mark.parametrize(
    ("total", "changes", "payments", "expected"),
    [
        # a cut overdrew what had rightly been paid
        (
            40,
            ["{date: 2024-10-10, amount: -28元, line: XC, reason: 压减}"],
            [SPENT],
            "从 2024-10-10 这一笔调整起，支出合计 20元 超过预算 12元",
        ),
        # a later cut takes more away, the first is still the one
        (
            40,
            [
                "{date: 2024-11-10, amount: -1元, line: XC, reason: 再压}",
                "{date: 2024-10-10, amount: -28元, line: XC, reason: 压减}",
            ],
            [SPENT],
            "从 2024-10-10 这一笔调整起，支出合计 20元 超过预算 12元",
        ),
        (
            15,
            ["{date: 2024-07-15, amount: 4元, line: XC, reason: 追加}"],
            [SPENT],
            "从 2024-07-15 这一笔支出起，支出合计 20元 超过预算 19元",
        ),
        # of one day what is added comes first
        (15, ["{date: 2024-07-15, amount: 5元, line: XC, reason: 追加}"], [SPENT], None),
        # overdrawn for a while and made good again
        (15, ["{date: 2024-08-01, amount: 5元, line: XC, reason: 追加}"], [SPENT], None),
        (
            15,
            ["{date: 2024-08-01, amount: 5元, line: XC, reason: 追加}"],
            [SPENT, "{date: 2024-09-01, line: XC, amount: 1元, voucher: b}"],
            "从 2024-09-01 这一笔支出起，支出合计 21元 超过预算 20元",
        ),
    ],
)
def test_who_overdraws(
    tmp_path: Path, total: int, changes: list[str], payments: list[str], expected: str | None
) -> None:
    lines = f"lines: [{{id: XC, name: 宣传, amount: {total}元}}]"
    text = HEAD.replace("2020", "2024") + (
        f"budget: {{total: {total}元, {lines}, adjustments: [{', '.join(changes)}]}}\n"
        f"payments: [{', '.join(payments)}]\n"
    )
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    loaded = load(tmp_path)
    assert loaded.plan is not None
    found = {d.code: d for d in check(loaded.plan, None, loaded.broken_lines)}
    assert (found["E405"].message if found else None) == expected
    assert set(found) == ({"E405", "E406"} if expected else set())
    if expected:
        assert found["E405"].location == found["E406"].location


# --- percentages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("三公经费变动率", -12, []),
        ("预算调整率", "-12.5", []),
        ("投诉量同比增减", 250, []),
        ("群众满意度提升幅度", -3, []),
        ("资金到位率", 120, []),
        ("任务完成率", 160, []),
        ("任务完成率", -1, ["E526"]),
        ("公用经费控制率", 950, ["E526"]),
        ("公用经费控制率", -1, ["E526"]),
        ("环境提升行动覆盖率", 950, ["E504"]),
        ("群众满意度", 950, ["E504"]),
        ("问题整改率", -1, ["E504"]),
        ("压减任务达标率", 101, ["E504"]),
        ("问题整改率", 100, []),
    ],
)
def test_what_a_percentage_may_be(
    tmp_path: Path, name: str, value: float, expected: list[str]
) -> None:
    fields = f"nature: ≤, target: 0, unit: '%', {valued(str(value))}"
    text = indicator(fields).replace("name: 甲", f"name: {name}")
    assert codes(tmp_path, text) == expected


@pytest.mark.parametrize("level", ["满意度", "满意度指标", "服务对象满意度", "服务对象满意度指标"])
@pytest.mark.parametrize("scheme", ["mof2020", "mof2021"])
def test_satisfaction_by_either_name(tmp_path: Path, level: str, scheme: str) -> None:
    text = indicator("nature: ≥, target: 90, accrual: level").replace("产出", "满意度")
    text = text.replace("level2: 数量", f"level2: {level}")
    assert "E501" not in codes(tmp_path, f"{text}settings: {{scoring: {{scheme: {scheme}}}}}\n")


def indicator(fields: str) -> str:
    return f"indicators: [{{id: a, level1: 产出, level2: 数量, name: 甲, {fields}}}]\n"


def valued(value: str) -> str:
    return f"accrual: cumulative, actuals: [{{date: 2020-06-01, value: {value}}}]"


@pytest.mark.parametrize(
    ("fields", "day", "expected"),
    [
        (f"nature: ≥, target: 10, {valued('9')}", END, ["E517"]),
        (f"nature: ≥, target: 10, {valued('9')}", date(2020, 12, 30), []),
        (f"nature: ≥, target: 10, {valued('12.99')}", END, []),
        (f"nature: ≥, target: 10, {valued('13')}", END, ["E518"]),
        (f"nature: ≤, target: 13, {valued('10')}", date(2020, 12, 30), []),
        (f"nature: ≤, target: 13, {valued('10')}", END, ["E518"]),
        (f"nature: =, target: 10, {valued('13')}", END, ["E517", "E518"]),
        (f"nature: ≤, target: 0, {valued('0')}", END, []),
    ],
)
def test_targets_missed_and_passed(
    tmp_path: Path, fields: str, day: date, expected: list[str]
) -> None:
    assert codes(tmp_path, indicator(fields), day) == expected


def test_an_overshoot_line_of_ones_own(tmp_path: Path) -> None:
    text = indicator(f"nature: ≥, target: 10, {valued('13')}")
    assert codes(tmp_path, text + "settings: {scoring: {overshoot: 150%}}\n", END) == []


# --- what the form of a plan already asks for -----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BUDGET.replace("lines", "adjustments: [{date: 2020-05-01, amount: 1元}], lines"), "E202"),
        (
            BUDGET.replace(
                "lines", "adjustments: [{date: 2020-05-01, amount: 1元, reason: ' '}], lines"
            ),
            "E205",
        ),
        (indicator("nature: ≥, accrual: level"), "E202"),
        (indicator("nature: ≥, target: '', accrual: level"), "E205"),
    ],
)
def test_reasons_of_adjustments_and_targets_must_be_there(
    tmp_path: Path, text: str, code: str
) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD + text, "utf-8")
    assert [found.code for found in load(tmp_path).diagnostics] == [code]


def test_a_budget_below_nothing(tmp_path: Path) -> None:
    text = "budget: {total: -6万元, lines: [{id: XC, name: 宣传, amount: -6万元}]}\n"
    assert codes(tmp_path, text) == ["E403", "E403"]
