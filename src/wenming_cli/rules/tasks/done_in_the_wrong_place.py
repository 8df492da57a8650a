"""办结写错了地方：定期任务的办结写到每一期的进展里，别的任务写在任务上。

为什么：定期任务一期一个办结，写在任务上说不清是哪一期；不是定期的任务只有一个办结，写在进展里不会算数。

怎么改：定期任务在进展里写 任务: 编号@期 和办结日期，或者 wenming done 编号@期；
别的任务写任务的办结日期。

对：
    定期: {周期: 每月, 日子: 25}
    进展:
    - {日期: 2020-06-24, 办结日期: 2020-06-24}

错：
    定期: {周期: 每月, 日子: 25}
    办结日期: 2020-06-24
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Part, Task
from wenming_cli.rules.grounds.task_holders import task_holders
from wenming_cli.rules.rule import Breach

CODE = "E363"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every completion of a recurring task as a whole, and every one in an update of another."""
    for task in plan.tasks:
        for name, holder in task_holders(task):
            yield from _of(task, name, holder)


def _of(task: Task, name: str, holder: Task | Part) -> Iterator[Breach]:
    if task.every is not None:
        if holder.done is not None:
            yield Breach(
                holder.location("done"),
                f"任务 {name} 是定期任务，{holder.written('done')} 说不清是哪一期的",
                f"写到这一期的进展里：wenming done {name}@2020-06 --date {holder.done}",
            )
        return
    for update in holder.updates:
        if update.done is not None:
            yield Breach(
                update.location("done"),
                f"任务 {name} 不是定期任务，进展里的 {update.written('done')} 不会算数",
                f"写成任务的办结日期：wenming done {name} --date {update.done}",
            )
