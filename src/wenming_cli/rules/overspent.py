"""支出合计超过预算。

为什么：没有预算不能支出。多半是元和万元写错、同一笔记了两次，或者预算追加没有登记。

怎么改：核对报错的这一笔和它以前的支出；追加了预算的写进 adjustments。
按全部支出和全部调整算，报在按日期第一笔超出的支出上。执行率照算，得分按满分计。

对：
    budget: {total: 10万元, lines: [{id: XC, name: 宣传}]}
    payments:
    - {date: 2020-03-15, line: XC, amount: 9.5万元}

错：
    budget: {total: 10万元, lines: [{id: XC, name: 宣传}]}
    payments:
    - {date: 2020-03-15, line: XC, amount: 95万元}
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from operator import attrgetter

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.amounts import spoken

CODE = "E405"
SEVERITY = Severity.ERROR
NEEDS_DATE = False
WHOLE: tuple[str, ...] = ("budget", "payments")


def check(plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
    """The payment with which all that was paid goes beyond the whole budget."""
    if plan.budget is None or not plan.payments:
        return
    whole = plan.budget.total + sum(a.amount for a in plan.budget.adjustments)
    paid = sum((payment.amount for payment in plan.payments), Decimal(0))
    if paid <= whole:
        return
    running = Decimal(0)
    for payment in sorted(plan.payments, key=attrgetter("date")):
        running += payment.amount
        if running > whole:
            yield Diagnostic(
                payment.location("amount"),
                CODE,
                f"支出合计 {spoken(paid)} 超过预算 {spoken(whole)}，从这一笔 {payment.date} 起超出",
                f"核对金额和单位；追加了预算的写进{plan.budget.written('adjustments')}",
                SEVERITY,
            )
            return
