"""Laws that hold whatever a plan says."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from wenming_cli.figures.days.calendar import horizon, is_workday
from wenming_cli.figures.days.elapsed import elapsed_rate
from wenming_cli.figures.definitions import Unit
from wenming_cli.figures.standing import standing
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import AT_REST
from wenming_cli.model.base import Entry
from wenming_cli.model.finding import Event, Finding, LogEntry
from wenming_cli.model.owner import Owner
from wenming_cli.model.plan import Plan
from wenming_cli.model.project import Project
from wenming_cli.model.settings import Settings
from wenming_cli.model.task import Cancellation, Extension, Suspension, Task, Update
from wenming_cli.model.workstream import Workstream
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import percent_against

UNITS = ("城管局", "教体局", "东华街道")
DAYS = st.integers(0, 400).map(lambda n: date(2019, 12, 20) + timedelta(days=n))
TEXT_DAYS = DAYS.map(str)
APPROVED: dict[str, Any] = {"reason": st.just("雨"), "approved_by": st.just("办")}
EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "25"))
laws = settings(max_examples=EXAMPLES, deadline=None)
PLAIN = Settings.model_validate({})

E = TypeVar("E", bound=Entry)


def entries(
    model: type[E], optional: Mapping[str, Any] | None = None, **fields: Any
) -> st.SearchStrategy[E]:
    given_fields: Mapping[str, st.SearchStrategy[Any]] = fields
    return st.fixed_dictionaries(given_fields, optional=optional or {}).map(model.model_validate)


def some(strategy: st.SearchStrategy[E], most: int = 3) -> st.SearchStrategy[tuple[E, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def numbered(strategy: st.SearchStrategy[E], most: int) -> st.SearchStrategy[tuple[E, ...]]:
    return some(strategy, most).map(
        lambda found: tuple(e.model_copy(update={"id": f"{i}"}) for i, e in enumerate(found))
    )


TASKS = entries(
    Task,
    id=st.just("t"),
    title=st.just("整治"),
    workstream=st.sampled_from("AB"),
    due=TEXT_DAYS,
    optional={
        "owner": st.sampled_from(UNITS),
        "start": TEXT_DAYS,
        "assigned": TEXT_DAYS,
        "done": TEXT_DAYS,
        "weight": st.sampled_from(["2", "0.5", "0.3"]),
        "updates": some(
            entries(Update, {"progress": st.integers(0, 100).map(str)}, date=TEXT_DAYS)
        ),
        "extensions": some(entries(Extension, date=TEXT_DAYS, to=TEXT_DAYS, **APPROVED)),
        "suspensions": some(
            entries(Suspension, {"end": TEXT_DAYS}, start=TEXT_DAYS, **APPROVED), most=1
        ),
        "cancelled": entries(Cancellation, date=TEXT_DAYS, **APPROVED),
    },
)
FINDINGS = entries(
    Finding,
    id=st.just("f"),
    found=TEXT_DAYS,
    source=st.just("covert"),
    site=st.sampled_from(["S1", "S2"]),
    workstream=st.sampled_from("AB"),
    category=st.just("环境"),
    text=st.just("垃圾"),
    owner=st.sampled_from(UNITS),
    log=some(entries(LogEntry, date=TEXT_DAYS, event=st.sampled_from([e.value for e in Event]))),
)
PLANS = st.builds(
    Plan,
    st.just(Path()),
    st.just(""),
    st.just(frozenset()),
    entries(Project, id=st.just("p"), name=st.just("n"), year=st.just("2020"), owner=st.just("办")),
    entries(Settings, due_rollover=st.sampled_from(["none", "next_workday"])),
    owners=st.tuples(
        *(entries(Owner, name=st.just(unit), kind=st.just("department")) for unit in UNITS)
    ),
    workstreams=st.tuples(
        *(
            entries(
                Workstream,
                id=st.just(i),
                name=st.just(i),
                kind=st.just("other"),
                owner=st.just("城管局"),
            )
            for i in "AB"
        )
    ),
    tasks=numbered(TASKS, 8),
    findings=numbered(FINDINGS, 6),
)


@laws
@given(PLANS, DAYS)
def test_rates_lie_within_0_and_1(plan: Plan, as_of: date) -> None:
    now = standing(plan, as_of)
    for group in (now.whole, *now.workstreams, *now.owners):
        for figure in group.figures:
            assert figure.definition.unit is Unit.RATE
            assert (figure.value is None) == (figure.reason is not None)
            assert figure.value is None or 0 <= figure.value <= 1
            assert set(figure.counted) <= set(figure.among)


@laws
@given(PLANS, DAYS)
def test_totals_are_sums_over_workstreams_and_over_owners(plan: Plan, as_of: date) -> None:
    now = standing(plan, as_of)
    for groups in (now.workstreams, now.owners):
        for whole, *parts in zip(now.whole.figures, *(g.figures for g in groups), strict=True):
            if whole.id != "elapsed_rate" and parts:
                assert whole.numerator == sum(part.numerator for part in parts)
                assert whole.denominator == sum(part.denominator for part in parts)


@laws
@given(PLANS, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(plan: Plan, as_of: date, random: Any) -> None:
    shuffled = replace(
        plan,
        tasks=tuple(random.sample(plan.tasks, len(plan.tasks))),
        findings=tuple(random.sample(plan.findings, len(plan.findings))),
    )
    one, other = standing(plan, as_of), standing(shuffled, as_of)
    assert one.whole.figures == other.whole.figures
    assert [g.counts for g in one.owners] == [g.counts for g in other.owners]


@laws
@given(PLANS, DAYS)
def test_the_states_add_up(plan: Plan, as_of: date) -> None:
    counts = standing(plan, as_of).whole.counts
    states = ("done", "in_progress", "submitted", "not_started", "suspended")
    assert counts["tasks"] == sum(counts[state] for state in states)
    stages = ("open", "rectified", "closed", "long_term")
    assert counts.get("findings", 0) == sum(counts.get(f"{s}_findings", 0) for s in stages)


@laws
@given(PLANS, DAYS)
def test_nothing_is_asked_of_a_task_at_rest(plan: Plan, as_of: date) -> None:
    for state in assess(plan, as_of):
        troubles = (state.overdue_days > 0, state.due_soon, state.stagnant, state.unreported)
        assert state.state not in AT_REST or not any(troubles)
        assert not (state.overdue_days and state.due_soon)
        assert 0 <= state.planned <= 1


@laws
@given(PLANS, DAYS)
def test_what_is_dated_later_changes_nothing(plan: Plan, as_of: date) -> None:
    def known(task: Task) -> Task:
        return task.model_copy(
            update={
                "updates": tuple(u for u in task.updates if u.date <= as_of),
                "extensions": tuple(e for e in task.extensions if e.date <= as_of),
                "suspensions": tuple(s for s in task.suspensions if s.start <= as_of),
            }
        )

    past = replace(plan, tasks=tuple(known(task) for task in plan.tasks))
    assert standing(past, as_of).whole.figures == standing(plan, as_of).whole.figures


@laws
@given(PLANS, DAYS, DAYS)
def test_time_does_not_run_backwards(plan: Plan, one: date, other: date) -> None:
    earlier, later = elapsed_rate(plan, min(one, other)), elapsed_rate(plan, max(one, other))
    assert earlier.numerator <= later.numerator


@laws
@given(DAYS, st.integers(0, 30), DAYS)
def test_the_horizon_agrees_with_counting(after: date, days: int, limit: date) -> None:
    between = map(date.fromordinal, range(after.toordinal() + 1, limit.toordinal() + 1))
    within = sum(is_workday(each, PLAIN) for each in between) <= days
    assert (limit <= horizon(after, days, PLAIN)) is within


@laws
@given(st.fractions(-10, 10), st.integers(0, 8))
def test_rounding_is_off_by_half_a_unit_at_most(value: Fraction, places: int) -> None:
    assert abs(Fraction(decimal_text(value, places)) - value) <= Fraction(1, 2 * 10**places)


@laws
@given(st.fractions(0, 1, max_denominator=10**6), st.sampled_from(["0.95", "0.9", "1", "1/3"]))
def test_printing_keeps_the_side_of_a_threshold(value: Fraction, threshold: str) -> None:
    limit = Fraction(threshold)
    shown = Fraction(percent_against(value, limit).removesuffix("%")) / 100
    if value != limit:
        assert (shown > limit) == (value > limit)
        assert (shown < limit) == (value < limit)
