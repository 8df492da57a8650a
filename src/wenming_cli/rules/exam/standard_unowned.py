"""测评标准没有责任单位。

为什么：失了分不知道由谁整改，任务也分不下去。

怎么改：写上责任单位，第一个是牵头的；还没有分工的，先写牵头单位。

对：
    责任单位: [城管局, 东华街道]

错：
    （没有写责任单位）
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E804"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every standard that nobody answers for."""
    for standard in plan.standards:
        if not standard.owners and "owners" not in standard.place.broken:
            yield Breach(
                standard.location(),
                f"标准“{shown(standard.code)}”没有责任单位",
                "写上责任单位，第一个是牵头的",
            )
