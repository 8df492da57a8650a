"""到位资金合计超过预算数。

为什么：到位率超过 100%，多半是一笔记了两次，或者追加了预算没有写预算调整，执行率的分母就小了。

怎么改：核对到位资金有没有重记；追加了预算的，写到预算调整里；收回的写负数。

对：
    资金: {年初预算数: 10万元}
    到位资金:
    - {到位日期: 2020-03-02, 金额: 6万元}
    - {到位日期: 2020-06-20, 金额: 4万元}

错：
    资金: {年初预算数: 10万元}
    到位资金:
    - {到位日期: 2020-03-02, 金额: 6万元}
    - {到位日期: 2020-06-20, 金额: 6万元}
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.money.execution import budget_total, received, sources
from wenming_cli.model.budget import Budget
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E412"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("budget",)


def check(plan: Plan) -> Iterator[Breach]:
    """Whatever has arrived beyond what is planned, told at the last receipt of it."""
    if plan.budget is None or not plan.receipts:
        return
    for name, arrived, planned in _sums(plan, plan.budget):
        if arrived > planned:
            own = [each for each in plan.receipts if each.source == name] or plan.receipts
            last = max(own, key=attrgetter("date"))
            of_source = f"“{name}”" if name else ""
            message = f"{of_source}到位资金合计 {spoken(arrived)}，超过预算数 {spoken(planned)}"
            yield Breach(last.location("amount"), message, "核对有没有重记；追加的写到预算调整里")


def _sums(plan: Plan, budget: Budget) -> Iterator[tuple[str | None, Decimal, Decimal]]:
    """What arrived and what is planned: of each source, of the whole where there is none."""
    if not budget.sources:
        yield None, received(plan, date.max), budget_total(budget, date.max)
    for found in sources(plan, date.max):
        if found.fund is not None and found.amount is not None:
            yield found.name, found.received, found.amount
