"""完成时限早于开始日期。

为什么：任务还没开始就已到期，计划进度和逾期天数都算不出道理来，多半是年月日写错了。

怎么改：核对两个日期，改正写错的一个；分解到单位的时限也不能早于任务的开始日期。

对：
    开始日期: 2020-03-01
    完成时限: 2020-06-30

错：
    开始日期: 2020-06-30
    完成时限: 2020-03-01
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E301"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every limit, of a task or a part, that lies before the start."""
    for leaf in plan.leaves:
        start = leaf.task.start
        if start is not None and leaf.due is not None and leaf.due < start:
            yield Breach(
                leaf.location("due"),
                f"任务 {leaf.id} 的完成时限 {leaf.due} 早于开始日期 {start}",
                "核对两个日期，改正写错的一个",
            )
