"""定性指标填了数值，或者定量指标填了达成情况。

为什么：定性指标按达成情况（达成、部分达成、未达成）评分，定量指标按数值评分，填错了一种就没有数可评。

怎么改：定性指标写达成情况，定量指标写数值；性质写错的改指标性质。

对：
    指标性质: 定性
    实际值:
    - {日期: 2020-12-31, 达成情况: 达成}

错：
    指标性质: 定性
    实际值:
    - {日期: 2020-12-31, 数值: 90}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.indicator import Nature
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E510"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every actual that is a value where a level is asked for, or the other way round."""
    for indicator in plan.indicators:
        qualitative = indicator.nature is Nature.QUALITATIVE
        wrong, wanted = ("value", "level") if qualitative else ("level", "value")
        kind = "定性" if qualitative else "定量"
        if qualitative and indicator.last_year is not None:
            yield Breach(
                indicator.location("last_year"),
                f"指标 {indicator.id} 是定性的，却填了 {indicator.written('last_year')}",
                "上年实际值只写定量指标的，删去这一项；性质写错的改指标性质",
            )
        for actual in indicator.actuals:
            if getattr(actual, wrong) is None:
                continue
            yield Breach(
                actual.location(wrong),
                f"指标 {indicator.id} 是{kind}的，{actual.date} 却填了 {actual.written(wrong)}",
                f"改写 {actual.written(wanted)}；性质写错的改指标性质",
            )
