"""一项用途的支出超过它的金额。

为什么：总数没有超，这一项超了，是占用了别的用途的钱；调剂要有手续。

怎么改：核对这一笔的用途和金额；调剂了的在预算调整里写明用途。没有分解金额的用途不检查。
支出和调整按日期先后算，到最后还是超支的，报在使它超支的那一笔支出或调减上，写明当天的数。

对：
    资金:
      用途:
      - {编号: XC, 名称: 宣传, 金额: 6万元}
    支出:
    - {日期: 2020-03-15, 用途: XC, 金额: 5万元}

错：
    资金:
      用途:
      - {编号: XC, 名称: 宣传, 金额: 6万元}
    支出:
    - {日期: 2020-03-15, 用途: XC, 金额: 7万元}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.overdraft import Overdraft, by_line, overdraft
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E406"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("budget", "payments")


def check(plan: Plan) -> Iterator[Breach]:
    """For every line that was overspent, the record with which it was."""
    for line, over in _overspent(plan):
        excess = spoken(over.paid - over.amount)
        yield Breach(
            over.record.location("amount"),
            f"用途 {line} 到 {over.record.date} {over.what}为止超支 {excess}"
            f"（支出 {spoken(over.paid)}，预算 {spoken(over.amount)}）",
            "核对用途和金额；调剂了的在预算调整里写明用途",
        )


def _overspent(plan: Plan) -> Iterator[tuple[str, Overdraft]]:
    """The lines of which all that was paid is more than there is."""
    if plan.budget is None:
        return
    changes, paid = by_line(plan.budget.adjustments), by_line(plan.payments)
    for line in plan.budget.lines:
        if line.amount is not None:
            over = overdraft(line.amount, changes.get(line.id, ()), paid.get(line.id, ()))
            if over is not None:
                yield line.id, over
