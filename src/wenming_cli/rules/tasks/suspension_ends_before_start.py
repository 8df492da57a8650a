"""暂缓的截止日期早于起始日期。

为什么：这段暂缓是空的，任务照样会被算成逾期或滞后。

怎么改：核对两个日期；还不知道何时恢复的，不写截止日期。

对：
    暂缓:
    - {起始日期: 2020-02-01, 截止日期: 2020-03-15, 原因: 疫情防控, 批准单位: 区创建办}

错：
    暂缓:
    - {起始日期: 2020-03-15, 截止日期: 2020-02-01, 原因: 疫情防控, 批准单位: 区创建办}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import holders
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E322"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every suspension whose end lies before its start."""
    for name, holder in holders(plan.leaves):
        for pause in holder.suspensions:
            if pause.end is not None and pause.end < pause.start:
                yield Breach(
                    pause.location("end"),
                    f"任务 {name} 的暂缓截止 {pause.end} 早于起始 {pause.start}",
                    f"核对两个日期；还不知道何时恢复的，不写 {pause.written('end')}",
                )
