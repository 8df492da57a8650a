"""联合牵头里写了牵头单位自己，或者一个单位写了两次。

为什么：联合牵头是牵头单位以外、一起对任务负责的单位。写重了，多半是另一个单位写错了名字，它的统计里就没有这个任务。

怎么改：删去重复的；应当是另一个单位的，改成那个单位。

对：
    牵头单位: 区城管局
    联合牵头: [区住建局]

错：
    牵头单位: 区城管局
    联合牵头: [区城管局]
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.model.task import Task
from wenming_cli.rules.rule import Breach

CODE = "E335"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every unit among the joint leads that stands there already, or leads the task."""
    for task in plan.tasks:
        workstream = plan.workstream_by_id.get(task.workstream)
        lead = task.owner or (workstream.owner if workstream else None)
        for at, unit in enumerate(task.joint):
            if unit in task.joint[:at]:
                yield _breach(task, at, f"{shown(unit, 20)}写了两次")
            elif unit == lead and not _is_of_group(task, at):
                yield _breach(task, at, f"{shown(unit, 20)}已经是牵头单位")


def _is_of_group(task: Task, at: int) -> bool:
    """Whether a unit stands there as one of several that one word names, such as 各街道."""
    here = task.location("joint", at)
    return any(task.location("joint", i) == here for i in range(len(task.joint)) if i != at)


def _breach(task: Task, at: int, fault: str) -> Breach:
    message = f"任务 {task.id} 的{task.title_of('joint')}里{fault}"
    return Breach(task.location("joint", at), message, "删去重复的，或者改成另一个单位")
