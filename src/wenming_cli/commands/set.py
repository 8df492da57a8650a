"""``wenming set ID 字段=值 …``: other values for a record that is there."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from wenming_cli.commands import (
    ApprovedBy,
    Directory,
    Document,
    DryRun,
    Fields,
    PlanId,
    Reason,
    RecordId,
)
from wenming_cli.inputs.edits.assignments import assignments
from wenming_cli.inputs.edits.carrying_out import Intent, WritingDesk, carry_out, open_desk
from wenming_cli.inputs.edits.replacing import cures, lists_apart, record_to_set, replaced
from wenming_cli.model.indicator import Indicator, TermsChange
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of
from wenming_cli.model.task import Course, Part, Task, Update
from wenming_cli.screens.record import Found
from wenming_cli.stop import Stop
from wenming_cli.writing.edit import Append, Edit, Insert


def set(  # noqa: A001  the command is called so
    record: RecordId,
    fields: Fields = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    document: Document = None,
    dry_run: DryRun = False,
) -> int:
    """改一条记录的字段：wenming set HW-01 备注=已移交；时限、办结、目标等该另写记录的会说明。

    例：wenming set HW-05 备注=已移交
    """
    typed = assignments(fields or ())
    if not typed:
        raise Stop("没有写要改什么\n提示：写成 字段=值，如 wenming set HW-01 备注=已移交")
    desk = open_desk(directory, plan)
    found = record_to_set(desk.plan, record, typed)
    if isinstance(found, str):
        model = shape_of(PlanFile).fields[found].model or PlanFile
        fresh = desk.gathered(model, typed)
        return carry_out(
            desk, Intent([Append(found, fresh.values)], fresh.misfits), dry_run=dry_run
        )
    of_lists, fields_typed = lists_apart(found.entry, typed)
    gathered = desk.gathered(type(found.entry), fields_typed, found.entry.said)
    edits = list(replaced(found.entry, gathered.values))
    grounds = {"reason": reason, "approved_by": approved_by, "document": document}
    beside = _grounds(desk, found, grounds) if reason else {}
    intent = Intent(edits, [*of_lists, *gathered.misfits], cures(found, gathered.values), beside)
    return carry_out(desk, intent, dry_run=dry_run)


def _grounds(
    desk: WritingDesk, found: Found, typed: Mapping[str, str | None]
) -> Mapping[str, Sequence[Edit]]:
    """By code of the change policy, the record that says why, to be written beside."""
    entry, today = found.entry, {"date": str(desk.today)}
    said = desk.canonical(TermsChange, typed) | today
    task = entry
    if isinstance(entry, Part):
        task = desk.plan.task_by_id[found.id.partition("/")[0]]
    grounds: dict[str, Sequence[Edit]] = {}
    if isinstance(task, Task | Indicator):
        grounds["E715"] = [Insert(task, "adjustments", said)]
    if isinstance(entry, Course):
        update = {"task": found.id, **today, **desk.canonical(Update, {"reason": typed["reason"]})}
        grounds["E717"] = [Append("updates", update, day=desk.today)]
    return grounds
