"""任务的开始日期或完成时限在计划期以外。

为什么：各项比率只算到计划截止日。时限在计划期以后的任务在本计划里永远不会应结，时限在计划期以前的一开始就逾期；
多半是年份写错了，年初尤其常见。

怎么改：改正年份；跨年的任务，本计划里写到年底要做到的一步，其余写进下一年度的计划。
交办日期可以早于计划期；上一年结转来的任务，
开始日期和时限也可以。延期延到计划期以后的另有警告 E306。

对：
    交办日期: 2019-12-20
    开始日期: 2020-01-06
    完成时限: 2020-06-30

错：
    开始日期: 2020-01-06
    完成时限: 2021-06-30
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import day_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Part, Task
from wenming_cli.rules.grounds.bounds import bounds
from wenming_cli.rules.grounds.task_holders import task_holders
from wenming_cli.rules.rule import Breach

CODE = "E304"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every start and limit, of a task or a part, that lies outside the plan."""
    beginning, last = bounds(plan)
    for task in plan.tasks:
        first = beginning if task.origin is None else date.min
        start = task.start
        if start is not None and not first <= start <= last:
            yield _diagnostic(task, "start", start, task.id, (first, last))
        for name, holder in task_holders(task):
            due = day_of(holder.due)
            if due is None or first <= due <= last or due < (start or date.min):
                continue
            yield _diagnostic(holder, "due", due, name, (first, last))


def _diagnostic(
    entry: Task | Part, field: str, day: date, name: str, period: tuple[date, date]
) -> Breach:
    side = "早于计划起始日期" if day < period[0] else "晚于计划截止日期"
    limit = period[0] if day < period[0] else period[1]
    return Breach(
        entry.location(field),
        f"任务 {name} 的 {entry.written(field)} {day} {side} {limit}",
        "核对年份；跨年的任务写到年底要做到的一步",
    )
