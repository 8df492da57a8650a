"""The lists below the table: what is late, behind or missed, by name, and what to do about it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from wenming_cli.figures.boards.due_today import findings_due, tasks_due
from wenming_cli.figures.notices.steps import Steps
from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.task_state import Light, State, TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.notice import Notice, NoticeKind
from wenming_cli.pages.blocks import KEPT, Column, Table
from wenming_cli.screens.advice import advice
from wenming_cli.screens.status import supervision
from wenming_cli.words.nobody import NO_LEAD
from wenming_cli.words.rates import points_text

T = TypeVar("T")

LIST_COLUMNS = (
    Column("编号", most=18),
    Column("名称", most=40, worth=KEPT),
    Column("单位", most=22, worth=4),
    Column("情况", worth=3, is_whole=True),
    Column("下一步", most=36, worth=1),
)


@frozen
class Exceptions(Generic[T]):
    """A list of exceptions: its word, what is in it, worst first, and how each is shown.

    ``elsewhere`` counts those that stand in another list already, ``where`` says in which.
    """

    word: str
    items: Sequence[T]
    row: Callable[[T], tuple[str, ...]]
    unit: str = "项"
    elsewhere: int = 0
    where: str = ""

    def table(self, shown: int) -> Table:
        """The heading with the number of items, then the first of them."""
        rows = tuple(self.row(item) for item in self.items[:shown])
        left = len(self.items) - shown
        heading = f"{self.word} {len(self.items) + self.elsewhere} {self.unit}{self._beside}"
        if left and not shown:
            heading += "，用 --all 全部列出"
        more = f"还有 {left} {self.unit}，用 --all 全部列出" if left and shown else ""
        return Table(LIST_COLUMNS, rows, heading, more, is_bare=True, is_brief=True)

    @property
    def _beside(self) -> str:
        if not self.elsewhere:
            return ""
        which = f"其中 {self.elsewhere} {self.unit}" if self.items else "都"
        return f"，{which}已列在{self.where}"


def _because(
    why: Callable[[TaskState], str], steps: Steps, as_of: date
) -> Callable[[TaskState], tuple[str, ...]]:
    """How a task is shown, with why it is in the list, and what to do about it."""
    due = {step.item.id: step.kind for step in steps.suggested if step.is_task}
    return lambda task: (
        task.id,
        task.title,
        task.led_by or NO_LEAD,
        f"{why(task)}{task.in_amounts}",
        step(task, due.get(task.id), steps.tasks_out.get(task.id), as_of),
    )


def exceptions(group: Group, as_of: date, steps: Steps) -> tuple[Exceptions[Any], ...]:
    """What needs attention; a task that is due soon stands among today's work as well."""
    by_due = sorted(group.tasks, key=lambda t: (t.last_day, t.id))
    finding_row = supervision.finding_rows(steps)

    def shown(why: Callable[[TaskState], str]) -> Callable[[TaskState], tuple[str, ...]]:
        return _because(why, steps, as_of)

    return (
        Exceptions("逾期", [t for t in by_due if t.overdue_days], shown(_lateness)),
        Exceptions(
            "滞后", [t for t in by_due if t.light is Light.YELLOW], shown(partial(_lag, as_of))
        ),
        _unreported(by_due, shown(lambda _: "没有报过进展")),
        Exceptions(
            "今天到期未办结",
            tasks_due(by_due, as_of),
            shown(lambda task: f"今天到期，{_elsewhere(task)}"),
        ),
        _soon(by_due, as_of, shown(partial(_time_left, as_of))),
        Exceptions(
            "暂缓", [t for t in by_due if t.state is State.SUSPENDED], partial(_pause, as_of)
        ),
        *_blocked(by_due, shown(_wait)),
        Exceptions("逾期问题", supervision.overdue(group), finding_row, "个"),
        Exceptions("今天到期未整改", findings_due(group.findings, as_of), finding_row, "个"),
        Exceptions("漏巡点位", supervision.missed(group), supervision.missed_row, "个"),
    )


def _unreported(
    tasks: Sequence[TaskState], row: Callable[[TaskState], tuple[str, ...]]
) -> Exceptions[TaskState]:
    every = [task for task in tasks if task.unreported]
    calm = [task for task in every if task.light not in (Light.RED, Light.YELLOW)]
    apart = [task for task in calm if not task.is_blocked]
    where = "逾期、滞后" if len(apart) == len(calm) else "逾期、滞后、受阻"
    return Exceptions("未报送", apart, row, "项", len(every) - len(apart), where)


def _soon(
    tasks: Sequence[TaskState], as_of: date, row: Callable[[TaskState], tuple[str, ...]]
) -> Exceptions[TaskState]:
    every = [task for task in tasks if task.due_soon]
    apart = [task for task in every if task.last_day > as_of]
    return Exceptions("今天要办", apart, row, "项", len(every) - len(apart), "今天到期")


def _blocked(
    tasks: Sequence[TaskState], row: Callable[[TaskState], tuple[str, ...]]
) -> Iterator[Exceptions[TaskState]]:
    every = [task for task in tasks if task.is_blocked]
    if every:
        yield Exceptions("受阻", every, row)


def _wait(task: TaskState) -> str:
    return f"受阻，在等 {task.held_by}"


def _lateness(task: TaskState) -> str:
    late = f"逾期 {task.overdue_days} 天"
    return f"{late}，受阻" if task.is_blocked else late


def _elsewhere(task: TaskState) -> str:
    return task.light_label if task.light is Light.YELLOW else task.state.label


def _pause(as_of: date, task: TaskState) -> tuple[str, ...]:
    """A suspended task: since when, and why; an end still to come was not known on the day."""
    pauses = (s for s in reversed(task.leaf.course.suspensions) if s.start <= as_of)
    pause = next(p for p in pauses if p.end is None or p.end >= as_of)
    return (
        task.id,
        task.title,
        task.led_by or NO_LEAD,
        f"{pause.start} 起暂缓",
        pause.reason,
    )


def _time_left(as_of: date, task: TaskState) -> str:
    return f"还有 {(task.last_day - as_of).days} 天到期"


def _lag(as_of: date, task: TaskState) -> str:
    if task.is_blocked:
        return "受阻"
    if task.unreported:
        return "没有报过进展"
    if task.stagnant and task.latest is not None:
        return f"{(as_of - task.latest.date).days} 天没有进展"
    return f"落后计划 {points_text(task.planned - task.progress).removeprefix('+')}"


def step(task: TaskState, due: NoticeKind | None, out: Notice | None, as_of: date) -> str:
    """The next step its owner named, else the one that is suggested or suggests itself.

    What was said before this month is shown with its day.
    """
    if task.is_blocked or not task.next_step or task.latest is None:
        return advice(task, due, out)
    told = task.latest.date
    is_fresh = (told.year, told.month) == (as_of.year, as_of.month)
    return task.next_step if is_fresh else f"{task.next_step}（{told} 报）"
