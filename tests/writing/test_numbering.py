"""The next id of a series goes on from those there are, with the month of the record in it."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import MakePlan
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.writing.numbering import next_id

HEAD = """\
plan: {id: p, name: 甲, year: 2020, owner: 区文明办}
owners: [{name: 区文明办, kind: office}]
workstreams: [{id: HW, name: 卫生, kind: rectification}, {id: NM, name: 市场, kind: other}]
"""


def _plan(folder: Path) -> Plan:
    plan = load(folder).plan
    assert plan is not None
    return plan


def _findings(*ids: tuple[str, str]) -> str:
    rows = "".join(
        f"- {{id: {name}, found: {day}, source: self, category: 卫生, text: {at}, "
        "owner: 区文明办}\n"
        for at, (name, day) in enumerate(ids)
    )
    return f"findings:\n{rows}"


@pytest.mark.parametrize(
    ("there", "day", "expected"),
    [
        ([("WT-06-22", "2020-06-01"), ("WT-06-23", "2020-06-09")], "2020-06-30", "WT-06-24"),
        ([("WT-06-23", "2020-06-09")], "2020-07-02", "WT-07-01"),
        ([("WT-06-23", "2020-06-09"), ("WT-07-02", "2020-07-09")], "2020-06-30", "WT-06-24"),
        ([("W-1", "2020-06-09"), ("W-9", "2020-06-10")], "2020-07-02", "W-10"),
        ([("202006001", "2020-06-09")], "2020-06-30", "202006002"),
        ([("W20200609-1", "2020-06-09")], "2020-06-30", "W20200630-1"),
        ([("W-2020-3", "2020-06-09")], "2021-01-30", "W-2021-1"),
        ([("WT-09-07", "2020-06-09")], "2020-06-30", "WT-09-08"),
        ([("甲", "2020-06-09")], "2020-06-30", "WT-06-01"),
        ([("WT-06-2", "2020-06-09"), ("wt-06-3", "2020-06-01")], "2020-06-10", "WT-06-4"),
        ([], "2020-06-30", "WT-06-01"),
    ],
)
def test_findings(
    make_plan: MakePlan, there: list[tuple[str, str]], day: str, expected: str
) -> None:
    plan = _plan(make_plan(HEAD + (_findings(*there) if there else "")))
    assert next_id(plan, "findings", date.fromisoformat(day)) == expected


def test_tasks_are_numbered_by_workstream(make_plan: MakePlan) -> None:
    tasks = "tasks: [{id: HW-01, title: 甲, workstream: HW, due: 2020-06-30}]\n"
    plan = _plan(make_plan(HEAD + tasks))
    assert next_id(plan, "tasks", date(2020, 6, 30), "HW") == "HW-02"
    assert next_id(plan, "tasks", date(2020, 6, 30), "NM") == "NM-01"


def test_groups_of_sites_go_on_by_nobodys_guess(make_plan: MakePlan) -> None:
    site = "{{id: {}, name: {}, type: 巷, owner: 区文明办}}"
    one = site.format("A-01", "甲")
    two = site.format("B-01", "乙")
    day = date(2020, 6, 30)
    assert next_id(_plan(make_plan(HEAD)), "sites", day) == "DW-001"
    assert next_id(_plan(make_plan(f"{HEAD}sites: [{one}]\n")), "sites", day) == "A-02"
    assert next_id(_plan(make_plan(f"{HEAD}sites: [{one}, {two}]\n")), "sites", day) is None


def test_words_are_no_series(make_plan: MakePlan) -> None:
    assert next_id(_plan(make_plan(HEAD)), "workstreams", date(2020, 6, 30)) is None


@pytest.mark.parametrize(
    ("layout", "expected"), [("unit", "WT-06-03"), ("month", "WT-06-区文明办-08")]
)
def test_the_series_of_a_unit_is_its_own_where_it_has_its_own_files(
    make_plan: MakePlan, layout: str, expected: str
) -> None:
    there = _findings(("WT-06-02", "2020-06-02"), ("WT-06-区文明办-07", "2020-06-09"))
    plan = _plan(make_plan(f"{HEAD}settings: {{layout: {layout}}}\n{there}"))
    assert next_id(plan, "findings", date(2020, 6, 30)) == expected
