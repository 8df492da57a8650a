"""已分解的任务自己又写了进展或办结等记录。

为什么：分解以后只算各条分解，任务本身不计入；写在任务上的办结、进展、延期、暂缓、取消都会落空。

怎么改：写到各条分解里；单独写进展的，任务写成 编号/单位。全部取消或延期的，每条分解都写。

对：
    分解:
    - {责任单位: 拓东街道, 办结日期: 2020-05-22}
    - {责任单位: 鼓楼街道, 办结日期: 2020-05-27}

错：
    办结日期: 2020-05-27
    分解:
    - {责任单位: 拓东街道}
    - {责任单位: 鼓楼街道}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Task, TaskUpdate
from wenming_cli.rules.rule import Breach

CODE = "E317"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_FIELDS = ("done", "extensions", "suspensions", "cancelled")


def check(plan: Plan) -> Iterator[Breach]:
    """Every dated record on a task that stands for its parts."""
    for task in plan.tasks:
        if not task.parts:
            continue
        for field in _FIELDS:
            if getattr(task, field):
                yield _diagnostic(task, task.location(field), task.written(field))
        for update in task.updates:
            yield _diagnostic(task, update.location(), task.written("updates"))


def _diagnostic(task: Task, location: Location, key: str) -> Breach:
    return Breach(
        location,
        f"任务 {task.id} 已分解到单位，写在任务上的 {key} 不会计入",
        f"写到各条分解里；单独写进展的写 {task.key_of(TaskUpdate, 'task')}: "
        f"{task.id}/{task.parts[0].owner}",
    )
