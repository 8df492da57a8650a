"""Money month by month and task by task, where it leads, and amounts that add up when rounded."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenming_cli.figures.money.rounding import adding_up
from wenming_cli.figures.money.spending import forecast, months, tasks
from wenming_cli.model.plan import Plan
from wenming_cli.words.money import ten_thousands

Read = Callable[..., Plan]
JUNE = date(2020, 6, 30)
MONEY = """
budget:
  total: 100万元
  lines: [{id: L, name: 宣传}]
  adjustments: [{date: 2020-03-10, amount: 20万元, reason: 追加}]
tasks:
  - {id: t, title: 市场改造, workstream: A, due: 2020-06-30}
  - {id: p, title: 分片保洁, workstream: A, due: 2020-06-30,
     parts: [{owner: 东华街道}, {owner: 联盟街道}]}
payments:
  - {date: 2020-04-01, line: L, amount: 6万元}
  - {date: 2020-03-31, line: L, amount: 20万元, task: p/联盟街道}
  - {date: 2020-02-01, line: L, amount: 10万元, task: t}
  - {date: 2020-03-01, line: L, amount: -1万元, task: t, note: 退款}
  - {date: 2020-06-30, line: L, amount: 1万元, task: p}
  - {date: 2020-07-01, line: L, amount: 50万元, task: t}
"""


def test_month_by_month(read: Read) -> None:
    rows = [
        (str(m.month), m.paid, m.execution.as_percent(), m.elapsed.as_percent())
        for m in months(read(MONEY), date(2020, 4, 15))
    ]
    assert rows == [
        ("2020-01", Decimal(0), "0.00%", "8.33%"),
        ("2020-02", Decimal(100_000), "10.00%", "16.67%"),
        ("2020-03", Decimal(190_000), "24.17%", "25.00%"),
        ("2020-04", Decimal(60_000), "29.17%", "29.17%"),
    ]
    assert [m.paid_by_then for m in months(read(MONEY), JUNE)][-1] == Decimal(360_000)


def test_months_outside_the_plan_are_there_where_something_was_paid(read: Read) -> None:
    plan = read(MONEY + "  - {date: 2021-02-03, line: L, amount: 1万元}\n")
    assert [str(m.month) for m in months(plan, date(2021, 3, 1))][-2:] == ["2020-12", "2021-02"]
    assert months(plan, date(2019, 6, 1)) == ()


def test_task_by_task(read: Read) -> None:
    rows = [(t.task, t.title, t.paid) for t in tasks(read(MONEY), JUNE)]
    assert rows == [
        ("t", "市场改造", Decimal(90_000)),
        ("p/联盟街道", "分片保洁", Decimal(200_000)),
        ("p", "分片保洁", Decimal(10_000)),
        (None, None, Decimal(60_000)),
    ]


@pytest.mark.parametrize(
    ("day", "amount", "execution"),
    [
        ("2020-06-30", 720_000, Fraction(6, 10)),
        ("2020-01-31", 0, Fraction(0)),
        ("2020-12-31", 860_000, Fraction(86, 120)),
        ("2019-12-31", None, None),
    ],
)
def test_at_the_present_rate(
    read: Read, day: str, amount: int | None, execution: Fraction | None
) -> None:
    expected = forecast(read(MONEY), date.fromisoformat(day))
    assert (expected.amount, expected.execution) == (amount, execution)


def test_at_the_present_rate_of_nothing(read: Read) -> None:
    zero = forecast(read("budget: {total: 0元}\n"), JUNE)
    assert (zero.amount, zero.execution) == (Fraction(0), None)
    without = read("tasks: []\n")
    assert (forecast(without, JUNE).amount, months(without, JUNE)) == (None, ())


# --- rounding -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "whole", "shown", "moved"),
    [
        ([], "0.00", [], []),
        (["3284600"], "328.46", ["328.46"], []),
        (["50", "50"], "0.01", ["0.00", "0.01"], [0]),
        (["49", "49", "49"], "0.01", ["0.01", "0.00", "0.00"], [0]),
        (["149", "149", "100"], "0.04", ["0.02", "0.01", "0.01"], [0]),
        (["-50", "50"], "0.00", ["-0.01", "0.01"], []),
        (["-51", "-51", "-51"], "-0.02", ["0.00", "-0.01", "-0.01"], [0]),
        (
            ["3333333.33", "3333333.33", "3333333.34"],
            "1000.00",
            ["333.33", "333.33", "333.34"],
            [2],
        ),
    ],
)
def test_rounded_amounts_add_up(
    parts: list[str], whole: str, shown: list[str], moved: list[int]
) -> None:
    rounded = adding_up([Decimal(part) for part in parts])
    assert (rounded.whole, list(rounded.parts)) == (whole, shown)
    assert list(rounded.moved) == moved


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.decimals(-(10**9), 10**9, places=2), max_size=8))
def test_they_always_do_and_none_is_off_by_a_whole_step(parts: list[Decimal]) -> None:
    rounded = adding_up(parts)
    assert sum(map(Decimal, rounded.parts)) == Decimal(rounded.whole)
    assert rounded.whole == ten_thousands(sum(map(Fraction, parts), Fraction(0)))
    for part, shown in zip(parts, rounded.parts, strict=True):
        assert abs(part - Decimal(shown) * 10_000) < 100
