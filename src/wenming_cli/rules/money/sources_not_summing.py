"""各项资金来源加起来不等于年初预算数。

为什么：钱从哪里来和一共多少对不上，绩效表要求两者相等。

怎么改：核对各项来源和总数。没有写来源的不检查。

对：
    年初预算数: 10万元
    资金来源:
    - {名称: 财政拨款, 类别: 财政拨款, 金额: 8万元}
    - {名称: 上年结转, 类别: 上年结转, 金额: 2万元}

错：
    年初预算数: 10万元
    资金来源:
    - {名称: 财政拨款, 类别: 财政拨款, 金额: 8万元}
"""

from collections.abc import Iterator
from decimal import Decimal

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E402"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("budget",)


def check(plan: Plan) -> Iterator[Breach]:
    """A total that its sources do not add up to."""
    if plan.budget is None or not plan.budget.sources:
        return
    total = plan.budget.total
    summed = sum((fund.amount for fund in plan.budget.sources), Decimal(0))
    if summed == total:
        return
    yield Breach(
        plan.budget.location("total"),
        f"各项来源合计 {spoken(summed)}，年初预算数是 {spoken(total)}，"
        f"相差 {spoken(abs(total - summed))}",
        "核对各项来源的金额和总数",
    )
