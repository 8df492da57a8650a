"""任务分工表: every task with those who lead, coordinate and support it, its limit, its fruit."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.duties import duties
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.model.plan import Plan
from wenming_cli.model.workstream import Workstream
from wenming_cli.reports.forms.form_head import head
from wenming_cli.reports.sentences import joined
from wenming_cli.reports.view import View
from wenming_cli.words.dates import chinese_limit
from wenming_cli.words.nobody import NO_LEAD_YET
from wenming_cli.words.numbers import numeral

NAME = "任务分工表"
TEMPLATE = "division.md.j2"
NEEDS_MONTH = False


def context(view: View) -> dict[str, Any]:
    """The head, and each workstream with its terms and its tasks; cancelled ones are left out."""
    groups = [_group(view.plan, group) for group in view.now.workstreams]
    kept = [group for group in groups if group["rows"]]
    return {
        **head(view, "任务分工表"),
        "is_partial": False,
        "groups": [
            {**group, "heading": f"{numeral(at)}、{group['name']}"}
            for at, group in enumerate(kept, start=1)
        ],
        "missing": list(_missing(view)),
    }


def _group(plan: Plan, group: Group) -> dict[str, Any]:
    """A workstream; the parts of a task stand in one row."""
    workstream = next((w for w in plan.workstreams if w.name == group.name), None)
    tasks: dict[str, list[TaskState]] = {}
    for state in group.tasks:
        if state.state is not State.CANCELLED:
            tasks.setdefault(state.leaf.task.id, []).append(state)
    return {
        "name": group.name,
        "terms": list(_terms(workstream)) if workstream is not None else [],
        "rows": [_row(plan, states) for states in tasks.values()],
    }


def _terms(workstream: Workstream) -> Iterator[dict[str, str]]:
    """What was written of the workstream, under the titles it was asked for."""
    for field in ("themes", "places", "problems", "standards"):
        said = getattr(workstream, field)
        if said:
            yield {"title": workstream.title_of(field), "text": "；".join(said)}


def _row(plan: Plan, states: Sequence[TaskState]) -> dict[str, Any]:
    first, task = states[0], states[0].leaf.task
    units = duties(plan, first.leaf)
    return {
        "id": task.id,
        "title": task.title,
        "source": task.source.label if task.source is not None else None,
        "lead": _units(plan, _leads(states)),
        "coordinator": units.coordinator,
        "territorial": None if task.parts else _units(plan, units.territorial),
        "support": _units(plan, units.support),
        "contact": units.contact if task.contact or not task.parts else None,
        "due": _due(states),
        "deliverable": task.deliverable,
    }


def _leads(states: Sequence[TaskState]) -> list[str]:
    """The leading units, each once: those of a recurring task are the same in every period."""
    units = [unit or NO_LEAD_YET for state in states for unit in state.leads]
    is_recurring = states[0].leaf.occurrence is not None
    return list(dict.fromkeys(units)) if is_recurring else units


def _units(plan: Plan, names: Sequence[str]) -> str | None:
    """Units by name; all subdistricts together are 各街道, all towns and townships 各乡镇."""
    for word in ("各乡镇", "各街道"):
        every = plan.groups[word]
        if len(every) > 2 and set(every) <= set(names):
            names = [word, *(name for name in names if name not in every)]
    return joined(names) or None


def _due(states: Sequence[TaskState]) -> str:
    """The limit most have, then that of each other unit by name; how often, of what recurs."""
    every = states[0].leaf.task.every
    if every is not None:
        return every.words
    days = Counter(state.effective_due for state in states)
    usual = min(days, key=lambda day: (-days[day], day is None, day or date.max))
    others = [
        f"{state.owner}{chinese_limit(state.effective_due)}"
        for state in states
        if state.effective_due != usual
    ]
    return chinese_limit(usual) + (f"（{joined(others)}）" if others else "")


def _missing(view: View) -> Iterator[str]:
    for leaf in view.plan.leaves:
        if leaf.owner is None:
            yield f"{leaf.id} 牵头单位"
