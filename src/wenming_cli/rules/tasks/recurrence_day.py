"""定期任务的日子在它的周期里没有，或者起止日期前后颠倒、一期也没有。

为什么：每一期的时限由这个日子定，写错了各期的时限就都错了。

怎么改：每周的写 1 到 7（周一到周日）；每月的写 1 到 31；
每季度的写 15（第一个月的 15 日）或 3-15（第三个月的 15 日）；每半年的月份写 1 到 6。
这个月没有这一天的（2 月 31 日）算最后一天。

对：
    定期: {周期: 每季度, 日子: 3-25}

错：
    定期: {周期: 每季度, 日子: 4-25}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import periods_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.recurrence import Recurrence, Rhythm
from wenming_cli.model.task import Task
from wenming_cli.rules.rule import Breach

CODE = "E361"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every day that its period doesn't have; every recurring task without any occurrence."""
    for task in plan.tasks:
        if task.every is not None:
            yield from _of(plan, task, task.every)


def _of(plan: Plan, task: Task, every: Recurrence) -> Iterator[Breach]:
    wrong = _wrong(every)
    if wrong is not None:
        message = (
            f"任务 {task.id} 的 {every.written('day')} {every.day} 不对：{every.period.label}的"
        )
        yield Breach(every.location("day"), f"{message}{wrong}", "核对周期和日子")
    elif not periods_of(task, (plan.start, plan.end)):
        message = f"任务 {task.id} 一期也没有：起止日期之间没有到期的日子"
        yield Breach(every.location(), message, "核对起止日期、任务的开始日期和日子")


def _wrong(every: Recurrence) -> str | None:
    """What a day would have to be."""
    month, day, months = every.day.month, every.day.day, every.period.months
    if every.period is Rhythm.WEEK:
        return None if month == 1 and 1 <= day <= 7 else "写 1 到 7"
    if not 1 <= day <= 31:
        return "日子写 1 到 31"
    if 1 <= month <= months:
        return None
    return "只写几日，不写月份" if months == 1 else f"月份写 1 到 {months}"
