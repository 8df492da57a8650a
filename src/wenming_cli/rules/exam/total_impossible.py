"""汇总结果的得分超出 0 到满分。

为什么：得分高于满分，或者满分不大于 0，得分率就超过 100% 或者算不出来，多半是两个数写反了。

怎么改：对照通报核对得分和满分。

对：
    汇总结果: [{汇总对象: 全部, 得分: 86.5, 满分: 100}]

错：
    汇总结果: [{汇总对象: 全部, 得分: 100, 满分: 86.5}]
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E813"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every sum above what can be had, or below nothing."""
    for assessment in plan.assessments:
        for total in assessment.totals:
            if total.full <= 0 or not 0 <= total.score <= total.full:
                yield Breach(
                    total.location("score"),
                    f"测评 {assessment.id} 的得分 {total.score:f} "
                    f"不在 0 到满分 {total.full:f} 之间",
                    "对照通报核对得分和满分",
                )
