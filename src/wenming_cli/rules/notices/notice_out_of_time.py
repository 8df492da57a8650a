"""督办文书针对的事项，签发时还没有，或者已经办结。

为什么：督办、通报、约谈催的是没有办完的事。已办结、已取消、已销号的再发文，或者问题还没有发现就发文，
多半是编号或日期写错了；三步走也会从错的日期推算。

怎么改：核对文书的日期和任务、问题的编号。表扬、总结性的通报不写任务和问题，或者写 例行: 是。

对（W-1 于 2020-06-20 销号）：
    - {编号: DB-1, 类别: 督办, 签发日期: 2020-06-10, 问题: [W-1]}

错（W-1 于 2020-06-20 销号）：
    - {编号: DB-1, 类别: 督办, 签发日期: 2020-07-10, 问题: [W-1]}
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.findings.items import log_of
from wenming_cli.model.finding import Event, Finding
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.notice import Notice
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.log_order import in_sequence, telling
from wenming_cli.rules.rule import Breach

CODE = "E632"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("tasks", "findings")

_ENDS = {Event.CLOSED: "销号", Event.VOID: "定为误报"}
Leaves = dict[str, list[Leaf]]


def check(plan: Plan) -> Iterator[Breach]:
    """Every task or finding that a notice came too early or too late for."""
    if not plan.notices:
        return
    leaves = _leaves(plan)
    for notice in plan.notices:
        if notice.routine:
            continue
        for field, index, name, fault in chain(
            _tasks(notice, leaves), _findings(notice, plan.finding_by_id)
        ):
            yield Breach(
                notice.location(field, index),
                f"督办文书 {notice.id} 在 {notice.date} 签发，{name} {fault}",
                "核对签发日期和编号",
            )


Fault = tuple[str, int, str, str]
"""Field, index in it, what is named there, and what is wrong with that."""


def _tasks(notice: Notice, leaves: Leaves) -> Iterator[Fault]:
    for index, task in enumerate(notice.tasks):
        faults = [_of_task(leaf, notice.date) for leaf in leaves.get(task, ())]
        if faults and all(faults):
            yield "tasks", index, f"任务 {task}", faults[0] or ""


def _findings(notice: Notice, findings: dict[str, Finding]) -> Iterator[Fault]:
    for index, name in enumerate(notice.findings):
        fault = _of_finding(findings[name], notice.date) if name in findings else None
        if fault is not None:
            yield "findings", index, f"问题 {name}", fault


def _leaves(plan: Plan) -> Leaves:
    """The counted tasks by every name a notice may call them: their own, and the whole task's."""
    found: Leaves = {}
    for leaf in plan.leaves:
        for name in {leaf.id, leaf.task.id}:
            found.setdefault(name, []).append(leaf)
    return found


def _of_task(leaf: Leaf, day: date) -> str | None:
    course, assigned = leaf.course, leaf.task.assigned
    if assigned is not None and day < assigned:
        return f"到 {assigned} 才交办"
    if course.done is not None and course.done < day:
        return f"{course.done} 已办结"
    if course.cancelled is not None and course.cancelled.date < day:
        return f"{course.cancelled.date} 已取消"
    return None


def _of_finding(finding: Finding, day: date) -> str | None:
    if day < finding.found:
        return f"到 {finding.found} 才发现"
    if not in_sequence(finding):
        return None
    known = [entry for entry in telling(log_of(finding, date.max)) if entry.date < day]
    if known and known[-1].event in _ENDS:
        return f"{known[-1].date} 已{_ENDS[known[-1].event]}"
    return None
