"""一项用途的支出超过它的金额。

为什么：总数没有超，这一项超了，是占用了别的用途的钱；调剂要有手续。

怎么改：核对这一笔的用途和金额；调剂了的在 adjustments 里写明 line。没有分解金额的用途不检查。

对：
    lines:
    - {id: XC, name: 宣传, amount: 6万元}
    payments:
    - {date: 2020-03-15, line: XC, amount: 5万元}

错：
    lines:
    - {id: XC, name: 宣传, amount: 6万元}
    payments:
    - {date: 2020-03-15, line: XC, amount: 7万元}
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from operator import attrgetter

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.amounts import spoken

CODE = "E406"
SEVERITY = Severity.WARNING
NEEDS_DATE = False
WHOLE: tuple[str, ...] = ("budget", "payments")


def check(plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
    """For every line that was overspent, the payment with which it was."""
    if plan.budget is None:
        return
    left = {line.id: line.amount for line in plan.budget.lines if line.amount is not None}
    for adjustment in plan.budget.adjustments:
        if adjustment.line in left:
            left[adjustment.line] += adjustment.amount
    over = _overspent(plan, left)
    for payment in sorted(plan.payments, key=attrgetter("date")) if over else ():
        if payment.line not in over:
            continue
        left[payment.line] -= payment.amount
        if left[payment.line] < 0:
            over.remove(payment.line)
            yield Diagnostic(
                payment.location("amount"),
                CODE,
                f"用途 {payment.line} 到这一笔 {payment.date} 超支 {spoken(-left[payment.line])}",
                f"核对用途和金额；调剂了的在预算调整里写明 {payment.written('line')}",
                SEVERITY,
            )


def _overspent(plan: Plan, amounts: dict[str, Decimal]) -> set[str]:
    """The lines of which all that was paid is more than there is."""
    left = dict(amounts)
    for payment in plan.payments:
        if payment.line in left:
            left[payment.line] -= payment.amount
    return {line for line, amount in left.items() if amount < 0}
