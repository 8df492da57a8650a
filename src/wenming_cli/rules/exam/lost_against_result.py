"""失分和检查结果对不上。

为什么：符合的没有失分，不适用的不算观察；结果和失分两样说法，得分率和合格率就各算各的。

怎么改：扣了分的，结果写不符合；没有扣分的，删去失分。

对：
    - {点位: D-1, 检查内容: 地面, 结果: 符合}
    - {点位: D-1, 检查内容: 墙面, 结果: 不符合, 失分: 0.5}

错：
    - {点位: D-1, 检查内容: 地面, 结果: 符合, 失分: 0.5}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.inspection import Check, CheckResult
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E806"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every check that passed or did not apply and loses something, or failed and loses nothing."""
    for inspection in plan.inspections:
        for made in inspection.checks:
            if made.lost is not None and made.lost >= 0 and _is_against(made):
                lost = f"失分是 {made.lost:f}" if made.lost else "没有失分"
                yield Breach(
                    made.location("lost"),
                    f"{inspection.date} 的检查“{shown(made.item)}”"
                    f"结果是{made.result.label}，{lost}",
                    "扣了分的结果写不符合；没有扣分的写符合，删去失分",
                )


def _is_against(made: Check) -> bool:
    return bool(made.lost) is not (made.result is CheckResult.FAIL)
