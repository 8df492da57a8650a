"""一个一级指标的分值合计和评分口径不一样。

为什么：产出、效益、满意度各占多少分是口径里的评分定的，
各指标的分值合起来要和它一致，不然填出来的表和口径对不上。

怎么改：调整指标的分值，或者改口径里的评分。2021 版设了成本指标的，常用
cost 20、output 40、benefit 20、satisfaction 10。
有指标还没有写分值、分值是负数，或者合计不是 100 的（E505），先改那里，这里不检查。

对（产出指标 50 分）：
    各产出指标的分值合计 50

错（产出指标 50 分，效益指标 30 分）：
    各产出指标的分值合计 60，各效益指标合计 20
"""

from collections.abc import Iterator
from decimal import Decimal

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E516"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("indicators", "settings")


def check(plan: Plan) -> Iterator[Breach]:
    """Every first level whose points are not those of the settings, where all of them make 100."""
    summed: dict[str, Decimal] = {}
    for indicator in plan.indicators:
        if indicator.weight is None or indicator.weight < 0:
            return
        summed[indicator.level1] = summed.get(indicator.level1, Decimal(0)) + indicator.weight
    if sum(summed.values()) + plan.settings.scoring.execution != 100:
        return
    for level, points in plan.settings.scoring.points().items():
        found = summed.get(level, Decimal(0))
        if found != points:
            first = next((i for i in plan.indicators if i.level1 == level), plan.indicators[0])
            yield Breach(
                first.location("weight"),
                f"{level}的分值合计 {found:f}，评分口径是 {points:f}",
                "调整指标的分值，或者改口径里的评分",
            )
