"""How values are written in a report."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.model.scalars import Month
from wenming_cli.reports import filters
from wenming_cli.words.money import wan
from wenming_cli.words.rates import short_percent


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("chinese_date", date(2020, 6, 30), "2020年6月30日"),
        ("chinese_date", "2020-01-05", "2020年1月5日"),
        ("month_day", date(2020, 12, 1), "12月1日"),
        ("month_day", "2020-06-30", "6月30日"),
        ("chinese_month", Month(2020, 6), "2020年6月"),
        ("chinese_month", "2020-12", "2020年12月"),
        ("wan", Decimal("3284600.00"), "328.46万元"),
        ("wan", "50", "0.01万元"),
        ("wan", "49.99", "0.00万元"),
        ("wan", "-50", "-0.01万元"),
        ("wan", Decimal(0), "0.00万元"),
        ("wan", "123456789012345678.99", "12345678901234.57万元"),
        ("numeral", 1, "一"),
        ("numeral", 9, "九"),
        ("numeral", 10, "十"),
        ("numeral", 11, "十一"),
        ("numeral", 19, "十九"),
        ("numeral", 20, "二十"),
        ("numeral", 21, "二十一"),
        ("numeral", 99, "九十九"),
        ("numeral", 100, "100"),
        ("numeral", 0, "0"),
    ],
)
def test_filter(name: str, value: Any, shown: str) -> None:
    assert filters.FILTERS[name](value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(0), "0%"),
        (Fraction(9, 10), "90%"),
        (Fraction(27, 31), "87.10%"),
        (Fraction(199999, 200000), "100%"),
        (Fraction(1), "100%"),
    ],
)
def test_share(value: Fraction, shown: str) -> None:
    assert short_percent(value) == shown


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_wan_is_never_off_by_more_than_half_a_step(amount: Decimal) -> None:
    shown = Fraction(wan(amount).removesuffix("万元"))
    assert abs(shown * 10_000 - Fraction(amount)) <= 50
