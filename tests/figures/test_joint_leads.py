"""联合牵头: each unit has the task in its own figures, the plan counts it once."""

import os
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.conftest import Read, bare_plan
from wenming_cli.figures.boards.rates import Records
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.notices.steps import suggestions
from wenming_cli.figures.notices.whom_to_call import desks
from wenming_cli.figures.standing import Group, group_at, standing
from wenming_cli.model.owner import Owner
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Task
from wenming_cli.model.workstream import Workstream

D = date(2020, 6, 30)
UNITS = ("城管局", "教体局", "东华街道")
EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "25"))
JOINT = "tasks:\n- {id: T, title: 整治, workstream: A, due: 2020-06-20, joint: [%s]%s}\n"


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (JOINT % ("教体局", ""), ("城管局", "教体局")),
        (JOINT % ("教体局, 东华街道", ", owner: 联盟街道"), ("联盟街道", "教体局", "东华街道")),
        (JOINT % ("各街道", ", owner: 联盟街道"), ("联盟街道", "东华街道")),
        (JOINT.replace("workstream: A", "workstream: B") % ("教体局", ""), ("教体局",)),
        (JOINT % ("教体局", ", parts: [{owner: 东华街道}]"), ("东华街道",)),
    ],
    ids=["by default", "written", "a word for all", "nobody else", "parted"],
)
def test_who_answers_for_a_task(read: Read, text: str, leads: tuple[str, ...]) -> None:
    plan = read(text)
    now = standing(plan, D)
    assert now.whole.tasks[0].leads == leads
    assert {group.name for group in now.owners} == set(leads)
    assert now.no_owner is None


def test_each_is_asked_and_each_gets_its_own_notice(read: Read) -> None:
    plan = read(JOINT % ("教体局", ""))
    assert [desk.owner for desk in desks(plan, D)] == ["城管局", "教体局"]
    assert [step.owner for step in suggestions(plan, D)] == ["城管局", "教体局"]
    sent = "notices: [{id: N, kind: supervise, date: 2020-06-25, owners: [城管局], tasks: [T]}]\n"
    plan = read(JOINT % ("教体局", "") + sent)
    assert [step.owner for step in suggestions(plan, D)] == ["教体局"]


def test_each_has_it_on_the_board(read: Read) -> None:
    records = Records.of(read(JOINT % ("教体局", "")), Period(date(2020, 6, 1), D))
    assert [records.rates(unit)["on_time_rate"].numbers() for unit in ("城管局", "教体局")] == [
        "0/1",
        "0/1",
    ]


# --- laws -----------------------------------------------------------------------------------------

DAYS = st.integers(1, 28).map(lambda n: f"2020-06-{n:02}")
TASKS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.just("整治"),
            "workstream": st.just("A"),
            "due": DAYS,
            "owner": st.sampled_from(UNITS),
            "joint": st.lists(st.sampled_from(UNITS), unique=True, max_size=3),
            "weight": st.sampled_from(("1", "2", "0.5")),
        },
        optional={
            "done": DAYS,
            "updates": st.lists(st.builds(dict, date=DAYS, progress=st.sampled_from(("20", "80")))),
        },
    ),
    max_size=6,
)


def planned(tasks: list[dict[str, Any]]) -> Plan:
    return bare_plan(
        owners=tuple(Owner.model_validate({"name": u, "kind": "部门"}) for u in UNITS),
        workstreams=(Workstream.model_validate({"id": "A", "name": "甲", "kind": "整治"}),),
        tasks=tuple(Task.model_validate({"id": f"T{i}", **t}) for i, t in enumerate(tasks)),
    )


def said(group: Group) -> tuple[Any, ...]:
    return dict(group.counts), [figure.as_json() for figure in group.figures], group.light


@given(TASKS)
@settings(max_examples=EXAMPLES, deadline=None)
def test_the_plan_counts_once_and_each_unit_its_own(tasks: list[dict[str, Any]]) -> None:
    plan = planned(tasks)
    alone = planned([{**task, "joint": []} for task in tasks])
    assert said(standing(plan, D).whole) == said(standing(alone, D).whole)
    for unit in UNITS:
        own = [task for task in tasks if unit in (task["owner"], *task["joint"])]
        naive = planned([{**task, "owner": unit, "joint": []} for task in own])
        assert said(group_at(plan, D, unit)) == said(group_at(naive, D, unit))
        shown = [group for group in standing(plan, D).owners if group.id == unit]
        assert [said(group) for group in shown] == ([said(group_at(naive, D, unit))] if own else [])
