"""支出、到位资金或预算调整的日期在计划期以外。

为什么：本计划的预算只付本计划期的账。日期在以前的会算进执行率却不是本年的支出，在以后的年度数字里看不到；
多半是年份写错了。

怎么改：改正年份；次年支付的结转资金记到次年的计划里。

对：
    - {日期: 2020-03-15, 用途: XC, 金额: 2万元}

错：
    - {日期: 2019-03-15, 用途: XC, 金额: 2万元}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.bounds import bounds
from wenming_cli.rules.grounds.money_records import money_records
from wenming_cli.rules.rule import Breach

CODE = "E404"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every payment, receipt and adjustment dated outside the plan."""
    first, last = bounds(plan)
    for entry in money_records(plan):
        if first <= entry.date <= last:
            continue
        yield Breach(
            entry.location("date"),
            f"{entry.LABEL}的日期 {entry.date} 不在计划期 {first} 到 {last} 以内",
            "核对年份；别的年度的记到那一年的计划里",
        )
