"""数字来源: for every number of the first section, the formula and the records by file and line."""

import os
from collections.abc import Iterator
from typing import Any

from wenming_cli.explaining import Evidence, Item, Role, Scope, count_of, evidence_of
from wenming_cli.figures.counts import TaskCount, count_named
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    COMPLETION_RATE,
    ELAPSED_RATE,
    PLANNED_PROGRESS,
    RECTIFICATION_RATE,
    WEIGHTED_PROGRESS,
    definition,
)
from wenming_cli.model.plan import Plan
from wenming_cli.reports.view import View

_TASKS = (
    "tasks",
    "done",
    "suspended",
    COMPLETION_RATE.id,
    WEIGHTED_PROGRESS.id,
    PLANNED_PROGRESS.id,
)
_LIGHTS = ("overdue", "lagging")
_MONEY = (BUDGET_EXECUTION_RATE.id, ELAPSED_RATE.id)
_FINDINGS = ("findings", RECTIFICATION_RATE.id, "overdue_findings")


def evidence(view: View) -> dict[str, Any] | None:
    """``numbers``, each with its lists; None unless they were asked for."""
    if not view.with_evidence:
        return None
    return {"title": "数字来源", "numbers": [_number(view, e) for e in _stated(view)]}


def _stated(view: View) -> Iterator[Evidence]:
    """The numbers that 总体情况 states, in its order."""
    group, scope = view.now.whole, Scope("plan", view.plan.id)
    for name in (*_TASKS, *_LIGHTS, *_MONEY, *_FINDINGS):
        count = count_named(name)
        if count is not None:
            if isinstance(count, TaskCount) or view.plan.has_findings:
                yield count_of(group, count)
        elif group.figure(name) is not None:
            yield evidence_of(view.plan, group, scope, definition(name))


def _number(view: View, evidence: Evidence) -> dict[str, Any]:
    figure = evidence.figure
    known = [item for item in evidence.items if item.day is None or item.day <= view.as_of]
    return {
        "id": evidence.id,
        "label": evidence.label,
        "value": figure.as_text() if figure is not None else str(evidence.count),
        "formula": evidence.formula if figure is not None else None,
        "lists": [
            {
                "role": role.value,
                "name": role.label if figure is not None else "数进去的",
                "rows": [_row(view.plan, item) for item in items],
            }
            for role in Role
            if (items := [item for item in known if item.role is role])
        ],
    }


def _row(plan: Plan, item: Item) -> dict[str, Any]:
    at = item.location
    around = os.path.relpath(plan.folder).replace(os.sep, "/")
    file = at.file.removeprefix(f"{around}/")
    return {
        "id": item.id or (item.day.isoformat() if item.day is not None else None),
        "title": item.title,
        "words": item.words,
        "place": f"{file}:{at.line}",
    }
