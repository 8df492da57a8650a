from collections.abc import Callable, Sequence
from datetime import date

import pytest

from wenming_cli.figures.counts import TASK_COUNTS, counted
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.rows import figures_of
from wenming_cli.figures.table import TASK_ROWS
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import Light, TaskState, worst_light
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

Read = Callable[..., Plan]

TASKS = """
tasks:
  - {id: on-time, title: 一, workstream: A, due: 2020-03-31, done: 2020-03-31}
  - {id: late, title: 二, workstream: A, due: 2020-03-31, done: 2020-04-10, weight: 2}
  - id: extended
    title: 三
    workstream: A
    due: 2020-04-30
    done: 2020-05-31
    extensions: [{date: 2020-04-20, to: 2020-05-31, reason: 雨, approved_by: 办}]
  - id: open
    title: 四
    workstream: A
    due: 2020-06-30
    updates: [{date: 2020-06-01, progress: 50}]
  - {id: early, title: 五, workstream: A, due: 2020-09-30, done: 2020-06-01}
  - id: paused
    title: 六
    workstream: A
    due: 2020-05-31
    suspensions: [{start: 2020-05-01, reason: 雨, approved_by: 办}]
  - id: cancelled
    title: 七
    workstream: A
    due: 2020-05-31
    cancelled: {date: 2020-05-01, reason: 并入, approved_by: 办}
  - {id: future, title: 八, workstream: A, due: 2020-12-31, start: 2020-10-01}
  - {id: later, title: 九, workstream: A, due: 2020-12-31, assigned: 2020-07-01}
  - id: moved
    title: 十
    workstream: A
    due: 2020-06-15
    updates: [{date: 2020-06-05, progress: 10}]
    extensions: [{date: 2020-06-10, to: 2020-07-31, reason: 雨, approved_by: 办}]
"""
D = date(2020, 6, 30)


def figures_at(states: Sequence[TaskState], day: date) -> tuple[Figure, ...]:
    return figures_of(TASK_ROWS, states, Period.up_to(day))


def by_id(figures: tuple[Figure, ...]) -> dict[str, str]:
    return {f.id: f"{f.numerator}/{f.denominator}" for f in figures}


def test_cumulative_figures(read: Read) -> None:
    figures = figures_at(assess(read(TASKS), D), D)
    named = {figure.id: figure for figure in figures}
    assert by_id(figures[:5]) == {
        "completion_rate": "4/8",
        "due_completion_rate": "3/4",
        "on_time_rate": "2/4",
        "original_on_time_rate": "1/5",
        "extension_rate": "1/4",
    }
    assert named["due_completion_rate"].among == ("on-time", "late", "extended", "open")
    assert named["on_time_rate"].counted == ("on-time", "extended")
    assert named["original_on_time_rate"].among == ("on-time", "late", "extended", "open", "moved")
    assert by_id(figures)["weighted_progress"] == "28/5/8"  # 1 + 2 + 1 + 0.5 + 1 + 0.1
    assert "future" not in named["weighted_progress"].counted
    assert "paused" not in named["weighted_progress"].among


def test_progress_is_weighted(read: Read) -> None:
    plan = read("""
tasks:
  - {id: a, title: 一, workstream: A, due: 2020-12-31, weight: 3, done: 2020-01-02}
  - {id: b, title: 二, workstream: A, due: 2020-01-10, updates: [{date: 2020-01-01, progress: 10}]}
""")
    day = date(2020, 1, 5)
    weighted, planned = figures_at(assess(plan, day), day)[-2:]
    assert weighted.as_percent() == "77.50%"
    assert planned.as_json()["numerator"] == "0.540984"  # 3 x 5/366 + 5/10
    assert planned.as_json()["denominator"] == "4"


def test_counts(read: Read) -> None:
    assert counted(TASK_COUNTS, assess(read(TASKS), D)) == {
        "tasks": 8,
        "done": 4,
        "in_progress": 2,
        "submitted": 0,
        "not_started": 1,
        "suspended": 1,
        "cancelled": 1,
        "overdue": 0,
        "due_soon": 1,
        "stagnant": 0,
        "unreported": 0,
        "lagging": 2,
    }
    later = counted(TASK_COUNTS, assess(read(TASKS), date(2020, 12, 31)))
    assert (later["tasks"], later["overdue"], later["stagnant"], later["unreported"]) == (
        9,
        2,
        4,
        2,
    )


ON_LIMITS = ("due_completion_rate", "on_time_rate", "extension_rate")


def test_in_a_month_only_limits_of_that_month_count(read: Read) -> None:
    states = assess(read(TASKS), D)
    march = figures_of(TASK_ROWS, states, Period.of_month(Month(2020, 3)))
    assert {f: n for f, n in by_id(march).items() if f in ON_LIMITS} == {
        "due_completion_rate": "2/2",
        "on_time_rate": "1/2",
        "extension_rate": "0/2",
    }
    may = figures_of(TASK_ROWS, states, Period.of_month(Month(2020, 5)))
    assert by_id(may)["extension_rate"] == "1/1"
    june = figures_of(TASK_ROWS, states, Period.of_month(Month(2020, 6)).until(date(2020, 6, 29)))
    assert {f.reason for f in june if f.id in ON_LIMITS} == {"没有应结任务"}


def test_no_tasks_no_values() -> None:
    figures = figures_at((), D)
    assert {f.as_percent() for f in figures} == {"—"}
    assert figures[0].reason == "没有任务"
    assert set(counted(TASK_COUNTS, ()).values()) == {0}


@pytest.mark.parametrize(
    ("as_of", "light"),
    [
        ("2020-04-05", Light.RED),
        ("2020-06-29", Light.YELLOW),
        ("2020-12-31", Light.RED),
    ],
)
def test_a_container_shows_its_worst_light(read: Read, as_of: str, light: Light) -> None:
    assert worst_light(assess(read(TASKS), date.fromisoformat(as_of))) is light


def test_a_container_of_cancelled_tasks_shows_none(read: Read) -> None:
    states = assess(read(TASKS), D)
    assert worst_light([s for s in states if s.id == "cancelled"]) is None
    assert worst_light([s for s in states if s.id in {"cancelled", "early"}]) is Light.DONE
    assert worst_light([s for s in states if s.id in {"paused", "early"}]) is Light.GREY
