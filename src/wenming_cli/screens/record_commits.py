"""Commits changed a record, and this shows what each of them did, newest first."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from wenming_cli.changes.change import Change
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Standard
from wenming_cli.model.finding import FindingItem, finding_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.recurrence import MARK, base_of, period_called, task_of
from wenming_cli.model.task import Extension, Update
from wenming_cli.pages.blocks import Column, Items, Paragraph, Table
from wenming_cli.pages.page import Page, Title
from wenming_cli.screens.comparison import change_list, change_object, change_words
from wenming_cli.screens.record import find


@frozen
class CommitEvent:
    """What happened to a record in one commit; ``commit`` is None for what is not committed."""

    commit: str | None
    day: date
    author: str
    subject: str
    changes: tuple[Change, ...]


def is_about(change: Change, record: str) -> bool:
    """Whether a change is one of a record, of a part of it, or of one without id that names it.

    What happens to a whole task happens to its parts.
    """
    standard = change.difference.record
    if isinstance(standard, Standard):
        return record in (standard.code, f"{standard.system}:{standard.code}")
    if MARK in record:
        return _is_about_occurrence(change, record)
    if change.id is not None:
        is_whole = change.field is None and record.startswith(f"{change.id}/")
        return is_whole or change.id == record or change.id.startswith(f"{record}/")
    item = change.difference.item
    named = (getattr(item, field, None) for field in ("task", "indicator", "line", "site"))
    return any(name == record or str(name).startswith(f"{record}/") for name in named)


def names_in(plan: Plan | None, record: str) -> set[str]:
    """What changes call a record: by its id, an item of a finding by what it says too."""
    found = find(plan, record) if plan is not None else ()
    items = (f.entry.text for f in found if isinstance(f.entry, FindingItem))
    return {record, *(f"{finding_of(record)}/{text}" for text in items)}


def _is_about_occurrence(change: Change, record: str) -> bool:
    """Whether a change is one of a period of a recurring task, or of the task as a whole."""
    item = change.difference.item
    if isinstance(item, Update | Extension):
        key, period = record.rpartition(MARK)[2], period_called(record.rpartition(MARK)[2])
        said = item.task if item.task and MARK in item.task else None
        is_own = period is not None and item.date in period
        is_own = said.rpartition(MARK)[2] == key if said is not None else is_own
        return is_own and change.id == base_of(record)
    return change.id in (base_of(record), task_of(record))


_COLUMNS = (Column("日期"), Column("提交"), Column("作者"), Column("说明"), Column("改动"))


def page(
    plan: Plan | None, record: str, events: Sequence[CommitEvent], *, is_complete: bool
) -> Page:
    """One list a commit, up to the day of the newest; there may be none in a shallow clone."""
    name, is_sample = (plan.project.name, plan.sample) if plan is not None else ("", False)
    newest = events[0].day if events else None
    shallow = () if is_complete else (Paragraph("这是浅克隆，更早的历史看不到"),)
    return Page(
        Title(name, f"{record} 的来历", newest, None, is_sample),
        (*map(_list, events), *shallow),
        partial(document, plan, record, events, is_complete=is_complete),
        Table(_COLUMNS, tuple(_row(e, change) for e in events for change in _told(e))),
    )


def _told(event: CommitEvent) -> Iterator[Change]:
    return (change for change in event.changes if not change.is_told_elsewhere)


def _name(event: CommitEvent) -> str:
    return "还没有提交" if event.commit is None else event.commit[:12]


def _list(event: CommitEvent) -> Items:
    head = (str(event.day), _name(event), event.author, event.subject)
    return change_list("  ".join(part for part in head if part), _told(event))


def _row(event: CommitEvent, change: Change) -> tuple[str, ...]:
    said = change_words(change)
    return str(event.day), _name(event), event.author, event.subject, said


def document(
    plan: Plan | None, record: str, events: Sequence[CommitEvent], *, is_complete: bool
) -> dict[str, Any]:
    """``wenming.log/1``; ``complete``: whether the clone holds all of the history."""
    return {
        "schema": "wenming.log/1",
        "plan": None if plan is None else {"id": plan.id, "name": plan.project.name},
        "id": record,
        "complete": is_complete,
        "commits": [
            {
                "commit": event.commit,
                "date": event.day.isoformat(),
                "author": event.author,
                "subject": event.subject,
                "changes": [change_object(change) for change in event.changes],
            }
            for event in events
        ],
    }
