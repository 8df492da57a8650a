"""Findings whose defects are dealt with one by one: the whole follows from its items."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.figures.conftest import Read
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.findings.groups import FindingGroup
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "60"))
START = date(2020, 6, 1)
END = date(2020, 12, 31)
HEAD = {
    "id": "W-1",
    "found": str(START),
    "source": "covert",
    "category": "环境",
    "text": "市场脏",
    "owner": "东华街道",
    "severity": "minor",
}

Told = tuple[int, str]
"""On which day after it was found, and what."""

_STAGES = {"rectified": "rectified", "closed": "closed", "void": "void", "long_term": "long_term"}
_STAGES |= {"returned": "open", "relapsed": "open"}


def entry(told: Told) -> dict[str, Any]:
    days, event = told
    at = {"date": str(START + timedelta(days=days))}
    if event in ("relapsed", "kept"):
        return {**at, "event": "rechecked", "result": event}
    if event == "extended":
        return {**at, "event": event, "to": str(START + timedelta(days=days + 9))}
    return {**at, "event": event}


def finding(whole: Sequence[Told], *items: Sequence[Told]) -> Finding:
    told = [
        {"text": f"第{number}处", "log": [entry(each) for each in log]}
        for number, log in enumerate(items, 1)
    ]
    return Finding.model_validate({**HEAD, "log": [entry(e) for e in whole], "items": told})


@pytest.fixture
def empty(read: Read) -> Plan:
    return read("")


def state(plan: Plan, made: Finding, as_of: date = END) -> FindingState:
    (only,) = survey(replace(plan, findings=(made,)), as_of)
    return only


@pytest.mark.parametrize(
    ("whole", "items", "days", "stage", "fixed", "closed"),
    [
        # open while one is, put right when the last one is
        ([], [[], []], 30, Stage.OPEN, None, None),
        ([], [[(2, "rectified")], []], 30, Stage.OPEN, None, None),
        ([], [[(2, "rectified")], [(5, "rectified")]], 4, Stage.OPEN, None, None),
        ([], [[(2, "rectified")], [(5, "rectified")]], 5, Stage.RECTIFIED, 5, None),
        # closed when all are, one by one or as a whole
        (
            [],
            [[(2, "rectified"), (6, "closed")], [(5, "rectified")]],
            30,
            Stage.RECTIFIED,
            5,
            None,
        ),
        (
            [],
            [[(2, "rectified"), (6, "closed")], [(5, "rectified"), (8, "closed")]],
            30,
            Stage.CLOSED,
            5,
            8,
        ),
        ([(9, "closed")], [[(2, "rectified")], [(5, "rectified")]], 30, Stage.CLOSED, 5, 9),
        # the whole may have been put right at once
        ([(3, "rectified"), (9, "closed")], [[], []], 30, Stage.CLOSED, 3, 9),
        # what was no problem does not count, from the day that was found
        ([], [[(2, "rectified")], [(7, "void")]], 6, Stage.OPEN, None, None),
        ([], [[(2, "rectified")], [(7, "void")]], 7, Stage.RECTIFIED, 2, None),
        ([(9, "closed")], [[(2, "rectified")], [(7, "void")]], 30, Stage.CLOSED, 2, 9),
        ([], [[(2, "void")], [(7, "void")]], 30, Stage.VOID, None, None),
        ([(9, "closed")], [[(2, "void")], [(7, "void")]], 30, Stage.VOID, None, None),
        ([(9, "void")], [[(2, "rectified")], []], 30, Stage.VOID, None, None),
        # sent back: one, or all
        (
            [],
            [[(2, "rectified"), (6, "returned")], [(5, "rectified")]],
            30,
            Stage.OPEN,
            None,
            None,
        ),
        (
            [],
            [[(2, "rectified"), (6, "returned"), (8, "rectified")], [(5, "rectified")]],
            30,
            Stage.RECTIFIED,
            8,
            None,
        ),
        ([(6, "returned")], [[(2, "rectified")], [(5, "rectified")]], 30, Stage.OPEN, None, None),
        # on one day: done after it was sent back, closed after it was done
        (
            [(6, "returned")],
            [[(2, "rectified"), (6, "rectified")], [(5, "rectified"), (6, "rectified")]],
            30,
            Stage.RECTIFIED,
            6,
            None,
        ),
        ([(5, "closed")], [[(2, "rectified")], [(5, "rectified")]], 30, Stage.CLOSED, 5, 5),
        # seen again later
        (
            [],
            [[(2, "rectified"), (3, "closed"), (9, "relapsed")], [(5, "rectified"), (6, "closed")]],
            30,
            Stage.OPEN,
            None,
            None,
        ),
        # one that takes long keeps the whole from being put right
        ([], [[(2, "rectified")], [(4, "long_term")]], 30, Stage.LONG_TERM, None, None),
        (
            [],
            [[(2, "rectified")], [(4, "long_term"), (9, "rectified")]],
            30,
            Stage.RECTIFIED,
            9,
            None,
        ),
    ],
)
def test_the_whole_follows_from_its_items(  # noqa: PLR0917  a table of cases
    empty: Plan,
    whole: Sequence[Told],
    items: Sequence[Sequence[Told]],
    days: int,
    stage: Stage,
    fixed: int | None,
    closed: int | None,
) -> None:
    seen = state(empty, finding(whole, *items), START + timedelta(days=days))
    assert seen.state is stage
    assert [seen.rectified_on, seen.closed_on] == [
        None if day is None else START + timedelta(days=day) for day in (fixed, closed)
    ]


def test_it_counts_once_and_its_limit_is_that_of_the_whole(empty: Plan) -> None:
    seen = state(
        empty,
        finding([(5, "extended")], [(6, "rectified")], [], [(3, "void")]),
        START + timedelta(days=20),
    )
    assert (seen.effective_due, seen.overdue_days) == (date(2020, 6, 15), 6)
    assert seen.items_words == "2 处，已整改 1 处"
    assert seen.left_words == "2.第2处"
    counts = FindingGroup(None, "", [seen], END).counts
    assert (counts["findings"], counts["open_findings"], counts["overdue_findings"]) == (1, 1, 1)


def test_each_return_of_an_item_is_one_of_the_whole(empty: Plan) -> None:
    log = [(2, "rectified"), (3, "returned"), (4, "rectified"), (5, "returned")]
    assert state(empty, finding([], log, [(2, "rectified")])).returns == 2


# --- laws -----------------------------------------------------------------------------------------

EVENTS = ("rectified", "closed", "returned", "relapsed", "kept", "void", "long_term")
logs = st.lists(st.tuples(st.integers(0, 20), st.sampled_from(EVENTS)), max_size=6)
often = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@often
@given(log=logs.map(sorted), days=st.integers(0, 25))
def test_a_single_item_is_the_finding_itself(empty: Plan, log: list[Told], days: int) -> None:
    as_of = START + timedelta(days=days)
    alone, held = state(empty, finding(log), as_of), state(empty, finding([], log), as_of)
    assert held._replace(finding=alone.finding, items=()) == alone


@st.composite
def on_different_days(draw: st.DrawFn) -> tuple[list[Told], list[list[Told]]]:
    """Logs of a whole and its items in which no day has two entries."""
    days = draw(st.permutations(range(24)))
    said = iter([(day, draw(st.sampled_from(EVENTS))) for day in days[:14]])
    sizes = draw(st.lists(st.integers(0, 4), min_size=2, max_size=4))
    own, *items = [sorted(t for _, t in zip(range(size), said, strict=False)) for size in sizes]
    return own, items


@often
@given(told=on_different_days(), days=st.integers(0, 25))
def test_the_state_is_what_a_plain_recomputation_says(
    empty: Plan, told: tuple[list[Told], list[list[Told]]], days: int
) -> None:
    whole, items = told
    seen = state(empty, finding(whole, *items), START + timedelta(days=days))
    stage, fixed, closed = naive(whole, items, days)
    assert seen.state.value == stage
    assert [seen.rectified_on, seen.closed_on] == [
        None if day is None else START + timedelta(days=day) for day in (fixed, closed)
    ]


def naive(
    whole: list[Told], items: list[list[Told]], until: int
) -> tuple[str, int | None, int | None]:
    """Look at every day anew, with the items that count by the last one."""
    live = [log for log in items if last(log, until) != "void"]
    if not live:
        return "void", None, None
    stage = at(whole, live, until)
    every = [told for log in (whole, *live) for told in log if told[0] <= until]
    opened = max((day for day, event in every if event in ("returned", "relapsed")), default=-1)
    seen = [(day, at(whole, live, day)) for day in range(opened, until + 1)]
    if stage not in ("rectified", "closed"):
        return stage, None, None
    fixed = next((day for day, word in seen if word == "rectified"), None)
    closed = next((day for day, word in seen if word == "closed"), None)
    return stage, closed if fixed is None else fixed, closed if stage == "closed" else None


def last(log: list[Told], until: int) -> str:
    words = [_STAGES[event] for day, event in sorted(log) if day <= until and event in _STAGES]
    return words[-1] if words else "open"


def at(whole: list[Told], items: list[list[Told]], day: int) -> str:
    stages = {last([*whole, *log], day) for log in items}
    for word in ("open", "long_term", "rectified", "closed"):
        if word in stages:
            return word
    return "void"
