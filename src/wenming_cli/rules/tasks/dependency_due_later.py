"""前置任务的时限比后续任务还晚。

为什么：前置任务按期完成时，后续任务已经逾期，两个时限不能都做到。

怎么改：推迟后续任务，或者提前前置任务。已批准延期的按延到的日期比；前置任务已经办结或取消的不报。

对：
    - {编号: A, 任务名称: 排查, 所属工作: HW, 完成时限: 2020-04-30}
    - {编号: B, 任务名称: 整治, 所属工作: HW, 完成时限: 2020-06-30, 前置任务: [A]}

错：
    - {编号: A, 任务名称: 排查, 所属工作: HW, 完成时限: 2020-09-30}
    - {编号: B, 任务名称: 整治, 所属工作: HW, 完成时限: 2020-06-30, 前置任务: [A]}
"""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import day_of
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Part, Task
from wenming_cli.rules.rule import Breach
from wenming_cli.words.dates import NO_LIMIT

CODE = "E331"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every dependency that is to be ready only after the task that waits for it."""
    ready: dict[str, date] = {}
    for task in plan.tasks:
        if not task.depends_on:
            continue
        limit = max(_limits(task, task.parts or (task,)))
        for index, name in enumerate(task.depends_on):
            before = plan.task_by_id.get(name)
            if before is None or before is task:
                continue
            if name not in ready:
                ready[name] = max(_limits(before, _open(before)), default=date.min)
            if ready[name] > limit:
                yield Breach(
                    task.location("depends_on", index),
                    *_words(task, limit, before, ready[name]),
                )


def _words(task: Task, limit: date, before: Task, ready: date) -> tuple[str, str]:
    if ready == date.max:
        why = f"{NO_LIMIT}任务，不会到期" if before.every is None else "定期任务，每期都要办"
        message = f"任务 {task.id} {limit} 到期，前置任务 {before.id} 是{why}"
        return message, "前置任务写有时限的一项，或者删去它"
    message = f"任务 {task.id} {limit} 到期，前置任务 {before.id} 要到 {ready} 才到期"
    return message, "推迟后续任务，或者提前前置任务"


def _open(task: Task) -> tuple[Task | Part, ...]:
    """What is still to be done of a task."""
    return tuple(c for c in (task.parts or (task,)) if c.done is None and c.cancelled is None)


def _limits(task: Task, courses: tuple[Task | Part, ...]) -> Iterator[date]:
    """The limit of each, as it was last extended; a standing duty comes after every other."""
    for course in courses:
        extensions = sorted(course.extensions, key=attrgetter("date"))
        due = day_of(course.due or task.due)
        yield date.max if due is None else extensions[-1].to if extensions else due
