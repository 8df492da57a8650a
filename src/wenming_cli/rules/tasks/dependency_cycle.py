"""前置任务互相等待，绕成一圈。

为什么：甲等乙、乙等甲，谁也不能先开始。

怎么改：找出不该有的一处，从前置任务里删去。每一圈报一次，报在使它合拢的那一处。

对：
    - {编号: A, 任务名称: 排查, 所属工作: HW, 完成时限: 2020-04-30}
    - {编号: B, 任务名称: 整治, 所属工作: HW, 完成时限: 2020-06-30, 前置任务: [A]}

错：
    - {编号: A, 任务名称: 排查, 所属工作: HW, 完成时限: 2020-04-30, 前置任务: [B]}
    - {编号: B, 任务名称: 整治, 所属工作: HW, 完成时限: 2020-06-30, 前置任务: [A]}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Task
from wenming_cli.rules.rule import Breach

CODE = "E330"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()

_MOST_SHOWN = 5


def check(plan: Plan) -> Iterator[Breach]:
    """Every dependency that leads back to the task it starts from, once a cycle."""
    waiting = {name: task for name, task in plan.task_by_id.items() if task.depends_on}
    finished: set[str] = set()
    for task in waiting.values():
        if task.id not in finished:
            yield from _walk(task, waiting, finished)


def _walk(start: Task, waiting: dict[str, Task], finished: set[str]) -> Iterator[Breach]:
    """Follow dependencies from a task, deepest first; ``at`` holds the depth of each on the way."""
    path, at = [start], {start.id: 0}
    steps = [iter(enumerate(start.depends_on))]
    while path:
        index, name = next(steps[-1], (-1, ""))
        if index < 0:
            finished.add(path[-1].id)
            del at[path.pop().id]
            steps.pop()
        elif name in at:
            yield _diagnostic(path, at[name], index)
        elif name in waiting and name not in finished:
            at[name] = len(path)
            path.append(waiting[name])
            steps.append(iter(enumerate(waiting[name].depends_on)))


def _diagnostic(path: list[Task], first: int, index: int) -> Breach:
    ids = [task.id for task in path[first : first + _MOST_SHOWN]]
    if len(path) - first > _MOST_SHOWN:
        ids.append("…")
    circle = "、".join([*ids, path[first].id])
    message = (
        f"前置任务绕成一圈：{circle}"
        if len(path) - first > 1
        else f"任务 {ids[0]} 的前置任务是自己"
    )
    hint = f"从 {path[-1].written('depends_on')} 里删去不该有的一处"
    return Breach(path[-1].location("depends_on", index), message, hint)
