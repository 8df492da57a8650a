"""计划的截止日期早于起始日期。

为什么：计划期是空的，序时进度算不出来，每一条记录都落在计划期以外。

怎么改：核对计划里的两个日期。不写就是本年度 1 月 1 日到 12 月 31 日；
只写其中一个时，另一个取默认值。
计划期没有改好以前，不再检查各条记录是否在计划期以内。

对：
    计划: {编号: p, 项目名称: 创建工作, 年度: 2020, 实施单位: 区文明办, 截止日期: 2020-12-31}

错：
    计划: {编号: p, 项目名称: 创建工作, 年度: 2020, 实施单位: 区文明办, 截止日期: 2019-12-31}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E303"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """A plan whose last day lies before its first."""
    if plan.end >= plan.start:
        return
    yield Breach(
        plan.project.location("end" if plan.project.end is not None else "start"),
        f"计划的截止日期 {plan.end} 早于起始日期 {plan.start}",
        "核对两个日期；不写就是本年度 1 月 1 日到 12 月 31 日",
    )
