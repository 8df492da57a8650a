"""得分超出分值，或者和达成情况不符。

为什么：定性指标按达成情况分档：达成得分值的 80% 到 100%，部分达成 60% 到不足 80%，未达成不足 60%；
任何得分都在 0 到分值之间。

怎么改：核对得分和最近一次的达成情况。

对：
    分值: 10
    得分: 9
    实际值:
    - {日期: 2020-12-31, 达成情况: 达成}

错：
    分值: 10
    得分: 9
    实际值:
    - {日期: 2020-12-31, 达成情况: 未达成}
"""

from collections.abc import Iterator
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.indicators.qualitative_bands import out_of_band
from wenming_cli.model.indicator import Achievement, Indicator, Nature
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E515"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every score outside the points of its indicator, or outside the band of its level."""
    for indicator in plan.indicators:
        score, weight = indicator.score, indicator.weight
        if score is None or weight is None:
            continue
        level = _level(indicator)
        if not 0 <= score <= weight:
            fault = f"不在 0 到分值 {weight:f} 之间"
        elif level is not None and (band := out_of_band(score, weight, level)) is not None:
            fault = f"不在“{level.label}”的{band}之间"
        else:
            continue
        yield Breach(
            indicator.location("score"),
            f"指标 {indicator.id} 的得分 {score:f} {fault}",
            "核对得分和最近一次的达成情况",
        )


def _level(indicator: Indicator) -> Achievement | None:
    """How far a qualitative target was met by its latest actual."""
    if indicator.nature is not Nature.QUALITATIVE:
        return None
    known = sorted((a for a in indicator.actuals if a.level), key=attrgetter("date"))
    return known[-1].level if known else None
