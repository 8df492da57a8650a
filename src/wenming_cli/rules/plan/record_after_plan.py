"""任务的办结、进展、延期、暂缓或取消晚于计划截止日期。

为什么：计划期满以后，数字默认算到计划截止日，晚于这一天的记录都不计入：次年一月才办结的任务，年底仍是没有办结；
延到次年的任务，年底不算应结。记录可以是真实的，所以只是警告。

怎么改：核对年份。确实在次年办结的，照实写，并知道年度数字不含它；延期到次年的，改写进下一年度的计划。

对：
    完成时限: 2020-11-30
    延期:
    - {批准日期: 2020-11-20, 延至: 2020-12-25, 原因: 雨季, 批准单位: 区创建办}

错：
    完成时限: 2020-11-30
    延期:
    - {批准日期: 2020-11-20, 延至: 2021-03-31, 原因: 雨季, 批准单位: 区创建办}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.base import Entry
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.bounds import bounds
from wenming_cli.rules.rule import Breach

CODE = "E306"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every dated record of a task that lies after the plan's last day."""
    _, last = bounds(plan)
    for leaf in plan.leaves:
        course = leaf.course
        if course.done is not None and course.done > last:
            yield _diagnostic(leaf, leaf.completion, "done", last)
        for update in course.updates:
            if update.date > last:
                yield _diagnostic(leaf, update, "date", last)
        for extension in course.extensions:
            if extension.to > last:
                yield _diagnostic(leaf, extension, "to", last)
        for pause in course.suspensions:
            if pause.start > last:
                yield _diagnostic(leaf, pause, "start", last)
        if course.cancelled is not None and course.cancelled.date > last:
            yield _diagnostic(leaf, course.cancelled, "date", last)


def _diagnostic(leaf: Leaf, entry: Entry, field: str, last: date) -> Breach:
    day = getattr(entry, field)
    said = {"done": f"办结日期 {day} ", "to": f"延期延到 {day}，"}
    return Breach(
        entry.location(field),
        f"任务 {leaf.id} 的{said.get(field, f'{entry.LABEL}日期 {day} ')}晚于计划截止日期 {last}",
        "核对年份；日期没有写错的，年度数字不含它",
    )
