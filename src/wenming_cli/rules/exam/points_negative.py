"""测评标准的分值是负数。

为什么：得分率是得分除以分值，分值是负数就没有意义；扣分写在检查项的失分里。

怎么改：写不小于 0 的数。负面清单的标准写“负面清单: 是”，分值照文件写。

对：
    分值: 2

错：
    分值: -2
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E803"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every standard with points below zero."""
    for standard in plan.standards:
        if standard.points is not None and standard.points < 0:
            yield Breach(
                standard.location("points"),
                f"标准“{shown(standard.code)}”的分值 {standard.points:f} 是负数",
                "写不小于 0 的数；扣了多少写在检查项的失分里",
            )
