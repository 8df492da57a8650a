"""里程碑的时限不在任务的开始和时限之间。

为什么：里程碑是任务中间的节点，早于开始、晚于时限的，多半是写错了日期，到时候也没有人去催。

怎么改：核对里程碑的时限；任务已经批准延期的，按延期以后的时限算。

对：
    开始日期: 2020-03-01
    完成时限: 2020-06-30
    里程碑: [{名称: 勘察, 完成时限: 2020-04-15}]

错：
    开始日期: 2020-03-01
    完成时限: 2020-06-30
    里程碑: [{名称: 勘察, 完成时限: 2020-07-15}]
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E358"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every milestone that is due before its task starts or after the last limit of it."""
    limits: dict[str, list[date | None]] = {}
    for leaf in plan.leaves:
        if leaf.task.milestones:
            granted = (extension.to for extension in leaf.course.extensions)
            limits.setdefault(leaf.task.id, []).extend((leaf.due, *granted))
    for task in plan.tasks:
        days = limits.get(task.id, ())
        last = None if None in days else max(filter(None, days), default=None)
        start = task.start or task.assigned or plan.start
        for each in task.milestones:
            late = f"晚于任务的时限 {last}" if last and each.due > last else None
            fault = f"早于任务的开始 {start}" if each.due < start else late
            if fault:
                what = f"任务 {task.id} 的里程碑“{shown(each.name, 20)}”的时限 {each.due} {fault}"
                yield Breach(each.location("due"), what, "核对里程碑的时限和任务的起止")
