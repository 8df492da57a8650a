"""The table: one row a workstream or unit, or one a plan where there are several."""

from collections.abc import Iterable

from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    DUE_COMPLETION_RATE,
    PLANNED_PROGRESS,
    WEIGHTED_PROGRESS,
)
from wenming_cli.figures.tasks.task_state import Light
from wenming_cli.pages.blocks import KEPT, Column, Table
from wenming_cli.screens.rates import percent
from wenming_cli.screens.status.screen import StatusScreen

_FINDING_COUNTS = {"open_findings": "待整改", "overdue_findings": "逾期未改"}


def table(screen: StatusScreen) -> Table:
    """One row a workstream or unit."""
    columns = (
        Column(screen.heading, most=30),
        Column("状态", worth=KEPT),
        Column("任务", is_number=True),
        Column("办结", is_number=True),
        Column("逾期", is_number=True),
        Column("滞后", is_number=True),
        Column("未报送", is_number=True),
        Column("应结办结率", is_number=True),
        Column("加权完成率", is_number=True, worth=1),
        Column("计划进度", is_number=True, worth=0),
        *(Column(title, is_number=True, worth=1) for title in _finding_titles(screen)),
    )
    return Table(columns, tuple(_row(group) for group in screen.groups))


def _finding_titles(screen: StatusScreen) -> tuple[str, ...]:
    return tuple(_FINDING_COUNTS.values()) if "findings" in screen.whole.counts else ()


def _row(group: Group) -> tuple[str, ...]:
    behind = sum(task.light is Light.YELLOW for task in group.tasks)
    name = group.name if group.id in ("", group.name) else f"{group.id} {group.name}"
    return (
        name,
        "-" if group.light is None else group.light.label,
        *(str(group.counts[key]) for key in ("tasks", "done", "overdue")),
        str(behind),
        str(group.counts["unreported"]),
        *(
            _percent(group, f)
            for f in (DUE_COMPLETION_RATE.id, WEIGHTED_PROGRESS.id, PLANNED_PROGRESS.id)
        ),
        *(str(group.counts[key]) for key in _FINDING_COUNTS if key in group.counts),
    )


def _percent(group: Group, figure_id: str) -> str:
    return percent(group.figure(figure_id))


def overview(screens: Iterable[StatusScreen]) -> Table:
    """One row a plan."""
    columns = (
        Column("计划"),
        Column("截至"),
        Column("状态", worth=KEPT),
        Column("任务", is_number=True),
        Column("办结", is_number=True),
        Column("逾期", is_number=True),
        Column("总体办结率", is_number=True),
        Column("加权完成率", is_number=True),
        Column("预算执行率", is_number=True),
    )
    return Table(columns, tuple(_plan_row(screen) for screen in screens))


def _plan_row(screen: StatusScreen) -> tuple[str, ...]:
    whole = screen.whole
    return (
        f"{whole.id} {whole.name}",
        screen.standing.as_of.isoformat(),
        "无任务" if whole.light is None else whole.light.label,
        *(str(whole.counts[key]) for key in ("tasks", "done", "overdue")),
        *(
            _percent(whole, f)
            for f in (COMPLETION_RATE.id, WEIGHTED_PROGRESS.id, BUDGET_EXECUTION_RATE.id)
        ),
    )
