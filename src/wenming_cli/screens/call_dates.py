"""What is to be asked of units as entries of a calendar, which phones and computers take in."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event

from wenming_cli import sink
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.notices.whom_to_call import Call, Desk, Trouble
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.plan import Plan
from wenming_cli.screens.call_list import CallLine, lines
from wenming_cli.screens.screen_head import title as title_of
from wenming_cli.screens.step_subjects import contact
from wenming_cli.words.nobody import NO_LEAD


def calendar(plan: Plan, cutoff: Cutoff, desks: Sequence[Desk]) -> bytes:
    """An entry an item, all day: on its limit where that alone is near, on the day asked otherwise.

    Every stamp is that day's and an item is known by its id, so that the same plan gives the same
    bytes, and a calendar that is taken in again replaces what it holds of an item.
    """
    made = Calendar()
    made.add("prodid", "-//wenming//ZH-CN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _clean("  ".join(title_of(plan, cutoff, "今天要联系").words)))
    for desk in desks:
        for dated in (*_dated(plan, cutoff.as_of, desk), *_of_milestones(desk, cutoff.as_of)):
            made.add_component(_event(plan, cutoff.as_of, desk, dated))
    return bytes(made.to_ical())


class CallDate(NamedTuple):
    """A line of a unit with its day in the calendar, and what it is known by."""

    line: CallLine
    day: date
    name: str


def _dated(plan: Plan, as_of: date, desk: Desk) -> Iterator[CallDate]:
    days = [
        *(_day(call, as_of) for call in desk.calls),
        *(max(state.material.due, as_of) for state in desk.materials),
        *(as_of for _ in desk.replies),
    ]
    names = [
        *(f"{_kind(call)}{_whose(call)}" for call in desk.calls),
        *("material" for _ in desk.materials),
        *(f"notice/{desk.owner}" for _ in desk.replies),
    ]
    for line, day, name in zip(lines(plan, as_of, desk), days, names, strict=True):
        yield CallDate(line, day, f"{name}/{line.id}")


def _of_milestones(desk: Desk, as_of: date) -> Iterator[CallDate]:
    """An entry for each milestone that is near: on its day, or today where that has passed."""
    for call in desk.calls:
        task = call.item
        if not isinstance(task, TaskState):
            continue
        for each in call.milestones:
            due, name = each.milestone.due, each.milestone.name
            title, late = f"{task.title} {name}", each.overdue_days
            line = CallLine(task.id, title, each.words, "里程碑", due.isoformat(), late)
            yield CallDate(line, max(due, as_of), f"milestone/{desk.owner}/{task.id}/{name}")


def _day(call: Call, as_of: date) -> date:
    limit = call.item.effective_due
    return limit if limit is not None and call.troubles == (Trouble.DUE_SOON,) else as_of


def _kind(call: Call) -> str:
    return "task" if isinstance(call.item, TaskState) else "finding"


def _whose(call: Call) -> str:
    """The unit, where several have an entry of the same task."""
    several = isinstance(call.item, TaskState) and len(call.item.answerers) > 1
    return f"/{call.owner}" if several else ""


def _event(plan: Plan, as_of: date, desk: Desk, dated: CallDate) -> Event:
    line, day = dated.line, dated.day
    unit = desk.owner or NO_LEAD
    event = Event()
    event.add("uid", _clean(f"{plan.id}/{dated.name}@wenming"))
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("sequence", as_of.toordinal())
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _clean(f"{unit}：{line.title}（{line.word}）"))
    event.add("description", "\n".join(map(_clean, _told(plan, desk, line))))
    return event


def _told(plan: Plan, desk: Desk, line: CallLine) -> Iterator[str]:
    """What stands in an entry below its heading."""
    yield f"{line.id} {line.why}"
    if line.limit:
        yield f"时限 {line.limit}"
    if line.post:
        yield f"责任岗位：{line.post}"
    post = contact(plan, desk.owner)
    if post:
        yield f"联系岗位：{post}"
    if plan.sample:
        yield "含示例数据"


def _clean(text: str) -> str:
    return sink.terminal(" ".join(text.split()))
