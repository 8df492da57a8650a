"""同一任务的两段暂缓互相重叠。

为什么：说不清何时恢复：前一段还没结束又批了一段，或者前一段忘了写截止日期，任务会一直算作暂缓。

怎么改：合成一段，或者给前一段写上截止日期。前一段截止当天开始下一段不算重叠。

对：
    暂缓:
    - {起始日期: 2020-02-01, 截止日期: 2020-03-15, 原因: 疫情防控, 批准单位: 区创建办}
    - {起始日期: 2020-07-01, 原因: 雨季, 批准单位: 区创建办}

错：
    暂缓:
    - {起始日期: 2020-02-01, 原因: 疫情防控, 批准单位: 区创建办}
    - {起始日期: 2020-07-01, 原因: 雨季, 批准单位: 区创建办}
"""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import holders
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Course
from wenming_cli.rules.rule import Breach

CODE = "E323"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every suspension that starts while an earlier one still runs."""
    for name, holder in holders(plan.leaves):
        if len(holder.suspensions) > 1:
            yield from _overlaps(name, holder)


def _overlaps(name: str, holder: Course) -> Iterator[Breach]:
    until = date.min
    for pause in sorted(holder.suspensions, key=attrgetter("start")):
        if pause.start < until:
            before = "一直没有截止" if until == date.max else f"到 {until} 才截止"
            yield Breach(
                pause.location("start"),
                f"任务 {name} 的暂缓从 {pause.start} 开始，前一段{before}",
                f"合成一段，或者给前一段写上 {pause.written('end')}",
            )
        until = max(until, pause.end or date.max)
