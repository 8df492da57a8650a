"""没有督办就通报，或者没有通报就约谈。

为什么：三步走是督办、通报、约谈，一步不成才走下一步；跳了步，被约谈的单位可以说没有给过整改的机会。
紧急问题可以从通报开始。问题改派以后，三步对新单位重新开始。

怎么改：补记漏登的文书，或者改正类别。文书没有写任务和问题的不查；
例行的通报写 例行: 是，不算三步走。

对：
    - {编号: DB-1, 类别: 督办, 签发日期: 2020-06-10, 任务: [RW-1]}
    - {编号: TB-1, 类别: 通报, 签发日期: 2020-06-22, 任务: [RW-1]}

错（RW-1 没有督办过）：
    - {编号: TB-1, 类别: 通报, 签发日期: 2020-06-22, 任务: [RW-1]}
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.model.finding import Event, FindingSeverity
from wenming_cli.model.notice import Notice, NoticeKind
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.log_order import answering
from wenming_cli.rules.rule import Breach

CODE = "E633"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("notices",)

_BEFORE = {
    NoticeKind.CIRCULATE: NoticeKind.SUPERVISE,
    NoticeKind.INTERVIEW: NoticeKind.CIRCULATE,
}
Steps = dict[tuple[NoticeKind, str], list[date]]
"""When each kind of notice went out for a task or finding, in order."""


def check(plan: Plan) -> Iterator[Breach]:
    """Every task or finding in a notice for which the step before was not taken."""
    if not any(notice.kind in _BEFORE for notice in plan.notices):
        return
    steps = _steps(plan)
    for notice in plan.notices:
        before = _BEFORE.get(notice.kind)
        if before is None or notice.routine:
            continue
        for field, index, name in _items(notice):
            since = _since(plan, field, name, notice.date)
            is_taken = _is_taken(steps, before, name, since, notice.date)
            if is_taken or _may_skip(plan, before, field, name):
                continue
            yield Breach(
                notice.location(field, index),
                f"{notice.kind.label} {notice.id} 涉及的 {name} 此前没有{before.label}过",
                f"先{before.label}；漏登的补上",
            )


def _steps(plan: Plan) -> Steps:
    """The days of the notices of each kind for each item, in order.

    One for a part of a task is kept for the whole task as well, as ``ID/``.
    """
    steps: Steps = {}
    for notice in sorted(filter(attrgetter("is_step"), plan.notices), key=attrgetter("date")):
        for _, _, name in _items(notice):
            whole, slash, _ = name.partition("/")
            for each in {name, whole + slash}:
                steps.setdefault((notice.kind, each), []).append(notice.date)
    return steps


def _items(notice: Notice) -> Iterator[tuple[str, int, str]]:
    """Field, index and name of everything a notice is about."""
    for field in ("tasks", "findings"):
        for index, name in enumerate(getattr(notice, field)):
            yield field, index, name


def _since(plan: Plan, field: str, name: str, day: date) -> date:
    """The day the unit that has a finding took it over; the first day there is without that."""
    finding = plan.finding_by_id.get(name) if field == "findings" else None
    moved = [
        entry.date
        for entry, owner in (answering(finding) if finding is not None else ())
        if entry.event is Event.REASSIGNED and entry.to_owner not in (None, owner)
    ]
    return max((each for each in moved if each <= day), default=date.min)


def _is_taken(steps: Steps, kind: NoticeKind, name: str, since: date, day: date) -> bool:
    """Whether a step was taken in time: for the item, what it is part of, or a part of it."""
    whole, slash, _ = name.partition("/")
    names = (name, whole) if slash else (name, f"{name}/")
    return any(_has_between(steps.get((kind, each), []), since, day) for each in names)


def _has_between(days: list[date], since: date, before: date) -> bool:
    at = bisect_left(days, before)
    return at > 0 and days[at - 1] >= since


def _may_skip(plan: Plan, step: NoticeKind, field: str, name: str) -> bool:
    """Whether a finding is urgent, which may be circulated at once."""
    if step is not NoticeKind.SUPERVISE or field != "findings":
        return False
    finding = plan.finding_by_id.get(name)
    return finding is None or finding.severity is FindingSeverity.URGENT
