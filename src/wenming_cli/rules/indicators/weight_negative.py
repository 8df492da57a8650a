"""指标的分值是负数。

为什么：负的分值会抵掉别的指标的得分，合计仍可能是 100，不容易看出来。

怎么改：写不小于 0 的数；只监控不计分的写 0。

对：
    weight: 8

错：
    weight: -8
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.plan import Plan

CODE = "E506"
SEVERITY = Severity.ERROR
NEEDS_DATE = False
WHOLE: tuple[str, ...] = ()


def check(plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
    """Every indicator with points below zero."""
    for indicator in plan.indicators:
        if indicator.weight is not None and indicator.weight < 0:
            yield Diagnostic(
                indicator.location("weight"),
                CODE,
                f"指标 {indicator.id} 的分值 {indicator.weight:f} 是负数",
                "写不小于 0 的数；只监控不计分的写 0",
                SEVERITY,
            )
