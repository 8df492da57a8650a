"""百分比的数超出 0 到 100，从名称看不出能不能超出。

为什么：占比、合格率这类不会超出 0 到 100，变动率、到位率可以；名称里看不出是哪一种的，
多半是写错了一位，也可能本来就可以超出。

怎么改：核对数字，95% 写 95。确实可以超出的，把名称写明白（如“公用经费变动率”），
或者在行尾注明忽略，写上理由。

对：
    三级指标: 公用经费变动率
    度量单位: "%"
    指标值: -5

错：
    三级指标: 公用经费控制率
    度量单位: "%"
    指标值: 950
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.percent_indicators import PercentKind, kind_of, out_of_range
from wenming_cli.rules.rule import Breach

CODE = "E526"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every such value of what may be a share, and every completion of less than nothing."""
    for indicator in plan.indicators:
        kind = kind_of(indicator)
        if kind not in (PercentKind.UNSURE, PercentKind.COMPLETION):
            continue
        for location, said in out_of_range(indicator, has_top=kind is PercentKind.UNSURE):
            named = f"指标 {indicator.id}“{shown(indicator.name, 16)}”"
            yield Breach(
                location,
                f"{named}以百分比计，{said}，是不是写错了？",
                "核对数字，95% 写 95；确实可以超出 0 到 100 的，把名称写明白，或者注明忽略",
            )
