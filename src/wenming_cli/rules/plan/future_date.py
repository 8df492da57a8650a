"""记录的日期还没有到。

为什么：记录写的是已经发生的事。日期在截止日以后的记录一概不计入数字，等于没有填；多半是月份写错了。

怎么改：核对日期；还没有发生的事，等发生了再填。时限、暂缓的起止等安排可以写将来的日期，不在此列。
只在写了 --as-of 时检查。

对（--as-of 2020-06-30）：
    进展:
    - {日期: 2020-06-28, 完成进度: 80%}

错（--as-of 2020-06-30）：
    进展:
    - {日期: 2020-08-28, 完成进度: 80%}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Course
from wenming_cli.rules.grounds.money_records import money_records
from wenming_cli.rules.rule import Breach

CODE = "E307"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan, as_of: date) -> Iterator[Breach]:
    """Every record of what happened that is dated after the day."""
    for entry, field, what in _facts(plan, as_of):
        day = getattr(entry, field)
        if day is None or day <= as_of:
            continue
        yield Breach(
            entry.location(field),
            f"{what} {entry.written(field)} {day} 还没有到（截至 {as_of}）",
            "核对日期；已经发生的事才写进记录",
        )


def _facts(plan: Plan, as_of: date) -> Iterator[tuple[Entry, str, str]]:
    """Records of what happened: each with the field that says when, and what it is called.

    There are so many findings that only those are told of which something is after the day.
    """
    for leaf in plan.leaves:
        yield leaf.completion, "done", f"任务 {leaf.id} 的"
        yield from ((e, "date", f"任务 {leaf.id} 的{e.LABEL}") for e in _records(leaf.course))
    for task in plan.tasks:
        yield from ((m, "done", f"任务 {task.id} 里程碑“{m.name}”的") for m in task.milestones)
    for indicator in plan.indicators:
        yield from ((a, "date", f"指标 {indicator.id} 的实际值") for a in indicator.actuals)
    for finding in plan.findings:
        late = [entry for entry in finding.entries if entry.date > as_of]
        if late or finding.found > as_of:
            yield finding, "found", f"问题 {finding.id} 的"
            yield from ((entry, "date", f"问题 {finding.id} 的办理记录") for entry in late)
    for notice in plan.notices:
        yield notice, "date", f"督办文书 {notice.id} 的"
        yield notice, "replied", f"督办文书 {notice.id} 的"
        inner = (*notice.received, *notice.replies)
        yield from ((each, "date", f"督办文书 {notice.id} 的{each.LABEL}") for each in inner)
    for material in plan.materials:
        yield material, "dated", f"材料 {material.id} 的"
        yield material, "submitted", f"材料 {material.id} 的"
        yield from ((back, "date", f"材料 {material.id} 退回的") for back in material.returned)
    yield from ((tally, "as_of", "累计数的") for tally in plan.totals)
    others = (plan.samples, plan.inspections, plan.boards, plan.awards)
    for section in (money_records(plan), *others):
        yield from ((entry, "date", f"{entry.LABEL}的") for entry in section)


def _records(course: Course) -> Iterator[Entry]:
    yield from course.updates
    yield from course.extensions
    if course.cancelled is not None:
        yield course.cancelled
