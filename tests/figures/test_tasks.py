from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import Light, State, TaskState
from wenming_cli.model.plan import Plan

TaskAt = Callable[..., TaskState]
Read = Callable[..., Plan]

JUNE = "start: 2020-06-01, due: 2020-06-30"
EXTENDED = "extensions: [{date: %s, to: %s, reason: 雨, approved_by: 办}]"
PAUSED = "suspensions: [{start: %s, reason: 雨, approved_by: 办}]"
CANCELLED = "cancelled: {date: %s, reason: 并入, approved_by: 办}"
FULL = "updates: [{date: 2020-06-05, progress: 100}]"
HALF = "updates: [{date: 2020-06-15, progress: 50%}]"


@pytest.mark.parametrize(
    ("fields", "as_of", "state"),
    [
        (JUNE, "2020-06-10", State.NOT_STARTED),
        (f"{JUNE}, {HALF}", "2020-06-14", State.NOT_STARTED),
        (f"{JUNE}, {HALF}", "2020-06-15", State.IN_PROGRESS),
        (f"{JUNE}, {FULL}", "2020-06-10", State.SUBMITTED),
        (f"{JUNE}, {FULL}, done: 2020-06-11", "2020-06-10", State.SUBMITTED),
        (f"{JUNE}, {FULL}, done: 2020-06-11", "2020-06-11", State.DONE),
        (f"{JUNE}, done: 2020-06-11", "2020-06-12", State.DONE),
        (f"{JUNE}, {PAUSED % '2020-06-10'}", "2020-06-09", State.NOT_STARTED),
        (f"{JUNE}, {PAUSED % '2020-06-10'}", "2020-06-10", State.SUSPENDED),
        (f"{JUNE}, {PAUSED % '2020-06-10, end: 2020-06-20'}", "2020-06-20", State.SUSPENDED),
        (f"{JUNE}, {PAUSED % '2020-06-10, end: 2020-06-20'}", "2020-06-21", State.NOT_STARTED),
        (f"{JUNE}, {PAUSED % '2020-06-10'}, done: 2020-06-15", "2020-06-15", State.DONE),
        (f"{JUNE}, {CANCELLED % '2020-06-10'}", "2020-06-09", State.NOT_STARTED),
        (f"{JUNE}, {CANCELLED % '2020-06-10'}", "2020-06-10", State.CANCELLED),
        (f"{JUNE}, {CANCELLED % '2020-06-10'}, done: 2020-06-05", "2020-06-10", State.CANCELLED),
        (
            f"{JUNE}, {CANCELLED % '2020-06-10'}, {PAUSED % '2020-06-01'}",
            "2020-06-10",
            State.CANCELLED,
        ),
    ],
)
def test_state(task_at: TaskAt, fields: str, as_of: str, state: State) -> None:
    assert task_at(fields, as_of).state is state


@pytest.mark.parametrize(
    ("fields", "share"),
    [
        ("", "0"),
        ("updates: [{date: 2020-06-10, note: 无}]", "0"),
        ("updates: [{date: 2020-06-10, progress: 33.3}]", "333/1000"),
        ("updates: [{date: 2020-06-10, progress: 40}, {date: 2020-06-12, note: 忙}]", "2/5"),
        ("updates: [{date: 2020-06-10, progress: 40}, {date: 2020-06-10, progress: 30}]", "3/10"),
        ("updates: [{date: 2020-06-12, progress: 40}, {date: 2020-06-10, progress: 30}]", "2/5"),
        ("updates: [{date: 2020-06-10, progress: 40}, {date: 2020-06-21, progress: 90}]", "2/5"),
        ("target: {value: 12, unit: 个}, updates: [{date: 2020-06-10, value: 5}]", "5/12"),
        ("target: {value: 12, unit: 个}, updates: [{date: 2020-06-10, value: 15}]", "1"),
        ("target: {value: 12, unit: 个}, updates: [{date: 2020-06-10, value: -1}]", "0"),
        ("target: {value: 0, unit: 个}, updates: [{date: 2020-06-10, value: 5}]", "0"),
        ("updates: [{date: 2020-06-09, progress: 10}, {date: 2020-06-10, value: 5}]", "1/10"),
        ("done: 2020-06-20, updates: [{date: 2020-06-10, progress: 40}]", "1"),
        ("done: 2020-06-21, updates: [{date: 2020-06-10, progress: 40}]", "2/5"),
        (f"{CANCELLED % '2020-06-15'}, updates: [{{date: 2020-06-10, progress: 40}}]", "2/5"),
    ],
)
def test_progress_comes_from_the_last_update_that_tells_any(
    task_at: TaskAt, fields: str, share: str
) -> None:
    assert task_at(f"{JUNE}, {fields}".rstrip(", "), "2020-06-20").progress == Fraction(share)


@pytest.mark.parametrize(
    ("fields", "as_of", "share"),
    [
        (JUNE, "2020-05-31", "0"),
        (JUNE, "2020-06-01", "1/30"),
        (JUNE, "2020-06-15", "1/2"),
        (JUNE, "2020-06-30", "1"),
        (JUNE, "2020-07-15", "1"),
        ("due: 2020-12-31", "2020-02-29", "60/366"),
        (f"{JUNE}, {EXTENDED % ('2020-06-10', '2020-07-30')}", "2020-06-15", "1/2"),
        (f"{JUNE}, done: 2020-06-02", "2020-06-15", "1/2"),
        (f"{JUNE}, {CANCELLED % '2020-06-02'}", "2020-06-15", "1/2"),
        ("start: 2020-06-10, due: 2020-06-01", "2020-05-31", "0"),
        ("start: 2020-06-10, due: 2020-06-01", "2020-06-01", "1"),
        ("start: 2020-06-10, due: 2020-06-10", "2020-06-10", "1"),
    ],
)
def test_planned_goes_by_the_original_limit(
    task_at: TaskAt, fields: str, as_of: str, share: str
) -> None:
    assert task_at(fields, as_of).planned == Fraction(share)


TWO = (
    "extensions: [{date: 2020-06-20, to: 2020-08-31, reason: 雨, approved_by: 办}, "
    "{date: %s, to: 2020-07-31, reason: 雨, approved_by: 办}]"
)


@pytest.mark.parametrize(
    ("fields", "as_of", "limit"),
    [
        (JUNE, "2020-06-30", "2020-06-30"),
        (f"{JUNE}, {EXTENDED % ('2020-06-20', '2020-07-31')}", "2020-06-19", "2020-06-30"),
        (f"{JUNE}, {EXTENDED % ('2020-06-20', '2020-07-31')}", "2020-06-20", "2020-07-31"),
        (f"{JUNE}, {TWO % '2020-06-10'}", "2020-06-30", "2020-08-31"),
        (f"{JUNE}, {TWO % '2020-06-20'}", "2020-06-30", "2020-07-31"),
        (f"{JUNE}, {TWO % '2020-06-25'}", "2020-06-24", "2020-08-31"),
    ],
)
def test_the_latest_extension_by_then_sets_the_limit(
    task_at: TaskAt, fields: str, as_of: str, limit: str
) -> None:
    state = task_at(fields, as_of)
    assert state.effective_due == date.fromisoformat(limit)
    assert bool(state.extensions) is (limit != "2020-06-30")


def test_a_limit_on_a_day_off_rolls_where_the_plan_says_so(task_at: TaskAt) -> None:
    rolled = task_at("due: 2020-06-25", "2020-06-28", "due_rollover: next_workday")
    assert (rolled.effective_due, rolled.overdue_days) == (date(2020, 6, 28), 0)
    assert task_at("due: 2020-06-25", "2020-06-28").overdue_days == 3
    fields = f"due: 2020-05-29, {EXTENDED % ('2020-05-20', '2020-06-25')}"
    extended = task_at(fields, "2020-06-29", "due_rollover: next_workday")
    assert extended.overdue_days == 1


@pytest.mark.parametrize(
    ("fields", "as_of", "days"),
    [
        (JUNE, "2020-06-30", 0),
        (JUNE, "2020-07-01", 1),
        ("due: 2020-02-28", "2020-03-01", 2),
        ("due: 2020-02-29", "2020-03-01", 1),
        ("due: 2021-02-28", "2021-03-01", 1),
        (f"{JUNE}, {FULL}", "2020-07-02", 2),
        (f"{JUNE}, done: 2020-07-01", "2020-07-01", 0),
        (f"{JUNE}, done: 2020-07-03", "2020-07-02", 2),
        (f"{JUNE}, {PAUSED % '2020-06-10'}", "2020-07-02", 0),
        (f"{JUNE}, {CANCELLED % '2020-07-02'}", "2020-07-02", 0),
        (f"{JUNE}, {CANCELLED % '2020-07-02'}", "2020-07-01", 1),
        (f"{JUNE}, {EXTENDED % ('2020-07-05', '2020-07-31')}", "2020-07-04", 4),
        (f"{JUNE}, {EXTENDED % ('2020-07-05', '2020-07-31')}", "2020-07-05", 0),
    ],
)
def test_on_the_day_of_the_limit_nothing_is_overdue(
    task_at: TaskAt, fields: str, as_of: str, days: int
) -> None:
    assert task_at(fields, as_of).overdue_days == days


@pytest.mark.parametrize(
    ("fields", "as_of", "soon"),
    [
        ("due: 2020-06-30", "2020-06-23", True),  # 24, 28, 29, 30: the 25th to 27th are off
        ("due: 2020-06-30", "2020-06-22", True),
        ("due: 2020-06-30", "2020-06-21", False),
        ("due: 2020-06-30", "2020-06-30", True),
        ("due: 2020-06-30", "2020-07-01", False),
        ("due: 2020-06-30, done: 2020-06-29", "2020-06-29", False),
        (f"due: 2020-06-30, {PAUSED % '2020-06-01'}", "2020-06-29", False),
        (f"due: 2020-06-30, {CANCELLED % '2020-06-01'}", "2020-06-29", False),
        (f"due: 2020-06-30, {EXTENDED % ('2020-06-01', '2020-09-30')}", "2020-06-29", False),
    ],
)
def test_due_soon_is_counted_in_working_days(
    task_at: TaskAt, fields: str, as_of: str, soon: bool
) -> None:
    assert task_at(fields, as_of).due_soon is soon


LATE = "due: 2020-12-31"


@pytest.mark.parametrize(
    ("fields", "as_of", "stagnant"),
    [
        (LATE, "2020-01-31", False),
        (LATE, "2020-02-01", True),
        (f"{LATE}, start: 2020-03-01", "2020-03-31", False),
        (f"{LATE}, start: 2020-03-01", "2020-04-01", True),
        (f"{LATE}, assigned: 2020-03-01", "2020-03-31", False),
        (f"{LATE}, assigned: 2020-03-01", "2020-04-01", True),
        (f"{LATE}, start: 2020-05-01, assigned: 2020-01-01", "2020-04-01", False),
        (f"{LATE}, updates: [{{date: 2020-03-01, note: 忙}}]", "2020-03-31", False),
        (f"{LATE}, updates: [{{date: 2020-03-01, note: 忙}}]", "2020-04-01", True),
        (f"{LATE}, updates: [{{date: 2020-03-01, progress: 100}}]", "2020-05-01", False),
        (f"{LATE}, {PAUSED % '2020-02-01, end: 2020-03-01'}", "2020-03-31", False),
        (f"{LATE}, {PAUSED % '2020-02-01, end: 2020-03-01'}", "2020-04-01", True),
        (f"{LATE}, {PAUSED % '2020-06-01, end: 2020-07-01'}", "2020-04-01", True),
        (f"{LATE}, {PAUSED % '2020-02-01'}", "2020-06-01", False),
        (f"{LATE}, done: 2020-02-02", "2020-06-01", False),
        (f"{LATE}, {CANCELLED % '2020-02-02'}", "2020-06-01", False),
    ],
)
def test_stagnant_is_more_than_thirty_days_without_a_sign_of_life(
    task_at: TaskAt, fields: str, as_of: str, stagnant: bool
) -> None:
    assert task_at(fields, as_of).stagnant is stagnant


@pytest.mark.parametrize(
    ("fields", "as_of", "unreported"),
    [
        (JUNE, "2020-05-31", False),
        (JUNE, "2020-06-01", True),
        (f"{JUNE}, {HALF}", "2020-06-14", True),
        (f"{JUNE}, {HALF}", "2020-06-15", False),
        (f"{JUNE}, done: 2020-06-10", "2020-06-10", False),
        (f"{JUNE}, {PAUSED % '2020-06-01'}", "2020-06-10", False),
        (f"{JUNE}, {CANCELLED % '2020-06-01'}", "2020-06-10", False),
        ("due: 2020-06-30, assigned: 2020-06-10", "2020-06-10", False),
        ("due: 2020-06-30, assigned: 2020-06-10", "2020-06-11", True),
        (f"{JUNE}, assigned: 2020-06-10", "2020-06-10", False),
    ],
)
def test_unreported_is_started_without_any_update(
    task_at: TaskAt, fields: str, as_of: str, unreported: bool
) -> None:
    assert task_at(fields, as_of).unreported is unreported


def at(progress: str) -> str:
    return f"{JUNE}, updates: [{{date: 2020-06-02, progress: {progress}}}]"


@pytest.mark.parametrize(
    ("fields", "as_of", "light", "word"),
    [
        (f"{JUNE}, {CANCELLED % '2020-06-02'}", "2020-07-10", Light.GREY, "取消"),
        (f"{JUNE}, {PAUSED % '2020-06-02'}", "2020-07-10", Light.GREY, "暂缓"),
        (f"{JUNE}, done: 2020-07-10", "2020-07-10", Light.DONE, "办结"),
        (at("100"), "2020-07-01", Light.RED, "逾期"),
        (at("0"), "2020-07-01", Light.RED, "逾期"),
        (at("40"), "2020-06-15", Light.GREEN, "正常"),  # exactly 10 points behind
        (at("39.99"), "2020-06-15", Light.YELLOW, "滞后"),
        (at("89"), "2020-06-30", Light.YELLOW, "滞后"),
        (at("90"), "2020-06-30", Light.BLUE, "临期"),
        (JUNE, "2020-06-03", Light.GREEN, "正常"),
        (JUNE, "2020-05-31", Light.GREY, "未到"),
        ("start: 2020-06-05, due: 2020-06-05", "2020-06-03", Light.BLUE, "临期"),
        (
            "due: 2020-12-31, updates: [{date: 2020-01-01, progress: 99}]",
            "2020-02-10",
            Light.YELLOW,
            "滞后",
        ),
    ],
)
def test_the_worst_light_that_applies_is_shown(
    task_at: TaskAt, fields: str, as_of: str, light: Light, word: str
) -> None:
    state = task_at(fields, as_of)
    assert (state.light, state.light_label) == (light, word)


def test_the_margins_are_the_plan_s_own(task_at: TaskAt) -> None:
    assert task_at(at("49"), "2020-06-15", "behind_points: 0.5").light is Light.YELLOW
    assert task_at(JUNE, "2020-06-12", "behind_points: 100, stagnant_days: 10").stagnant
    assert task_at(JUNE, "2020-06-12", "due_soon_days: 30").due_soon


THREE = (
    "extensions: [{date: 2020-06-20, to: 2020-07-10, reason: 雨, approved_by: 办},"
    " {date: 2020-07-11, to: 2020-07-31, reason: 雨, approved_by: 办},"
    " {date: 2020-08-11, to: 2020-08-31, reason: 雨, approved_by: 办}]"
)


@pytest.mark.parametrize(
    ("fields", "as_of", "words"),
    [
        (f"{JUNE}, {EXTENDED % ('2020-06-30', '2020-07-31')}", "2020-08-01", ()),
        (f"{JUNE}, {EXTENDED % ('2020-07-01', '2020-07-31')}", "2020-07-01", ("逾期后延期",)),
        (f"{JUNE}, {EXTENDED % ('2020-07-01', '2020-07-31')}", "2020-06-30", ()),
        (f"{JUNE}, {PAUSED % '2020-06-30'}", "2020-07-01", ()),
        (f"{JUNE}, {PAUSED % '2020-07-01'}", "2020-07-01", ("逾期后暂缓",)),
        (f"{JUNE}, {PAUSED % '2020-07-01'}", "2020-06-30", ()),
        (f"{JUNE}, {CANCELLED % '2020-06-30'}", "2020-07-01", ()),
        (f"{JUNE}, {CANCELLED % '2020-07-01'}", "2020-07-01", ("逾期后取消",)),
        (f"{JUNE}, {CANCELLED % '2020-07-01'}", "2020-06-30", ()),
        (
            f"{JUNE}, {EXTENDED % ('2020-06-20', '2020-07-31')}, {PAUSED % '2020-07-10'}",
            "2020-08-01",
            (),
        ),
        (
            f"{JUNE}, {EXTENDED % ('2020-07-05', '2020-07-31')}, {CANCELLED % '2020-08-01'}",
            "2020-08-01",
            ("逾期后延期", "逾期后取消"),
        ),
        (f"{JUNE}, {THREE}", "2020-09-01", ("逾期后延期",)),
    ],
)
def test_approvals_after_the_limit_are_named(
    task_at: TaskAt, fields: str, as_of: str, words: tuple[str, ...]
) -> None:
    assert task_at(fields, as_of).late_words == words


def test_what_a_table_needs_is_at_hand(task_at: TaskAt) -> None:
    updates = (
        "updates: [{date: 2020-06-12, progress: 20, reason: 缺料, next_step: 催货},"
        " {date: 2020-06-15, progress: 30}, {date: 2020-06-10, reason: 雨}]"
    )
    state = task_at(f"{JUNE}, {updates}", "2020-06-20")
    assert (state.id, state.title, state.owner, state.workstream) == ("t", "整治", "城管局", "A")
    assert state.latest is not None
    assert state.latest.date == date(2020, 6, 15)
    assert (state.reason, state.next_step) == (None, None)
    nothing = task_at(JUNE, "2020-06-20")
    assert (nothing.latest, nothing.reason, nothing.next_step) == (None, None, None)


def test_a_task_assigned_later_does_not_exist(read: Read) -> None:
    plan = read(
        "tasks:\n- {id: t, title: 整治, workstream: A, assigned: 2020-06-10, due: 2020-06-30}\n"
    )
    assert assess(plan, date(2020, 6, 9)) == ()
    assert len(assess(plan, date(2020, 6, 10))) == 1


def test_a_task_with_parts_stands_for_its_parts(read: Read) -> None:
    plan = read("""
tasks:
  - id: t
    title: 十二个市场
    workstream: A
    due: 2020-06-30
    weight: 3
    target: {value: 10, unit: 个}
    parts:
      - {owner: 东华街道, done: 2020-06-20}
      - {owner: 联盟街道, due: 2020-07-31, target: {value: 4, unit: 个}}
updates:
  - {task: t/联盟街道, date: 2020-06-10, value: 1}
""")
    one, two = assess(plan, date(2020, 7, 1))
    assert (one.id, one.owner, one.state) == ("t/东华街道", "东华街道", State.DONE)
    assert (two.id, two.owner, two.progress) == ("t/联盟街道", "联盟街道", Fraction(1, 4))
    assert two.effective_due == date(2020, 7, 31)
    assert one.leaf.weight == two.leaf.weight == Fraction(3, 2)


def test_words_are_stable_and_labelled() -> None:
    assert [f"{state}" for state in State] == [
        "done",
        "in_progress",
        "submitted",
        "not_started",
        "suspended",
        "cancelled",
    ]
    assert [light.label for light in Light] == ["逾期", "滞后", "临期", "正常", "未到/暂缓", "办结"]


@pytest.mark.parametrize(
    ("fields", "as_of", "planned", "started"),
    [
        ("due: 2024-11-30, assigned: 2024-09-01", "2024-09-01", "1/91", True),
        ("due: 2024-11-30, assigned: 2024-09-01", "2024-11-30", "1", True),
        ("due: 2024-11-30, assigned: 2024-09-01, start: 2024-01-01", "2024-09-01", "49/67", True),
        ("due: 2024-11-30, assigned: 2024-09-01, start: 2024-10-01", "2024-09-01", "0", False),
        ("due: 2020-01-10, assigned: 2019-12-22", "2019-12-31", "1/2", True),
        ("due: 2020-01-10", "2020-01-01", "1/10", True),
    ],
)
def test_a_task_is_measured_from_its_start_else_from_the_day_it_was_handed_out(
    task_at: TaskAt, fields: str, as_of: str, planned: str, started: bool
) -> None:
    state = task_at(fields, as_of)
    assert (str(state.planned), state.started) == (planned, started)


def test_silence_is_counted_from_the_day_it_was_handed_out(read: Read) -> None:
    plan = read(
        "tasks: [{id: t, title: 整治, workstream: A, assigned: 2020-09-01, due: 2020-12-31, "
        "parts: [{owner: 城管局}, {owner: 教体局}]}]\n"
    )
    for day, silent, unreported in (
        ("2020-09-01", False, False),
        ("2020-09-02", False, True),
        ("2020-10-01", False, True),
        ("2020-10-02", True, True),
    ):
        for state in assess(plan, date.fromisoformat(day)):
            assert (state.stagnant, state.unreported) == (silent, unreported)
            assert state.start == date(2020, 9, 1)


# --- a target shared by several units -------------------------------------------------------------

TEN, TWENTY = "updates: [{date: 2020-06-10, value: 10}]", "updates: [{date: 2020-06-20, value: 20}]"


@pytest.mark.parametrize(
    ("first", "second", "day", "progress"),
    [
        # nobody's own: what all have done counts for each
        (TEN, TWENTY, "06-09", "0 0"),
        (TEN, TWENTY, "06-10", "1/3 1/3"),
        (TEN, TWENTY, "06-20", "1 1"),
        (TEN, "", "06-20", "1/3 1/3"),
        (TEN, "updates: [{date: 2020-06-20, progress: 50}]", "06-20", "1/3 1/2"),
        (TEN, "updates: [{date: 2020-06-20, note: 无}]", "06-20", "1/3 1/3"),
        (TEN, "done: 2020-06-11", "06-20", "1/3 1"),
        (TEN, "updates: [{date: 2020-06-20, value: -40}]", "06-20", "0 0"),
        # one alone has what is left
        (f"target: {{value: 20, unit: 处}}, {TEN}", TEN, "06-20", "1/2 1"),
        (f"share: 40%, {TEN}", f"share: 60%, {TEN}", "06-20", "5/6 5/9"),
        (f"share: 40%, {TEN}", TWENTY, "06-20", "5/6 1"),
        # nothing is left: what it reports tells nothing
        (f"share: 100%, {TEN}", TWENTY, "06-20", "1/3 0"),
    ],
)
def test_what_the_parts_of_a_task_are_to_reach(
    read: Read, first: str, second: str, day: str, progress: str
) -> None:
    plan = read(
        "tasks: [{id: t, title: 整治, workstream: A, due: 2020-12-31, "
        "target: {value: 30, unit: 处}, "
        f"parts: [{{owner: 城管局, {first}}}, {{owner: 教体局, {second}}}]}}]\n"
    )
    states = assess(plan, date.fromisoformat(f"2020-{day}"))
    assert " ".join(str(state.progress) for state in states) == progress
