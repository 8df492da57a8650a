"""下月工作安排: what falls due next month, drawn from the plan, and what a person adds."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.findings.finding_state import Stage
from wenming_cli.figures.notices.issued import replied_on
from wenming_cli.figures.tasks.task_state import AT_REST, TaskState
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.briefs import FEW
from wenming_cli.reports.sentences import joined, leading, several
from wenming_cli.reports.view import View

TITLE = "下月工作安排"
FIGURES: tuple[str, ...] = ()


def context(view: View) -> dict[str, Any]:
    """``due`` and ``starting`` tasks as lines, what is ``carried`` over in words, ``narrative``.

    In the plan's last month nothing is due any more and only what is left over is named.
    """
    open_tasks = [s for s in view.now.whole.tasks if s.state not in AT_REST]
    month = _next_month(view)
    due = [s for s in open_tasks if month and s.last_day in month]
    later = [s for s in open_tasks if month and s.last_day > month.last]
    starting = [s for s in later if month and _start(s) in month]
    return {
        "title": TITLE.replace("下月", view.asked.after),
        "due": _lines(due, _due, lambda s: f"完成时限{view.day(_due(s))}"),
        "starting": _lines(starting, _start, lambda s: f"{view.day(_start(s))}开始"),
        "due_brief": _brief(
            f"{view.asked.after}到期",
            sorted(due, key=_due),
            lambda s: f"{s.title}（{view.day(_due(s))}）",
        ),
        "starting_brief": _brief(
            f"{view.asked.after}开始", sorted(starting, key=_start), lambda s: s.title
        ),
        "carried": several(_carried(view, open_tasks, month)),
        "narrative": view.words(NarrativeSection.NEXT_MONTH),
    }


def _next_month(view: View) -> Period | None:
    is_last = view.asked.last >= view.plan.end
    later = view.later
    return None if is_last or later is None else Period.of(later)


def _due(state: TaskState) -> date:
    return state.last_day


def _start(state: TaskState) -> date:
    """The day a task starts; one that names no day has started with the plan."""
    return state.leaf.task.start or date.min


def _lines(
    states: Iterable[TaskState], day: Callable[[TaskState], date], words: Callable[[TaskState], str]
) -> list[str]:
    """One line a task, by date; parts of one task with the same date stand together."""
    together: dict[tuple[str, str], list[TaskState]] = {}
    for state in sorted(states, key=day):
        together.setdefault((state.leaf.task.id, words(state)), []).append(state)
    return [
        f"{alike[0].title}（{leading(alike)}，{said}）" for (_, said), alike in together.items()
    ]


def _brief(word: str, states: Iterable[TaskState], titled: Callable[[TaskState], str]) -> str:
    """How many tasks, and the first of them by title: ``到期8项：甲、乙等。``."""
    every = [titled(state) for state in states]
    titles = list(dict.fromkeys(every))
    rest = "等" if len(titles) > FEW else ""
    return f"{word}{len(every)}项：{joined(titles[:FEW])}{rest}。" if every else ""


def _carried(view: View, open_tasks: list[TaskState], month: Period | None) -> Iterator[str]:
    overdue = sum(s.overdue_days > 0 for s in open_tasks)
    if month is None and open_tasks:
        end, paused = view.day(view.plan.end), view.now.whole.counts["suspended"]
        apart = f"（另有暂缓{paused}项）" if paused else ""
        yield f"计划期至{end}为止，尚未办结的任务{len(open_tasks)}项{apart}"
    if overdue:
        yield f"抓紧办理逾期任务{overdue}项"
    yield from _carried_findings(view, month)
    replies = sum(
        n.date <= view.as_of
        and n.reply_due in month
        and replied_on(view.plan, n, view.as_of) is None
        for n in view.plan.notices
        if month and n.reply_due
    )
    if replies:
        yield f"督促按时回复督办文书{replies}份"


def _carried_findings(view: View, month: Period | None) -> Iterator[str]:
    findings = [s for s in view.now.whole.findings if s.state is Stage.OPEN]
    overdue = sum(s.overdue_days > 0 for s in findings)
    due = sum(month is not None and s.effective_due in month for s in findings)
    if overdue:
        yield f"限期整改逾期问题{overdue}个"
    if due:
        yield f"督促到期问题{due}个按时整改"
