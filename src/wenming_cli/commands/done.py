"""``wenming done ID``: a task is done."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import terminal
from wenming_cli.commands import Directory, DryRun, OnDay, PlanId, TaskId
from wenming_cli.inputs.edits.adding import appended
from wenming_cli.inputs.edits.assignments import Misfit
from wenming_cli.inputs.edits.carrying_out import Intent, WritingDesk, carry_out, open_desk
from wenming_cli.inputs.edits.looked_up import record_named, task_named
from wenming_cli.inputs.naming import near_name
from wenming_cli.model.recurrence import task_of
from wenming_cli.model.scalars import folded
from wenming_cli.model.task import Course, Milestone, Task
from wenming_cli.screens.record import Found, is_occurrence
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop
from wenming_cli.writing.edit import Replace


def done(
    task: TaskId,
    directory: Directory = Path(),
    plan: PlanId = None,
    day: OnDay = None,
    milestone: Annotated[
        str | None,
        typer.Option("--milestone", metavar="名称", help="达到的是这个里程碑，任务还没有办结"),
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """任务办结：wenming done HW-01 --date 2020-06-28；验收通过的那一天，不写就是今天。

    例：wenming done HW-05 --date 2020-06-28

    例：wenming done BJ-01@2020-06

    例：wenming done HW-05 --milestone 竣工验收
    """
    desk = open_desk(directory, plan)
    typed = desk.day(day)
    if milestone is not None:
        return _reached(desk, task, milestone, typed, dry_run=dry_run)
    found = task_named(desk.plan, task)
    if is_occurrence(found.id):
        return _occurrence(desk, found, typed, dry_run=dry_run)
    before = found.entry.done if isinstance(found.entry, Course) else None
    if str(before) == typed:
        terminal.tell(f"{_already(found)}，没有再写")
        return 0
    misfits = [] if before is None else [_moved(found, typed)]
    edits = [Replace(found.entry, "done", typed)]
    return carry_out(desk, Intent(edits, misfits), dry_run=dry_run)


def _occurrence(desk: WritingDesk, found: Found, day: str, *, dry_run: bool) -> int:
    """One period of a recurring task is done by an update of it."""
    assert isinstance(found.entry, Course)  # noqa: S101  occurrences are courses
    done = next((u for u in found.entry.updates if u.done is not None), None)
    if done is None:
        edits = [appended("updates", {"task": found.id, "date": day, "done": day})]
        return carry_out(desk, Intent(edits), dry_run=dry_run)
    words = f"任务 {found.id} 已于 {done.done} 办结（{done.location('done').file_line}）"
    if str(done.done) == day:
        terminal.tell(f"{words}，没有再写")
        return 0
    hint = "核对是哪一期；日期写错的，在文件里改正那一条"
    return carry_out(desk, Intent([], [Misfit(words, hint)]), dry_run=dry_run)


def _reached(desk: WritingDesk, task: str, milestone: str, day: str, *, dry_run: bool) -> int:
    """A milestone of a task is reached; one of a task with parts is that of all of them."""
    found = record_named(desk.plan, task, "tasks")
    written = desk.plan.task_by_id[task_of(found.id)]
    each = _milestone_of(written, milestone)
    at = f"任务 {written.id} 的里程碑“{each.name}”已于 {each.done} 达到"
    if str(each.done) == day:
        terminal.tell(f"{at}（{each.location('done').file_line}），没有再写")
        return 0
    hint = "写错了日子的，在文件里改，和上一版比的时候会列出来"
    misfits = [] if each.done is None else [Misfit(at, hint)]
    return carry_out(desk, Intent([Replace(each, "done", day)], misfits), dry_run=dry_run)


def _milestone_of(task: Task, wanted: str) -> Milestone:
    named = {each.name: each for each in task.milestones}
    found = next((name for name in named if folded(name) == folded(wanted)), None)
    if found is not None:
        return named[found]
    listed = f"；有：{'、'.join(named)}" if named else "，它还没有里程碑"
    close = near_name(wanted, named)
    raise Stop(f"任务 {task.id} 没有里程碑{quoted(wanted)}{close or listed}")


def _already(found: Found) -> str:
    at = found.entry.location("done")
    day = getattr(found.entry, "done", None)
    return f"任务 {found.id} 已于 {day} 办结（{at.file_line}）"


def _moved(found: Found, typed: str) -> Misfit:
    """A completion is not dated otherwise by doing it again."""
    hint = f"验收没有通过、要推迟的：wenming set {found.id} 办结日期={typed} --reason 原因"
    return Misfit(_already(found), hint)
