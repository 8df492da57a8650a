"""测评没有观察，也没有汇总结果。

为什么：没有逐项检查、也没有得分的测评，得分率算不出来，通报里是空的。

怎么改：在巡查里写“测评: 编号”，检查项写明测评标准；只知道得分的写汇总结果。
抽取了点位、还没有开始的，写上抽取的结果就不提示。

对：
    测评:
    - 编号: MC-1
      名称: 六月自评
      测评类别: 自评
      开始日期: 2020-06-01
      结束日期: 2020-06-03
      汇总结果: [{汇总对象: 全部, 得分: 86, 满分: 100}]

错：
    测评:
    - {编号: MC-1, 名称: 六月自评, 测评类别: 自评, 开始日期: 2020-06-01, 结束日期: 2020-06-03}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.inspection import Check, CheckResult
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E808"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("inspections",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every assessment that was not merely drawn and of which no result is known."""
    seen = {i.assessment for i in plan.inspections if any(_is_seen(plan, c) for c in i.checks)}
    for assessment in plan.assessments:
        if assessment.id in seen or assessment.totals or assessment.draw is not None:
            continue
        yield Breach(
            assessment.location(),
            f"测评 {assessment.id} {shown(assessment.name)}没有观察，也没有汇总结果",
            f"在巡查里写“测评: {assessment.id}”，检查项写明测评标准；只知道得分的写汇总结果",
        )


def _is_seen(plan: Plan, made: Check) -> bool:
    """Whether a check is an observation: of a standard, and applicable."""
    return made.result is not CheckResult.NA and plan.standard_of(made) is not None
