"""百分比的指标值或实际值超出 0 到 100。

为什么：履约率、覆盖率这类比率不会小于 0，也不会大于 100；0.95 写成 95、95 写成 950 都会让得分失真。

怎么改：核对数字，95% 写 95。增长率、下降率、同比、环比和完成率、达成率可以超出，
名称里有这些字的不检查。

对：
    name: “门前三包”履约率
    unit: "%"
    target: 95

错：
    name: “门前三包”履约率
    unit: "%"
    target: 950
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Diagnostic, Location, Severity
from wenming_cli.model.indicator import Indicator
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.percents import is_share
from wenming_cli.rules.grounds.targets import number

CODE = "E504"
SEVERITY = Severity.ERROR
NEEDS_DATE = False
WHOLE: tuple[str, ...] = ()


def check(plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
    """Every target and actual value of a share that is less than 0 or more than 100."""
    for indicator in plan.indicators:
        if not is_share(indicator):
            continue
        target = number(indicator.target)
        if target is not None and not 0 <= target <= 100:
            yield _diagnostic(indicator, indicator.location("target"), f"指标值 {target:f}")
        for actual in indicator.actuals:
            if actual.value is not None and not 0 <= actual.value <= 100:
                said = f"{actual.date} 的实际值 {actual.value:f}"
                yield _diagnostic(indicator, actual.location("value"), said)


def _diagnostic(indicator: Indicator, location: Location, said: str) -> Diagnostic:
    return Diagnostic(
        location,
        CODE,
        f"指标 {indicator.id} 以百分比计，{said} 超出 0 到 100",
        "核对数字，95% 写 95",
        SEVERITY,
    )
