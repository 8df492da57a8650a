"""``budget``, ``indicators``, ``score``."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEMO, Golden, MakePlan, Wenming

HERE = Path(__file__).parent / "golden"
DAY = ("--as-of", "2020-06-30")
PLAN = """\
plan: {id: money, name: 创建工作, year: 2020, owner: 区文明办}
owners: [{name: 区文明办, kind: office}]
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 区文明办}]
tasks: [{id: T-1, title: 市场改造, workstream: HW, due: 2020-09-30}]
budget:
  total: 100万元
  sources:
  - {name: 区级财政, kind: fiscal, amount: 80万元}
  - {name: 上年结余, kind: carryover, amount: 20万元}
  lines:
  - {id: XC, name: 宣传, amount: 60万元}
  - {id: PX, name: 培训, amount: 40万元}
  adjustments:
  - {date: 2020-05-01, amount: 10万元, line: XC, reason: 追加}
payments:
- {date: 2020-03-15, line: XC, amount: 333333.33元, voucher: 记-1, source: 区级财政, task: T-1}
- {date: 2020-06-15, line: PX, amount: 33333.33元, voucher: 记-2, source: 上年结余}
- {date: 2020-06-16, line: XC, amount: 33333.34元, voucher: 记-3}
"""
INDICATORS = """\
indicators:
- {id: A, level1: 产出, level2: 数量, name: 布设处数, nature: ≥, target: 100, unit: 处, weight: 50,
   accrual: cumulative,
   actuals: [{date: 2020-06-01, value: 60, likelihood: certain}, {date: 2020-12-31, value: 99.999}]}
- {id: B, level1: 效益, level2: 社会效益, name: 文明程度, nature: 定性, target: 提升, weight: 30,
   accrual: level, score: 27, score_date: 2020-06-05,
   actuals: [{date: 2020-06-01, level: achieved}]}
- {id: C, level1: 满意度, level2: 服务对象满意度, name: 群众满意度, nature: ≥, target: 90,
   unit: "%", weight: 10, accrual: level, measure: sampled}
"""
SAMPLES = (
    "samples:\n- {date: 2020-11-01, indicator: C, owner: 区文明办, checked: 100, passed: 93}\n"
)


@pytest.fixture
def money(make_plan: MakePlan) -> Path:
    """The folder of a plan with money and indicators."""
    return make_plan(PLAN, indicators=INDICATORS, samples=SAMPLES)


def document(wenming: Wenming, folder: Path, *words: str) -> dict[str, Any]:
    ran = wenming("-C", folder, *words, "--format", "json")
    assert ran.code == 0
    read: dict[str, Any] = json.loads(ran.out)
    return read


# --- budget ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["line", "source", "month", "task"])
def test_budget(by: str, money: Path, wenming: Wenming, golden: Golden) -> None:
    ran = wenming("-C", money, "budget", *DAY, "--by", by)
    assert ran.code == 0
    golden(HERE / f"budget-{by}.txt", ran.out)


def test_budget_as_json(money: Path, wenming: Wenming) -> None:
    told = document(wenming, money, "budget", *DAY)
    assert list(told)[:9] == [
        "schema",
        "plan",
        "as_of",
        "sample",
        "total",
        "paid",
        "remaining",
        "budget_execution_rate",
        "elapsed_rate",
    ]
    assert told["schema"] == "wenming.budget/1"
    assert (told["total"], told["paid"], told["remaining"]) == (
        "1100000.00",
        "400000.00",
        "700000.00",
    )
    assert told["budget_execution_rate"] == {
        "value": "0.363636",
        "numerator": "400000",
        "denominator": "1100000",
        "reason": None,
    }
    assert told["elapsed_rate"]["value"] == "0.500000"
    assert told["lines"][0] == {
        "id": "XC",
        "name": "宣传",
        "amount": "700000.00",
        "paid": "366666.67",
        "remaining": "333333.33",
        "budget_execution_rate": {
            "value": "0.523810",
            "numerator": "366666.67",
            "denominator": "700000",
            "reason": None,
        },
    }
    assert told["forecast"] == {"amount": "800000.00", "execution": "0.727273"}
    assert told["sources"][-1] == {
        "name": None,
        "kind": None,
        "amount": "100000.00",
        "paid": "33333.34",
    }
    assert told["adjustments"][0]["reason"] == "追加"
    assert [row["paid"] for row in told["months"]][2:] == ["333333.33", "0.00", "0.00", "66666.67"]
    assert told["tasks"][0] == {"id": "T-1", "title": "市场改造", "paid": "333333.33"}


def test_budget_as_tables(money: Path, wenming: Wenming) -> None:
    assert wenming("-C", money, "budget", *DAY, "--format", "csv").out.startswith(
        "\ufeff编号,用途,"
    )
    text = wenming("-C", money, "budget", *DAY, "--format", "markdown").out
    assert "| 合计 |  | 110.00 | 40.00 | 70.00 | 36.36% |" in text


def test_budget_that_is_overspent(make_plan: MakePlan, wenming: Wenming) -> None:
    over = PLAN + "- {date: 2020-06-20, line: PX, amount: 100万元, voucher: 记-4}\n"
    ran = wenming("-C", make_plan(over), "budget", *DAY)
    assert ran.code == 0
    assert "计划有 1 处错误" in ran.err
    assert "-30.00万元  超过预算" in ran.out
    assert "127.27%  快于序时进度，相差 +77.27个百分点" in ran.out


@pytest.mark.parametrize(
    ("budget", "words"),
    [
        ("", "计划里没有写资金"),
        ("budget: {total: 0元}\n", "—  预算数是零"),
        ("budget: {total: 10万元}\n", "没有支出"),
    ],
)
def test_budget_of_little(budget: str, words: str, make_plan: MakePlan, wenming: Wenming) -> None:
    head = PLAN.partition("budget:")[0]
    folder = make_plan(head + budget)
    for by in ("line", "source", "month", "task"):
        assert wenming("-C", folder, "budget", *DAY, "--by", by).code == 0
    assert words in wenming("-C", folder, "budget", *DAY).out
    told = document(wenming, folder, "budget", *DAY)
    assert (told["total"] is None) is (not budget)


def test_budget_on_its_time(make_plan: MakePlan, wenming: Wenming) -> None:
    even = PLAN.partition("payments:")[0].replace("10万元, line: XC", "20万元, line: XC")
    folder = make_plan(even + "payments:\n- {date: 2020-03-15, line: XC, amount: 60万元}\n")
    assert "50.00%  与序时进度持平" in wenming("-C", folder, "budget", *DAY).out


# --- indicators -----------------------------------------------------------------------------------


def test_indicators(money: Path, wenming: Wenming, golden: Golden) -> None:
    golden(HERE / "indicators.txt", wenming("-C", money, "indicators", *DAY).out)
    golden(
        HERE / "indicators-end.txt", wenming("-C", money, "indicators", "--month", "2020-12").out
    )


def test_indicators_by_light(money: Path, wenming: Wenming) -> None:
    told = document(wenming, money, "indicators", *DAY, "--light", "red", "--light", "blue")
    assert [row["id"] for row in told["indicators"]] == ["C"]
    none = wenming("-C", money, "indicators", *DAY, "--light", "grey").out
    assert none.endswith("共 0 项\n")


def test_indicators_as_json(money: Path, wenming: Wenming) -> None:
    told = document(wenming, money, "indicators", *DAY)
    assert (told["schema"], told["scheme"]) == ("wenming.indicators/1", "mof2020")
    assert told["indicators"][0] == {
        "id": "A",
        "name": "布设处数",
        "level1": "产出指标",
        "level2": "数量指标",
        "nature": "≥",
        "target": "100",
        "last_year": None,
        "unit": "处",
        "accrual": "cumulative",
        "measure": "reported",
        "actual": "60",
        "date": "2020-06-01",
        "attainment": "0.600000",
        "met": False,
        "interval": None,
        "verdict": None,
        "light": "green",
        "forecast": None,
        "projected": "143.046358",
        "likelihood": "certain",
        "reason": None,
    }
    assert [row["actual"] for row in told["indicators"]] == ["60", "achieved", None]
    assert told["indicators"][2]["reason"] == "没有抽查"


def test_indicators_as_tables(money: Path, wenming: Wenming) -> None:
    csv = wenming("-C", money, "indicators", *DAY, "--format", "csv").out
    assert csv.startswith("\ufeff编号,三级指标,")
    text = wenming("-C", money, "indicators", *DAY, "--format", "markdown").out
    assert "| A | 布设处数 | 不低于100处 | 60处 | 60.00% | 正常 |" in text


# --- score ----------------------------------------------------------------------------------------


def test_score(money: Path, wenming: Wenming, golden: Golden) -> None:
    golden(HERE / "score.txt", wenming("-C", money, "score", *DAY).out)
    golden(HERE / "score-end.txt", wenming("-C", money, "score", "--month", "2020-12").out)


def test_what_was_explained_is_not_asked_for(make_plan: MakePlan, wenming: Wenming) -> None:
    why = "deviation: {reason: 推迟, measures: 早排}"
    plan = PLAN.replace("total: 100万元", f"total: 100万元\n  {why}")
    told = INDICATORS.replace("accrual: cumulative,", f"accrual: cumulative, {why},")
    folder = make_plan(plan, indicators=told, samples=SAMPLES)
    assert "偏差说明" not in wenming("-C", folder, "score", "--month", "2020-12").out


def test_score_as_json(money: Path, wenming: Wenming) -> None:
    told = document(wenming, money, "score", *DAY)
    assert told["schema"] == "wenming.score/1"
    assert told["execution"] == {"score": "3.64", "weight": "10"}
    assert told["indicators"] == [
        {
            "id": "A",
            "actual": "60",
            "attainment": "0.600000",
            "score": "30.00",
            "weight": "50",
            "light": "green",
            "reason": None,
        },
        {
            "id": "B",
            "actual": "achieved",
            "attainment": None,
            "score": "27.00",
            "weight": "30",
            "light": "green",
            "reason": None,
        },
        {
            "id": "C",
            "actual": None,
            "attainment": None,
            "score": None,
            "weight": "10",
            "light": "red",
            "reason": "没有抽查",
        },
    ]
    assert (told["scored_weight"], told["scored"]) == ("90", "60.64")
    assert (told["total"], told["grade"]) == (None, None)
    assert told["missing"] == ["C 群众满意度：没有抽查"]
    whole = document(wenming, money, "score", "--month", "2020-12")
    assert (whole["total"], whole["grade"], whole["missing"]) == ("90.64", "优", [])


def test_score_as_tables(money: Path, wenming: Wenming) -> None:
    csv = wenming("-C", money, "score", *DAY, "--format", "csv").out
    assert csv.startswith("\ufeff编号,指标,")
    text = wenming("-C", money, "score", "--month", "2020-12", "--format", "markdown").out
    assert "| 总分 |  |  |  |  | 100 | 90.64 | 等级 优 |" in text


def test_what_has_neither_money_nor_indicators(make_plan: MakePlan, wenming: Wenming) -> None:
    folder = make_plan(PLAN.partition("budget:")[0])
    assert "计划里没有绩效指标" in wenming("-C", folder, "indicators", *DAY).out
    assert "还缺 2 项" in wenming("-C", folder, "score", *DAY).out
    told = document(wenming, folder, "score", *DAY)
    assert told["execution"] == {"score": None, "weight": "10"}


def test_an_indicator_without_points(make_plan: MakePlan, wenming: Wenming) -> None:
    folder = make_plan(PLAN, indicators=INDICATORS.replace(" weight: 50,", ""))
    assert document(wenming, folder, "score", *DAY)["indicators"][0]["weight"] is None


@pytest.mark.parametrize("command", ["budget", "indicators", "score"])
def test_the_demo(command: str, wenming: Wenming) -> None:
    ran = wenming("-C", DEMO, command, "--month", "2020-06", "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["sample"] is True
    text = wenming("-C", DEMO, command).out
    assert "截至 2020-12-31  （计划已于 2020-12-31 结束，按这一天计算）  含示例数据" in text


# --- the year before ------------------------------------------------------------------------------


def test_the_year_before_stands_beside_the_actual_value(
    make_plan: MakePlan, wenming: Wenming
) -> None:
    known = INDICATORS.replace("weight: 50,", "weight: 50, last_year: 58.5,")
    folder = make_plan(PLAN, indicators=known, samples=SAMPLES)
    assert "60处（上年58.5处）" in wenming("-C", folder, "indicators", *DAY).out
    (first, second, _) = document(wenming, folder, "indicators", *DAY)["indicators"]
    assert (first["last_year"], second["last_year"]) == ("58.5", None)
    told = wenming("-C", folder, "explain", "A", *DAY).out
    assert "上年58.5处" in told
    month = wenming("-C", folder, "report", "--month", "2020-06").out
    assert "60处（上年58.5处）" in month
