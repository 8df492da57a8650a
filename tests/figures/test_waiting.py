"""受阻: a task that should have begun waits for another; whoever holds it up is asked."""

import os
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.conftest import Read, bare_plan
from wenming_cli.figures.months.closed_months import reported
from wenming_cli.figures.notices.steps import suggestions
from wenming_cli.figures.notices.whom_to_call import Trouble, desks
from wenming_cli.figures.standing import standing
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.model.notice import Notice
from wenming_cli.model.owner import Owner
from wenming_cli.model.task import Task
from wenming_cli.model.workstream import Workstream
from wenming_cli.screens.call_list import lines
from wenming_cli.screens.messages import messages
from wenming_cli.screens.step_subjects import title

D = date(2020, 6, 30)
SURVEY = "{id: P, title: 排查, workstream: A, owner: 教体局, due: 2020-04-30, contact: 排查岗%s}"
DESIGN = "{id: Q, title: 设计, workstream: A, owner: 东华街道, due: 2020-05-31, depends_on: [P]%s}"
WORK = (
    "{id: R, title: 施工, workstream: A, owner: 联盟街道, start: 2020-05-01, due: 2020-06-15, "
    "depends_on: [Q]%s}"
)


def chain(survey: str = "", design: str = "", work: str = "") -> str:
    """Three tasks that wait for each other, with more fields of each."""
    return f"tasks:\n- {SURVEY % survey}\n- {DESIGN % design}\n- {WORK % work}\n"


@pytest.mark.parametrize(
    ("text", "held_by"),
    [
        (chain(), [(), ("P",), ("P",)]),
        (chain(survey=", done: 2020-06-30"), [(), (), ("Q",)]),
        (chain(survey=", done: 2020-07-01"), [(), ("P",), ("P",)]),
        (chain(design=", done: 2020-06-01"), [(), (), ()]),
        (chain().replace("start: 2020-05-01", "start: 2020-07-01"), [(), ("P",), ()]),
        (chain(work=", done: 2020-06-10"), [(), ("P",), ()]),
        (
            chain(work=", updates: [{date: 2020-06-10, progress: 100%}]"),
            [(), ("P",), ()],
        ),
        (
            chain(survey=", cancelled: {date: 2020-06-01, reason: 不做了, approved_by: 区创建办}"),
            [(), (), ("Q",)],
        ),
    ],
    ids=[
        "all open",
        "done on the day",
        "done later",
        "out of order",
        "not begun",
        "done itself",
        "handed in",
        "cancelled",
    ],
)
def test_what_holds_a_task_up(read: Read, text: str, held_by: list[tuple[str, ...]]) -> None:
    states = assess(read(text), D)
    assert [tuple(leaf.id for leaf in state.holders) for state in states] == held_by
    assert [state.is_blocked for state in states] == [bool(ids) for ids in held_by]


def test_of_a_task_with_parts_the_open_ones_hold_up(read: Read) -> None:
    parts = (
        "{id: P, title: 排查, workstream: A, due: 2020-04-30, parts: "
        "[{owner: 教体局, done: 2020-04-01}, {owner: 东华街道}, {owner: 联盟街道}]}"
    )
    plan = read(f"tasks:\n- {parts}\n- {DESIGN % ''}\n")
    assert assess(plan, D)[-1].held_by == "P/东华街道（东华街道）、P/联盟街道（联盟街道）"
    asked = [step.owner for step in suggestions(plan, D) if step.item.id == "Q"]
    assert asked == ["东华街道", "联盟街道"]


def test_tasks_that_wait_for_each_other_are_held_up_by_each_other(read: Read) -> None:
    states = assess(read(chain(survey=", depends_on: [R]")), D)
    assert all(state.is_blocked and state.id not in state.held_by for state in states[1:])


def test_a_long_chain_is_followed_to_its_beginning(read: Read) -> None:
    tasks = "".join(
        f"- {{id: T-{n}, title: 整治, workstream: A, due: 2020-05-31"
        + (f", depends_on: [T-{n + 1}]" if n < 1200 else "")
        + "}\n"
        for n in range(1201)
    )
    states = assess(read(f"tasks:\n{tasks}"), D)
    assert {state.held_by for state in states[:-1]} == {"T-1200（城管局）"}


def test_who_is_called(read: Read) -> None:
    plan = read(chain())
    (desk,) = desks(plan, D)
    assert desk.owner == "教体局"
    assert [(call.item.id, Trouble.BLOCKED in call.troubles) for call in desk.calls] == [
        ("P", False),
        ("Q", True),
        ("R", True),
    ]
    last = list(lines(plan, D, desk))[-1]
    assert last.why == "逾期 15 天，受阻，在等 P（教体局）"
    assert (last.word, last.post) == ("建议督办，先办结 P", "排查岗")


def test_a_blocked_task_reproaches_nobody_else(read: Read) -> None:
    plan = read(chain())
    assert {step.owner for step in suggestions(plan, D)} == {"教体局"}
    because = [step.because for step in suggestions(plan, D)]
    assert because[-1] == "完成时限2020-06-15，逾期已满1天，受阻于P（教体局）"


@pytest.mark.parametrize(
    ("notice", "kinds"),
    [
        ("owners: [教体局]", {"教体局": "circulate"}),
        ("owners: [联盟街道]", {"教体局": "supervise"}),
    ],
)
def test_a_notice_counts_for_the_unit_it_went_to(
    read: Read, notice: str, kinds: dict[str, str]
) -> None:
    sent = f"notices: [{{id: N, kind: supervise, date: 2020-06-16, tasks: [R], {notice}}}]\n"
    steps = suggestions(read(chain() + sent), D)
    assert {step.owner: step.kind.value for step in steps if step.item.id == "R"} == kinds


def test_once_nothing_holds_it_up_its_own_unit_is_asked_from_that_day(read: Read) -> None:
    plan = read(chain(survey=", done: 2020-06-20", design=", done: 2020-06-25"))
    (step,) = (step for step in suggestions(plan, D) if step.item.id == "R")
    assert (step.owner, step.since) == ("联盟街道", date(2020, 6, 25))


def test_they_are_counted_where_tasks_wait_for_others(read: Read) -> None:
    plan = read(chain())
    assert standing(plan, D).whole.counts["blocked"] == 2
    assert "blocked" not in reported(plan, D), "months closed before have no such count"
    alone = read(f"tasks:\n- {SURVEY % ''}\n")
    assert "blocked" not in standing(alone, D).whole.counts


# --- whoever waits is not reproached --------------------------------------------------------------

UNITS = ("甲局", "乙局", "丙街道", "丁街道")
EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "50"))
DAYS = st.integers(0, 60).map(lambda n: date(2020, 5, 1) + timedelta(days=n))
FLOW = st.fixed_dictionaries(
    {
        "owner": st.sampled_from(UNITS),
        "start": DAYS,
        "due": DAYS,
        "ahead": st.sets(st.integers(0, 5)),
    },
    optional={"done": DAYS, "told": DAYS, "sent": st.tuples(DAYS, st.sampled_from(UNITS))},
)


def open_roots(flow: list[dict[str, Any]], at: int, day: date) -> set[int]:
    """Where what a task waits for begins: what comes before it is open and waits for nothing."""
    found: set[int] = set()
    for n in flow[at]["ahead"]:
        if n < at and flow[n].get("done", date.max) > day:
            found |= open_roots(flow, n, day) or {n}
    return found


@given(st.lists(FLOW, min_size=2, max_size=6), DAYS)
@settings(max_examples=EXAMPLES, deadline=None)
def test_what_waits_never_reproaches_its_own_unit(flow: list[dict[str, Any]], day: date) -> None:
    plan = bare_plan(
        owners=tuple(Owner.model_validate({"name": u, "kind": "部门"}) for u in UNITS),
        workstreams=(Workstream.model_validate({"id": "A", "name": "甲", "kind": "整治"}),),
        tasks=tuple(
            Task.model_validate(
                {"id": f"T{at}", "title": f"第{at}项", "workstream": "A", "owner": each["owner"]}
                | {"start": str(each["start"]), "due": str(each["due"])}
                | {"depends_on": [f"T{n}" for n in sorted(each["ahead"]) if n < at]}
                | ({"done": str(each["done"])} if "done" in each else {})
                | {
                    "updates": [
                        {"date": str(each[k]), "note": "在办"} for k in ("told",) if k in each
                    ]
                }
            )
            for at, each in enumerate(flow)
        ),
        notices=tuple(
            Notice.model_validate(
                {"id": f"N{at}", "kind": "supervise", "date": str(each["sent"][0])}
                | {"tasks": [f"T{at}"], "owners": [each["sent"][1]]}
            )
            for at, each in enumerate(flow)
            if "sent" in each
        ),
    )
    asked: dict[str, set[str | None]] = {}
    for step in suggestions(plan, day):
        asked.setdefault(step.item.id, set()).add(step.owner)
    called: dict[str, set[str | None]] = {}
    for desk in desks(plan, day):
        told = messages(plan, day, [desk])
        for call in desk.calls:
            called.setdefault(call.item.id, set()).add(desk.owner)
            assert call.owner == desk.owner
            assert title(plan, call.item) in told or "另有" in told
    for at, each in enumerate(flow):
        is_running = each["start"] <= day < each.get("done", date.max)
        roots = open_roots(flow, at, day) if is_running else set()
        units = {flow[n]["owner"] for n in roots} or {each["owner"]}
        assert asked.get(f"T{at}", set()) <= units
        assert called.get(f"T{at}", set()) in (set(), units)
        if roots:
            assert called[f"T{at}"] == units
