"""延期批准时，延到的日期已经过了。

为什么：批准日期晚于新的时限，延期一批下来就已经过期，两个日期总有一个写错了。

怎么改：核对批准日期和延至的日期。

对：
    延期:
    - {批准日期: 2020-06-20, 延至: 2020-07-31, 原因: 雨季, 批准单位: 区创建办}

错：
    延期:
    - {批准日期: 2020-08-20, 延至: 2020-07-31, 原因: 雨季, 批准单位: 区创建办}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E321"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every extension approved after the day it leads to."""
    for leaf in plan.leaves:
        for extension in leaf.course.extensions:
            if extension.date > extension.to:
                yield Breach(
                    extension.location("date"),
                    f"任务 {leaf.id} 的延期 {extension.date} 才批准，晚于延到的 {extension.to}",
                    "核对批准日期和延至的日期",
                )
