"""The records of a section that are there on a day, one row each, with what is worked out of them.

Sections come from the model. What is written apart from its record (进展, 办理记录, 实际值) is
listed with the record it belongs to; of a task that is parted among units every part is a row.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from wenming_cli.figures.exam.materials import material_states
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.indicators.states import assess_indicators
from wenming_cli.figures.standing import figures_at
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Part


@frozen
class ListedRow:
    """One record; ``own`` are fields that are known better than the record says them.

    ``state`` is what is worked out of it on the day, None where nothing is.
    """

    entry: Entry
    state: Any = None
    own: Mapping[str, Any] | None = None
    part: Part | None = None

    def value(self, name: str) -> Any:
        """What it says of a field: the part of a unit before the task."""
        if self.own is not None and name in self.own:
            return self.own[name]
        if self.part is not None and name in type(self.part).model_fields:
            said = getattr(self.part, name)
            if said is not None:
                return said
        return getattr(self.entry, name)

    @property
    def at(self) -> str:
        """Where it is written: ``tasks.yaml:12``."""
        place = (self.entry if self.part is None else self.part).location()
        return place.file_line


OF = "of"
"""Of a record inside of another, the name of the column that says whose it is."""

_BEGINS = ("as_of", "found", "date", "assigned")
"""The fields that say since when a record is there."""


def rows_on(plan: Plan, section: str, inner: str | None, as_of: date) -> list[ListedRow]:
    """The rows of a section, or of a list inside of its records, that are there on a day."""
    every = _inside(plan, section, inner) if inner else _of_section(plan, section, as_of)
    return [row for row in every if _is_there(row.entry, as_of)]


def _is_there(entry: Entry, as_of: date) -> bool:
    days = (getattr(entry, name, None) for name in _BEGINS)
    return next((day <= as_of for day in days if day is not None), True)


def _of_section(plan: Plan, section: str, as_of: date) -> Iterable[ListedRow]:
    if section in _JOINED:
        return _JOINED[section](plan)
    if section == "tasks":
        return _tasks(plan, as_of)
    states = _STATES[section](plan, as_of) if section in _STATES else {}
    return (
        ListedRow(each, states.get(getattr(each, "id", ""))) for each in _records(plan, section)
    )


def _records(plan: Plan, section: str) -> tuple[Entry, ...]:
    held = plan.project if section == "plan" else getattr(plan, section)
    if held is None:
        return ()
    return held if isinstance(held, tuple) else (held,)


def _inside(plan: Plan, section: str, inner: str) -> Iterator[ListedRow]:
    for holder in _records(plan, section):
        name = getattr(holder, "id", None) or getattr(holder, "name", None) or holder.LABEL
        for each in getattr(holder, inner):
            yield ListedRow(each, own={OF: name})


def _tasks(plan: Plan, as_of: date) -> Iterator[ListedRow]:
    states = {state.id: state for state in assess(plan, as_of)}
    for leaf in plan.leaves:
        own: dict[str, Any] = {"id": leaf.id, "owner": leaf.owner}
        if leaf.occurrence is not None:
            if (leaf.begins or as_of) > as_of:
                continue
            own |= _of_occurrence(leaf)
        yield ListedRow(leaf.task, states.get(leaf.id), own, leaf.part)


def _of_occurrence(leaf: Leaf) -> dict[str, Any]:
    """What an occurrence has of its own."""
    course = leaf.course
    return {
        "title": leaf.title,
        "start": leaf.start,
        "due": leaf.due,
        "updates": course.updates,
        "done": course.done,
        "extensions": course.extensions,
        "suspensions": course.suspensions,
        "cancelled": course.cancelled,
    }


def _updates(plan: Plan) -> Iterator[ListedRow]:
    for leaf in plan.leaves:
        yield from (ListedRow(each, own={"task": leaf.id}) for each in leaf.course.updates)


def _logs(plan: Plan) -> Iterator[ListedRow]:
    for finding in plan.findings:
        for name, log in finding.logs:
            yield from (ListedRow(each, own={"finding": name}) for each in log)


def _actuals(plan: Plan) -> Iterator[ListedRow]:
    for indicator in plan.indicators:
        yield from (ListedRow(each, own={"indicator": indicator.id}) for each in indicator.actuals)


_JOINED: Mapping[str, Callable[[Plan], Iterator[ListedRow]]] = {
    "updates": _updates,
    "logs": _logs,
    "actuals": _actuals,
}
"""Sections whose records are joined to others: each with the record it belongs to."""


def _finding_states(plan: Plan, as_of: date) -> dict[str, Any]:
    return {state.id: state for state in survey(plan, as_of)}


def _material_states(plan: Plan, as_of: date) -> dict[str, Any]:
    return {state.id: state for state in material_states(plan, as_of)}


def _indicator_states(plan: Plan, as_of: date) -> dict[str, Any]:
    states = assess_indicators(plan, as_of, figures_at(plan, as_of))
    return {state.indicator.id: state for state in states}


def _last_visits(plan: Plan, as_of: date) -> dict[str, Any]:
    """By site, the last day it was inspected."""
    found: dict[str, date] = {}
    for visit in plan.inspections:
        if visit.date <= as_of:
            for site in (*visit.sites, *(check.site for check in visit.checks)):
                found[site] = max(found.get(site, visit.date), visit.date)
    return found


_STATES: Mapping[str, Callable[[Plan, date], dict[str, Any]]] = {
    "findings": _finding_states,
    "materials": _material_states,
    "indicators": _indicator_states,
    "sites": _last_visits,
}
"""By section, what is worked out of each of its records, by id."""
