from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenming_cli.figures.days.cycles import cycles
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]

LATE = date(2021, 6, 1)


def project(start: str, end: str) -> str:
    return f"plan: {{id: p, name: x, year: 2020, start: {start}, end: {end}, owner: 办}}\n"


def inspection(text: str) -> str:
    return f"settings: {{inspection: {{{text}}}}}\n"


def spans(plan: Plan, as_of: date = LATE) -> list[tuple[int, str, str]]:
    return [(c.index, f"{c.first:%m-%d}", f"{c.last:%m-%d}") for c in cycles(plan, as_of)]


def test_a_year_has_thirty_six_xun_that_cover_it(read: Read) -> None:
    every = cycles(read(""), LATE)
    assert [cycle.index for cycle in every] == list(range(36))
    assert (every[0].first, every[-1].last) == (date(2020, 1, 1), date(2020, 12, 31))
    for before, after in pairwise(every):
        assert (after.first - before.last).days == 1
    assert [c.name for c in every[3:6]] == ["2月上旬", "2月中旬", "2月下旬"]
    assert every[5].full_name == "2020年2月下旬"
    assert every[5].last == date(2020, 2, 29)
    assert str(every[5].month) == "2020-02"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (
            "2020-02-15",
            "2020-03-05",
            [(0, "02-15", "02-20"), (1, "02-21", "02-29"), (2, "03-01", "03-05")],
        ),
        ("2020-04-30", "2020-04-30", [(0, "04-30", "04-30")]),
        ("2020-04-30", "2020-04-29", []),
        ("2020-12-21", "2021-01-01", [(0, "12-21", "12-31"), (1, "01-01", "01-01")]),
    ],
)
def test_the_first_begins_and_the_last_ends_with_the_plan(
    read: Read, start: str, end: str, expected: list[tuple[int, str, str]]
) -> None:
    assert spans(read("", project(start, end))) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("cycle_days: 7", [(0, "03-02", "03-08"), (1, "03-09", "03-15"), (2, "03-16", "03-20")]),
        (
            "cycle_days: 7, anchor: 2020-03-01",
            [(0, "03-02", "03-07"), (1, "03-08", "03-14"), (2, "03-15", "03-20")],
        ),
        ("cycle_days: 10, anchor: 2020-02-10", [(2, "03-02", "03-10"), (3, "03-11", "03-20")]),
        ("cycle_days: 5, anchor: 2020-03-14", [(0, "03-14", "03-18"), (1, "03-19", "03-20")]),
        ("cycle_days: 365", [(0, "03-02", "03-20")]),
        ("cycle_days: 10, anchor: 2020-03-21", []),
        ("cycle_days: 0", []),
    ],
)
def test_every_so_many_days(read: Read, written: str, expected: list[tuple[int, str, str]]) -> None:
    plan = read(inspection(f"cycle: days, {written}"), project("2020-03-02", "2020-03-20"))
    assert spans(plan) == expected


def test_a_cycle_by_days_is_called_by_them(read: Read) -> None:
    plan = read(inspection("cycle: days"), project("2020-03-02", "2020-03-20"))
    assert [c.name for c in cycles(plan, LATE)] == ["3月2日至3月11日", "3月12日至3月20日"]


@pytest.mark.parametrize(
    ("as_of", "count", "running"),
    [("2020-02-14", 0, None), ("2020-02-15", 1, True), ("2020-02-20", 1, False)],
)
def test_a_cycle_runs_until_its_last_day(
    read: Read, as_of: str, count: int, running: bool | None
) -> None:
    day = date.fromisoformat(as_of)
    begun = cycles(read("", project("2020-02-15", "2020-03-05")), day)
    assert len(begun) == count
    assert [cycle.is_running(day) for cycle in begun] == ([] if running is None else [running])


def test_the_last_days_a_plan_can_name(read: Read) -> None:
    project = "plan: {id: p, name: x, year: 2020, start: 2999-12-25, end: 2999-12-31, owner: 办}\n"
    for written in ("cycle: days, cycle_days: 5", "cycle: xun"):
        every = cycles(read(inspection(written), project), date.max)
        assert every[-1].last == date(2999, 12, 31)


@pytest.mark.parametrize(
    ("kind", "expected", "names"),
    [
        (
            "week",
            [
                (0, "06-24", "06-28"),
                (1, "06-29", "07-05"),
                (2, "07-06", "07-12"),
                (3, "07-13", "07-14"),
            ],
            ["6月24日至6月28日", "6月29日至7月5日", "7月6日至7月12日", "7月13日至7月14日"],
        ),
        (
            "half_month",
            [(0, "06-24", "06-30"), (1, "07-01", "07-14")],
            ["6月下半月", "7月上半月"],
        ),
        ("month", [(0, "06-24", "06-30"), (1, "07-01", "07-14")], ["6月", "7月"]),
        ("quarter", [(0, "06-24", "06-30"), (1, "07-01", "07-14")], ["第二季度", "第三季度"]),
    ],
)
def test_cycles_of_a_calendar_are_cut_at_the_ends_of_the_plan(
    read: Read, kind: str, expected: list[tuple[int, str, str]], names: list[str]
) -> None:
    plan = read(inspection(f"cycle: {kind}"), project("2020-06-24", "2020-07-14"))
    assert spans(plan) == expected
    assert [cycle.name for cycle in cycles(plan, LATE)] == names
    assert cycles(plan, LATE)[0].full_name == f"2020年{names[0]}"


@pytest.mark.parametrize(
    ("kind", "end", "is_stump"),
    [
        ("week", "2020-06-03", True),
        ("week", "2020-06-04", False),
        ("half_month", "2020-06-07", True),
        ("half_month", "2020-06-08", False),
        ("month", "2020-06-14", True),
        ("month", "2020-06-15", False),
        ("quarter", "2020-05-15", True),
        ("quarter", "2020-05-16", False),
        ("xun", "2020-06-01", False),
        ("days, cycle_days: 30", "2020-06-01", False),
    ],
)
def test_less_than_half_a_cycle_asks_for_nobody(
    read: Read, kind: str, end: str, is_stump: bool
) -> None:
    plan = read(inspection(f"cycle: {kind}"), project("2019-12-30", end))
    assert cycles(plan, LATE)[-1].is_stump is is_stump


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["xun", "week", "half_month", "month", "quarter", "days"]),
    start=st.dates(date(2019, 1, 1), date(2021, 12, 31)),
    length=st.integers(0, 500),
)
def test_every_day_of_a_plan_lies_in_one_cycle(
    read: Read, kind: str, start: date, length: int
) -> None:
    end = start + timedelta(days=length)
    every = cycles(read(inspection(f"cycle: {kind}"), project(str(start), str(end))), end)
    assert (every[0].first, every[-1].last) == (start, end)
    assert [cycle.index for cycle in every] == list(range(len(every)))
    for before, after in pairwise(every):
        assert after.first == before.last + timedelta(days=1)
    for cycle in every[1:-1]:
        assert (cycle.last - cycle.first).days + 1 == cycle.days
