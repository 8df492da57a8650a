"""任务写了定期，又写了完成时限。

为什么：定期任务的时限一期一个，由定期里的日子定；另写一个完成时限，谁也不知道照哪一个算。

怎么改：只留一样。每期都要办的删去完成时限；只办一次的删去定期。

对：
    定期: {周期: 每月, 日子: 25}

错：
    完成时限: 2020-06-30
    定期: {周期: 每月, 日子: 25}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.task_holders import task_holders
from wenming_cli.rules.rule import Breach

CODE = "E360"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every limit of a recurring task, or of a part of one."""
    for task in plan.tasks:
        if task.every is None:
            continue
        for _, holder in task_holders(task):
            if holder.due is not None:
                yield Breach(
                    holder.location("due"),
                    f"任务 {task.id} 写了 {task.written('every')}，又写了 {holder.written('due')} "
                    f"{holder.due}",
                    f"每期都要办的删去 {holder.written('due')}，只办一次的删去 "
                    f"{task.written('every')}",
                )
