"""No smaller set of records reaches a target than the one that is told."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenming_cli.figures.definitions import Definition, Subject
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.needs.missing import (
    Missing,
    counted_by,
    missing,
    records_by,
    with_new_records,
)
from wenming_cli.figures.rows import Counted
from wenming_cli.figures.standing import Group, group_at
from wenming_cli.figures.table import (
    COMPLETION_RATE,
    COVERAGE_RATE,
    EXTENSION_RATE,
    FIGURES,
    ON_TIME_RATE,
    PASS_RATE,
    PLANNED_PROGRESS,
)
from wenming_cli.model.finding import Event, Finding, LogEntry
from wenming_cli.model.inspection import Inspection, Tier
from wenming_cli.model.plan import Plan
from wenming_cli.model.project import Project
from wenming_cli.model.settings import Settings
from wenming_cli.model.site import Site
from wenming_cli.model.task import Task

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "15"))
NOW = date(2020, 6, 15)
CYCLE_END = date(2020, 6, 20)
TARGETS = tuple(map(Fraction, ("0", "1/3", "1/2", "3/5", "2/3", "4/5", "9/10", "1")))
OWNERS = ("城管局", "教体局")
ROWS: tuple[Counted[Any], ...] = tuple(
    row
    for row in FIGURES
    if isinstance(row, Counted)
    and row.subject in (Subject.TASKS, Subject.FINDINGS, Subject.ROUNDS)
    and row is not PLANNED_PROGRESS
)


# --- small plans ----------------------------------------------------------------------------------


def some_day(dice: Random, first: int, last: int) -> str:
    return str(NOW + timedelta(days=dice.randint(first, last)))


def a_task(dice: Random, number: int) -> Task:
    """A task with whatever may have happened to it by now."""
    record: dict[str, Any] = {
        "id": f"T{number}",
        "title": "整治",
        "workstream": "A",
        "due": some_day(dice, -20, 20),
        "owner": dice.choice(OWNERS),
        "weight": dice.choice(["1", "1", "2", "0.5"]),
    }
    approved = {"reason": "雨", "approved_by": "办"}
    if dice.random() < 0.3:
        record["done"] = some_day(dice, -25, 0)
    if dice.random() < 0.4:
        record["updates"] = [
            {"date": some_day(dice, -9, 0), "progress": dice.choice(["0", "40", "100"])}
        ]
    if dice.random() < 0.2:
        record["extensions"] = [
            {"date": some_day(dice, -9, 0), "to": some_day(dice, 0, 9), **approved}
        ]
    if dice.random() < 0.15:
        record["suspensions"] = [{"start": some_day(dice, -9, 0), **approved}]
    if dice.random() < 0.1:
        record["cancelled"] = {"date": some_day(dice, -9, 0), **approved}
    return Task.model_validate(record)


STORIES: tuple[tuple[str, ...], ...] = (
    (),
    (),
    ("rectified",),
    ("rectified", "closed"),
    ("rectified", "returned"),
    ("long_term",),
    ("void",),
)


def a_finding(dice: Random, number: int) -> Finding:
    """A finding somewhere in its log."""
    found = NOW - timedelta(days=dice.randint(5, 30))
    story = dice.choice(STORIES)
    days = sorted(dice.randint(0, (NOW - found).days) for _ in story)
    log = [
        {"date": str(found + timedelta(days=at)), "event": event}
        for at, event in zip(days, story, strict=True)
    ]
    record = {
        "id": f"W{number}",
        "found": str(found),
        "source": "inspection",
        "category": "卫生",
        "text": "垃圾",
        "owner": dice.choice(OWNERS),
        "due": some_day(dice, -10, 10),
        "log": log,
    }
    return Finding.model_validate(record)


def an_inspection(dice: Random) -> Inspection:
    sites = dice.sample(["S0", "S1", "S2"], dice.randint(1, 3))
    tier = dice.choice([tier.value for tier in Tier])
    record = {"date": some_day(dice, -20, 0), "tier": tier, "sites": sites}
    return Inspection.model_validate(record)


def a_plan(seed: int) -> Plan:
    """A small plan of which nothing is known after now."""
    dice = Random(seed)  # noqa: S311  no secret
    project = {"id": "p", "name": "计划", "year": "2020", "owner": "办", "start": "2020-06-01"}
    sites = tuple(
        Site.model_validate(
            {
                "id": f"S{n}",
                "name": f"{n}",
                "type": "市场",
                "owner": OWNERS[n % 2],
                "demonstration": "true",
            }
        )
        for n in range(3)
    )
    return Plan(
        folder=Path(),
        digest="",
        damaged=frozenset(),
        project=Project.model_validate(project),
        settings=Settings.model_validate({}),
        tasks=tuple(a_task(dice, n) for n in range(dice.randint(0, 5))),
        findings=tuple(a_finding(dice, n) for n in range(dice.randint(1, 5))),
        inspections=tuple(an_inspection(dice) for _ in range(dice.randint(1, 6))),
        sites=sites,
    )


# --- by brute force -------------------------------------------------------------------------------


def with_task_done(plan: Plan, task: Task) -> Plan:
    done = task.model_copy(update={"done": NOW})
    return replace(plan, tasks=tuple(done if each is task else each for each in plan.tasks))


def with_finding_closed(plan: Plan, finding: Finding) -> Plan:
    more = tuple(
        LogEntry.model_validate({"date": str(NOW), "event": event.value})
        for event in (Event.RECTIFIED, Event.CLOSED)
    )
    done = finding.model_copy(update={"log": (*finding.log, *more)})
    return replace(plan, findings=tuple(done if f is finding else f for f in plan.findings))


def with_visits(plan: Plan, site: Site) -> Plan:
    came = tuple(
        Inspection.model_validate({"date": str(NOW), "tier": tier.value, "sites": [site.id]})
        for tier in plan.settings.inspection.tiers
    )
    return replace(plan, inspections=(*plan.inspections, *came))


def deeds(plan: Plan, subject: Subject) -> list[tuple[Any, Any]]:
    """Everything that can still be done: how the plan is changed by it, and of what."""
    if subject is Subject.TASKS:
        return [(with_task_done, t) for t in plan.tasks if t.done is None and t.cancelled is None]
    if subject is Subject.FINDINGS:
        ended = {Event.CLOSED, Event.VOID}
        return [
            (with_finding_closed, f)
            for f in plan.findings
            if not any(e.event in ended for e in f.log)
        ]
    return [(with_visits, site) for site in plan.sites]


def after(plan: Plan, chosen: tuple[tuple[Any, Any], ...]) -> Plan:
    for change, of in chosen:
        plan = change(plan, of)
    return plan


def outcomes(
    plan: Plan, subject: Subject, by: date, owner: str | None
) -> Iterator[tuple[int, Group]]:
    """The group after every set of deeds, the smallest sets first."""
    every = deeds(plan, subject)
    for size in range(len(every) + 1):
        for chosen in combinations(every, size):
            yield size, group_at(after(plan, chosen), by, owner)


def is_reached(row: Definition, figure: Figure | None, target: Fraction) -> bool:
    if figure is None or figure.value is None:
        return False
    return figure.value <= target if row.is_trouble else figure.value >= target


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 10**9), st.sampled_from([None, *OWNERS]), st.sampled_from([0, 5, 12]))
def test_no_smaller_set_reaches_the_target(seed: int, owner: str | None, days: int) -> None:
    plan = a_plan(seed)
    for subject in (Subject.TASKS, Subject.FINDINGS, Subject.ROUNDS):
        by = CYCLE_END if subject is Subject.ROUNDS else NOW + timedelta(days=days)
        every = list(outcomes(plan, subject, by, owner))
        now = group_at(plan, NOW, owner)
        for row in ROWS:
            if row.subject is not subject:
                continue
            figures = [(size, group.figure(row.id)) for size, group in every]
            for target in TARGETS:
                sizes = (size for size, figure in figures if is_reached(row, figure, target))
                found = told(row, now, target, by)
                assert found.least == next(sizes, None), (row.id, target)
                if found.least is not None:
                    assert is_reached(row, found.reached, target)


def told(row: Counted[Any], group: Group, target: Fraction, by: date) -> Missing:
    return missing(counted_by(row, by), records_by(row, group, by), group, target, by)


# --- what else is told ----------------------------------------------------------------------------


def test_what_is_late_already_can_not_be_on_time() -> None:
    late = Task.model_validate({"id": "T", "title": "整治", "workstream": "A", "due": "2020-06-14"})
    today = late.model_copy(update={"id": "U", "due": NOW})
    plan = replace(a_plan(0), tasks=(late, today))
    found = told(ON_TIME_RATE, group_at(plan, NOW), Fraction(1, 2), NOW)
    assert (found.least, [each.record.id for each in found.eligible]) == (1, ["U"])
    assert told(ON_TIME_RATE, group_at(plan, NOW), Fraction(1), NOW).least is None


def test_earlier_limits_come_first_and_what_was_put_off_last() -> None:
    plan = a_plan(0)
    tasks: list[dict[str, Any]] = [
        {"id": "A", "due": "2020-09-30"},
        {"id": "B", "due": "2020-07-31"},
        {
            "id": "C",
            "due": "2020-07-01",
            "suspensions": [{"start": "2020-06-01", "reason": "雨", "approved_by": "办"}],
        },
    ]
    plan = replace(
        plan,
        tasks=tuple(
            Task.model_validate({"title": "整治", "workstream": "A", **task}) for task in tasks
        ),
    )
    found = told(COMPLETION_RATE, group_at(plan, NOW), Fraction(1, 3), NOW)
    assert [each.record.id for each in found.eligible] == ["B", "A", "C"]
    assert [each.record.id for each in found.chosen] == ["B"]


def test_a_rate_of_what_should_not_be_is_to_be_low() -> None:
    approved = {"date": "2020-06-01", "to": "2020-06-10", "reason": "雨", "approved_by": "办"}
    task: dict[str, Any] = {"id": "T", "title": "整治", "workstream": "A", "due": "2020-06-05"}
    task["extensions"] = [approved]
    plan = replace(a_plan(0), tasks=(Task.model_validate(task),))
    group = group_at(plan, NOW)
    assert told(EXTENSION_RATE, group, Fraction(1), NOW).least == 0
    assert told(EXTENSION_RATE, group, Fraction(1, 2), NOW).least is None


@pytest.mark.parametrize(
    ("passed", "checked", "target", "added"),
    [(3, 4, "3/4", 0), (3, 4, "4/5", 1), (0, 0, "1/2", 1), (3, 4, "1", None), (1, 10, "9/10", 80)],
)
def test_facts_stay_and_new_ones_have_to_come(
    passed: int, checked: int, target: str, added: int | None
) -> None:
    figure = Figure(PASS_RATE, Fraction(passed), Fraction(checked))
    found = with_new_records(figure, Fraction(target), NOW)
    assert found.added == added
    assert found.least == (0 if added == 0 else None)
    if added:
        assert Fraction(passed + added, checked + added) >= Fraction(target)
        assert added == 1 or Fraction(passed + added - 1, checked + added - 1) < Fraction(target)


def test_cycles_still_to_come_count_by_then() -> None:
    plan = a_plan(1)
    group = group_at(plan, NOW)
    in_july = told(COVERAGE_RATE, group, Fraction(1), date(2020, 7, 10))
    ends = {each.record.cycle.last for each in in_july.eligible}
    assert ends == {CYCLE_END, date(2020, 6, 30), date(2020, 7, 10)}
