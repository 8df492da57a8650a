"""口径里四部分的分值加起来不是 100 分。

为什么：预算执行、产出、效益、满意度四部分合计应当是 100 分，等级线是按 100 分定的。

怎么改：调整口径里评分的分值；没有写的按默认（10、50、30、10）。
成本是一级指标的版本还有 cost，没有写的是 0。

对：
    评分: {预算执行: 20, 产出指标: 40, 效益指标: 30, 满意度指标: 10}

错：
    评分: {预算执行: 20}
"""

from collections.abc import Iterator
from decimal import Decimal

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E507"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("settings",)


def check(plan: Plan) -> Iterator[Breach]:
    """Parts of the score that make no hundred."""
    scoring = plan.settings.scoring
    parts = {"预算执行": scoring.execution} | scoring.points()
    summed = sum(parts.values(), Decimal(0))
    if summed == 100:
        return
    said = "、".join(f"{name.removesuffix('指标')} {points:f}" for name, points in parts.items())
    yield Breach(scoring.location(), f"{said}，合计 {summed:f}，不是 100", "调整口径里评分的分值")
