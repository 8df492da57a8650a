"""The annexes of the report: every task, the findings of the month, sections at length."""

from collections.abc import Mapping, Sequence
from typing import Any

from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.tasks.task_state import Light, State, TaskState
from wenming_cli.model.finding import Event
from wenming_cli.model.task import Suspension
from wenming_cli.reports.sentences import bare
from wenming_cli.reports.view import View
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
        "owner": state.owner or NO_LEAD_YET,
        "due": state.effective_due.isoformat(),
        "extended": bool(state.extensions),
        "progress": short_percent(state.progress),
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
    "tasks": {"各项任务": "task_table", "各项重点工作": "task_details"},
    "patrol": {"各层级、各类点位": "patrol_details", "各点位": "coverage_table"},
    "findings": {"各单位、各类问题": "finding_details", "逐个问题": "finding_ledger"},
    "sampling": {"各单位的抽查情况": "sampling_details"},
    "notices": {"逐份": "notice_details"},
    "board": {"得分": "board_details"},
    "budget": {"各项用途": "budget_details"},
    "indicators": {"各项指标": "indicator_details"},
    "next_month": {"逐项": "next_month_details"},
    "conventions": {"数字来源": "evidence", "口径说明": "conventions"},
}
"""What a section leaves to annexes, and which they are."""


def where(annexes: Mapping[str, dict[str, Any] | None]) -> dict[str, str]:
    """The sentences that say in which annexes the rest is: ``各项任务见附件1。``."""
    return {section: _where(annexes, named) for section, named in _WHERE.items()}


def _where(annexes: Mapping[str, dict[str, Any] | None], named: Mapping[str, str]) -> str:
    found = ((what, annexes[name]) for what, name in named.items())
    words = "，".join(f"{what}见{annex['number']}" for what, annex in found if annex)
    return f"{words}。" if words else ""


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
    site = view.plan.site_by_id.get(state.finding.site or "")
    return {
        "id": state.id,
        "found": state.finding.found.isoformat(),
        "site": site.name if site else None,
        "category": state.finding.category,
        "text": state.finding.text,
        "owner": state.owner,
        "severity": state.finding.severity.label,
        "due": state.effective_due.isoformat(),
        "rectified_on": state.rectified_on.isoformat() if state.rectified_on else None,
        "closed_on": state.closed_on.isoformat() if state.closed_on else None,
        "state": state.state.label,
        "overdue_days": state.overdue_days,
    }
