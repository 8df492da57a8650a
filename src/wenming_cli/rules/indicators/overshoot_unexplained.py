"""指标大幅超额完成，没有写偏差说明。

为什么：完成程度达到超额线（口径 scoring.overshoot，默认 130%）的，多半是指标值定低了，
自评表要说明原因。不得超过某数的指标（≤），计划结束时才看。

怎么改：在指标里写偏差说明：偏差原因和改进措施。

对（指标值 100，完成 150）：
    偏差说明: {偏差类别: [其他], 偏差原因: 增加了两个试点街道, 改进措施: 下年度指标值按新的范围测算}

错（指标值 100，完成 150）：
    没有偏差说明
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E518"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("indicators", "actuals", "samples", "settings")


def check(plan: Plan, as_of: date) -> Iterator[Breach]:
    """Every indicator without a deviation whose target was passed by far."""
    from wenming_cli.figures.indicators.deviations import overshot  # noqa: PLC0415  a day is seldom given

    for state in overshot(plan, as_of) if as_of is not None else ():
        indicator = state.indicator
        if is_absent(indicator, "deviation"):
            yield Breach(
                indicator.location("target"),
                f"指标 {indicator.id} 完成了 {state.attainment_words}，没有说明原因",
                f"在指标里写 {indicator.written('deviation')}：原因和改进措施",
            )
