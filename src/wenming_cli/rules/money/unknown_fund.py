"""支出、到位资金或预算调整写的资金来源不在预算的来源里。

为什么：按来源统计的支出靠名称对应，写法不一样就单列一行，和预算对不上。

怎么改：改成预算的资金来源里的名称。预算没有写来源的不检查。

对：
    资金: {资金来源: [{名称: 财政拨款, 类别: 财政拨款, 金额: 10万元}]}
    支出:
    - {日期: 2020-03-15, 用途: XC, 金额: 2万元, 资金来源: 财政拨款}

错：
    资金: {资金来源: [{名称: 财政拨款, 类别: 财政拨款, 金额: 10万元}]}
    支出:
    - {日期: 2020-03-15, 用途: XC, 金额: 2万元, 资金来源: 财政资金}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.money_records import money_records
from wenming_cli.rules.rule import Breach

CODE = "E408"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("budget",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every payment, receipt and adjustment of a source that the budget does not name."""
    if plan.budget is None or not plan.budget.sources:
        return
    names = dict.fromkeys(fund.name for fund in plan.budget.sources)
    hint = f"现有：{shown('、'.join(names), 80)}"
    for record in money_records(plan):
        if record.source is None or record.source in names:
            continue
        yield Breach(record.location("source"), f"资金来源里没有“{shown(record.source)}”", hint)
