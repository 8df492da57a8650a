"""``wenming done ID``: a task is done."""

from pathlib import Path

from wenming_cli import terminal
from wenming_cli.commands import Directory, DryRun, OnDay, PlanId, TaskId
from wenming_cli.inputs.edits.assignments import Misfit
from wenming_cli.inputs.edits.carrying_out import Intent, carry_out, open_desk
from wenming_cli.inputs.edits.looked_up import task_named
from wenming_cli.model.task import Course
from wenming_cli.screens.record import Found
from wenming_cli.writing.edit import Replace


def done(
    task: TaskId,
    directory: Directory = Path(),
    plan: PlanId = None,
    day: OnDay = None,
    dry_run: DryRun = False,
) -> int:
    """任务办结：wenming done HW-01 --date 2020-06-28；验收通过的那一天，不写就是今天。

    例：wenming done HW-05 --date 2020-06-28
    """
    desk = open_desk(directory, plan)
    found = task_named(desk.plan, task)
    typed = desk.day(day)
    before = found.entry.done if isinstance(found.entry, Course) else None
    if str(before) == typed:
        terminal.tell(f"{_already(found)}，没有再写")
        return 0
    misfits = [] if before is None else [_moved(found, typed)]
    edits = [Replace(found.entry, "done", typed)]
    return carry_out(desk, Intent(edits, misfits), dry_run=dry_run)


def _already(found: Found) -> str:
    at = found.entry.location("done")
    day = getattr(found.entry, "done", None)
    return f"任务 {found.id} 已于 {day} 办结（{at.file_line}）"


def _moved(found: Found, typed: str) -> Misfit:
    """A completion is not dated otherwise by doing it again."""
    hint = f"验收没有通过、要推迟的：wenming set {found.id} 办结日期={typed} --reason 原因"
    return Misfit(_already(found), hint)
