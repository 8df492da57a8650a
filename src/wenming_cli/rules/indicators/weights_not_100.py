"""各指标的分值加上预算执行不是 100 分。

为什么：自评总分按 100 分定等级，分值合计不是 100，优良中差就划错了。

怎么改：调整分值，使各指标分值之和加口径里的 scoring.execution（默认 10）等于 100。
有指标还没有写分值的不检查。

对（预算执行 10 分）：
    各指标的分值合计 90

错（预算执行 10 分）：
    各指标的分值合计 100
"""

from collections.abc import Iterator
from decimal import Decimal

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E505"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("indicators", "settings")


def check(plan: Plan) -> Iterator[Breach]:
    """Points of all indicators that make no hundred with those of the execution."""
    weights = [i.weight for i in plan.indicators if i.weight is not None]
    if not weights or len(weights) < len(plan.indicators):
        return
    summed, execution = sum(weights, Decimal(0)), plan.settings.scoring.execution
    if summed + execution == 100:
        return
    yield Breach(
        plan.indicators[0].location("weight"),
        f"各指标分值合计 {summed:f}，加预算执行 {execution:f} 是 {summed + execution:f}，不是 100",
        "调整分值；预算执行的分值是口径里评分的预算执行",
    )
