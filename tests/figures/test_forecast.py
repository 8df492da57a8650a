"""What is expected of the months to come, against the arithmetic done by hand and naively."""

import os
import random
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from wenming_cli.figures.trends.forecast import CompletionForecast, forecast
from wenming_cli.figures.trends.series import of_owner, of_plan, of_workstream
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

HEAD = """\
plan: {id: p, name: 计划, year: 2020, owner: 区文明办}
owners:
- {name: 区城管局, kind: department}
- {name: 东街道, kind: subdistrict}
workstreams:
- {id: HW, name: 环境, kind: rectification, owner: 区城管局}
- {id: JT, name: 交通, kind: rectification, owner: 东街道}
tasks:
"""
Read = Callable[[str], Plan]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def plan_of(tasks: str) -> Plan:
        (tmp_path / "plan.yaml").write_text(HEAD + tasks, "utf-8")
        loaded = load(tmp_path)
        assert loaded.plan is not None
        assert loaded.diagnostics == ()
        return loaded.plan

    return plan_of


def task(name: str, due: str, done: str = "", **more: str) -> str:
    said = {"workstream": "HW", **more} | ({"done": done} if done else {})
    fields = ", ".join(f"{key}: {value}" for key, value in said.items())
    return f"- {{id: {name}, title: 甲, due: {due}, {fields}}}\n"


DONE_BY_MONTH = {"03": 1, "04": 3, "05": 2}
SEVERAL = "".join(
    task(f"D-{month}-{n}", f"2020-{month}-28", f"2020-{month}-20")
    for month, count in DONE_BY_MONTH.items()
    for n in range(count)
)
LEFT = "".join(task(f"L-{n}", f"2020-{n:02}-15") for n in range(6, 13))


def expected(found: CompletionForecast | None) -> list[tuple[str, int, int, int, int]]:
    assert found is not None
    return [(e.moment.period, e.planned, e.done, e.least, e.most) for e in found.ahead]


def test_mean_slowest_and_fastest_month(read: Read) -> None:
    plan = read(SEVERAL + LEFT)
    found = forecast(plan, of_plan(plan), date(2020, 5, 31))
    assert found is not None
    assert [(each.period, each.done) for each in found.pace] == [
        ("2020-03", 1),
        ("2020-04", 3),
        ("2020-05", 2),
    ]
    assert (found.total, found.mean) == (13, Fraction(2))
    assert expected(found) == [
        ("2020-06", 7, 8, 7, 9),
        ("2020-07", 8, 10, 8, 12),
        ("2020-08", 9, 12, 9, 13),
        ("2020-09", 10, 13, 10, 13),
        ("2020-10", 11, 13, 11, 13),
        ("2020-11", 12, 13, 12, 13),
        ("2020-12", 13, 13, 13, 13),
    ]


def test_a_month_that_has_begun_counts_by_its_days_and_not_for_the_pace(read: Read) -> None:
    plan = read(SEVERAL + LEFT + task("J-1", "2020-06-30", "2020-06-05"))
    found = forecast(plan, of_plan(plan), date(2020, 6, 15))
    assert found is not None
    assert [each.period for each in found.pace] == ["2020-03", "2020-04", "2020-05"]
    # 7 are done; half of June is left, and 2, 1 to 3 are done in a month
    assert expected(found)[0] == ("2020-06", 8, 8, 7, 9)


@pytest.mark.parametrize(
    ("as_of", "pace"), [(date(2020, 3, 30), 0), (date(2020, 3, 31), 3), (date(2019, 12, 1), 0)]
)
def test_three_whole_months_are_asked_for(as_of: date, pace: int, read: Read) -> None:
    plan = read(LEFT)
    found = forecast(plan, of_plan(plan), as_of)
    assert found is not None
    assert (len(found.pace), bool(found.ahead)) == (pace, pace == 3)


def test_nothing_is_expected_where_all_is_done_or_the_plan_is_over(read: Read) -> None:
    plan = read(SEVERAL)
    assert forecast(plan, of_plan(plan), date(2020, 6, 30)) is None
    plan = read(LEFT)
    assert forecast(plan, of_plan(plan), date(2020, 12, 31)) is None


def test_what_has_no_end_is_no_part_of_it_and_what_is_to_begin_is(read: Read) -> None:
    every = "- {id: E, title: 月报, workstream: HW, every: {period: month, day: 25}}\n"
    plan = read(SEVERAL + task("S", "长期") + task("C", "2020-12-01") + every)
    found = forecast(plan, of_plan(plan), date(2020, 5, 31))
    assert found is not None
    assert found.total == 6 + 1 + 12
    assert found.ahead[-1].planned == found.total


def test_a_unit_and_a_workstream_have_their_own(read: Read) -> None:
    every = "- {id: E, title: 月报, workstream: JT, every: {period: month, day: 25}}\n"
    plan = read(SEVERAL + LEFT + every)
    day = date(2020, 5, 31)
    for of in (of_workstream(plan, "JT"), of_owner(plan, "东街道")):
        found = forecast(plan, of, day)
        assert found is not None
        assert (found.total, found.mean) == (12, Fraction(0))
    found = forecast(plan, of_owner(plan, "区城管局"), day)
    assert found is not None
    assert (found.total, found.mean) == (13, Fraction(2))


# --- at random ------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(int(os.environ.get("WENMING_EXAMPLES", "8"))))
def test_random_plans_against_days_counted_one_by_one(seed: int, read: Read) -> None:
    chance = random.Random(seed)  # noqa: S311  plans, no secrets
    days = [date(2020, 1, 1) + timedelta(days=n) for n in range(366)]
    dues = [chance.choice(days) for _ in range(chance.randrange(1, 25))]
    as_of = chance.choice(days[95:350])
    done = [chance.choice([None, *days[: (as_of - days[0]).days + 1]]) for _ in dues]
    written = zip(dues, done, strict=True)
    plan = read("".join(task(f"T-{n}", str(d), str(e or "")) for n, (d, e) in enumerate(written)))
    found = forecast(plan, of_plan(plan), as_of)
    so_far = [each for each in done if each is not None]
    if len(so_far) == len(dues):
        assert found is None
        return
    over = [n for n in range(1, 13) if (as_of + timedelta(days=1)).timetuple()[:2] > (2020, n)]
    pace = [sum(each.month == n for each in so_far) for n in over[-3:]]
    assert found is not None
    assert [each.done for each in found.pace] == pace
    for each in found.ahead:
        ahead = [day for day in days if as_of < day <= each.moment.as_of]
        elapsed = sum(Fraction(1, sum(d.month == day.month for d in days)) for day in ahead)
        mean = min(Fraction(len(dues)), len(so_far) + Fraction(sum(pace), 3) * elapsed)
        assert abs(each.done - mean) <= Fraction(1, 2)
        assert each.planned == sum(due <= each.moment.as_of for due in dues)
        assert each.least <= each.done <= each.most <= len(dues)
        assert each.least == int(min(Fraction(len(dues)), len(so_far) + min(pace) * elapsed))
