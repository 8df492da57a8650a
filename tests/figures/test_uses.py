"""The uses of money as they are printed: amounts agree across, and add up down."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.figures.money.execution import sources, undistributed
from wenming_cli.figures.money.rounding import left_over
from wenming_cli.figures.money.spending import forecast
from wenming_cli.figures.money.uses import uses
from wenming_cli.model.plan import Plan
from wenming_cli.words.money import ten_thousands

Read = Callable[..., Plan]
END = date(2020, 12, 31)


def budget(lines: str, changes: str = "", total: str = "100万元", more: str = "") -> str:
    return (
        f"budget: {{total: {total}, lines: [{lines}], adjustments: [{changes}]{more}}}\n"
        "payments: [{date: 2020-07-01, line: L, amount: 90万元, voucher: a}]\n"
    )


WHOLE = "{id: L, name: 全部, amount: 100万元}"
CUT = "{date: 2020-06-01, amount: -20万元, reason: 压减}"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            budget(WHOLE, CUT),
            [
                ("全部", "100.00", "90.00", "10.00", "90.00%"),
                ("未分到用途", "-20.00", "0.00", "-20.00", "—"),
                ("合计", "80.00", "90.00", "-10.00", "112.50%"),
            ],
        ),
        (
            budget(WHOLE),
            [
                ("全部", "100.00", "90.00", "10.00", "90.00%"),
                ("合计", "100.00", "90.00", "10.00", "90.00%"),
            ],
        ),
        # what is not divided up is not inferred
        (
            budget("{id: L, name: 甲}, {id: M, name: 乙, amount: 30万元}", CUT),
            [
                ("甲", None, "90.00", None, None),
                ("乙", "30.00", "0.00", "30.00", "0.00%"),
                ("合计", "80.00", "90.00", "-10.00", "112.50%"),
            ],
        ),
        # there is no share of less than nothing
        (
            budget("{id: L, name: 甲, amount: -2万元}", total="-2万元").replace("90", "-1"),
            [
                ("甲", "-2.00", "-1.00", "-1.00", "—"),
                ("合计", "-2.00", "-1.00", "-1.00", "50.00%"),
            ],
        ),
        ("budget: {total: 5元}\n", []),
        ("", []),
    ],
)
def test_uses(read: Read, text: str, rows: list[tuple[str | None, ...]]) -> None:
    told = [
        (u.name, u.amount, u.paid, u.remaining, u.execution.as_percent() if u.execution else None)
        for u in uses(read(text), END)
    ]
    assert told == rows


def test_undistributed_is_the_rest(read: Read) -> None:
    assert undistributed(read(budget(WHOLE, CUT)), END) == Decimal(-200_000)
    assert undistributed(read(budget(WHOLE, CUT)), date(2020, 5, 31)) == 0
    assert undistributed(read(budget("{id: L, name: 甲}")), END) is None
    assert undistributed(read("budget: {total: 5元}\n"), END) is None
    assert undistributed(read(""), END) is None


AMOUNT = st.decimals(-(10**7), 10**7, places=2)


@given(AMOUNT, AMOUNT)
def test_what_is_left_is_the_difference_of_what_is_printed(whole: Decimal, part: Decimal) -> None:
    left = Decimal(left_over(whole, part))
    assert Decimal(ten_thousands(whole)) - Decimal(ten_thousands(part)) == left


# --- sources --------------------------------------------------------------------------------------

ONE = ", sources: [{name: 财政, kind: fiscal, amount: 100万元}]"
TWO = (
    ", sources: [{name: 财政, kind: fiscal, amount: 60万元},"
    " {name: 结转, kind: carryover, amount: 40万元}]"
)


@pytest.mark.parametrize(
    ("more", "change", "rows"),
    [
        (ONE, CUT, [("财政", 800_000, 900_000)]),
        (ONE, "", [("财政", 1_000_000, 900_000)]),
        (
            TWO,
            CUT.replace("reason", "source: 结转, reason"),
            [("财政", 600_000, 0), ("结转", 200_000, 0), (None, None, 900_000)],
        ),
        (
            TWO,
            CUT,
            [("财政", 600_000, 0), ("结转", 400_000, 0), (None, -200_000, 900_000)],
        ),
        ("", CUT, [(None, -200_000, 900_000)]),
    ],
)
def test_what_names_no_source(
    read: Read, more: str, change: str, rows: list[tuple[str | None, Decimal | int | None, int]]
) -> None:
    told = sources(read(budget(WHOLE, change, more=more)), END)
    assert [(s.name, s.amount, int(s.paid)) for s in told] == rows
    assert all(s.execution is None for s in told if s.name is None)


# --- what is expected -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "day", "amount", "is_said"),
    [
        ("", "2020-07-31", Decimal(900_000) * 12 / 7, False),
        (", forecast: 95万元", "2020-01-31", 950_000, True),
        (", forecast: 95万元, forecast_date: 2020-08-01", "2020-08-01", 950_000, True),
        (
            ", forecast: 95万元, forecast_date: 2020-08-01",
            "2020-07-31",
            Decimal(900_000) * 12 / 7,
            False,
        ),
    ],
)
def test_a_person_is_believed(
    read: Read, more: str, day: str, amount: Decimal | int, is_said: bool
) -> None:
    expected = forecast(read(budget(WHOLE, more=more)), date.fromisoformat(day))
    assert expected.amount is not None
    assert round(expected.amount, 2) == round(amount, 2)
    assert expected.is_said is is_said
