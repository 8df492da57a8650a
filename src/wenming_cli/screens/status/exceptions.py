"""The lists below the table: what is late, behind or missed, by name, and what to do about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from wenming_cli.figures.figure import points_text
from wenming_cli.figures.standing import Group
from wenming_cli.figures.steps import Suggestion
from wenming_cli.figures.task_state import Light, State, TaskState
from wenming_cli.model.notice import NoticeKind
from wenming_cli.screens.status import supervision
from wenming_cli.screens.table import KEPT, Column, Table

T = TypeVar("T")

_LIST_COLUMNS = (
    Column("编号", most=18),
    Column("名称", most=40, worth=KEPT),
    Column("单位", most=22, worth=4),
    Column("情况", worth=3),
    Column("下一步", most=36, worth=1),
)


@dataclass(frozen=True, slots=True)
class Exceptions(Generic[T]):
    """A list of exceptions: its word, what is in it, worst first, and how each is shown."""

    word: str
    items: Sequence[T]
    row: Callable[[T], tuple[str, ...]]
    unit: str = "项"

    def table(self, shown: int) -> Table:
        """The heading with the number of items, then the first of them."""
        rows = tuple(self.row(item) for item in self.items[:shown])
        left = len(self.items) - shown
        more = f"还有 {left} {self.unit}，用 --all 全部列出" if left else ""
        heading = f"{self.word} {len(self.items)} {self.unit}"
        return Table(_LIST_COLUMNS, rows, heading, more, is_bare=True, is_brief=True)


def _because(
    why: Callable[[TaskState], str], due: Mapping[str, NoticeKind]
) -> Callable[[TaskState], tuple[str, ...]]:
    """How a task is shown, with why it is in the list; ``due`` are the steps by its id."""
    return lambda task: (
        task.id,
        task.title,
        task.owner or "无牵头单位",
        why(task),
        step(task, due),
    )


def exceptions(
    group: Group, as_of: date, steps: Sequence[Suggestion]
) -> tuple[Exceptions[Any], ...]:
    """What needs attention; a task that is due soon stands among today's work as well."""
    by_due = sorted(group.tasks, key=lambda t: (t.effective_due, t.id))
    troubled = (Light.RED, Light.YELLOW)
    behind = [t for t in by_due if t.light is Light.YELLOW]
    due = {step.item.id: step.kind for step in steps if step.is_task}
    due_findings = {step.item.id: step.kind for step in steps if not step.is_task}
    overdue_row = partial(supervision.overdue_row, due_findings)
    return (
        Exceptions("逾期", [t for t in by_due if t.overdue_days], _because(_lateness, due)),
        Exceptions("滞后", behind, _because(partial(_lag, as_of), due)),
        Exceptions(
            "未报送",
            [t for t in by_due if t.unreported and t.light not in troubled],
            _because(lambda _: "没有报过进展", due),
        ),
        Exceptions(
            "今天要办", [t for t in by_due if t.due_soon], _because(partial(_time_left, as_of), due)
        ),
        Exceptions("逾期问题", supervision.overdue(group), overdue_row, "个"),
        Exceptions("漏巡点位", supervision.missed(group), supervision.missed_row, "个"),
    )


def _lateness(task: TaskState) -> str:
    return f"逾期 {task.overdue_days} 天"


def _time_left(as_of: date, task: TaskState) -> str:
    days = (task.effective_due - as_of).days
    return f"还有 {days} 天到期" if days else "今天到期"


def _lag(as_of: date, task: TaskState) -> str:
    if task.unreported:
        return "没有报过进展"
    if task.stagnant and task.latest is not None:
        return f"{(as_of - task.latest.date).days} 天没有进展"
    return f"落后计划 {points_text(task.planned - task.progress).removeprefix('+')}"


def step(task: TaskState, due: Mapping[str, NoticeKind]) -> str:
    """The next step its owner named, else the one that is suggested or suggests itself."""
    if task.next_step:
        return task.next_step
    if task.id in due:
        return f"建议{due[task.id].label}"
    if task.state is State.SUBMITTED:
        return "抓紧验收"
    if task.unreported:
        return "建议催报进展"
    return "建议提醒" if task.light is Light.YELLOW else "跟进"
