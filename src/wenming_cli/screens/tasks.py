"""A list of tasks, as text, JSON or a table."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.tasks.duties import duties
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import KEPT, Column, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.screen_head import head, title
from wenming_cli.screens.status.data import blocked_by, quantities_of
from wenming_cli.words.dates import limit_text
from wenming_cli.words.nobody import NO_LEAD
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import percent_text

_COLUMNS = (
    Column("编号", most=24),
    Column("任务名称", most=44, worth=KEPT),
    Column("牵头单位", most=24, worth=4),
    Column("状态", worth=1),
    Column("灯", worth=KEPT),
    Column("进度", is_number=True),
    Column("计划", is_number=True, worth=1),
    Column("完成时限", worth=3),
    Column("逾期天数", is_number=True),
    Column("位置", worth=0),
)
_ROLE = Column("本单位")
_AMOUNTS = Column("分项完成", most=44, worth=2)
"""Where tasks of the plan have several quantities."""
_DUTIES = (
    Column("统筹单位"),
    Column("属地单位"),
    Column("配合单位"),
    Column("责任岗位"),
    Column("交付成果"),
    Column("任务来源"),
)
"""What a table for other programs says besides."""


_T = TypeVar("_T")


class TaskFilter(NamedTuple):
    """Which tasks are asked for; every condition that is set must hold."""

    owner: str | None
    workstream: str | None
    states: frozenset[str]
    lights: frozenset[str]
    words: tuple[str, ...]

    def keeps(self, plan: Plan, task: TaskState) -> bool:
        """Whether a task is asked for; words are looked for in its id and title.

        A unit is asked for whatever it is to the task, not only where it leads.
        """
        text = f"{task.id} {task.title}".lower()
        return (
            (self.owner is None or duties(plan, task.leaf).role_of(self.owner) is not None)
            and self.workstream in (None, task.workstream)
            and (not self.states or task.state.value in self.states)
            and (not self.lights or task.light.value in self.lights)
            and all(word.lower() in text for word in self.words)
        )


def page(plan: Plan, cutoff: Cutoff, tasks: Sequence[TaskState], owner: str | None = None) -> Page:
    """The table and how many tasks it holds; ``owner``: whose they are."""
    blocks = (table(plan, tasks, owner), Paragraph(f"共 {len(tasks)} 项"))
    data = partial(document, plan, cutoff, tasks, owner)
    return Page(title(plan, cutoff, "任务"), blocks, data, full_table(plan, tasks))


def table(plan: Plan, tasks: Iterable[TaskState], owner: str | None = None) -> Table:
    """One row a task; of a unit that was asked for, what it is to the task."""
    columns, row = _shown(plan)
    if owner is None:
        return Table(columns, tuple(row(task) for task in tasks))
    rows = tuple(_with_role(row(task), _role(plan, task, owner)) for task in tasks)
    return Table(_with_role(columns, _ROLE), rows)


def _shown(plan: Plan) -> tuple[tuple[Column, ...], Callable[[TaskState], tuple[str, ...]]]:
    """The columns of a plan's tasks, and how one of them is shown."""
    if not any(leaf.targets for leaf in plan.leaves):
        return _COLUMNS, _row
    return (*_COLUMNS, _AMOUNTS), lambda task: (*_row(task), task.amounts)


def _with_role(row: tuple[_T, ...], role: _T) -> tuple[_T, ...]:
    """A row with one more cell behind the leading unit."""
    return (*row[:3], role, *row[3:])


def _role(plan: Plan, task: TaskState, owner: str) -> str:
    role = duties(plan, task.leaf).role_of(owner)
    return role.label if role is not None else ""


def full_table(plan: Plan, tasks: Iterable[TaskState]) -> Table:
    """One row a task, with everybody who has to do with it."""
    columns, row = _shown(plan)
    rows = tuple((*row(task), *_duties(plan, task)) for task in tasks)
    return Table((*columns, *_DUTIES), rows)


def _row(task: TaskState) -> tuple[str, ...]:
    at = task.leaf.location()
    return (
        task.id,
        task.title,
        task.led_by or NO_LEAD,
        task.state.label,
        task.light_label,
        percent_text(task.progress, 0),
        percent_text(task.planned, 0),
        limit_text(task.effective_due),
        str(task.overdue_days) if task.overdue_days else "",
        at.file_line,
    )


def _duties(plan: Plan, task: TaskState) -> tuple[str, ...]:
    units, written = duties(plan, task.leaf), task.leaf.task
    return (
        units.coordinator or "",
        "、".join(units.territorial),
        "、".join(units.support),
        units.contact or "",
        written.deliverable or "",
        written.source.label if written.source is not None else "",
    )


def document(
    plan: Plan, cutoff: Cutoff, tasks: Iterable[TaskState], owner: str | None = None
) -> dict[str, Any]:
    """``wenming.tasks/1``."""
    return {
        **head(plan, cutoff.as_of, "tasks"),
        "tasks": [_object(plan, task, owner) for task in tasks],
    }


def _object(plan: Plan, task: TaskState, owner: str | None) -> dict[str, Any]:
    at = task.leaf.location()
    units, source = duties(plan, task.leaf), task.leaf.task.source
    return {
        "id": task.id,
        "title": task.title,
        "workstream": task.workstream,
        "owner": task.owner,
        **({"joint": list(units.joint)} if units.joint else {}),
        "role": units.role_of(owner) if owner is not None else None,
        "coordinator": units.coordinator,
        "territorial": list(units.territorial),
        "support": list(units.support),
        "contact": units.contact,
        "deliverable": task.leaf.task.deliverable,
        "source": source.value if source is not None else None,
        "state": task.state,
        "light": task.light,
        "progress": decimal_text(task.progress, 6),
        "planned": decimal_text(task.planned, 6),
        "due": task.leaf.due and task.leaf.due.isoformat(),
        "effective_due": task.effective_due and task.effective_due.isoformat(),
        "overdue_days": task.overdue_days,
        "due_soon": task.due_soon,
        "stagnant": task.stagnant,
        "unreported": task.unreported,
        **quantities_of(task),
        **blocked_by(task),
        "reason": task.reason,
        "next_step": task.next_step,
        "file": at.file,
        "line": at.line,
    }
