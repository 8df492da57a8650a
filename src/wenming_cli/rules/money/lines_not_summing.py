"""各项用途的金额加起来不等于年初预算数。

为什么：总数和分项对不上，预算执行率按哪个算都说不清。

怎么改：核对各项用途和总数。只要有一项没有写金额（未分解），就不检查。
预算调整写在预算调整里，不改年初数。

对：
    年初预算数: 10万元
    用途:
    - {编号: XC, 名称: 宣传, 金额: 6万元}
    - {编号: PX, 名称: 培训, 金额: 4万元}

错：
    年初预算数: 10万元
    用途:
    - {编号: XC, 名称: 宣传, 金额: 6万元}
    - {编号: PX, 名称: 培训, 金额: 3万元}
"""

from collections.abc import Iterator
from decimal import Decimal

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E401"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("budget",)


def check(plan: Plan) -> Iterator[Breach]:
    """A total that its lines, all of which have an amount, do not add up to."""
    if plan.budget is None:
        return
    amounts = [line.amount for line in plan.budget.lines if line.amount is not None]
    summed, total = sum(amounts, Decimal(0)), plan.budget.total
    if not amounts or len(amounts) < len(plan.budget.lines) or summed == total:
        return
    yield Breach(
        plan.budget.location("total"),
        f"各项用途合计 {spoken(summed)}，年初预算数是 {spoken(total)}，"
        f"相差 {spoken(abs(total - summed))}",
        "核对各项用途的金额和总数",
    )
