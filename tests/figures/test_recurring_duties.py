"""Every period of a recurring duty is a task of its own; counted anew from the calendar."""

import os
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.figures.conftest import Read, bare_plan
from wenming_cli.figures.standing import standing
from wenming_cli.figures.table import COMPLETION_RATE, ON_TIME_RATE
from wenming_cli.figures.tasks.assessing import assess, to_come
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.figures.trends.measures import PLANNED
from wenming_cli.figures.trends.s_curve import planned_ahead
from wenming_cli.model.plan import Plan
from wenming_cli.model.recurrence import period_called
from wenming_cli.model.task import Task


def states(plan: Plan, day: str) -> dict[str, TaskState]:
    return {state.id: state for state in assess(plan, date.fromisoformat(day))}


@pytest.mark.parametrize(
    ("every", "dues"),
    [
        ("period: month, day: 31, to: 2020-04-30", "01-31 02-29 03-31 04-30"),
        ("period: month, day: 5, from: 2020-10-06", "11-05 12-05"),
        ("period: quarter, day: 15", "01-15 04-15 07-15 10-15"),
        ("period: quarter, day: 3-31", "03-31 06-30 09-30 12-31"),
        ("period: quarter, day: 2-30", "02-29 05-30 08-30 11-30"),
        ("period: half_year, day: 6-15", "06-15 12-15"),
        ("period: week, day: 7, to: 2020-01-20", "01-05 01-12 01-19"),
        ("period: week, day: 1, from: 2020-12-20", "12-21 12-28"),
        ("period: 每半年, day: 1", "01-01 07-01"),
    ],
)
def test_each_has_its_limit(read: Read, every: str, dues: str) -> None:
    plan = read(f"tasks:\n- {{id: t, title: 月报, workstream: A, every: {{{every}}}}}\n")
    assert [f"{leaf.due:%m-%d}" for leaf in plan.leaves] == dues.split()


def test_the_limit_of_each_stands_where_the_rhythm_is_written(read: Read) -> None:
    rhythm = "every: {period: quarter, day: 15}"
    plan = read(f"tasks:\n- {{id: t, title: 月报, workstream: A, {rhythm}}}\n")
    assert {leaf.location("due") for leaf in plan.leaves} == {plan.tasks[0].location("every")}


@pytest.mark.parametrize(
    ("period", "ids"),
    [
        ("week", ["t@2020-W01", "t@2020-W02", "t@2020-W53"]),
        ("month", ["t@2020-01", "t@2020-02", "t@2020-12"]),
        ("quarter", ["t@2020-Q1", "t@2020-Q2", "t@2020-Q4"]),
        ("half_year", ["t@2020-H1", "t@2020-H2", "t@2020-H2"]),
    ],
)
def test_each_has_the_name_of_its_period(read: Read, period: str, ids: list[str]) -> None:
    text = f"tasks:\n- {{id: t, title: 报, workstream: A, every: {{period: {period}, day: 4}}}}\n"
    found = [leaf.id for leaf in read(text).leaves]
    assert [*found[:2], found[-1]] == ids


def test_a_week_over_the_end_of_a_year_belongs_to_one_of_them(read: Read) -> None:
    project = "plan: {id: p, name: 计划, year: 2021, owner: 区创建办}\n"
    text = "tasks:\n- {id: t, title: 报, workstream: A, every: {period: week, day: 5}}\n"
    first, *_, last = read(text, project).leaves
    assert (first.id, first.due) == ("t@2020-W53", date(2021, 1, 1))
    assert (last.id, last.due) == ("t@2021-W52", date(2021, 12, 31))


TASK = """tasks:
- id: t
  title: 月报
  workstream: A
  every: {period: month, day: 25}
  updates:
  - {date: 2020-01-20, done: 2020-01-20}
  - {task: t@2020-02, date: 2020-03-02, done: 2020-02-26}
  - {date: 2020-04-10, progress: 40%}
  extensions:
  - {task: t@2020-04, date: 2020-04-20, to: 2020-05-06, reason: 放假, approved_by: 区创建办}
updates:
- {task: T＠2020-03, date: 2020-03-25, done: 2020-03-25, note: 已报}
"""


def test_each_has_its_own_records(read: Read) -> None:
    found = states(read(TASK), "2020-05-05")
    assert list(found) == [f"t@2020-0{month}" for month in range(1, 6)]
    assert [state.state.label for state in found.values()] == [
        *("办结", "办结", "办结"),
        *("进行中", "未开始"),
    ]
    april = found["t@2020-04"]
    assert (april.effective_due, april.overdue_days) == (date(2020, 5, 6), 0)
    assert april.progress == Fraction(2, 5)
    assert found["t@2020-03"].title == "月报（2020年3月）"


def test_only_what_has_begun_is_counted(read: Read) -> None:
    plan = read(TASK)
    for day, completion, on_time in (
        ("2020-01-01", "0/1", "0/0"),
        ("2020-02-29", "2/2", "1/2"),
        ("2020-03-31", "3/3", "2/3"),
        ("2020-12-31", "3/12", "2/12"),
    ):
        whole = standing(plan, date.fromisoformat(day)).whole
        rates = [whole.figure(figure.id) for figure in (COMPLETION_RATE, ON_TIME_RATE)]
        assert [rate and rate.numbers() for rate in rates] == [completion, on_time]


def test_each_unit_has_its_own(read: Read) -> None:
    plan = read(
        "tasks:\n- id: t\n  title: 清洗\n  workstream: A\n"
        "  every: {period: week, day: 5, from: 2020-06-01, to: 2020-06-12}\n"
        "  target: {value: 10, unit: 处}\n"
        "  parts:\n"
        "  - {owner: 城管局, target: {value: 4, unit: 处}}\n"
        "  - {owner: 教体局}\n"
        "  - {owner: 联盟街道}\n"
        "updates:\n"
        "- {task: t/教体局@2020-W23, date: 2020-06-03, value: 3}\n"
        "- {task: t/联盟街道@2020-W24, date: 2020-06-09, value: 6}\n"
    )
    found = states(plan, "2020-06-10")
    assert {name: state.progress for name, state in found.items()} == {
        "t/城管局@2020-W23": 0,
        "t/教体局@2020-W23": Fraction(1, 2),
        "t/联盟街道@2020-W23": Fraction(1, 2),
        "t/城管局@2020-W24": 0,
        "t/教体局@2020-W24": 1,
        "t/联盟街道@2020-W24": 1,
    }
    assert sum(leaf.weight for leaf in plan.leaves) == 1


def test_what_is_cancelled_leaves_what_was_done(read: Read) -> None:
    plan = read(TASK + "").tasks[0]
    end = "{date: 2020-04-15, reason: 停办, approved_by: 区创建办}"
    text = TASK.replace(
        "  updates:\n  - {date: 2020-01", f"  cancelled: {end}\n  updates:\n  - {{date: 2020-01"
    )
    found = states(read(text), "2020-12-31")
    assert plan.cancelled is None
    assert [state.state for state in found.values()] == [*[State.DONE] * 3, State.CANCELLED]


def test_what_waits_for_a_duty_waits_for_what_has_begun(read: Read) -> None:
    more = "- {id: w, title: 总结, workstream: A, due: 2020-12-31, depends_on: [t]}\n"
    plan = read(TASK.replace("updates:\n- {task", more + "updates:\n- {task"))
    assert states(plan, "2020-03-31")["w"].holders == ()
    assert [leaf.id for leaf in states(plan, "2020-05-05")["w"].holders] == [
        *("t@2020-04", "t@2020-05")
    ]


def test_a_suspension_holds_for_what_is_open(read: Read) -> None:
    pause = "  suspensions: [{start: 2020-05-01, end: 2020-06-30, reason: 疫情, approved_by: 办}]\n"
    plan = read(
        TASK.replace("  updates:\n  - {date: 2020-01", pause + "  updates:\n  - {date: 2020-01")
    )
    assert [s.state.label for s in states(plan, "2020-05-05").values()] == [
        *("办结", "办结", "办结", "暂缓", "暂缓"),
    ]


AHEAD = TASK.replace(
    "updates:\n- {task",
    "- {id: w, title: 巡查, workstream: A, every: {period: week, day: 5},"
    " parts: [{owner: 城管局}, {owner: 教体局}]}\n"
    "- {id: q, title: 小结, workstream: A, every: {period: quarter, day: 3-31}}\n"
    "- {id: x, title: 一次, workstream: A, due: 2020-08-20}\n"
    "updates:\n- {task",
)


@pytest.mark.parametrize(
    ("day", "months"), [("2020-04-30", 8), ("2020-05-31", 7), ("2020-06-17", 7), ("2020-12-31", 0)]
)
def test_the_course_ahead_is_what_will_be_due(read: Read, day: str, months: int) -> None:
    plan, as_of = read(AHEAD), date.fromisoformat(day)
    ahead = list(planned_ahead(plan, standing(plan, as_of).whole, as_of))
    whole = [standing(plan, moment.as_of).whole for moment, _ in ahead]
    assert [count for _, count in ahead] == [PLANNED.of(each) for each in whole]
    assert len(ahead) == months


def test_the_course_ahead_leaves_out_what_is_unknown_cancelled_or_paused(read: Read) -> None:
    every = "every: {period: month, day: 10, from: 2020-06-01}"
    end = "reason: 停, approved_by: 办}"
    plan = read(
        f"tasks:\n- {{id: a, title: 甲, workstream: A, {every}, assigned: 2020-07-01}}\n"
        f"- {{id: b, title: 乙, workstream: A, {every}, cancelled: {{date: 2020-08-05, {end}}}\n"
        f"- {{id: c, title: 丙, workstream: A, {every},"
        f" suspensions: [{{start: 2020-06-20, {end}]}}\n"
        f"- {{id: d, title: 丁, workstream: A, {every},"
        " updates: [{task: d@2020-09, date: 2020-06-15, done: 2020-06-15}]}\n"
    )
    june = date(2020, 6, 30)
    assert [state.id for state in to_come(plan, june) if state.leaf.task.id in "ab"] == [
        *("b@2020-07", "b@2020-08")
    ]
    states = {state.id: state.state for state in to_come(plan, june)}
    assert states["c@2020-12"] is State.SUSPENDED
    assert states["d@2020-09"] is State.DONE
    counts = dict(planned_ahead(plan, standing(plan, june).whole, june))
    assert list(counts.values()) == [4, 6, 7, 8, 9, 10]


# --- counted anew ---------------------------------------------------------------------------------

PERIODS = ("week", "month", "quarter", "half_year")
MONTHS = {"month": 1, "quarter": 3, "half_year": 6}


def naive_key(period: str, day: date) -> str:
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    if period == "month":
        return f"{day.year}-{day.month:02}"
    if period == "quarter":
        return f"{day.year}-Q{(day.month - 1) // 3 + 1}"
    return f"{day.year}-H{1 if day.month < 7 else 2}"


def naive_is_due(period: str, month: int, wanted: int, day: date) -> bool:
    """Whether a day is the one a duty falls due on in its period."""
    if period == "week":
        return day.isoweekday() == wanted
    in_period = (day.month - 1) % MONTHS[period] + 1
    return in_period == month and day.day == min(wanted, monthrange(day.year, day.month)[1])


@st.composite
def duties(draw: st.DrawFn) -> tuple[str, int, int]:
    period = draw(st.sampled_from(PERIODS))
    if period == "week":
        return period, 1, draw(st.integers(1, 7))
    return period, draw(st.integers(1, MONTHS[period])), draw(st.integers(1, 31))


DAYS = st.dates(date(2019, 12, 20), date(2022, 1, 15))


@settings(deadline=None, max_examples=int(os.environ.get("WENMING_EXAMPLES", "100")))
@example(("week", 1, 5), 2021, (None, None), (), date(2021, 12, 31))
@example(("month", 1, 31), 2020, (None, None), (date(2020, 2, 29),), date(2020, 2, 29))
@example(("half_year", 6, 30), 2021, (date(2021, 6, 30), date(2021, 6, 30)), (), date(2021, 6, 30))
@given(
    duties(),
    st.sampled_from([2020, 2021]),
    st.tuples(st.none() | DAYS, st.none() | DAYS),
    st.lists(DAYS, max_size=6, unique_by=lambda day: day.isocalendar()[:2]).map(tuple),
    DAYS,
)
def test_occurrences_and_completions_are_those_of_the_calendar(
    duty: tuple[str, int, int],
    year: int,
    bounds: tuple[date | None, date | None],
    done: tuple[date, ...],
    as_of: date,
) -> None:
    period, month, day = duty
    since, until = bounds
    first = max(since or date(year, 1, 1), date(year, 1, 1))
    last = min(until or date(year, 12, 31), date(year, 12, 31))
    span = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    dues = {naive_key(period, d): d for d in span if naive_is_due(period, month, day, d)}
    keys = {naive_key(period, d): d for d in done}
    task = Task.model_validate(
        {
            "id": "t",
            "title": "报",
            "workstream": "A",
            "due": None,
            "every": {"period": period, "day": str(day) if month == 1 else f"{month}-{day}"}
            | ({"since": str(since)} if since else {})
            | ({"until": str(until)} if until else {}),
            "updates": [
                {"task": f"t@{key}", "date": str(each), "done": str(each)}
                for key, each in keys.items()
            ],
        }
    )
    plan = bare_plan(year, settings={"due_rollover": "none"}, tasks=(task,))
    begun = {}
    for key, due in dues.items():
        begin = due
        while begin > first and naive_key(period, begin - timedelta(days=1)) == key:
            begin -= timedelta(days=1)
        if begin <= as_of:
            begun[key] = due
    found = {state.id.removeprefix("t@"): state for state in assess(plan, as_of)}
    assert {key: state.effective_due for key, state in found.items()} == begun
    finished = {key for key in begun if key in keys and keys[key] <= as_of}
    assert {key for key, state in found.items() if state.state is State.DONE} == finished
    late = {key for key, due in begun.items() if due < as_of and key not in finished}
    assert {key for key, state in found.items() if state.overdue_days} == late
    assert [leaf.id for leaf in plan.leaves] == [f"t@{key}" for key in dues]
    for key, due in dues.items():
        named = period_called(key)
        assert named is not None
        assert due in named
