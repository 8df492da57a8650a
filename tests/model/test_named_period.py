"""Periods as they are written: what days they have, what they are called, what is beside them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.model.named_period import CycleNumber, NamedPeriod, moved, parse_period
from wenming_cli.model.scalars import Fault


def named(text: str) -> NamedPeriod:
    period = parse_period(text)
    assert isinstance(period, NamedPeriod)
    return period


@pytest.mark.parametrize(
    ("text", "name", "first", "last"),
    [
        ("2020-06", "2020年6月", "2020-06-01", "2020-06-30"),
        ("2020-Q1", "2020年第一季度", "2020-01-01", "2020-03-31"),
        ("2020-Q4", "2020年第四季度", "2020-10-01", "2020-12-31"),
        ("2020-H1", "2020年上半年", "2020-01-01", "2020-06-30"),
        ("2020-H2", "2020年下半年", "2020-07-01", "2020-12-31"),
        ("2020-02-上旬", "2020年2月上旬", "2020-02-01", "2020-02-10"),
        ("2020-02-下旬", "2020年2月下旬", "2020-02-21", "2020-02-29"),
        ("2020-06-01..2020-06-15", "2020年6月1日至6月15日", "2020-06-01", "2020-06-15"),
        ("2020-12-31..2021-01-01", "2020年12月31日至2021年1月1日", "2020-12-31", "2021-01-01"),
    ],
)
def test_a_period_has_days_and_a_name(text: str, name: str, first: str, last: str) -> None:
    period = named(text)
    assert (period.name, str(period.first), str(period.last)) == (name, first, last)
    assert str(period) == text
    assert period.first in period
    assert period.last + timedelta(days=1) not in period


def test_a_cycle_has_its_number_alone() -> None:
    assert parse_period("#12") == CycleNumber(12)
    assert str(parse_period("#12")) == "#12"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2020-6", "写成 2020-06"),
        ("２０２０-０６", "写成 2020-06"),
        ("2020年6月", "写成 2020-06"),
        ("2020Q2", "写成 2020-Q2"),
        ("2020-q2", "写成 2020-Q2"),
        ("2020年第二季度", "写成 2020-Q2"),
        ("2020年4季度", "写成 2020-Q4"),
        ("2020年上半年", "写成 2020-H1"),
        ("2020h2", "写成 2020-H2"),
        ("2020年6月上旬", "写成 2020-06-上旬"),
        ("2020/6/下旬", "写成 2020-06-下旬"),
        ("2020-6-1至2020-6-15", "写成 2020-06-01..2020-06-15"),
        ("2020-06-01~2020-06-15", "写成 2020-06-01..2020-06-15"),
        ("12", "写成 #12"),
        ("第12个周期", "写成 #12"),
        ("2020-06-15..2020-06-01", "前后对调：写成 2020-06-01..2020-06-15"),
    ],
)
def test_other_spellings_are_told_the_right_one(text: str, hint: str) -> None:
    with pytest.raises(Fault) as told:
        parse_period(text)
    assert (told.value.code, told.value.hint) == ("E206", hint)


@pytest.mark.parametrize("text", ["", "上个月", "2020-Q5", "2020-13", "2020-H3", "#", "#-1"])
def test_what_is_no_period_is_told_all_ways(text: str) -> None:
    with pytest.raises(Fault) as told:
        parse_period(text)
    assert "不是规定写法的时段" in told.value.message
    assert "2020-Q2" in (told.value.hint or "")


@pytest.mark.parametrize("text", ["2020-02-30..2020-03-01", "2020-02-01..2020-02-31"])
def test_days_that_are_none_are_told(text: str) -> None:
    with pytest.raises(Fault, match="没有"):
        parse_period(text)


@given(
    year=st.integers(1900, 2900),
    tail=st.sampled_from(["02", "12", "Q1", "Q4", "H1", "H2", "01-上旬", "12-下旬", "02-中旬"]),
    steps=st.integers(-40, 40),
)
def test_moved_periods_follow_each_other_without_a_gap(year: int, tail: str, steps: int) -> None:
    period = named(f"{year}-{tail}")
    there = moved(period, steps)
    assert parse_period(str(there)) == there
    assert there.unit is period.unit
    assert moved(there, 1).first == there.last + timedelta(days=1)
    assert moved(there, -steps) == period


def test_days_move_by_as_many_as_there_are() -> None:
    period = named("2020-06-01..2020-06-15")
    assert str(moved(period, -1)) == "2020-05-17..2020-05-31"
    assert moved(period, 1).first == date(2020, 6, 16)
