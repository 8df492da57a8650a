"""What is worked out of a plan at a day is worked out once, and kept for the last few days only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenming_cli.figures.days.worked_out import MOST_DAYS
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.model.finding import Event, Finding
from wenming_cli.model.plan import Plan

Read = Callable[..., Plan]
FOUND = "found: 2020-06-01, source: inspection, category: 卫生, text: 垃圾, owner: 城管局"
LOG = "log: [{date: 2020-06-03, event: rectified}]"
DAYS = [date(2020, 6, day) for day in range(1, MOST_DAYS + 2)]


def test_who_asks_again_gets_the_same(read: Read) -> None:
    plan = read(f"findings:\n- {{id: W1, {FOUND}, {LOG}}}\n")
    assert survey(plan, DAYS[0]) is survey(plan, DAYS[0])
    assert [survey(plan, day)[0].is_fixed for day in (DAYS[0], DAYS[2])] == [False, True]


def test_another_plan_is_asked_for_itself(read: Read) -> None:
    plan = read(f"findings:\n- {{id: W1, {FOUND}}}\n")
    assert len(survey(plan, DAYS[0])) == 1
    assert survey(replace(plan, findings=()), DAYS[0]) == ()


def test_the_oldest_day_is_forgotten(read: Read) -> None:
    plan = read(f"findings:\n- {{id: W1, {FOUND}}}\n")
    first, *_, last = (survey(plan, day) for day in DAYS)
    assert survey(plan, DAYS[-1]) is last
    assert survey(plan, DAYS[0]) is not first
    assert survey(plan, DAYS[0]) == first


IN_JUNE = st.integers(1, 6).map(lambda day: date(2020, 6, day))
EVENTS = (Event.RECTIFIED, Event.CLOSED, Event.VOID, Event.EXTENDED, Event.REASSIGNED)
ENTRY: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"date": IN_JUNE.map(str), "event": st.sampled_from([each.value for each in EVENTS])},
    optional={
        "to": IN_JUNE.map(str),
        "to_owner": st.sampled_from(["城管局", "教体局"]),
    },
)
FINDING: st.SearchStrategy[Finding] = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["W1", "W2", "W3"]),
        "found": IN_JUNE.map(str),
        "source": st.just("inspection"),
        "category": st.just("卫生"),
        "text": st.just("垃圾"),
        "owner": st.just("城管局"),
        "log": st.lists(ENTRY, max_size=4),
    },
    optional={
        "site": st.just("S1"),
        "repeat_of": st.sampled_from(["W1", "W2"]),
        "items": st.lists(
            st.fixed_dictionaries({"text": st.just("污水"), "log": st.lists(ENTRY, max_size=2)}),
            max_size=2,
        ),
    },
).map(Finding.model_validate)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(findings=st.lists(FINDING, min_size=2, max_size=4), days=st.permutations(DAYS))
def test_what_is_known_of_other_days_changes_none(
    read: Read, findings: list[Finding], days: list[date]
) -> None:
    """Settled findings are looked at once for all days, and what recurs is found once."""
    plan = replace(read(""), findings=tuple(findings))
    for day in days:
        assert survey(plan, day) == survey(replace(plan), day)
