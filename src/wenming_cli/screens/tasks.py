"""A list of tasks, as text, JSON or a table."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from wenming_cli.figures.cutoff import Cutoff
from wenming_cli.figures.figure import decimal_text, percent_text
from wenming_cli.figures.task_state import TaskState
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import Paragraph
from wenming_cli.pages.page import Page
from wenming_cli.screens.head import head, title
from wenming_cli.screens.table import KEPT, Column, Table

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


class Filter(NamedTuple):
    """Which tasks are asked for; every condition that is set must hold."""

    owner: str | None
    workstream: str | None
    states: frozenset[str]
    lights: frozenset[str]
    words: tuple[str, ...]

    def keeps(self, task: TaskState) -> bool:
        """Whether a task is asked for; words are looked for in its id and title."""
        text = f"{task.id} {task.title}".lower()
        return (
            self.owner in (None, task.owner)
            and self.workstream in (None, task.workstream)
            and (not self.states or task.state.value in self.states)
            and (not self.lights or task.light.value in self.lights)
            and all(word.lower() in text for word in self.words)
        )


def page(plan: Plan, cutoff: Cutoff, tasks: Sequence[TaskState]) -> Page:
    """The table and how many tasks it holds."""
    blocks = (table(tasks), Paragraph(f"共 {len(tasks)} 项"))
    return Page(title(plan, cutoff, "任务"), blocks, partial(document, plan, cutoff, tasks))


def table(tasks: Iterable[TaskState]) -> Table:
    """One row a task."""
    return Table(_COLUMNS, tuple(_row(task) for task in tasks))


def _row(task: TaskState) -> tuple[str, ...]:
    at = task.leaf.location()
    return (
        task.id,
        task.title,
        task.owner or "无牵头单位",
        task.state.label,
        task.light_label,
        percent_text(task.progress, 0),
        percent_text(task.planned, 0),
        task.effective_due.isoformat(),
        str(task.overdue_days) if task.overdue_days else "",
        f"{at.file}:{at.line}",
    )


def document(plan: Plan, cutoff: Cutoff, tasks: Iterable[TaskState]) -> dict[str, Any]:
    """``wenming.tasks/1``."""
    return {
        **head(plan, cutoff.as_of, "tasks"),
        "tasks": [_object(task) for task in tasks],
    }


def _object(task: TaskState) -> dict[str, Any]:
    at = task.leaf.location()
    return {
        "id": task.id,
        "title": task.title,
        "workstream": task.workstream,
        "owner": task.owner,
        "state": task.state,
        "light": task.light,
        "progress": decimal_text(task.progress, 6),
        "planned": decimal_text(task.planned, 6),
        "due": task.leaf.due.isoformat(),
        "effective_due": task.effective_due.isoformat(),
        "overdue_days": task.overdue_days,
        "due_soon": task.due_soon,
        "stagnant": task.stagnant,
        "unreported": task.unreported,
        "reason": task.reason,
        "next_step": task.next_step,
        "file": at.file,
        "line": at.line,
    }
