"""实际值或抽查的日期在计划期以外。

为什么：年度数字算到计划截止日，以后的实际值看不到，年底自评会变成无数据；以前的是上一年的数，多半是年份写错。

怎么改：日期写数据所反映的那一天（全年的写计划截止日），不写填表的那一天。

对：
    实际值:
    - {日期: 2020-12-31, 数值: 1210}

错：
    实际值:
    - {日期: 2021-01-15, 数值: 1210}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.indicator import Actual, Sample
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.bounds import bounds
from wenming_cli.rules.rule import Breach

CODE = "E513"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every actual and sample dated outside the plan."""
    first, last = bounds(plan)
    for indicator in plan.indicators:
        for actual in indicator.actuals:
            if not first <= actual.date <= last:
                yield _diagnostic(actual, indicator.id, (first, last))
    for sample in plan.samples:
        if not first <= sample.date <= last:
            yield _diagnostic(sample, sample.indicator, (first, last))


def _diagnostic(entry: Actual | Sample, indicator: str, period: tuple[date, date]) -> Breach:
    what = f"指标 {indicator} 的{entry.LABEL}日期 {entry.date}"
    return Breach(
        entry.location("date"),
        f"{what} 不在计划期 {period[0]} 到 {period[1]} 以内",
        "写数据所反映的那一天，不写填表的那一天",
    )
