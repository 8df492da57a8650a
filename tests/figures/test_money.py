from collections.abc import Callable
from datetime import date
from decimal import Decimal

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.money.execution import (
    adjustments,
    budget_total,
    lines,
    money_figures,
    paid,
    paid_in,
    payments,
    sources,
)
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

Read = Callable[..., Plan]

MONEY = """
budget:
  total: 100万元
  sources:
    - {name: 年初预算, kind: fiscal, amount: 80万元}
    - {name: 上年结转, kind: carryover, amount: 20万元}
  lines:
    - {id: L1, name: 宣传, amount: 60万元}
    - {id: L2, name: 整治, amount: 40万元}
    - {id: L3, name: 其他}
  adjustments:
    - {date: 2020-07-01, amount: -10万元, line: L1, reason: 压减}
    - {date: 2020-03-01, amount: 5万元, reason: 追加}
payments:
  - {date: 2020-06-30, line: L1, amount: 300000.55元, source: 年初预算}
  - {date: 2020-02-01, line: L2, amount: 10万元, source: 上年结转}
  - {date: 2020-03-31, line: L2, amount: -1万元, source: 上年结转, note: 退款}
  - {date: 2020-04-01, line: L3, amount: 2万元}
  - {date: 2020-05-01, line: L3, amount: 1万元, source: 捐赠}
  - {date: 2020-07-01, line: L1, amount: 70万元, source: 年初预算}
"""
JUNE = date(2020, 6, 30)
JULY = date(2020, 7, 1)


def money(plan: Plan, as_of: date) -> dict[str, Figure]:
    return {figure.id: figure for figure in money_figures(plan, as_of)}


def printed(plan: Plan, as_of: date) -> dict[str, str]:
    return {figure.id: figure.as_text() for figure in money_figures(plan, as_of)}


def test_headline_figures(read: Read) -> None:
    assert printed(read(MONEY), JUNE) == {
        "budget_total": "1050000.00元",
        "paid": "420000.55元",
        "remaining": "629999.45元",
        "budget_execution_rate": "40.00%",
        "budget_gap": "-10.00个百分点",
        "forecast_paid": "840001.10元",
        "forecast_execution_rate": "80.00%",
    }
    gap = money(read(MONEY), JUNE)["budget_gap"]
    assert gap.as_json() == {
        "value": "-0.099999",
        "numerator": "-104999.45",
        "denominator": "1050000",
        "reason": None,
    }


def test_more_than_everything_is_computed_all_the_same(read: Read) -> None:
    figures = printed(read(MONEY), JULY)
    assert figures["budget_execution_rate"] == "117.89%"
    assert figures["remaining"] == "-170000.55元"


def test_what_is_dated_later_does_not_exist(read: Read) -> None:
    plan = read(MONEY)
    assert plan.budget is not None
    assert budget_total(plan.budget, date(2020, 2, 29)) == Decimal(1_000_000)
    assert budget_total(plan.budget, JULY) == Decimal(950_000)
    assert [a.reason for a in adjustments(plan.budget, JULY)] == ["追加", "压减"]
    assert paid(plan, date(2020, 1, 31)) == 0
    assert paid(plan, date(2020, 2, 1)) == Decimal(100_000)
    assert [p.date.month for p in payments(plan, JUNE)] == [2, 3, 4, 5, 6]


def test_paid_in_a_month(read: Read) -> None:
    plan = read(MONEY)
    assert paid_in(plan, Period.of_month(Month(2020, 3))) == Decimal(-10_000)
    assert paid_in(plan, Period.of_month(Month(2020, 6))) == Decimal("300000.55")
    assert paid_in(plan, Period.of_month(Month(2020, 8))) == 0


def test_a_line_without_an_amount_shows_only_what_was_paid(read: Read) -> None:
    first, second, third = lines(read(MONEY), JULY)
    assert (first.amount, first.paid) == (Decimal(500_000), Decimal("1000000.55"))
    assert (second.amount, second.remaining) == (Decimal(400_000), Decimal(310_000))
    assert second.execution is not None
    assert second.execution.as_percent() == "22.50%"
    assert (third.amount, third.remaining, third.execution) == (None, None, None)
    assert third.paid == Decimal(30_000)


def test_a_payment_counts_for_the_source_it_names(read: Read) -> None:
    rows = [(s.name, s.fund is not None, s.paid) for s in sources(read(MONEY), JUNE)]
    assert rows == [
        ("年初预算", True, Decimal("300000.55")),
        ("上年结转", True, Decimal(90_000)),
        ("捐赠", False, Decimal(10_000)),
        (None, False, Decimal(20_000)),
    ]
    assert [s.name for s in sources(read(MONEY), date(2020, 2, 1))] == ["年初预算", "上年结转"]


def test_without_a_budget_there_is_no_money(read: Read) -> None:
    plan = read("tasks: []\n")
    assert [*money_figures(plan, JUNE), *lines(plan, JUNE), *sources(plan, JUNE)] == []


def test_a_budget_of_nothing_has_no_rate(read: Read) -> None:
    plan = read("budget: {total: 0元, lines: [{id: L, name: 宣传, amount: 0元}]}\n")
    execution, gap = (money(plan, JUNE)[f] for f in ("budget_execution_rate", "budget_gap"))
    assert (execution.value, execution.reason) == (None, "预算数是零")
    assert (gap.value, gap.reason) == (None, "预算数是零")


def test_a_plan_without_time_has_no_gap(read: Read) -> None:
    project = "plan: {id: p, name: n, year: 2020, owner: 办, start: 2020-06-09, end: 2020-03-01}\n"
    gap = money(read("budget: {total: 5元}\n", project), JUNE)["budget_gap"]
    assert (gap.value, gap.reason) == (None, "计划的截止日期早于起始日期")
