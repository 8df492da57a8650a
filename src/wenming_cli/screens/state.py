"""The state of one record at a date: a task with its light, a finding with its limit."""

from datetime import date
from typing import Any

from wenming_cli.figures.findings.finding_state import FindingState, ItemState, Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.indicators.states import assess_indicators
from wenming_cli.figures.standing import figures_at
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.finding import finding_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.recurrence import MARK, base_of
from wenming_cli.screens.status.data import task_object
from wenming_cli.words.dates import limit_text
from wenming_cli.words.rates import percent_text


def states_of(plan: Plan, as_of: date, section: str, record: str) -> list[TaskState | FindingState]:
    """The states of a task (of its parts, where it has parts) or of a finding."""
    if section == "tasks":
        tasks = assess(plan, as_of)
        return [t for t in tasks if record in (t.id, base_of(t.id), t.leaf.task.id)]
    if section == "findings":
        return [f for f in survey(plan, as_of) if f.id == record]
    return []


def words(plan: Plan, as_of: date, section: str, record: str) -> str | None:
    """The state in words; None for records that have none."""
    if section == "indicators":
        return _measured(plan, as_of, record)
    if section not in ("tasks", "findings"):
        return None
    states = states_of(plan, as_of, section, record)
    item = item_named(plan, as_of, record) if section == "findings" else None
    if item is not None:
        return f"截至 {as_of}：{_item_words(*item)}"
    if not states:
        is_ahead = MARK in record
        return f"截至 {as_of}：{'这一期还没有开始' if is_ahead else '还没有交办或发现'}"
    if len(states) > 1:
        parts = "；".join(f"{s.id.removeprefix(record)[1:]} {_words(s)}" for s in states)
        return f"截至 {as_of}：{_split_words(states[0], len(states))}：{parts}"
    return f"截至 {as_of}：{_words(states[0])}"


def item_named(plan: Plan, as_of: date, name: str) -> tuple[FindingState, ItemState] | None:
    """One item of a finding by its name, ``W-1/2``; None where it is another record."""
    states = states_of(plan, as_of, "findings", finding_of(name)) if "/" in name else ()
    every = ((s, i) for s in states if isinstance(s, FindingState) for i in s.items)
    return next((each for each in every if each[1].id == name), None)


def _item_words(state: FindingState, item: ItemState) -> str:
    on = f"，{item.rectified_on} 整改" if item.rectified_on else ""
    is_late = item.state is Stage.OPEN and state.overdue_days
    overdue = f"，逾期 {state.overdue_days} 天" if is_late else ""
    return f"{item.state.label}，时限 {state.effective_due}{on}{overdue}"


def _split_words(state: TaskState | FindingState, number: int) -> str:
    is_recurring = isinstance(state, TaskState) and state.leaf.occurrence is not None
    return f"已经开始的有 {number} 期" if is_recurring else f"分解为 {number} 项"


def _measured(plan: Plan, as_of: date, record: str) -> str | None:
    """What an indicator that is sampled has come to, and how sure that is; None of others."""
    states = assess_indicators(plan, as_of, figures_at(plan, as_of))
    state = next((each for each in states if each.indicator.id == record), None)
    if state is None or state.sure_words is None:
        return None
    return f"截至 {as_of}：实际值 {state.actual_words}（{state.sure_words}）"


def _words(state: TaskState | FindingState) -> str:
    overdue = f"，逾期 {state.overdue_days} 天" if state.overdue_days else ""
    if isinstance(state, FindingState):
        returns = f"，退回 {state.returns} 次" if state.returns else ""
        items = f"，{state.items_words}" if state.items else ""
        left = f"（还有：{state.left_words}）" if state.left_words else ""
        return f"{state.state.label}，时限 {state.effective_due}{overdue}{returns}{items}{left}"
    progress = percent_text(state.progress, 0)
    late = "".join(f"，{word}" for word in state.late_words)
    held = f"，受阻，在等 {state.held_by}" if state.is_blocked else ""
    return (
        f"{state.state.label}（{state.light_label}），完成 {progress}{state.in_amounts}，"
        f"时限 {limit_text(state.effective_due)}{overdue}{late}{held}"
    )


def document(plan: Plan, as_of: date, section: str, record: str) -> Any:
    """The state as JSON data; a list where a task has parts, None for records that have none."""
    item = item_named(plan, as_of, record) if section == "findings" else None
    if item is not None:
        return _item_object(item[1])
    objects = [
        task_object(s) if isinstance(s, TaskState) else finding_object(s)
        for s in states_of(plan, as_of, section, record)
    ]
    if not objects:
        return None
    return objects[0] if len(objects) == 1 else objects


def finding_object(state: FindingState) -> dict[str, Any]:
    """What JSON says of a finding at a date."""
    return {
        "id": state.id,
        "state": state.state,
        "effective_due": state.effective_due.isoformat(),
        "overdue_days": state.overdue_days,
        "rework": state.returns,
        **({"items": [_item_object(item) for item in state.items]} if state.items else {}),
    }


def _item_object(item: ItemState) -> dict[str, Any]:
    fixed, closed = item.rectified_on, item.closed_on
    return {
        "id": item.id,
        "number": item.number,
        "text": item.text,
        "state": item.state,
        "rectified": fixed.isoformat() if fixed else None,
        "closed": closed.isoformat() if closed else None,
    }
