"""计划结束时预算执行率不到 90%，没有写偏差说明。

为什么：自评表要对执行率低的说明原因和改进措施，不说明的通不过复核。

怎么改：在资金里写偏差说明：偏差原因和改进措施。

对：
    资金:
      年初预算数: 100万元
      偏差说明: {偏差类别: [其他], 偏差原因: 两个标段流标, 改进措施: 重新招标，结转下年支付}

错（全年只支出 60万元）：
    资金:
      年初预算数: 100万元
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.figure import ENOUGH
from wenming_cli.figures.money.execution import budget_total, is_underspent, paid
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach
from wenming_cli.words.rates import percent_against

CODE = "E410"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("budget", "payments")


def check(plan: Plan, as_of: date) -> Iterator[Breach]:
    """A budget of which too little was paid, once the plan is over."""
    if plan.budget is None or not is_absent(plan.budget, "deviation"):
        return
    whole = budget_total(plan.budget, as_of)
    rate = Fraction(paid(plan, as_of)) / Fraction(whole) if whole else None
    if is_underspent(rate, is_over=as_of >= plan.end):
        yield Breach(
            plan.budget.location("total"),
            f"到 {plan.end} 预算执行率是 {percent_against(rate, ENOUGH)}，不到 90%，没有说明原因",
            f"在资金里写 {plan.budget.written('deviation')}：原因和改进措施",
        )
