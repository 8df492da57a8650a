"""任务的进展、延期、暂缓或取消写在计划开始以前。

为什么：一月份最容易把新年写成旧年，这样的进展会排到最前面，算进度时被后面的盖住。

怎么改：改正年份。任务交办得早（交办日期早于计划起始日期）的，交办以后的记录不算错；从上一年结转来的任务不查。
办结日期由 E310 检查，支出由 E404 检查。

对：
    进展:
    - {日期: 2020-01-15, 完成进度: 20%}

错：
    进展:
    - {日期: 2019-01-15, 完成进度: 20%}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.base import Entry
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.bounds import beginning
from wenming_cli.rules.rule import Breach

CODE = "E305"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every dated record of a task that lies before the plan and before its assignment."""
    for leaf in plan.leaves:
        course = leaf.course
        if leaf.task.origin is not None or not (
            course.updates or course.extensions or course.suspensions or course.cancelled
        ):
            continue
        first = beginning(plan, leaf.task.assigned)
        for update in course.updates:
            if update.date < first:
                yield _diagnostic(leaf, update, "date", first)
        for extension in course.extensions:
            if extension.date < first:
                yield _diagnostic(leaf, extension, "date", first)
        for pause in course.suspensions:
            if pause.start < first:
                yield _diagnostic(leaf, pause, "start", first)
        if course.cancelled is not None and course.cancelled.date < first:
            yield _diagnostic(leaf, course.cancelled, "date", first)


def _diagnostic(leaf: Leaf, entry: Entry, field: str, first: date) -> Breach:
    limit = "交办日期" if first == leaf.task.assigned else "计划起始日期"
    return Breach(
        entry.location(field),
        f"任务 {leaf.id} 的{entry.LABEL}日期 {getattr(entry, field)} 早于{limit} {first}",
        "核对年份",
    )
