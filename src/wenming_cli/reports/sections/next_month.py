"""下月工作安排: what falls due next month, drawn from the plan, and what a person adds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.findings.finding_state import Stage
from wenming_cli.figures.notices.issued import replied_on
from wenming_cli.figures.tasks.assessing import to_come
from wenming_cli.figures.tasks.task_state import AT_REST, TaskState
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.briefs import FEW
from wenming_cli.reports.sentences import joined, leading, several
from wenming_cli.reports.view import View

TITLE = "下月工作安排"
FIGURES: tuple[str, ...] = ()


def context(view: View) -> dict[str, Any]:
    """``due`` and ``starting`` tasks as lines, what is ``carried`` over in words, ``narrative``.

    The periods of recurring duties that begin only then are no tasks yet, but due and starting. In
    the plan's last month nothing is due any more and only what is left over is named.
    """
    open_tasks = [s for s in view.now.whole.tasks if s.state not in AT_REST]
    month = _next_month(view)
    ahead = [s for s in to_come(view.plan, view.as_of) if s.state not in AT_REST]
    open_or_ahead = [*open_tasks, *ahead] if month else []
    due = _entries((s for s in open_or_ahead if month and s.last_day in month), _due)
    later = [s for s in open_or_ahead if month and s.last_day > month.last]
    starting = _entries((s for s in later if month and _start(s) in month), _start)
    return {
        "title": TITLE.replace("下月", view.asked.after),
        "due": [f"{e.title}（{e.owners}，完成时限{e.on(view)}）" for e in due],
        "starting": [f"{e.title}（{e.owners}，{e.on(view)}开始）" for e in starting],
        "due_brief": _brief(
            f"{view.asked.after}到期", due, lambda e: f"{e.title}（{e.in_short(view)}）"
        ),
        "starting_brief": _brief(f"{view.asked.after}开始", starting, lambda e: e.title),
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
    """The day a task starts, or a period; one that names no day has started with the plan."""
    period = state.leaf.occurrence
    return (state.leaf.task.start if period is None else period.first) or date.min


class _Entry(NamedTuple):
    """One line: parts of a task with the same day, or periods of a duty with the same units."""

    states: tuple[TaskState, ...]
    days: tuple[date, ...]
    owners: str

    @property
    def title(self) -> str:
        """As the task is called, with its period where that is the only one."""
        first = self.states[0]
        return first.title if len(self.days) == 1 else first.leaf.task.title

    def on(self, view: View) -> str:
        """Its days in a sentence."""
        return "、".join(map(view.day, self.days))

    def in_short(self, view: View) -> str:
        """Its day; of several how many there are."""
        return self.on(view) if len(self.days) == 1 else f"{len(self.days)}期"


def _entries(states: Iterable[TaskState], day: Callable[[TaskState], date]) -> list[_Entry]:
    """What stands in one line, by the first day of each."""
    on_a_day: dict[tuple[str, date], list[TaskState]] = {}
    for state in sorted(states, key=day):
        on_a_day.setdefault((state.leaf.task.id, day(state)), []).append(state)
    found: dict[tuple[str, object], _Entry] = {}
    for (task, when), alike in on_a_day.items():
        owners = leading(alike)
        is_period = alike[0].leaf.occurrence is not None
        key = (task, owners if is_period else when)
        before = found.get(key, _Entry((), (), owners))
        found[key] = _Entry((*before.states, *alike), (*before.days, when), owners)
    return list(found.values())


def _brief(word: str, entries: Sequence[_Entry], titled: Callable[[_Entry], str]) -> str:
    """How many tasks, and the first of them by title: ``到期8项：甲、乙等。``."""
    titles = list(dict.fromkeys(map(titled, entries)))
    rest = "等" if len(titles) > FEW else ""
    number = sum(len(entry.states) for entry in entries)
    return f"{word}{number}项：{joined(titles[:FEW])}{rest}。" if number else ""


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
