"""过了时限才批准延期、暂缓或取消。

为什么：逾期以后再延期、暂缓、取消，逾期就从数字里消失了。规定允许的照算，但要让看的人知道，月报里也写明“逾期后延期”。

怎么改：核对批准日期；日期没有写错的，不用改，也可以在口径的规则里关掉这条。
延到的日期早于批准日期的由 E321 说。

对：
    完成时限: 2020-06-30
    延期:
    - {批准日期: 2020-06-28, 延至: 2020-07-31, 原因: 雨季, 批准单位: 区创建办}

错：
    完成时限: 2020-06-30
    延期:
    - {批准日期: 2020-07-10, 延至: 2020-07-31, 原因: 雨季, 批准单位: 区创建办}
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Cancellation, Extension, Suspension
from wenming_cli.rules.rule import Breach

CODE = "E324"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()

_WORDS = {
    Extension: ("延期", "date"),
    Suspension: ("暂缓", "start"),
    Cancellation: ("取消", "date"),
}


def check(plan: Plan) -> Iterator[Breach]:
    """Every approval that came when the limit in force had passed."""
    moved = {
        leaf.task.id
        for leaf in plan.leaves
        if leaf.course.extensions or leaf.course.suspensions or leaf.course.cancelled
    }
    if not moved:
        return
    tasks = tuple(task for task in plan.tasks if task.id in moved)
    for state in assess(replace(plan, tasks=tasks), date.max):
        for approval in state.late_approvals:
            word, field = _WORDS[type(approval)]
            day = getattr(approval, field)
            if isinstance(approval, Extension) and approval.to < day:
                continue
            yield Breach(
                approval.location(field),
                f"任务 {state.id} 逾期后才{word}：{day} 批准，当时的时限已过",
                "核对批准日期；日期没有写错就不用改",
            )
