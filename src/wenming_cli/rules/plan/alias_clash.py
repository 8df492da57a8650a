"""两个单位用了同一个称呼。

为什么：写这个称呼的地方分不清指哪个单位，任务和问题会记到别的单位名下。

怎么改：改掉其中一个别名。全角半角、大小写不同也算相同。简称互相重复的由 E302 说。

对：
    - {简称: 区城管局, 类别: 部门, 别名: [城管]}
    - {简称: 区城管执法队, 类别: 部门, 别名: [执法队]}

错：
    - {简称: 区城管局, 类别: 部门, 别名: [城管]}
    - {简称: 区城管执法队, 类别: 部门, 别名: [城管]}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.rules.rule import Breach

CODE = "E340"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every alias that is also another unit's name or alias."""
    holders = {folded(owner.name): owner for owner in plan.owners}
    for owner in plan.owners:
        for index, alias in enumerate(owner.aliases):
            holder = holders.setdefault(folded(alias), owner)
            if holder.name == owner.name:
                continue
            is_name = folded(holder.name) == folded(alias)
            clash = "另一个单位的简称" if is_name else f"“{shown(holder.name)}”的别名"
            yield Breach(
                owner.location("aliases", index),
                f"“{shown(owner.name)}”的别名“{shown(alias)}”又是{clash}",
                "一个称呼只给一个单位，改掉其中一个别名",
            )
