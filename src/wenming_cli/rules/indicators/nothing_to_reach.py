"""“不低于”的指标值不大于 0。

为什么：完成程度是实际值除以指标值；不低于 0 是怎么都完成的，不成其为指标，也除不出来。

怎么改：写上要达到的数；要求不发生的（如事故 0 起），指标性质写 ≤。

对：
    指标性质: ≤
    指标值: 0
    度量单位: 起

错：
    指标性质: ≥
    指标值: 0
    度量单位: 起
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.indicator import Nature
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.target_numbers import number
from wenming_cli.rules.rule import Breach

CODE = "E503"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every indicator that asks for at least zero, or less."""
    for indicator in plan.indicators:
        if indicator.nature is not Nature.AT_LEAST:
            continue
        target = number(indicator.target)
        if target is not None and target <= 0:
            yield Breach(
                indicator.location("target"),
                f"指标 {indicator.id} 要求不低于 {target:f}，怎么都能完成",
                f"写上要达到的数；要求不发生的，{indicator.written('nature')} 写 ≤",
            )
