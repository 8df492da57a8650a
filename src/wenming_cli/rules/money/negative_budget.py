"""预算、来源或用途的金额是负数，或者调减以后成了负数。

为什么：预算不会是负数，多半是多写了负号，或者调减的金额写错了单位。

怎么改：改正金额；调减的写在预算调整里，金额写负数，合计不能超过年初预算数。

对：
    年初预算数: 10万元
    预算调整:
    - {日期: 2020-09-01, 金额: -2万元, 原因: 压减一般性支出}

错：
    年初预算数: 10万元
    预算调整:
    - {日期: 2020-09-01, 金额: -20万元, 原因: 压减一般性支出}
"""

from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.model.budget import Fund, Line
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E403"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every negative amount of the budget, and the adjustment that makes the whole negative."""
    budget = plan.budget
    if budget is None:
        return
    if budget.total < 0:
        message = f"年初预算数 {spoken(budget.total)} 是负数"
        yield _diagnostic(budget.location("total"), message, "改正金额")
    parts: tuple[Fund | Line, ...] = (*budget.sources, *budget.lines)
    for part in parts:
        if part.amount is not None and part.amount < 0:
            message = f"{part.LABEL}“{shown(part.name)}”的金额 {spoken(part.amount)} 是负数"
            hint = f"改正金额；调减的写在{budget.written('adjustments')}里"
            yield _diagnostic(part.location("amount"), message, hint)
    left = max(budget.total, Decimal(0))
    for adjustment in sorted(budget.adjustments, key=attrgetter("date")):
        left += adjustment.amount
        if left < 0:
            message = f"调减 {spoken(-adjustment.amount)} 以后，预算成了 {spoken(left)}"
            hint = "核对金额和单位；调减合计不能超过年初预算数"
            yield _diagnostic(adjustment.location("amount"), message, hint)
            return


def _diagnostic(location: Location, message: str, hint: str) -> Breach:
    return Breach(location, message, hint)
