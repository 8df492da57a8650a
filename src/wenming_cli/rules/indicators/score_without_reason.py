"""定量指标由人打了分，没有写理由。

为什么：定量指标的得分由实际值算出，人打的分会盖住它；没有理由，复核时说不清为什么不按公式。

怎么改：写评分理由；没有特殊情况的删去得分，由程序算。定性指标的分本来由人打，不用写理由。

对：
    得分: 5
    评分理由: 上级核定口径调整，按核定数计

错：
    得分: 5
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.indicator import Nature
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E514"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every quantitative indicator with a person's score and no reason."""
    for indicator in plan.indicators:
        if indicator.score is None or indicator.nature is Nature.QUALITATIVE:
            continue
        if is_absent(indicator, "score_reason"):
            yield Breach(
                indicator.location("score"),
                f"定量指标 {indicator.id} 打了 {indicator.score:f} 分，没有写理由",
                f"写 {indicator.written('score_reason')}，"
                f"或者删去 {indicator.written('score')} 由程序算",
            )
