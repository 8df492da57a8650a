"""``wenming extend ID --to``: a later limit, approved."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import (
    ApprovedBy,
    Directory,
    Document,
    DryRun,
    OnDay,
    PlanId,
    Reason,
    RecordId,
)
from wenming_cli.inputs.edits.adding import appended
from wenming_cli.inputs.edits.assignments import Gathered
from wenming_cli.inputs.edits.carrying_out import (
    Intent,
    WritingDesk,
    carry_out,
    completed,
    open_desk,
)
from wenming_cli.inputs.edits.looked_up import record_named, task_named
from wenming_cli.model.finding import Event, Finding
from wenming_cli.model.task import Extension
from wenming_cli.screens.record import Found, is_occurrence
from wenming_cli.writing.edit import Edit, Insert, Typed

_OPTIONS = {"to": "--to 日期", "reason": "--reason 原因", "approved_by": "--approved-by 单位"}


def extend(
    record: RecordId,
    directory: Directory = Path(),
    plan: PlanId = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="日期", help="延到哪一天，如 2020-07-31")
    ] = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    day: OnDay = None,
    document: Document = None,
    dry_run: DryRun = False,
) -> int:
    """任务或问题延期：wenming extend HW-01 --to 2020-07-31 --reason 雨季 --approved-by 创建办。

    例：wenming extend HW-05 --to 2020-12-20 --reason 雨季停工 --approved-by 区文明办
    """
    desk = open_desk(directory, plan)
    found = record_named(desk.plan, record, "tasks", "findings")
    found = task_named(desk.plan, found.id) if found.section == "tasks" else found
    typed = {"to": to, "reason": reason, "approved_by": approved_by, "document": document}
    said = desk.canonical(Extension, {"date": desk.day(day), **typed})
    values, misfits = completed(desk, Extension, Gathered(said, [], frozenset()), spelt=_OPTIONS)
    edit: Edit = _of_task(desk, found, values)
    if isinstance(found.entry, Finding):
        logged = {"finding": found.id, "date": values["date"], "event": Event.EXTENDED.label}
        renamed = {"to": "to", "reason": "reason", "approved_by": "by"}
        logged |= {new: values[old] for old, new in renamed.items() if old in values}
        logged |= {"note": f"文号：{values['document']}"} if "document" in values else {}
        edit = appended("logs", logged)
    return carry_out(desk, Intent([edit], misfits), dry_run=dry_run)


def _of_task(desk: WritingDesk, found: Found, values: Mapping[str, Typed]) -> Insert:
    """An extension of a task, or of one period of it, which stands with the whole."""
    if not is_occurrence(found.id):
        return Insert(found.entry, "extensions", values)
    leaf = desk.plan.leaf_by_id[found.id]
    return Insert(leaf.part or leaf.task, "extensions", {"task": found.id, **values})
