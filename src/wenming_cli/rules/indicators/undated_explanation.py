"""计划还没有结束，写了偏差说明或得分，没有写日期。

为什么：没有日期的偏差说明、得分按计划结束那天写的算，这以前的月报、监控表和自评都不用它，
免得年底才知道的事印到年初的表里。

怎么改：偏差说明写日期，得分写评分日期，都写当天；本来就是年末才用的不用改。

对：
    偏差说明: {日期: 2020-06-30, 偏差原因: 培训因疫情防控推迟, 改进措施: 下半年补办}

错（现在是 2020-07-05）：
    偏差说明: {偏差原因: 培训因疫情防控推迟, 改进措施: 下半年补办}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E527"
SEVERITY = Severity.INFO
WHOLE: tuple[str, ...] = ()


def check(plan: Plan, as_of: date) -> Iterator[Breach]:
    """Every undated explanation and score, while the plan is running."""
    if as_of >= plan.end:
        return
    for location, said, field in _undated(plan):
        yield Breach(
            location,
            f"{said}没有写日期，到 {plan.end} 以前的表里不用",
            f"要用在现在的表里，写 {field}: {as_of}",
        )


def _undated(plan: Plan) -> Iterator[tuple[Location, str, str]]:
    deviation = plan.budget.deviation if plan.budget is not None else None
    if deviation is not None and deviation.date is None:
        yield deviation.location(), "资金的偏差说明", "date"
    for indicator in plan.indicators:
        if indicator.deviation is not None and indicator.deviation.date is None:
            yield indicator.deviation.location(), f"指标 {indicator.id} 的偏差说明", "date"
        if indicator.score is not None and indicator.score_date is None:
            yield indicator.location("score"), f"指标 {indicator.id} 的得分", "score_date"
