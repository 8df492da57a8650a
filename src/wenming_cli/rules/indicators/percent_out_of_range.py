"""百分比的指标值或实际值超出 0 到 100。

为什么：履约率、覆盖率这类比率不会小于 0，也不会大于 100；0.95 写成 95、95 写成 950 都会让得分失真。

怎么改：核对数字，95% 写 95。变动率、增长率、下降率、调整率、同比、环比和完成率、到位率可以超出，
名称里有这些字的不检查；看不出是不是占比的，只提醒（E526）。

对：
    三级指标: “门前三包”履约率
    度量单位: "%"
    指标值: 95

错：
    三级指标: “门前三包”履约率
    度量单位: "%"
    指标值: 950
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.percent_indicators import PercentKind, kind_of, out_of_range
from wenming_cli.rules.rule import Breach

CODE = "E504"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every target and actual value of a share that is less than 0 or more than 100."""
    for indicator in plan.indicators:
        if kind_of(indicator) is not PercentKind.SHARE:
            continue
        for location, said in out_of_range(indicator):
            yield Breach(
                location,
                f"指标 {indicator.id} 以百分比计，{said} 超出 0 到 100",
                "核对数字，95% 写 95",
            )
