"""Tasks that are late, by name: who, how late, why, and what comes next.

Parts of one task about which the same is to be said are said together.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from wenming_cli.figures.boards.due_today import tasks_due
from wenming_cli.figures.tasks.milestones import open_milestones
from wenming_cli.figures.tasks.task_state import Approval, Light, State, TaskState
from wenming_cli.model.task import Cancellation, Extension
from wenming_cli.reports.sentences import bare, leading, on_the_day
from wenming_cli.reports.view import View
from wenming_cli.words.nobody import NO_LEAD_YET
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import short_percent

Facts = Callable[[View, TaskState], str]
Said = tuple[str, str | None, str | None, str]
Alike = list[TaskState]


def delays(view: View) -> dict[str, Any]:
    """``overdue``, ``behind`` and ``due_today`` with reason and next step, then short lists.

    Each list has the ``count`` of its tasks, the ``words`` that introduce it, empty where there is
    nothing, and the ``rows`` to print. ``none`` says that nothing is overdue or behind.
    """
    tasks = sorted(view.now.whole.tasks, key=lambda s: s.last_day)
    overdue = [s for s in tasks if s.light is Light.RED]
    behind = [s for s in tasks if s.light is Light.YELLOW]
    return {
        "none": not overdue and not behind,
        "overdue": _told(overdue, "逾期任务", _rows(view, overdue, _overdue_facts)),
        "behind": _told(behind, "滞后任务", _rows(view, behind, _behind_facts)),
        "due_today": _due_today(view, tasks),
        "blocked": _blocked(tasks),
        "milestones": _milestones(view, tasks),
        "unreported": _unreported(tasks),
        "suspended": _short(tasks, "暂缓的任务", State.SUSPENDED, partial(_pause, view)),
        "done_late": _done_late(view, tasks),
        "late_approvals": _late_approvals(view, tasks),
    }


def _told(states: Sequence[Any], word: str, rows: Sequence[Any], more: str = "") -> dict[str, Any]:
    """A list with its number, and how that many became fewer lines."""
    together = f"，同一任务情况相同的单位合并，列为{len(rows)}条"
    short = together if rows and len(rows) < len(states) else ""
    words = f"{word}{len(states)}项{more}{short}：" if states else ""
    return {"count": len(states), "words": words, "rows": rows}


def _due_today(view: View, tasks: Sequence[TaskState]) -> dict[str, Any]:
    """What counts as due by the rates and is not overdue yet: the limit is the day itself."""
    due = tasks_due(tasks, view.as_of)
    behind = sum(s.light is Light.YELLOW for s in due)
    shared = "都" if behind == len(due) else f"其中{behind}项也"
    more = f"（{shared}在滞后任务里）" if behind else ""
    return _told(due, f"{on_the_day(view)}到期、尚未办结的任务", _rows(view, due, _due_facts), more)


def _due_facts(view: View, state: TaskState) -> str:
    word = f"，{state.state.label}" if state.state is State.SUBMITTED else ""
    return f"完成时限{view.limit(state.effective_due)}，完成进度{_reached(state)}{word}"


def _blocked(tasks: Iterable[TaskState]) -> dict[str, Any]:
    """What should have begun and waits for another task: the fault is with whoever holds it up."""
    held = [s for s in tasks if s.is_blocked]
    rows = [f"{_named(s)}：在等{s.held_by_posts}办结。" for s in held]
    return _told(held, "前置任务没有办结、受阻的任务", rows)


def _milestones(view: View, tasks: Iterable[TaskState]) -> dict[str, Any]:
    """What should have been reached on the way of a task and is not; told once a task."""
    late = {
        (each.milestone.due, state.leaf.task.id, each.milestone.name): (each, state)
        for state in tasks
        for each in open_milestones(state, view.as_of)
        if each.overdue_days
    }
    rows = [
        f"{_named(state)}：里程碑“{each.milestone.name}”{view.day(each.milestone.due)}应当达到，"
        f"已过{each.overdue_days}天。"
        for _, (each, state) in sorted(late.items(), key=lambda item: item[0])
    ]
    return _told(rows, "没有按时达到的里程碑", rows)


def _unreported(tasks: Sequence[TaskState]) -> dict[str, Any]:
    every = [s for s in tasks if s.unreported]
    calm = [s for s in every if s.light not in (Light.RED, Light.YELLOW)]
    apart = [s for s in calm if not s.is_blocked]
    lists = "逾期和滞后任务" if len(apart) == len(calm) else "逾期、滞后和受阻的任务"
    words = f"尚未报送进展的任务{len(every)}项" if every else ""
    if len(apart) < len(every):
        listed = len(every) - len(apart)
        words += f"，其中{listed}项已列入上面的{lists}" if apart else "，上面都已列出"
    end = "：" if apart else "。"
    return {
        "count": len(every),
        "words": f"{words}{end}" if every else "",
        "rows": [_named(s) for s in apart],
    }


def _short(
    tasks: Iterable[TaskState], word: str, state: State, row: Callable[[TaskState], str]
) -> dict[str, Any]:
    own = [s for s in tasks if s.state is state]
    return _told(own, word, [row(s) for s in own])


def _pause(view: View, state: TaskState) -> str:
    since = (s for s in reversed(state.leaf.course.suspensions) if s.start <= view.as_of)
    pause = next(s for s in since if s.end is None or s.end >= view.as_of)
    return (
        f"{_named(state)}：{view.day(pause.start)}起暂缓，"
        f"{pause.approved_by}批准，原因：{bare(pause.reason)}。"
    )


def _done_late(view: View, tasks: Iterable[TaskState]) -> dict[str, Any]:
    """What was done after its limit in the month: not on time by the rates, on no other list."""
    late = [
        s
        for s in tasks
        if s.state is State.DONE and s.last_day in view.period and not s.is_done_by(s.effective_due)
    ]
    return _told(
        late, f"{view.this}到期、超过时限才办结的任务", [_finished_late(view, s) for s in late]
    )


def _finished_late(view: View, state: TaskState) -> str:
    done, limit = state.leaf.course.done or view.as_of, state.last_day
    days = (done - limit).days
    return f"{_named(state)}：完成时限{view.day(limit)}，{view.day(done)}办结，超过{days}天。"


def _late_approvals(view: View, tasks: Iterable[TaskState]) -> dict[str, Any]:
    late = [s for s in tasks if s.late_approvals]
    rows = [_late_approval(view, s) for s in late]
    return _told(late, "逾期后才批准延期、暂缓或取消的任务", rows)


def _rows(view: View, states: Iterable[TaskState], facts: Facts) -> list[dict[str, Any]]:
    def said(state: TaskState) -> Said:
        return facts(view, state), state.reason, state.next_step, reported_on(view, state)

    return [_row(own, *said(own[0])) for own in alike(states, said)]


def alike(states: Iterable[TaskState], said: Callable[[TaskState], object]) -> list[Alike]:
    """Parts of one task about which the same is said, put together in the order they come."""
    together: dict[tuple[str, object], Alike] = {}
    for state in states:
        together.setdefault((state.leaf.whole, said(state)), []).append(state)
    return list(together.values())


def _row(
    states: Alike, facts: str, reason: str | None, next_step: str | None, reported: str
) -> dict[str, Any]:
    return {
        "title": states[0].title,
        "owners": leading(states),
        "facts": facts,
        "reason": bare(reason) if reason else None,
        "next_step": bare(next_step) if next_step else None,
        "reported": reported,
    }


def reported_on(view: View, state: TaskState) -> str:
    """When reason and next step were reported, where that was before the month."""
    latest = state.latest
    if latest is None or latest.date in view.period or not (state.reason or state.next_step):
        return ""
    return f"{view.day(latest.date)}报告"


def _named(state: TaskState) -> str:
    return f"{state.title}（{state.led_by or NO_LEAD_YET}）"


def _reached(state: TaskState) -> str:
    return f"{short_percent(state.progress)}{state.in_amounts}"


def _overdue_facts(view: View, state: TaskState) -> str:
    limit = f"完成时限{view.limit(state.effective_due)}，逾期{state.overdue_days}天"
    return "，".join([limit, f"完成进度{_reached(state)}", *silence(view, state)])


def _behind_facts(view: View, state: TaskState) -> str:
    facts = [
        f"完成时限{view.limit(state.effective_due)}",
        f"完成进度{_reached(state)}",
    ]
    if state.behind:
        points = decimal_text((state.planned - state.progress) * 100, 2)
        facts.append(f"低于计划进度{points}个百分点")
    return "，".join([*facts, *silence(view, state)])


def silence(view: View, state: TaskState) -> Iterator[str]:
    """Say that a task is held up, that nothing was reported of it, or nothing new for long."""
    if state.is_blocked:
        yield f"受阻于{state.held_by}"
    elif state.unreported:
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
