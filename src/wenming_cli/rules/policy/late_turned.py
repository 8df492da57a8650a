"""基准版本里已经逾期，这次补写一条以前的记录，就成了按期。

为什么：延期、暂缓、办结、整改写的都是以前的日期，可是基准版本提交的时候还没有这一条，
大家看到的是逾期。事后补上，看过的数字就变了，写的是哪一天都一样。

怎么改：延期写上批准的文号，误报、转长期写明原因和批准的单位，这样只是警告；
办结、整改确实是那一天、只是报晚了的，也是警告，以后及时提交。不是那一天的，改成真实的日期。

对：
    # 6 月 30 日到期，6 月 29 日批准，当天就提交
    延期:
    - {批准日期: 2020-06-29, 延至: 2020-12-31, 原因: 雨季, 批准单位: 区创建办}

错：
    # 7 月 5 日的版本里逾期，7 月 6 日才写上
    延期:
    - {批准日期: 2020-06-29, 延至: 2020-12-31, 原因: 雨季, 批准单位: 区创建办}
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.diagnostic import Severity
from wenming_cli.model.finding import Event, LogEntry, finding_of
from wenming_cli.model.task import Cancellation, Extension, Suspension
from wenming_cli.rules.policy.edit import Edit
from wenming_cli.rules.policy.lateness import late_findings, late_tasks
from wenming_cli.rules.policy.limits import in_force
from wenming_cli.rules.rule import Breach

CODE = "E722"
SEVERITY = Severity.ERROR


class _Fact(NamedTuple):
    """What was written afterwards: its word and day, and whether more than a date speaks for it."""

    word: str
    day: date
    is_founded: bool


def check(edit: Edit) -> Iterator[Breach]:
    """Every record that says it is older than a delay the base shows, and undoes it.

    One that came after the limit, and says so, is not on time: other rules speak of that.
    """
    told = [(found, fact) for found in edit.differences if (fact := _fact(edit, found))]
    if not told:
        return
    turned = {
        "tasks": late_tasks(edit.old, edit.as_of) - late_tasks(edit.new, edit.as_of),
        "findings": late_findings(edit.old, edit.as_of) - late_findings(edit.new, edit.as_of),
    }
    for found, fact in told:
        name = found.id or ""
        name = finding_of(name) if found.section == "findings" else name
        limit = in_force(edit.old, found.section, name, edit.as_of)
        if name in turned[found.section] and limit is not None and fact.day <= limit:
            kind = "任务" if found.section == "tasks" else "问题"
            yield Breach(
                edit.place(found),
                f"{kind} {found.id} 在 {edit.as_of} 的版本里已经逾期，这次补写 {fact.day} 的"
                f"{fact.word}，就不算逾期了",
                "日期不对的改成真实的日期；是真的，写上批准的文号或原因",
                severity=Severity.WARNING if fact.is_founded else SEVERITY,
            )


def _fact(edit: Edit, found: Difference) -> _Fact | None:
    """What a difference says happened before the base was made; None where it says nothing."""
    if found.section not in ("tasks", "findings") or found.partner is not None:
        return None
    fact = _approved(found) or _logged(edit, found) or _done(found)
    return fact if fact is not None and fact.day <= edit.as_of else None


def _approved(found: Difference) -> _Fact | None:
    match found.after:
        case Extension() as item:
            return _Fact("延期", item.date, item.document is not None)
        case Suspension() as item:
            return _Fact("暂缓", item.start, is_founded=False)
        case Cancellation() as item:
            return _Fact("取消", item.date, is_founded=False)
    return None


def _logged(edit: Edit, found: Difference) -> _Fact | None:
    item = found.after
    if not isinstance(item, LogEntry):
        return None
    finding = edit.new.finding_by_id.get(finding_of(found.id or ""))
    owner = None if finding is None else finding.owner
    is_work = item.event in (Event.RECTIFIED, Event.CLOSED)
    is_reasoned = item.reason is not None and item.by not in (None, owner)
    return _Fact(item.event.label, item.date, is_work or is_reasoned)


def _done(found: Difference) -> _Fact | None:
    if found.field != "done" or found.kind is not ChangeKind.CHANGED or found.before is not None:
        return None
    return _Fact("办结", found.after, is_founded=True)
