from datetime import date
from typing import Any

import pytest

from wenming_cli.figures.days.calendar import (
    announced_years,
    days_after,
    days_before,
    horizon,
    is_workday,
    next_workday,
    provisional,
    roller,
    uncovered_years,
    window,
)
from wenming_cli.model.settings import Settings


def settings(**fields: Any) -> Settings:
    return Settings.model_validate(fields)


PLAIN = settings()


def day(text: str) -> date:
    return date.fromisoformat(text)


def worked(after: date, up_to: date) -> int:
    days = range(after.toordinal() + 1, up_to.toordinal() + 1)
    return sum(is_workday(date.fromordinal(each), PLAIN) for each in days)


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("2020-06-24", True),
        ("2020-06-25", False),  # 端午节
        ("2020-06-28", True),  # a Sunday worked for it
        ("2020-10-01", False),
        ("2020-02-29", False),  # a Saturday
        ("2020-03-02", True),
        ("2027-10-01", True),  # a Friday nothing is announced for
        ("2027-10-02", False),
        ("2003-10-01", True),  # a Wednesday before the announcements
    ],
)
def test_people_work_on_announced_days_else_monday_to_friday(text: str, working: bool) -> None:
    assert is_workday(day(text), PLAIN) is working


def test_a_plan_has_the_last_word() -> None:
    own = settings(
        holidays=("2020-06-24", "2020-06-29"),
        workdays=("2020-06-27", "2020-06-29"),
    )
    assert not is_workday(day("2020-06-24"), own)
    assert is_workday(day("2020-06-27"), own)
    assert is_workday(day("2020-06-29"), own)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("2020-06-24", "2020-06-24"),
        ("2020-06-25", "2020-06-28"),
        ("2020-10-01", "2020-10-09"),
        ("2020-02-29", "2020-03-02"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_the_next_working_day_may_be_the_day_itself(text: str, following: str) -> None:
    assert next_workday(day(text), PLAIN) == day(following)


def test_the_last_day_a_plan_can_name_may_be_off() -> None:
    off = settings(holidays=("2999-12-31",))
    assert next_workday(date(2999, 12, 31), off) == date(3000, 1, 1)


@pytest.mark.parametrize(
    ("after", "up_to", "days"),
    [
        ("2020-06-24", "2020-06-24", 0),
        ("2020-06-24", "2020-06-23", 0),
        ("2020-06-24", "2020-06-27", 0),
        ("2020-06-24", "2020-06-28", 1),
        ("2020-06-23", "2020-06-30", 4),
        ("2020-02-28", "2020-03-02", 1),
        ("2026-12-31", "2027-01-04", 2),
    ],
)
def test_working_days_are_counted_after_a_day_up_to_another(
    after: str, up_to: str, days: int
) -> None:
    assert worked(day(after), day(up_to)) == days


@pytest.mark.parametrize("after", ["2020-01-22", "2020-06-24", "2020-06-28", "2020-09-30"])
@pytest.mark.parametrize("days", [0, 1, 5, 22])
def test_the_horizon_is_the_last_day_with_so_many_working_days(after: str, days: int) -> None:
    last = horizon(day(after), days, PLAIN)
    assert worked(day(after), last) == days
    assert worked(day(after), days_after(last, 1)) == days + 1


def test_calendar_days_stop_at_the_ends_of_time() -> None:
    assert horizon(day("9999-12-30"), 5, PLAIN) == date.max
    assert days_after(day("2020-02-28"), 2) == day("2020-03-01")
    assert days_after(day("2020-01-01"), 10**18) == date.max
    assert days_before(day("2020-03-01"), 1) == day("2020-02-29")
    assert days_before(day("2020-01-01"), 10**18) == date.min


def test_years_without_announcements_are_named() -> None:
    first, last = announced_years()[0], announced_years()[-1]
    assert first == 2004
    assert last >= 2026
    assert uncovered_years([day("2020-01-01"), day("2020-12-31")], PLAIN) == ()
    days = [date(2003, 5, 1), date(2002, 5, 1), date(2004, 1, 1), date(2002, 6, 1)]
    assert uncovered_years(days, PLAIN) == (2002, 2003)
    after = [date(last, 1, 1), date(last + 1, 1, 1)]
    assert uncovered_years(after, PLAIN) == (last + 1,)
    assert uncovered_years(after, settings(holidays=(f"{last + 1}-01-01",))) == ()
    assert uncovered_years(after, settings(workdays=(f"{last + 1}-01-30",))) == ()


def test_what_is_said_of_a_year_without_a_calendar() -> None:
    assert provisional(announced_years()[-1] + 1).endswith("年放假安排还没有公布，暂按周一至周五")
    assert provisional(2003) == "程序里没有2003年的放假安排，暂按周一至周五"


@pytest.mark.parametrize(
    ("rule", "limit"), [("none", "2020-06-25"), ("next_workday", "2020-06-28")]
)
def test_limits_roll_only_when_the_plan_says_so(rule: str, limit: str) -> None:
    roll = roller(settings(due_rollover=rule))
    assert roll(day("2020-06-25")) == day(limit)


@pytest.mark.parametrize("days", [0, 1, 3, 5, 12])
@pytest.mark.parametrize("limit", ["2020-06-19", "2020-06-21", "2020-06-25", "2020-10-08"])
def test_the_window_is_the_first_day_whose_horizon_reaches_the_limit(limit: str, days: int) -> None:
    first = window(days, PLAIN)(day(limit))
    assert horizon(first, days, PLAIN) >= day(limit)
    assert horizon(days_before(first, 1), days, PLAIN) < day(limit)


def test_a_window_ends_where_time_begins() -> None:
    assert window(5, PLAIN)(date(1, 1, 3)) == date.min
