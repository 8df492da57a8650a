"""任务取消以后又有办结、进展、延期或暂缓。

为什么：取消的任务不再计入任何比率，取消以后的记录全部落空。既写办结又写取消，取消会把办结盖住。

怎么改：没有取消的删去取消；取消属实的，删去后面的记录，核对日期。

对：
    进展:
    - {日期: 2020-03-31, 完成进度: 20%}
    取消: {日期: 2020-04-20, 原因: 改为线上, 批准单位: 区创建办}

错：
    取消: {日期: 2020-04-20, 原因: 改为线上, 批准单位: 区创建办}
    办结日期: 2020-05-31
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Course
from wenming_cli.rules.rule import Breach

CODE = "E319"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every record of a task after its cancellation, and its completion whenever that was."""
    for leaf in plan.leaves:
        end = leaf.course.cancelled
        if end is None:
            continue
        if leaf.course.done is not None:
            message = f"任务 {leaf.id} 既写了办结 {leaf.course.done}，又写了取消 {end.date}"
            yield _diagnostic(leaf.completion.location("done"), message)
        for entry, field, day in _records(leaf.course):
            if day > end.date:
                message = f"任务 {leaf.id} 在 {end.date} 已取消，{day} 又有{entry.LABEL}"
                yield _diagnostic(entry.location(field), message)


def _records(course: Course) -> Iterator[tuple[Entry, str, date]]:
    for update in course.updates:
        yield update, "date", update.date
    for extension in course.extensions:
        yield extension, "date", extension.date
    for pause in course.suspensions:
        yield pause, "start", pause.start


def _diagnostic(location: Location, message: str) -> Breach:
    hint = "没有取消的删去“取消”；取消属实的，删去这一条"
    return Breach(location, message, hint)
