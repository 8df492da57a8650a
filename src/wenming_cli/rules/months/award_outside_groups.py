"""加减分的单位不在办法的分组里。

为什么：办法不排这个单位，这笔分写了也没有人看见。

怎么改：改正单位，或者把它写进办法的分组。

对：
    {日期: 2023-11-20, 计分办法: LH, 单位: 甲社区, 计分项: BY, 事由: 通报表扬}

错：
    {日期: 2023-11-20, 计分办法: LH, 单位: 区文明办, 计分项: BY, 事由: 通报表扬}  # 办法只排社区
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.figures.points.schemes import members
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E737"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("owners", "schemes")


def check(plan: Plan) -> Iterator[Breach]:
    """Every award to a unit that no group of its scheme holds."""
    if not plan.awards:
        return
    held = {
        scheme.id: {unit for units in members(plan, scheme).values() for unit in units}
        for scheme in plan.schemes
    }
    for award in plan.awards:
        if award.scheme in held and award.owner not in held[award.scheme]:
            message = f"{award.owner} 不在计分办法 {award.scheme} 的分组里，这笔分不计"
            yield Breach(award.location("owner"), message, "改正单位，或者把它写进分组")
