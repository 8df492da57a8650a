from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from wenming_cli.figures.days.elapsed import elapsed_rate
from wenming_cli.figures.days.period import Period
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

Read = Callable[..., Plan]
WHOLE = "start: 2020-01-01, end: 2020-12-31"


def test_a_period_includes_both_its_ends() -> None:
    period = Period.of_month(Month(2020, 2))
    assert date(2020, 2, 1) in period
    assert date(2020, 2, 29) in period
    assert date(2020, 1, 31) not in period
    assert date(2020, 3, 1) not in period


def test_a_running_period_ends_today() -> None:
    period = Period.of_month(Month(2020, 6))
    assert period.until(date(2020, 6, 10)) == Period(date(2020, 6, 1), date(2020, 6, 10))
    assert period.until(date(2020, 7, 10)) == period
    assert date(2020, 6, 1) not in period.until(date(2020, 5, 1))


@pytest.mark.parametrize(
    ("span", "as_of", "share"),
    [
        *((WHOLE, str(Month(2020, m).last_day), f"{m}/12") for m in range(1, 13)),
        (WHOLE, "2019-11-30", "0"),
        (WHOLE, "2019-12-31", "0"),
        (WHOLE, "2020-01-01", f"{1}/{31 * 12}"),
        (WHOLE, "2020-02-10", "39/348"),  # 1 + 10/29 of 12
        (WHOLE, "2021-05-05", "1"),
        ("start: 2019-07-01, end: 2020-06-30", "2019-12-31", "1/2"),
        ("start: 2019-03-01, end: 2020-02-29", "2020-02-29", "1"),
        ("start: 2020-01-02, end: 2020-12-31", "2020-01-02", "1/365"),
        ("start: 2020-03-01, end: 2020-03-30", "2020-03-15", "1/2"),
        ("start: 2020-03-10, end: 2020-03-10", "2020-03-09", "0"),
        ("start: 2020-03-10, end: 2020-03-10", "2020-03-10", "1"),
        ("start: 2020-03-10, end: 2020-03-19", "2020-04-01", "1"),
    ],
)
def test_time_passes_by_months_where_a_plan_is_made_of_months(
    read: Read, span: str, as_of: str, share: str
) -> None:
    plan = read("", f"plan: {{id: p, name: n, year: 2020, owner: 区创建办, {span}}}\n")
    assert elapsed_rate(plan, date.fromisoformat(as_of)).value == Fraction(share)


@pytest.mark.parametrize(
    "span", ["start: 2020-06-01, end: 2020-03-31", "start: 2020-06-09, end: 2020-03-01"]
)
def test_a_plan_that_ends_before_it_begins_has_no_share(read: Read, span: str) -> None:
    plan = read("", f"plan: {{id: p, name: n, year: 2020, owner: 区创建办, {span}}}\n")
    figure = elapsed_rate(plan, date(2020, 5, 1))
    assert (figure.value, figure.reason) == (None, "计划的截止日期早于起始日期")


def test_half_a_month_is_printed_as_it_is(read: Read) -> None:
    figure = elapsed_rate(read(""), date(2020, 6, 15))
    assert figure.as_json()["numerator"] == "5.5"
    assert figure.as_json()["denominator"] == "12"
    assert elapsed_rate(read(""), date(2020, 7, 10)).as_json()["numerator"] == "6.322581"
