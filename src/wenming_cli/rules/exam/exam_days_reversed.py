"""结束日期早于开始日期。

为什么：测评的起止、材料的时间范围倒过来，哪一天都不在里面，观察和材料就一条也不算。

怎么改：把两个日期对调，或者改正写错的一个。

对：
    测评: [{编号: MC-1, 名称: 自评, 测评类别: 自评, 开始日期: 2020-06-01, 结束日期: 2020-06-03}]

错：
    测评: [{编号: MC-1, 名称: 自评, 测评类别: 自评, 开始日期: 2020-06-03, 结束日期: 2020-06-01}]
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.assessment import Assessment, Window
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E812"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every assessment and every window that ends before it begins."""
    for name, span in _spans(plan):
        if span.end < span.start:
            yield Breach(
                span.location("end"),
                f"{name}的 {span.written('end')} {span.end} "
                f"早于 {span.written('start')} {span.start}",
                "把两个日期对调，或者改正写错的一个",
            )


def _spans(plan: Plan) -> Iterator[tuple[str, Assessment | Window]]:
    for system in plan.systems:
        if system.window is not None:
            yield f"测评体系 {system.id} ", system.window
    for assessment in plan.assessments:
        yield f"测评 {assessment.id} ", assessment
