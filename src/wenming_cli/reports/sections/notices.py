"""督办通报约谈情况: the notices issued in the month, and the replies that are still owed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.model.notice import Notice, NoticeKind
from wenming_cli.reports.phrases import bare, counted, joined, quoted, units
from wenming_cli.reports.view import View

TITLE = "督办通报约谈情况"
FIGURES: tuple[str, ...] = ()


def context(view: View) -> dict[str, Any] | None:
    """What was ``issued`` in the month and which replies are ``owed``; None without any notice."""
    known = [notice for notice in view.plan.notices if notice.date <= view.as_of]
    if not view.plan.notices:
        return None
    issued = [notice for notice in known if notice.date in view.period]
    asked = [notice for notice in known if notice.reply_due]
    owed = [notice for notice in asked if not _has_replied(notice, view)]
    return {
        "issued_words": _issued(issued),
        "issued": [_notice(view, notice) for notice in issued],
        "owed_words": _owed(owed, view) if asked else "",
        "owed": [_debt(view, notice, notice.reply_due) for notice in owed if notice.reply_due],
        "narrative": view.words(NarrativeSection.NOTICES),
    }


def _has_replied(notice: Notice, view: View) -> bool:
    return notice.replied is not None and notice.replied <= view.as_of


def _issued(issued: Iterable[Notice]) -> str:
    kinds = Counter(notice.kind for notice in issued)
    words = counted(((kind.label, kinds[kind]) for kind in NoticeKind), "份")
    return f"本月签发{words}。" if words else "本月没有签发督办、通报和约谈文书。"


def _owed(owed: Sequence[Notice], view: View) -> str:
    late = sum(_is_late(notice, view) for notice in owed)
    if not owed:
        return f"截至{view.day(view.as_of)}，要求回复的文书均已回复。"
    beyond = f"，其中超过办理时限{late}份" if late else "，都在办理时限以内"
    return f"截至{view.day(view.as_of)}，尚未回复{len(owed)}份{beyond}。"


def _is_late(notice: Notice, view: View) -> bool:
    return notice.reply_due is not None and notice.reply_due < view.as_of


def _name(notice: Notice) -> str:
    return f"{notice.kind.label}（{notice.number or notice.id}）"


def _notice(view: View, notice: Notice) -> str:
    return f"{_name(notice)}：{'；'.join(_clauses(view, notice))}。"


def _clauses(view: View, notice: Notice) -> Iterator[str]:
    owners = f"，对象为{units(notice.owners)}" if notice.owners else ""
    yield f"{view.day(notice.date)}签发{owners}"
    subjects = joined(_subjects(view, notice))
    if subjects:
        yield f"涉及{subjects}"
    if notice.reason:
        yield f"事由：{bare(notice.reason)}"
    if notice.reply_due:
        yield f"办理时限{view.day(notice.reply_due)}，{_reply(view, notice)}"
    if notice.result and _has_replied(notice, view):
        yield f"办理结果：{bare(notice.result)}"


def _subjects(view: View, notice: Notice) -> Iterator[str]:
    for task in notice.tasks:
        task_id, _, owner = task.partition("/")
        title = view.plan.task_by_id[task_id].title if task_id in view.plan.task_by_id else task
        yield f"{quoted(title)}{f'（{owner}）' if owner else ''}"
    if notice.findings:
        yield f"问题{len(notice.findings)}个（{joined(notice.findings)}）"


def _reply(view: View, notice: Notice) -> str:
    if notice.replied is not None and _has_replied(notice, view):
        return f"{view.day(notice.replied)}回复"
    return "尚未回复"


def _debt(view: View, notice: Notice, due: date) -> str:
    days = (view.as_of - due).days
    late = f"，超期{days}天" if days > 0 else ""
    owners = f"，对象为{units(notice.owners)}" if notice.owners else ""
    return f"{_name(notice)}{owners}：办理时限{view.day(due)}{late}。"
