"""问题的类别没有登记。

为什么：反弹率、分类统计靠类别的写法完全一样；没有登记的写法会另成一类。

怎么改：改成已登记的类别，或者在问题类别里加上。没有登记任何类别的计划不检查。

对：
    问题类别: [{名称: 卫生死角}]
    问题: [{编号: W-1, 类别: 卫生死角}]

错：
    问题类别: [{名称: 卫生死角}]
    问题: [{编号: W-1, 类别: 卫生 死角}]
"""

from collections.abc import Iterator
from operator import attrgetter

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.likeness import likeness
from wenming_cli.rules.rule import Breach
from wenming_cli.similar import did_you_mean

CODE = "E605"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("categories",)

_category = attrgetter("category")


def check(plan: Plan) -> Iterator[Breach]:
    """Every finding of a category that is not listed, where there is a list."""
    names = {category.name for category in plan.categories}
    if not names or names.issuperset(map(_category, plan.findings)):
        return
    nearest = likeness(names)
    for finding in plan.findings:
        if finding.category in names:
            continue
        near = nearest(finding.category)
        yield Breach(
            finding.location("category"),
            f"问题 {finding.id} 的类别“{shown(finding.category)}”没有登记",
            did_you_mean(finding.category, near) if near else "登记到问题类别，或者改用已有的",
        )
