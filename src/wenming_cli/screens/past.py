"""A record over the commits: what each of them did to it, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wenming_cli import sink
from wenming_cli.changes.change import Change
from wenming_cli.model.plan import Plan
from wenming_cli.screens.comparison import change_line, change_object


@dataclass(frozen=True, slots=True)
class Event:
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
    if change.id is not None:
        is_whole = change.field is None and record.startswith(f"{change.id}/")
        return is_whole or change.id == record or change.id.startswith(f"{record}/")
    item = change.difference.item
    named = (getattr(item, field, None) for field in ("task", "indicator", "line", "site"))
    return any(name == record or str(name).startswith(f"{record}/") for name in named)


def text(record: str, events: Sequence[Event], *, is_complete: bool) -> str:
    """One block a commit."""
    lines = [sink.terminal(record)]
    for event in events:
        name = "还没有提交" if event.commit is None else event.commit[:12]
        head = (str(event.day), name, event.author, event.subject)
        lines += ["", sink.terminal("  ".join(part for part in head if part))]
        lines += [change_line(change) for change in event.changes if not change.is_told_elsewhere]
    lines += [] if is_complete else ["", "这是浅克隆，更早的历史看不到"]
    return "\n".join(lines) + "\n"


def document(
    plan: Plan | None, record: str, events: Sequence[Event], *, is_complete: bool
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
