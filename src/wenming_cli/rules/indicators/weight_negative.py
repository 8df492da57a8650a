"""指标的分值是负数。

为什么：负的分值会抵掉别的指标的得分，合计仍可能是 100，不容易看出来。

怎么改：写不小于 0 的数；只监控不计分的写 0。

对：
    分值: 8

错：
    分值: -8
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E506"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every indicator with points below zero."""
    for indicator in plan.indicators:
        if indicator.weight is not None and indicator.weight < 0:
            yield Breach(
                indicator.location("weight"),
                f"指标 {indicator.id} 的分值 {indicator.weight:f} 是负数",
                "写不小于 0 的数；只监控不计分的写 0",
            )
