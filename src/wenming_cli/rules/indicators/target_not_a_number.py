"""定量指标的指标值不是数字。

为什么：定量指标（≥、≤、=）要拿实际值和指标值比，指标值带着文字就比不了。

怎么改：指标值只写数字，单位写在度量单位里，“不低于”写在指标性质里；
确实量不出来的，指标性质写定性。

对：
    指标性质: ≥
    指标值: 95
    度量单位: "%"

错：
    指标性质: ≥
    指标值: 95%以上
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.indicator import Nature
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.target_numbers import number
from wenming_cli.rules.rule import Breach

CODE = "E502"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every target of a quantitative indicator that cannot be read as a number."""
    for indicator in plan.indicators:
        if indicator.nature is Nature.QUALITATIVE or number(indicator.target) is not None:
            continue
        yield Breach(
            indicator.location("target"),
            f"指标 {indicator.id} 的指标值“{shown(indicator.target)}”不是数字",
            f"只写数字，单位写在 {indicator.written('unit')} 里；"
            f"量不出来的，{indicator.written('nature')} 写 "
            f"{indicator.word_for(Nature.QUALITATIVE)}",
        )
