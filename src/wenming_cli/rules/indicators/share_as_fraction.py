"""百分比的指标，数像是写成了小数。

为什么：度量单位是 % 时，95% 写 95；写成 0.95 就成了百分之零点九五，怎么算都是错的。

怎么改：改成百分数，例如 95。确实不到 1% 的，在行尾注明忽略，写上理由。
“不高于”的指标可以很小，变动率、完成率这类可以不到 1%，都不检查；累计的只看指标值。

对：
    度量单位: "%"
    指标值: 95

错：
    度量单位: "%"
    指标值: 0.95
"""

from collections.abc import Iterator
from decimal import Decimal

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.model.indicator import Accrual, Indicator, Nature
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.percent_indicators import is_share
from wenming_cli.rules.grounds.target_numbers import number
from wenming_cli.rules.rule import Breach

CODE = "E519"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every target of a share between 0 and 1, and every actual value beside a larger target."""
    for indicator in plan.indicators:
        target = number(indicator.target)
        if target is None or not is_share(indicator) or indicator.nature is Nature.AT_MOST:
            continue
        if 0 < target < 1:
            yield _diagnostic(indicator, indicator.location("target"), "指标值", target)
        elif indicator.accrual is not Accrual.CUMULATIVE:
            for actual in indicator.actuals:
                if actual.value is not None and 0 < actual.value < 1:
                    said = f"{actual.date} 的实际值"
                    yield _diagnostic(indicator, actual.location("value"), said, actual.value)


def _diagnostic(indicator: Indicator, location: Location, said: str, value: Decimal) -> Breach:
    return Breach(
        location,
        f"指标 {indicator.id} 以百分比计，{said}写的是 {value:f}，是不是 {value * 100:g}？",
        "95% 写 95；确实不到 1% 的，注明忽略并写上理由",
    )
