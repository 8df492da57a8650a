"""Tasks that are late, by name: who, how late, why, and what comes next.

Parts of one task about which the same is to be said are said together.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wenming_cli.figures.figure import decimal_text
from wenming_cli.figures.task_state import Approval, Light, TaskState
from wenming_cli.model.task import Cancellation, Extension
from wenming_cli.reports.filters import share
from wenming_cli.reports.phrases import NO_OWNER, bare, units
from wenming_cli.reports.view import View

Facts = Callable[[View, TaskState], str]


def delays(view: View) -> dict[str, Any]:
    """``overdue`` and ``behind`` with reason and next step, ``unreported``, ``late_approvals``.

    Each has the ``count`` of its tasks and the ``rows`` to print; ``none`` says that nothing is
    overdue or behind.
    """
    tasks = sorted(view.now.whole.tasks, key=lambda s: s.effective_due)
    overdue = [s for s in tasks if s.light is Light.RED]
    behind = [s for s in tasks if s.light is Light.YELLOW]
    silent = [s for s in tasks if s.unreported and s.light not in (Light.RED, Light.YELLOW)]
    late = [s for s in tasks if s.late_approvals]
    return {
        "none": not overdue and not behind,
        "overdue": {"count": len(overdue), "rows": _rows(view, overdue, _overdue_facts)},
        "behind": {"count": len(behind), "rows": _rows(view, behind, _behind_facts)},
        "unreported": {"count": len(silent), "rows": [_named(s) for s in silent]},
        "late_approvals": {"count": len(late), "rows": [_late_approval(view, s) for s in late]},
    }


def _rows(view: View, states: Iterable[TaskState], facts: Facts) -> list[dict[str, Any]]:
    together: dict[tuple[str, str, str | None, str | None], list[TaskState]] = {}
    for state in states:
        said = (state.leaf.task.id, facts(view, state), state.reason, state.next_step)
        together.setdefault(said, []).append(state)
    return [
        {
            "title": alike[0].title,
            "owners": units([state.owner for state in alike]),
            "facts": said,
            "reason": bare(reason) if reason else None,
            "next_step": bare(next_step) if next_step else None,
        }
        for (_, said, reason, next_step), alike in together.items()
    ]


def _named(state: TaskState) -> str:
    return f"{state.title}（{state.owner or NO_OWNER}）"


def _overdue_facts(view: View, state: TaskState) -> str:
    limit = f"完成时限{view.day(state.effective_due)}，逾期{state.overdue_days}天"
    return "，".join([limit, f"完成进度{share(state.progress)}", *_silence(view, state)])


def _behind_facts(view: View, state: TaskState) -> str:
    facts = [f"完成时限{view.day(state.effective_due)}", f"完成进度{share(state.progress)}"]
    if state.behind:
        points = decimal_text((state.planned - state.progress) * 100, 2)
        facts.append(f"低于计划进度{points}个百分点")
    return "，".join([*facts, *_silence(view, state)])


def _silence(view: View, state: TaskState) -> Iterator[str]:
    if state.unreported:
        yield "尚未报送进展"
    elif state.stagnant and state.latest is not None:
        yield f"已{(view.as_of - state.latest.date).days}天没有新的进展"


def _late_approval(view: View, state: TaskState) -> str:
    words = "；".join(_approval(view, approval) for approval in state.late_approvals)
    return f"{_named(state)}：{words}。"


def _approval(view: View, approval: Approval) -> str:
    by = f"{approval.approved_by}批准，原因：{bare(approval.reason)}"
    if isinstance(approval, Extension):
        until = view.day(approval.to)
        return f"逾期后于{view.day(approval.date)}延期至{until}，{by}"
    if isinstance(approval, Cancellation):
        return f"逾期后于{view.day(approval.date)}取消，{by}"
    return f"逾期后于{view.day(approval.start)}暂缓，{by}"
