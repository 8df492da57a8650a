"""任务停滞，又没有说明原因。

为什么：已经开始的任务长时间没有进展，又没有写滞后原因，月报里只能写“未说明”。
停滞的算法和数字一致：开始、交办、最近一次进展、暂缓恢复都早于停滞天数
（口径“停滞天数”，默认 30 天）。

怎么改：补报进展；确有困难的，在最近一次进展里写滞后原因。
办结、暂缓、取消、待验收的任务不算停滞。只在写了 --as-of 时检查。

对（--as-of 2020-06-30）：
    进展:
    - {日期: 2020-04-30, 完成进度: 40%, 滞后原因: 材料涨价，重新招标}

错（--as-of 2020-06-30）：
    进展:
    - {日期: 2020-04-30, 完成进度: 40%}
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.days.calendar import days_before
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Task, Update
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E325"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan, as_of: date) -> Iterator[Breach]:
    """Every stagnant task whose last update gives no reason."""
    quiet = days_before(as_of, plan.settings.stagnant_days)
    tasks = tuple(task for task in plan.tasks if _may_be_stagnant(task, quiet, as_of))
    for state in assess(replace(plan, tasks=tasks), as_of):
        latest = state.latest
        if not state.stagnant or (latest is not None and latest.reason):
            continue
        said_by = latest or state.leaf.course
        since = "开始以来没有报过进展" if latest is None else f"{latest.date} 以后没有进展"
        yield Breach(
            state.leaf.location() if latest is None else latest.location(),
            f"任务 {state.id} 停滞，{since}，也没有写滞后原因",
            f"补报进展；确有困难的，在最近一次进展里写 {said_by.key_of(Update, 'reason')}",
        )


def _may_be_stagnant(task: Task, quiet: date, as_of: date) -> bool:
    """What can be told at a glance; the figures decide."""
    if task.start is not None and task.start >= quiet:
        return False
    return any(
        (is_absent(course, "done") or (course.done or as_of) > as_of)
        and not any(quiet <= update.date <= as_of for update in course.updates)
        for course in (task.parts or (task,))
    )
