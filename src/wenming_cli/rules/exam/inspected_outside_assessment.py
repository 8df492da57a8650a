"""巡查的日期不在它的测评期间。

为什么：测评只算开始到结束之间看到的，日期在外面的，多半是写错了日期，或者写错了哪一次测评。

怎么改：核对巡查日期和测评编号；测评延长了的，改测评的结束日期。

对：
    测评: [{编号: MC-1, 名称: 六月自评, 测评类别: 自评, 开始日期: 2020-06-01, 结束日期: 2020-06-03}]
    巡查: [{日期: 2020-06-02, 层级: 区创建办, 测评: MC-1, 点位: [D-1]}]

错：
    测评: [{编号: MC-1, 名称: 六月自评, 测评类别: 自评, 开始日期: 2020-06-01, 结束日期: 2020-06-03}]
    巡查: [{日期: 2020-07-02, 层级: 区创建办, 测评: MC-1, 点位: [D-1]}]
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E809"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every inspection dated before or after the assessment it belongs to."""
    for inspection in plan.inspections:
        held = plan.assessment_by_id.get(inspection.assessment or "")
        if held is None or held.end < held.start or held.start <= inspection.date <= held.end:
            continue
        yield Breach(
            inspection.location("date"),
            f"{inspection.date} 的巡查不在测评 {held.id} 的 {held.start} 到 {held.end} 之间",
            "核对巡查日期和测评编号；测评延长了的，改测评的结束日期",
        )
