"""``wenming log ID``: a record over the commits."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from wenming_cli import terminal
from wenming_cli.changes import compare
from wenming_cli.changes.change import Change
from wenming_cli.commands import Directory, OutputFile, PageFormat, PlanId, RecordId
from wenming_cli.history import HistoryError, RecordCourse, Repository, Touch, part_of
from wenming_cli.inputs import revisions
from wenming_cli.inputs.output import show
from wenming_cli.inputs.plan_choice import chosen_folder
from wenming_cli.model.plan import Plan
from wenming_cli.screens import record_commits as screens
from wenming_cli.screens.record import find
from wenming_cli.screens.record_commits import CommitEvent, is_about, names_in
from wenming_cli.stop import Stop


def log(
    record: RecordId,
    directory: Directory = Path(),
    plan: PlanId = None,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """一条记录的来历：哪次提交、谁、改了什么，从最近的说起；挪过文件、改过文件夹名也认得。

    例：wenming log HW-01
    """
    repository = revisions.repository_around(directory)
    folder = chosen_folder(directory, plan)
    now = part_of(folder, record)
    named = next((found.id for found in find(now, record)), record) if now else record
    try:
        events = list(_events(repository, folder, named))
        is_shallow = repository.is_shallow
    except HistoryError as reason:
        raise Stop(str(reason)) from None
    if not events and not (is_shallow and _is_known(now, named)):
        floor = "；这是浅克隆，更早的历史看不到" if is_shallow else ""
        raise Stop(f"历史里没有“{record}”这个编号{floor}")
    page = screens.page(now, named, events, is_complete=not is_shallow)
    show([page], output_format, output)
    return 0


def _is_known(now: Plan | None, record: str) -> bool:
    """Whether the plan holds the record now, whatever its history says."""
    return now is not None and any(found.id == record for found in find(now, record))


def _events(repository: Repository, folder: Path, record: str) -> Iterator[CommitEvent]:
    """What happened to a record, the newest first: what is not committed, then each commit."""
    now = part_of(folder, record)
    course = RecordCourse(repository, None if now is None else now.id, record)
    head = repository.commit("HEAD")
    committed, name = course.at(head, repository.name_of(folder))
    pending = _changes(committed, now, terminal.today(), record)
    if pending:
        yield CommitEvent(None, terminal.today(), "", "", pending)
    for touch in course.touches(head, name) if name is not None else ():
        changes = _touched(touch, record)
        if changes:
            commit = touch.commit
            yield CommitEvent(commit.hash, commit.day, commit.author, commit.subject, changes)


def _touched(touch: Touch, record: str) -> tuple[Change, ...]:
    """What a commit did to a record; a merge did nothing that one of its parents had done."""
    found = [_changes(b, touch.after, touch.commit.day, record) for b in touch.before]
    return found[0] if found and all(found) else ()


def _changes(before: Plan | None, after: Plan | None, day: date, record: str) -> tuple[Change, ...]:

    names = names_in(before, record) | names_in(after, record)
    found = compare(before, after, day)
    return tuple(c for c in found if any(is_about(c, name) for name in names))
