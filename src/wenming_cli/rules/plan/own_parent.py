"""计划的上级计划是它自己。

为什么：几个计划汇总时按上级计划分组，上级写成自己的，这个计划就不在真正的上级那一组里。

怎么改：写上一级（市、省）那个计划的编号；没有上一级的，不写这一项。

对：
    计划: {编号: p, 项目名称: 创建工作, 年度: 2020, 实施单位: 区文明办, 上级计划: shi-2020}

错：
    计划: {编号: p, 项目名称: 创建工作, 年度: 2020, 实施单位: 区文明办, 上级计划: p}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded
from wenming_cli.rules.rule import Breach

CODE = "E339"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """A plan that names itself as the plan above it."""
    parent = plan.project.parent
    if parent is not None and folded(parent) == folded(plan.id):
        yield Breach(
            plan.project.location("parent"),
            f"上级计划“{parent}”是这个计划自己",
            "写上一级那个计划的编号；没有的，删去这一项",
        )
