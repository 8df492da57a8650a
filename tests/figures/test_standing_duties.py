"""A duty without a limit: never due, never late, and asked for an update where it is silent."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.conftest import Read, TaskAt, bare_plan
from wenming_cli.figures.agreed.variance import agreed_on, variance
from wenming_cli.figures.standing import standing
from wenming_cli.figures.table import (
    COMPLETION_RATE,
    DUE_COMPLETION_RATE,
    ON_TIME_RATE,
    ORIGINAL_ON_TIME_RATE,
)
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import Light, State
from wenming_cli.loading.baseline_reading import baseline_of
from wenming_cli.model.task import Task
from wenming_cli.writing.baseline_file import baseline_text


@pytest.mark.parametrize(
    ("fields", "day", "state", "light"),
    [
        ("due: 长期", "2020-01-20", State.NOT_STARTED, Light.GREEN),
        ("due: 长期", "2020-03-01", State.NOT_STARTED, Light.YELLOW),
        ("due: 长期, start: 2020-07-01", "2020-06-30", State.NOT_STARTED, Light.GREY),
        ("due: 长期, updates: [{date: 2020-06-01, note: 正常}]", "2020-06-30", "进行中", "正常"),
        ("due: 长期, updates: [{date: 2020-06-01, note: 正常}]", "2020-07-01", "进行中", "正常"),
        ("due: 长期, updates: [{date: 2020-06-01, note: 正常}]", "2020-07-02", "进行中", "滞后"),
        ("due: 长期, updates: [{date: 2020-06-01, progress: 100}]", "2020-06-30", "进行中", "正常"),
        ("due: 长期, updates: [{date: 2020-06-01, progress: 1}]", "2020-06-30", "进行中", "正常"),
        ("due: 长期, done: 2020-06-01", "2020-12-31", State.DONE, Light.DONE),
    ],
)
def test_it_is_asked_for_a_sign_of_life_and_for_nothing_else(
    task_at: TaskAt, fields: str, day: str, state: State | str, light: Light | str
) -> None:
    found = task_at(fields, day)
    assert found.effective_due is None
    assert (found.overdue_days, found.due_soon, found.behind) == (0, False, False)
    assert state in (found.state, found.state.label)
    assert light in (found.light, found.light.label)


@pytest.mark.parametrize(
    ("day", "planned"),
    [("2020-01-01", (1, 366)), ("2020-06-30", (182, 366)), ("2020-12-31", (1, 1))],
)
def test_its_planned_share_is_that_of_the_plan(
    task_at: TaskAt, day: str, planned: tuple[int, int]
) -> None:
    assert task_at("due: 长期", day).planned == Fraction(*planned)


def test_it_is_left_out_of_what_is_due(read: Read) -> None:
    plan = read(
        "tasks:\n"
        "- {id: a, title: 保洁, workstream: A, due: 长期}\n"
        "- {id: b, title: 巡查, workstream: A, due: 长期, done: 2020-06-01}\n"
        "- {id: c, title: 整治, workstream: A, due: 2020-06-01, done: 2020-06-01}\n"
    )
    group = standing(plan, date(2020, 12, 31)).whole
    numbers = {
        figure.id: found.numbers()
        for figure in (COMPLETION_RATE, DUE_COMPLETION_RATE, ON_TIME_RATE, ORIGINAL_ON_TIME_RATE)
        if (found := group.figure(figure.id)) is not None
    }
    assert numbers == {
        "completion_rate": "2/3",
        "due_completion_rate": "1/1",
        "on_time_rate": "1/1",
        "original_on_time_rate": "1/1",
    }


def test_a_part_may_have_none_where_its_task_has_one(read: Read) -> None:
    plan = read(
        "tasks:\n- id: a\n  title: 巡街\n  workstream: A\n  due: 2020-06-30\n"
        "  parts: [{owner: 城管局, due: 长期}, {owner: 教体局}]\n"
    )
    assert [leaf.due for leaf in plan.leaves] == [None, date(2020, 6, 30)]


def test_a_baseline_keeps_that_it_has_none(read: Read) -> None:
    text = "tasks:\n- {{id: a, title: 保洁, workstream: A, due: {}}}\n"
    then, day = read(text.format("长期")), date(2020, 2, 1)
    kept = baseline_of("年初", baseline_text(agreed_on(then, "年初", day)).encode())
    assert kept.tasks["a"].due is None
    assert variance(kept, then, day).words.endswith("时限没变 1 项")
    now = read(text.format("2020-06-30"))
    assert variance(kept, now, day).words.endswith("时限没变 0 项，长期改为有时限 1 项（a）")
    back = variance(agreed_on(now, "年初", day), then, day)
    assert back.words.endswith("时限没变 0 项，改为长期 1 项（a）")
    assert back.tasks[0].days is None


DAYS = st.dates(date(2020, 1, 1), date(2020, 12, 31))


@settings(deadline=None)
@given(st.lists(DAYS, max_size=4), st.none() | DAYS, st.none() | DAYS, st.integers(0, 60), DAYS)
def test_it_is_yellow_where_nothing_was_heard_for_long(
    updates: list[date], done: date | None, start: date | None, silence: int, day: date
) -> None:
    task = Task.model_validate(
        {"id": "t", "title": "保洁", "workstream": "A", "due": "长期"}
        | {"updates": [{"date": str(each), "note": "正常"} for each in updates]}
        | ({"done": str(done)} if done else {})
        | ({"start": str(start)} if start else {})
    )
    plan = bare_plan(settings={"stagnant_days": str(silence)}, tasks=(task,))
    (state,) = assess(plan, day)
    first = start or date(2020, 1, 1)
    signs = [first, *(each for each in updates if each <= day)]
    is_alive = max(signs) >= day - timedelta(days=silence)
    if done is not None and done <= day:
        assert state.light is Light.DONE
    elif first > day:
        assert state.light is Light.GREY
    else:
        assert state.light is (Light.GREEN if is_alive else Light.YELLOW)
    assert state.effective_due is None
