"""支出没有凭证号。

为什么：自评和审计都要从每一笔支出找到记账凭证；没有凭证号的支出核不了账。

怎么改：写上凭证号；还没有入账的先不要记。

对：
    - {日期: 2020-03-15, 用途: XC, 金额: 5万元, 凭证号: 记-202003-012}

错：
    - {日期: 2020-03-15, 用途: XC, 金额: 5万元}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E409"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every payment that names no voucher."""
    for payment in plan.payments:
        if is_absent(payment, "voucher"):
            yield Breach(
                payment.location("amount"),
                f"{payment.date} 的支出 {spoken(payment.amount)} 没有凭证号",
                f"写上 {payment.written('voucher')}；还没有入账的先不要记",
            )
