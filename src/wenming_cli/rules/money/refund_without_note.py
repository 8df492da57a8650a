"""负数的支出没有说明。

为什么：退款写成负数，冲减支出；没有说明的负数分不清是退款，还是多写了负号。

怎么改：是退款就在备注里写明退的是哪一笔、为什么；不是就去掉负号。

对：
    - {日期: 2020-09-15, 用途: XC, 金额: -1200元, 备注: 退回三月多付的制作费}

错：
    - {日期: 2020-09-15, 用途: XC, 金额: -1200元}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E407"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every negative payment without a note."""
    for payment in plan.payments:
        if payment.amount < 0 and is_absent(payment, "note"):
            yield Breach(
                payment.location("amount"),
                f"支出 {spoken(payment.amount)} 是负数，没有说明",
                f"是退款就在{payment.written('note')}里写明原因，不是就去掉负号",
            )
