"""计划结束时指标没有完成，没有写偏差说明。

为什么：自评表对没有完成的指标都要写偏差原因和改进措施，空着的要退回来补。

怎么改：在指标里写偏差说明：偏差原因和改进措施；数还没有填全的先补实际值。

对（指标值 240，全年完成 156）：
    偏差说明: {偏差类别: [其他], 偏差原因: 培训因疫情防控推迟, 改进措施: 列入下年度计划}

错（指标值 240，全年完成 156）：
    没有偏差说明
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E517"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("indicators", "actuals", "samples")


def check(plan: Plan, as_of: date) -> Iterator[Breach]:
    """Every indicator without a deviation whose target was missed, once the plan is over."""
    from wenming_cli.figures.indicators.deviations import missed  # noqa: PLC0415  a day is seldom given

    for state in missed(plan, as_of) if as_of is not None else ():
        indicator = state.indicator
        if is_absent(indicator, "deviation"):
            actual, wanted = state.actual_words, shown(state.target_words, 16)
            yield Breach(
                indicator.location("target"),
                f"指标 {indicator.id} 到 {plan.end} 是“{actual}”，没有完成“{wanted}”，没有说明原因",
                f"在指标里写 {indicator.written('deviation')}：原因和改进措施",
            )
