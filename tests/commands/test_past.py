"""A past day tells what was known by then: later records change nothing that is printed of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.conftest import DEMO, ROOT, Wenming
from wenming_cli.inputs import opening
from wenming_cli.loading import load
from wenming_cli.model.base import Entry
from wenming_cli.model.indicator import Deviation, Indicator
from wenming_cli.model.narrative import Narrative
from wenming_cli.model.plan import Plan
from wenming_cli.model.project import Project
from wenming_cli.model.scalars import Month
from wenming_cli.model.task import Suspension
from wenming_cli.screens.hindsight import LATER

DAYS = ("2020-01-31", "2020-06-30", "2020-11-30")
SECTIONS = (
    *("tasks", "payments", "indicators", "samples", "sites", "inspections", "findings"),
    *("notices", "boards", "narratives", "closings"),
)
TOGETHER = {
    "done": ("done",),
    "replied": ("replied", "result", "evidence"),
    "closed": ("closed",),
    "end": ("end",),
    "score_date": ("score", "score_reason", "score_date"),
    "achievement_date": ("achievement", "problems", "measures", "achievement_date"),
    "forecast_date": ("forecast", "forecast_date"),
}
"""A day, and the fields that were written on it."""


def day_of(entry: Entry, end: date) -> date:
    """When a record came to be."""
    if isinstance(entry, Narrative):
        return end if entry.month is None else entry.month.last_day
    if isinstance(entry, Deviation):
        return entry.date or end
    names = ("date", "found", "assigned", "closed_on")
    known = [getattr(entry, name, None) for name in names]
    known += [entry.start] if isinstance(entry, Suspension) else []
    return next((day for day in known if isinstance(day, date)), date.min)


def cut(entry: Any, end: date, day: date) -> Any:
    """A record without what was written in it after a day."""
    changed: dict[str, Any] = {}
    for by, fields in TOGETHER.items():
        if by not in type(entry).model_fields or (by == "end" and isinstance(entry, Project)):
            continue
        written = getattr(entry, by)
        if written is None and isinstance(entry, (Indicator, Project)):
            written = end
        if written is not None and written > day:
            defaults = {name: type(entry).model_fields[name].default for name in fields}
            changed |= defaults
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if isinstance(value, tuple) and any(isinstance(each, Entry) for each in value):
            changed[name] = kept(value, end, day)
        elif isinstance(value, Entry):
            changed[name] = cut(value, end, day) if day_of(value, end) <= day else None
    return entry.model_copy(update=changed) if changed else entry


def kept(entries: tuple[Any, ...], end: date, day: date) -> tuple[Any, ...]:
    return tuple(cut(entry, end, day) for entry in entries if day_of(entry, end) <= day)


def until(plan: Plan, day: date) -> Plan:
    """A plan without any record, answer or words dated after a day."""
    sections = {name: kept(getattr(plan, name), plan.end, day) for name in SECTIONS}
    budget = None if plan.budget is None else cut(plan.budget, plan.end, day)
    project = cut(plan.project, plan.end, day)
    return replace(plan, **sections, budget=budget, project=project)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def demo() -> Plan:
    """The demo plan, with words on the whole, which it has not."""
    plan = load(DEMO, ROOT).plan
    assert plan is not None
    words = {"achievement": "已完成。", "problems": "培训少。", "measures": "补办。"}
    return replace(plan, project=plan.project.model_copy(update=words))


@pytest.fixture
def tell(wenming: Wenming, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What a command says of a plan."""

    def run(plan: Plan, *words: str) -> str:
        monkeypatch.setattr(opening, "open_plan", lambda *_, **__: plan)
        monkeypatch.setattr(opening, "open_plans", lambda *_: [plan])
        ran = wenming("-C", DEMO, *words)
        assert ran.code == 0, ran.err
        return ran.out

    return run


def test_cutting_takes_away(demo: Plan) -> None:
    early = until(demo, date(2020, 1, 31))
    assert 0 < len(early.payments) < len(demo.payments)
    assert early.project.achievement is None
    assert len(early.findings) < len(demo.findings)
    assert all(i.score is None and i.deviation is None for i in early.indicators)
    assert until(demo, demo.end).project == demo.project


@pytest.mark.no_cover
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("notices",),
        ("score",),
        ("indicators",),
        ("budget",),
        ("report",),
        ("report", "--template", "绩效自评表"),
        ("report", "--template", "绩效运行监控表"),
        ("report", "--template", "绩效目标申报表"),
        ("report", "--template", "任务分工表"),
    ],
)
def test_nothing_leaks_into_the_past(
    command: tuple[str, ...], day: str, demo: Plan, tell: Callable[..., str]
) -> None:
    at = ("--month", day[:7])
    early = until(demo, date.fromisoformat(day))
    assert tell(demo, *command, *at) == tell(early, *command, *at)


@pytest.mark.parametrize("day", DAYS[1:])
def test_a_board_marks_what_was_published_later(
    day: str, demo: Plan, tell: Callable[..., str]
) -> None:
    early = until(demo, date.fromisoformat(day))
    now = tell(demo, "board", "--month", day[:7]).splitlines()
    assert [line for line in now if LATER not in line] == tell(
        early, "board", "--month", day[:7]
    ).splitlines()
    later = [b for b in demo.boards if str(b.month) == day[:7] and b.date > date.fromisoformat(day)]
    assert sum(LATER in line for line in now) == len(later)


def test_show_marks_what_happened_later(demo: Plan, tell: Callable[..., str]) -> None:
    told = tell(demo, "show", "HW-02/双龙街道", "--month", "2020-06")
    assert f"办结日期：2020-07-09{LATER}\n" in told
    assert f"2020-07-09  办结{LATER}" in told
    assert LATER not in tell(demo, "show", "HW-02/双龙街道", "--month", "2020-07")
    by_june = tell(demo, "show", "SH-01", "--month", "2020-06")
    assert f"得分：9{LATER}\n" in by_june
    assert LATER not in tell(demo, "show", "SH-01", "--month", "2020-12")
    assert Month(2020, 6).last_day == date(2020, 6, 30)
