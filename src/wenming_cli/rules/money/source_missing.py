"""资金来源有几项，支出、到位资金或预算调整没有写是哪一项的。

为什么：绩效表要按来源填预算数和执行数，没有写来源的分不到哪一项，表里只能留一行待填写。

怎么改：写资金来源，用预算里登记的名称。只有一个来源的不用写，都算它的；
几个来源是同一类（如都是财政拨款）的，绩效表按类填，也要写上，按来源统计才对得上。

对：
    资金:
      资金来源:
      - {名称: 区级财政, 类别: 财政拨款, 金额: 8万元}
      - {名称: 上年结余, 类别: 上年结转, 金额: 2万元}
    支出:
    - {日期: 2020-03-15, 用途: XC, 金额: 2万元, 资金来源: 区级财政}

错：
    支出:
    - {日期: 2020-03-15, 用途: XC, 金额: 2万元}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.grounds.money_records import MoneyRecord, money_records
from wenming_cli.rules.rule import Breach
from wenming_cli.words.money import spoken

CODE = "E416"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("budget",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every payment, receipt and adjustment that could be of several sources."""
    if plan.budget is None:
        return
    names = dict.fromkeys(fund.name for fund in plan.budget.sources)
    if len(names) < 2:
        return
    known = shown("、".join(names), 80)
    for record in money_records(plan):
        if is_absent(record, "source"):
            hint = f"写 {record.written('source')}，可以写：{known}"
            yield Breach(record.location(), f"{_named(record)}没有写资金来源", hint)


def _named(record: MoneyRecord) -> str:
    return f"{record.date} 的{record.LABEL} {spoken(record.amount)} "
