"""一个凭证号记了两笔支出。

为什么：同一张凭证写了两次，多半是一笔支出录了两遍，改过一次金额或者日期，旧的一条没有删。

怎么改：核对凭证，多出来的一条删去，写错的凭证号改正。
一张凭证分几项用途的，同一天、用途不同，不用改；退款是负数，也不问。
凭证号里看不出月份的（如 记-012），按每月重新编号，不同月份的不问。完全相同的由 E333 说。

对：
    - {日期: 2020-03-15, 用途: XC, 金额: 5万元, 凭证号: 记-202003-012}
    - {日期: 2020-03-15, 用途: PX, 金额: 1万元, 凭证号: 记-202003-012}

错：
    - {日期: 2020-03-15, 用途: XC, 金额: 5万元, 凭证号: 记-202003-012}
    - {日期: 2020-03-16, 用途: XC, 金额: 5.2万元, 凭证号: 记-202003-012}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.budget import Payment
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.rules.grounds.sameness import said
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E411"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()

_NUMBERS = lazy_pattern(r"\d+")
Key = tuple[str, int, int]


def check(plan: Plan) -> Iterator[Breach]:
    """Every payment on a voucher that another payment names which is not the same."""
    first: dict[Key, Payment] = {}
    lines: dict[Key, set[tuple[date, str]]] = {}
    for payment in plan.payments:
        if payment.voucher is None or payment.amount < 0:
            continue
        key = _key(payment, payment.voucher)
        before = first.setdefault(key, payment)
        booked = lines.setdefault(key, set())
        is_split = payment.date == before.date and (payment.date, payment.line) not in booked
        booked.add((payment.date, payment.line))
        if before is payment or is_split or said(payment) == said(before):
            continue
        yield _diagnostic(payment, before)


def _key(payment: Payment, voucher: str) -> Key:
    """A voucher; one whose number tells no month is another each month."""
    name = folded(voucher)
    if len(_NUMBERS.findall(name)) > 1 or len("".join(_NUMBERS.findall(name))) > 5:
        return name, 0, 0
    return name, payment.date.year, payment.date.month


def _diagnostic(payment: Payment, before: Payment) -> Breach:
    at = before.location()
    return Breach(
        payment.location("voucher"),
        f"凭证号 {shown(payment.voucher or '', 20)} 记了两笔支出：{_told(payment)}，"
        f"{shown(at.file)}:{at.line} 是 {_told(before)}",
        "核对凭证，录重了的删去一条，凭证号写错的改正",
    )


def _told(payment: Payment) -> str:
    return f"{payment.date} {spoken(payment.amount)}"
