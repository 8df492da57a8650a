"""口径里四部分的分值加起来不是 100 分。

为什么：预算执行、产出、效益、满意度四部分合计应当是 100 分，等级线是按 100 分定的。

怎么改：调整 settings.scoring 里的分值；没有写的按默认（10、50、30、10）。

对：
    scoring: {execution: 20, output: 40, benefit: 30, satisfaction: 10}

错：
    scoring: {execution: 20}
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.plan import Plan

CODE = "E507"
SEVERITY = Severity.WARNING
NEEDS_DATE = False
WHOLE: tuple[str, ...] = ("settings",)


def check(plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
    """Four parts of the score that make no hundred."""
    scoring = plan.settings.scoring
    parts = (scoring.execution, scoring.output, scoring.benefit, scoring.satisfaction)
    summed = sum(parts, Decimal(0))
    if summed == 100:
        return
    said = "、".join(f"{part:f}" for part in parts)
    yield Diagnostic(
        scoring.location(),
        CODE,
        f"预算执行、产出、效益、满意度 {said}，合计 {summed:f}，不是 100",
        "调整 settings.scoring 里的分值",
        SEVERITY,
    )
