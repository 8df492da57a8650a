"""The annexes of the report: every task, the findings of the month, sections at length."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.tasks.task_state import Light, State, TaskState
from wenming_cli.model.finding import Event
from wenming_cli.model.task import Suspension
from wenming_cli.reports.sentences import bare, items_in, joined
from wenming_cli.reports.view import View
from wenming_cli.words.dates import limit_text
from wenming_cli.words.nobody import NO_LEAD_YET
from wenming_cli.words.rates import short_percent

_OPEN = (Stage.OPEN, Stage.RECTIFIED, Stage.LONG_TERM)
_SETTLED = (Event.CLOSED, Event.VOID)


def task_table(view: View) -> dict[str, Any] | None:
    """任务进展表: ``rows`` by workstream; None where there is no task."""
    rows = [
        {"workstream": group.name, **_task(view, state)}
        for group in view.now.workstreams
        for state in group.tasks
    ]
    return {"title": "任务进展表", "rows": rows} if rows else None


def _task(view: View, state: TaskState) -> dict[str, Any]:
    return {
        "id": state.id,
        "title": state.title,
        "owner": state.led_by or NO_LEAD_YET,
        "due": limit_text(state.effective_due),
        "extended": bool(state.extensions),
        "progress": f"{short_percent(state.progress)}{state.in_amounts}",
        "planned": short_percent(state.planned),
        "state": _state_words(state),
        "latest": _latest(view, state),
    }


def _state_words(state: TaskState) -> str:
    """How far it has come, and its light where that says more: ``进行中，逾期32天``."""
    if state.light not in (Light.RED, Light.YELLOW, Light.BLUE):
        return state.state.label
    days = f"{state.overdue_days}天" if state.overdue_days else ""
    return f"{state.state.label}，{state.light.label}{days}"


def _latest(view: View, state: TaskState) -> str | None:
    """The last thing to be said of a task; None where nothing was."""
    course = state.leaf.course
    if state.state is State.DONE and course.done is not None:
        return f"{view.day(course.done)}办结"
    if state.state is State.CANCELLED and course.cancelled is not None:
        return f"{view.day(course.cancelled.date)}取消：{bare(course.cancelled.reason)}"
    if state.state is State.SUSPENDED:
        return _pause(view, course.suspensions)
    if state.latest is None:
        return None
    note = f"：{bare(state.latest.note)}" if state.latest.note else "报送进展"
    return f"{view.day(state.latest.date)}{note}"


def _pause(view: View, suspensions: Sequence[Suspension]) -> str | None:
    running = (s for s in reversed(suspensions) if s.start <= view.as_of)
    return next((f"{view.day(s.start)}起暂缓：{bare(s.reason)}" for s in running), None)


def details(title: str, section: dict[str, Any] | None, *lists: str) -> dict[str, Any] | None:
    """The whole of a section that the main text says shortly; None where it has no more to say."""
    is_told = section is not None and any(section[each] for each in lists)
    return {"title": title} if is_told else None


_WHERE = {
    "tasks": ("task_table", "task_details"),
    "inspections": ("patrol_details", "coverage_table"),
    "findings": ("finding_details", "finding_ledger"),
    "exam": ("exam_details",),
    "sampling": ("sampling_details",),
    "notices": ("notice_details",),
    "board": ("board_details",),
    "budget": ("budget_details",),
    "indicators": ("indicator_details",),
    "next_month": ("next_month_details",),
    "conventions": ("evidence", "conventions"),
}
"""The annexes that tell the whole of a section."""


def where(annexes: Mapping[str, dict[str, Any] | None]) -> dict[str, str]:
    """Where the whole of each section is: ``详见附件5、附件6。``; nothing where it has no annex."""
    return {section: _numbers(annexes[name] for name in names) for section, names in _WHERE.items()}


def _numbers(annexes: Iterable[dict[str, Any] | None]) -> str:
    numbers = joined(annex["number"] for annex in annexes if annex)
    return f"详见{numbers}。" if numbers else ""


def finding_ledger(view: View) -> dict[str, Any] | None:
    """问题台账: ``rows`` of what was found or settled in the month, and of what is not closed.

    None in a plan without findings.
    """
    if not view.plan.findings:
        return None
    rows = [_finding(view, s) for s in view.now.whole.findings if _is_of_month(view, s)]
    return {"title": "问题台账", "rows": rows}


def _is_of_month(view: View, state: FindingState) -> bool:
    if state.state in _OPEN or state.finding.found in view.period:
        return True
    return any(e.event in _SETTLED and e.date in view.period for e in state.log)


def _finding(view: View, state: FindingState) -> dict[str, Any]:
    return {
        "id": state.id,
        "found": state.finding.found.isoformat(),
        "site": view.plan.spot_of(state.finding),
        "category": state.finding.category,
        "text": f"{state.finding.text}{items_in(state)}",
        "owner": state.owner,
        "severity": state.finding.severity.label,
        "due": state.effective_due.isoformat(),
        "rectified_on": state.rectified_on.isoformat() if state.rectified_on else None,
        "closed_on": state.closed_on.isoformat() if state.closed_on else None,
        "state": state.state.label,
        "overdue_days": state.overdue_days,
    }
