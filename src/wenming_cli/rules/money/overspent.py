"""支出合计超过预算。

为什么：没有预算不能支出。多半是元和万元写错、同一笔记了两次，或者预算追加没有登记。

怎么改：核对报错的这一笔和它以前的支出、调整；追加了预算的写进预算调整。
支出和调整按日期先后算，到最后还是超出的，报在使它超出的那一笔支出或调减上，写明当天的数。
执行率照算，得分按满分计。

对：
    资金: {年初预算数: 10万元, 用途: [{编号: XC, 名称: 宣传}]}
    支出:
    - {日期: 2020-03-15, 用途: XC, 金额: 9.5万元}

错：
    资金: {年初预算数: 10万元, 用途: [{编号: XC, 名称: 宣传}]}
    支出:
    - {日期: 2020-03-15, 用途: XC, 金额: 95万元}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.overdraft import overdraft
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E405"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("budget", "payments")


def check(plan: Plan) -> Iterator[Breach]:
    """The record with which all that was paid went beyond the whole budget, for good."""
    if plan.budget is None:
        return
    over = overdraft(plan.budget.total, plan.budget.adjustments, plan.payments)
    if over is not None:
        yield Breach(
            over.record.location("amount"),
            f"从 {over.record.date} {over.what}起，支出合计 {spoken(over.paid)} "
            f"超过预算 {spoken(over.amount)}",
            "核对金额和单位；追加了预算的写进预算调整",
        )
