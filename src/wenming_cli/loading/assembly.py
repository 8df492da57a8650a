"""The files of a folder made one plan: sections joined, defaults filled in, records typed.

Records written apart go to what they belong to before anything is typed, so that a task carries
all of its updates, a finding its whole log, an indicator every actual value.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wenming_cli.diagnostic import Location
from wenming_cli.loading.building import Builder
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.faults.broken_records import BrokenLines, damage_of, places_of
from wenming_cli.loading.house_words import by_default, put_in_words
from wenming_cli.loading.shaping import Data
from wenming_cli.model.base import Entry
from wenming_cli.model.budget import Budget
from wenming_cli.model.finding import FindingLog, item_id
from wenming_cli.model.indicator import IndicatorActual
from wenming_cli.model.place import Place
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.project import Project
from wenming_cli.model.recurrence import base_of
from wenming_cli.model.scalars import Fault, parse_year
from wenming_cli.model.settings import Settings
from wenming_cli.model.shape import Kind, shape_of
from wenming_cli.model.task import Task, TaskUpdate

_APART: tuple[tuple[str, str, str, type[Entry], str], ...] = (
    ("updates", "task", "tasks", TaskUpdate, "updates"),
    ("logs", "finding", "findings", FindingLog, "log"),
    ("actuals", "indicator", "indicators", IndicatorActual, "actuals"),
)
"""Sections written apart: section, the field that refers, its target section, model, list field."""

SECTIONS: dict[str, type[Entry]] = {
    name: found.model
    for name, found in shape_of(PlanFile).fields.items()
    if found.model is not None and name not in (section for section, *_ in _APART)
}
"""The sections a plan is built of, and the model of their records."""


def assemble(
    folder: Path, digest: str, files: list[Data], report: FaultReport, *, is_whole: bool
) -> tuple[Plan | None, BrokenLines]:
    """Make the plan of shaped and linked files; None without a readable section ``plan``.

    ``is_whole``: whether every file could be read to its end. The lines are those of records with
    faults. The data of a record is let go once it is typed: a large plan would be there twice.
    """
    sections = _joined(files, report)
    builder = Builder(report, _year_of(sections))
    _attach(sections, builder)
    _without_limit(sections)
    put_in_words(sections)
    places = [*map(places_of, files)]
    for file in files:
        _let_go(file)
    built: dict[str, Any] = {
        name: builder.build_all(model, sections.get(name, [])) for name, model in SECTIONS.items()
    }
    damaged, broken_lines = damage_of(places, report.diagnostics)
    damaged |= {target for section, _, target, *_ in _APART if section in damaged}
    project: Project | None = next(iter(built.pop("plan")), None)
    budget: Budget | None = next(iter(built.pop("budget")), None)
    settings: Settings | None = next(iter(built.pop("settings")), None)
    if project is None:
        return None, broken_lines
    plan = Plan(
        folder,
        digest,
        damaged & SECTIONS.keys() if is_whole else frozenset(SECTIONS),
        project,
        by_default(settings or Settings.model_validate({})),
        budget=budget,
        **built,
    )
    return plan, broken_lines


def _let_go(file: Data) -> None:
    """Leave the records of a file to its sections."""
    for value in file.values():
        if isinstance(value, list):
            value.clear()


def _year_of(sections: dict[str, list[Data]]) -> int | None:
    """The year of the plan as it is written, where it can be read."""
    written = next((plan.get("year") for plan in sections.get("plan", [])), None)
    try:
        return parse_year(written or "")
    except Fault:
        return None


def _joined(files: Iterable[Data], report: FaultReport) -> dict[str, list[Data]]:
    sections: dict[str, list[Data]] = {}
    first: dict[str, Data] = {}
    fields = shape_of(PlanFile).fields
    for file in files:
        for name, value in file.items():
            found = fields.get(name)
            if found is None or found.model is None:
                continue
            records: list[Data] = value if found.kind is Kind.RECORDS else [value]
            if name in ("tasks", "findings"):
                _give_workstream(file, records)
            if found.kind is Kind.RECORD and name in sections:
                _report_second(file, first[name], name, report)
                continue
            first.setdefault(name, file)
            sections.setdefault(name, []).extend(records)
    return sections


def _give_workstream(file: Data, records: list[Data]) -> None:
    """Let records have the file's workstream; where that is broken, excuse them for having none."""
    given = file.get("workstream")
    if given is None and "workstream" not in file["place"].broken:
        return
    for record in records:
        place: Place = record["place"]
        if "workstream" in record or "workstream" in place.broken:
            continue
        if given is None:
            place.broken += ("workstream",)
        else:
            record["workstream"] = given


def _report_second(file: Data, first: Data, name: str, report: FaultReport) -> None:
    location, key = _section_key(file, name)
    before, _ = _section_key(first, name)
    message = f"{key} 在一个计划里只能写一次，前一处在 {before}"
    report.add(location, "E216", message, "合并成一处")


def _section_key(file: Data, name: str) -> tuple[Location, str]:
    place: Place = file["place"]
    at = place.index_of(name, shape_of(PlanFile).fields[name].title) or 0
    return place.key(at), place.keys[at]


def _attach(sections: dict[str, list[Data]], builder: Builder) -> None:
    for section, field, target, model, into in _APART:
        records = sections.get(target, [])
        holders = {data["id"]: data for data in reversed(records) if "id" in data}
        if target == "tasks":
            holders |= _parts(holders)
        elif target == "findings":
            holders |= _items(holders)
        for record in sections.get(section, ()):
            name = record.get(field)
            holder = holders.get(base_of(name)) if isinstance(name, str) else None
            if holder is None:
                builder.build(model, record)
            else:
                if name in holders:
                    del record[field]
                holder.setdefault(into, []).append(record)


def _without_limit(sections: dict[str, list[Data]]) -> None:
    """Let recurring tasks do without a limit of their own."""
    for task in sections.get("tasks", ()):
        for field, other in Task.INSTEAD.items():
            if other in task or other in task["place"].broken:
                task.setdefault(field, None)


def _parts(tasks: dict[str, Data]) -> dict[str, Data]:
    return {
        f"{task_id}/{part['owner']}": part
        for task_id, task in tasks.items()
        for part in reversed(task.get("parts", []))
        if "owner" in part
    }


def _items(findings: dict[str, Data]) -> dict[str, Data]:
    return {
        item_id(finding, number): item
        for finding, data in findings.items()
        for number, item in enumerate(data.get("items", ()), 1)
    }
