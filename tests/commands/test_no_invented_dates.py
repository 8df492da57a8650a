"""A duty that comes back or goes on is written, done and carried on without an invented day."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli.loading import load
from wenming_cli.model.leaf import Leaf

PLAN = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区文明办}
owners: [{name: 区文明办, kind: department}, {name: 城管局, kind: department}]
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 城管局}]
tasks:
- {id: BJ, title: 日常保洁, workstream: HW, due: 长期}
- {id: YB, title: 报送月报, workstream: HW, every: {period: month, day: 25}}
- {id: ZC, title: 清洗, workstream: HW, every: {period: week, day: 5},
   parts: [{owner: 城管局}, {owner: 区文明办}]}
- {id: ZF, title: 走访, workstream: HW, due: 长期, parts: [{owner: 城管局}, {owner: 区文明办}]}
"""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@pytest.fixture
def folder(make_plan: MakePlan, at_date: Callable[[str], None]) -> Path:
    at_date("2020-01-10")
    return make_plan(PLAN)


def days_in(folder: Path) -> set[str]:
    return {day for path in folder.rglob("*.yaml") for day in DAY.findall(path.read_text("utf-8"))}


def test_it_is_valid_without_one(wenming: Wenming, folder: Path) -> None:
    ran = wenming("validate", "--strict", folder)
    assert ran.code == 0, ran.out
    assert days_in(folder) == set()


def test_it_is_added_and_done_without_one(wenming: Wenming, folder: Path) -> None:
    words = ("workstream=HW", "title=站岗")
    assert wenming("add", "tasks", "id=A", *words, "due=长期", "-C", folder).code == 0
    every = ("every.period=季度", "every.day=3-25")
    assert wenming("add", "tasks", "id=B", *words, *every, "-C", folder).code == 0
    assert days_in(folder) == set()
    assert wenming("done", "YB@2020-01", "-C", folder).code == 0
    assert wenming("progress", "ZC/城管局@2020-W02", "50%", "-C", folder).code == 0
    assert days_in(folder) == {"2020-01-10"}
    assert wenming("validate", "--strict", folder).code == 0


def test_another_year_needs_none_either(wenming: Wenming, folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "新"
    assert wenming("rollover", "2021", "-o", new, "--as-of", "2020-01-10", "-C", folder).code == 0
    loaded = load(new, new)
    assert loaded.plan is not None
    anew = [task for task in loaded.plan.tasks if task.every is not None]
    assert [task.id for task in anew] == ["YB", "ZC"]
    assert all((task.due, task.start, task.assigned) == (None, None, None) for task in anew)
    assert [str(task.due) for task in loaded.plan.tasks if task.id in ("BJ", "ZF")] == ["长期"] * 2


def test_every_day_of_an_occurrence_is_one_of_its_rhythm(wenming: Wenming, folder: Path) -> None:
    told = wenming("tasks", "--as-of", "2020-03-31", "--format", "csv", "-C", folder).out
    weekly = set(DAY.findall("\n".join(row for row in told.splitlines() if row.startswith("ZC"))))
    fridays = {f"2020-01-{day:02}" for day in range(3, 32, 7)}
    assert fridays <= weekly
    assert weekly - {"2020-03-31"} <= {str(leaf.due) for leaf in _leaves(folder, "ZC")}
    monthly = {str(leaf.due) for leaf in _leaves(folder, "YB")}
    assert monthly == {f"2020-{month:02}-25" for month in range(1, 13)}


def _leaves(folder: Path, task: str) -> list[Leaf]:
    plan = load(folder).plan
    assert plan is not None
    return [leaf for leaf in plan.leaves if leaf.task.id == task]
