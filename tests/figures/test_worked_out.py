"""What is worked out of a plan at a day is worked out once, and kept for the last few days only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from wenming_cli.figures.days.worked_out import MOST_DAYS
from wenming_cli.figures.findings.surveying import survey
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
