"""同一次进展里，完成进度和累计完成对不上。

为什么：两个都写时以完成进度为准，累计完成不参与计算；两者不一致，总有一个是错的。

怎么改：只写一个；有数量目标的写累计完成。相差不到 1 个百分点的是四舍五入，不报。

对：
    数量目标: {数量: 200, 单位: 处}
    进展:
    - {日期: 2020-04-30, 累计完成: 80}

错：
    数量目标: {数量: 200, 单位: 处}
    进展:
    - {日期: 2020-04-30, 完成进度: 60%, 累计完成: 80}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.update_progress import ALL
from wenming_cli.rules.rule import Breach

CODE = "E313"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every update whose percentage and amount differ by a point or more."""
    for leaf in plan.leaves:
        target = leaf.target
        if target is None or target.value <= 0:
            continue
        for update in leaf.course.updates:
            if update.value is None or update.progress is None:
                continue
            share = min(update.value * 100 / target.value, ALL)
            if abs(share - update.progress) < 1:
                continue
            yield Breach(
                update.location("value"),
                f"任务 {leaf.id} 的完成进度写 {update.progress:f}%，"
                f"累计完成折合 {share:.1f}%，按完成进度算",
                f"只写一个；有数量目标的写 {update.written('value')}",
            )
