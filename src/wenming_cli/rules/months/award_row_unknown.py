"""加减分写的计分项，办法里没有，或者不是由人评定的。

为什么：没有这一项，这笔分就没有算进去；按记录算的项再由人加减，同一件事算了两次。

怎么改：照办法里“人工评定”的计分项的编号写；办法里没有的，先写进办法。

对：
    {日期: 2023-11-20, 计分办法: LH, 单位: 甲社区, 计分项: BY, 事由: 通报表扬}

错：
    {日期: 2023-11-20, 计分办法: LH, 单位: 甲社区, 计分项: WT, 事由: 又扣一次}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import Occasion
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E736"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ("schemes",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every award on a row that its scheme lacks, or that counts records by itself."""
    for award in plan.awards:
        scheme = plan.scheme_by_id.get(award.scheme)
        if scheme is None:
            continue
        row = scheme.row(award.code)
        if row is not None and row.on == Occasion.MANUAL.value:
            continue
        manual = [each.code for each in scheme.rows if each.on == Occasion.MANUAL.value]
        hint = f"由人评定的有：{'、'.join(manual)}" if manual else "先在办法里写一项“人工评定”"
        fault = "里没有这一项" if row is None else "的这一项按记录算，不由人加减"
        message = f"计分办法 {scheme.id} {fault}：{shown(award.code)}"
        yield Breach(award.location("code"), message, hint)
