"""累计的指标，实际值小于零，或者是指标值的好几倍。

为什么：累计的实际值是年初到这一天的总数，不会是负数；超出指标值好几倍，多半是多写了一位，
或者单位和指标值不一样。得分照样按满分算。

怎么改：核对数字和度量单位；核减的写核减以后的累计数。确实做了这么多的，注明忽略，写上理由。
“不高于”的指标只看是不是负数；百分比能不能是负数，由 E504、E526 来看。达到指标值 5 倍的就问。

对：
    指标值: 200
    度量单位: 场
    累计方式: 累计
    实际值:
    - {日期: 2020-06-30, 数值: 96}

错：
    指标值: 200
    度量单位: 场
    累计方式: 累计
    实际值:
    - {日期: 2020-06-30, 数值: 9600}
"""

from collections.abc import Iterator
from decimal import Decimal

from wenming_cli.diagnostic import Severity
from wenming_cli.model.indicator import Accrual, Indicator, Nature
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.farness import implausible
from wenming_cli.rules.grounds.percent_indicators import kind_of
from wenming_cli.rules.grounds.target_numbers import number
from wenming_cli.rules.rule import Breach

CODE = "E520"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every cumulative value of an indicator below zero or far above its target."""
    for indicator in plan.indicators:
        if indicator.accrual is not Accrual.CUMULATIVE:
            continue
        limit = None if indicator.nature is Nature.AT_MOST else number(indicator.target)
        for actual in indicator.actuals:
            if actual.value is None or _is_of_percentages(indicator, actual.value):
                continue
            fault = implausible(actual.value, limit, indicator.unit or "")
            if fault is not None:
                yield Breach(
                    actual.location("value"),
                    f"指标 {indicator.id} 在 {actual.date} 的累计数是 {fault}",
                    "核对数字、度量单位和指标值；累计的写年初到这一天的总数",
                )


def _is_of_percentages(indicator: Indicator, value: Decimal) -> bool:
    """Whether a value is for the rules on percentages: a rate of change may be below zero."""
    return value < 0 and kind_of(indicator) is not None
