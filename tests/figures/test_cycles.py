from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

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
    ("settings", "expected"),
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
def test_every_so_many_days(
    read: Read, settings: str, expected: list[tuple[int, str, str]]
) -> None:
    plan = read(inspection(f"cycle: days, {settings}"), project("2020-03-02", "2020-03-20"))
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
    for settings in ("cycle: days, cycle_days: 5", "cycle: xun"):
        every = cycles(read(inspection(settings), project), date.max)
        assert every[-1].last == date(2999, 12, 31)
