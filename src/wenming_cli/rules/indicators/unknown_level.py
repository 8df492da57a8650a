"""一级或二级指标不是规定的名称。

为什么：绩效表的一、二级指标是规定好的，写错的填不进表；二级指标要在它所属的一级指标下。

怎么改：改成口径 scoring.scheme 那一版的名称，末尾的“指标”可以不写。2021 版的成本指标是一级指标，
2020 版的在产出指标下。

对：
    一级指标: 产出指标
    二级指标: 质量指标

错：
    一级指标: 效益指标
    二级指标: 质量指标
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.indicator import LEVELS, Indicator
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E501"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every level that the scheme of the form does not know, or knows elsewhere."""
    scheme = plan.settings.scoring.scheme
    levels = LEVELS[scheme]
    for indicator in plan.indicators:
        allowed = levels.get(indicator.level1)
        if allowed is None:
            yield _diagnostic(indicator, "level1", f"{scheme.label}没有这个一级指标", tuple(levels))
        elif indicator.level2 not in allowed:
            fault = f"{indicator.level1}下没有这个二级指标"
            yield _diagnostic(indicator, "level2", fault, allowed)


def _diagnostic(indicator: Indicator, field: str, fault: str, allowed: tuple[str, ...]) -> Breach:
    return Breach(
        indicator.location(field),
        f"指标 {indicator.id} 的“{shown(getattr(indicator, field))}”：{fault}",
        "可以写：" + "、".join(allowed),
    )
