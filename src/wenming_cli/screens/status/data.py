"""The status as data: see docs/commands.md."""

from typing import Any

from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.quantities import Quantity, quantities
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.screens.status.screen import StatusScreen
from wenming_cli.words.numbers import decimal_text, plain_text


def document(screen: StatusScreen) -> dict[str, Any]:
    """``wenming.status/1``: figures, counts, groups and tasks."""
    standing = screen.standing
    return {
        "schema": "wenming.status/1",
        "plan": {"id": standing.plan.id, "name": standing.plan.project.name},
        "as_of": standing.as_of.isoformat(),
        "month": str(screen.cutoff.month) if screen.cutoff.month else None,
        "sample": standing.plan.sample,
        "revision": screen.revision,
        "light": screen.whole.light,
        "figures": figures(screen.whole),
        "counts": dict(screen.whole.counts),
        "workstreams": [
            *({"id": g.id} | _group(g) for g in standing.workstreams),
            *({"id": None} | _group(g) for g in (standing.no_workstream,) if g is not None),
        ],
        "owners": [_group(g) for g in standing.owners],
        "no_owner": _group(standing.no_owner) if standing.no_owner is not None else None,
        "tasks": [task_object(task) for task in screen.whole.tasks],
    }


def figures(group: Group) -> dict[str, Any]:
    """The figures of a group by id."""
    return {figure.id: figure.as_json() for figure in group.figures}


def _group(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "light": group.light,
        "figures": figures(group),
        "counts": dict(group.counts),
    }


def task_object(task: TaskState) -> dict[str, Any]:
    """What JSON says of a task at a date."""
    return {
        "id": task.id,
        "state": task.state,
        "light": task.light,
        "progress": decimal_text(task.progress, 6),
        "planned": decimal_text(task.planned, 6),
        "effective_due": task.effective_due and task.effective_due.isoformat(),
        "overdue_days": task.overdue_days,
        **quantities_of(task),
        **blocked_by(task),
    }


def quantities_of(task: TaskState) -> dict[str, Any]:
    """What was told of each of several quantities; nothing of a task that has none."""
    told = [_quantity(each) for each in quantities(task.leaf.targets, task.updates)]
    return {"quantities": told} if told else {}


def _quantity(each: Quantity) -> dict[str, Any]:
    return {
        "name": each.target.name,
        "value": None if each.value is None else plain_text(each.value),
        "target": plain_text(each.target.value),
        "unit": each.target.unit,
    }


def blocked_by(task: TaskState) -> dict[str, Any]:
    """What holds up a task that waits for others; nothing of one that does not."""
    return {"blocked_by": [leaf.id for leaf in task.holders]} if task.leaf.task.depends_on else {}
