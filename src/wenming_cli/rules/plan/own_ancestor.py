"""单位的上级绕回到自己。

为什么：上级一层层查下去没有尽头，社区的问题也不知道汇总到哪个街道。

怎么改：改正写错的上级单位。每一圈报一次。简称重复的单位不往上查，先按 E302 改。

对：
    - {简称: 东街道, 类别: 街道}
    - {简称: 花园社区, 类别: 社区, 上级单位: 东街道}

错：
    - {简称: 东街道, 类别: 街道, 上级单位: 花园社区}
    - {简称: 花园社区, 类别: 社区, 上级单位: 东街道}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.owner import Owner
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E342"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """One unit of every circle of parents."""
    owners = plan.owner_by_name
    parents = {name: owner.parent for name, owner in owners.items()}
    seen: dict[str, str] = {}
    for owner in owners.values():
        name: str | None = owner.name
        while name is not None and name not in seen:
            seen[name] = owner.name
            name = parents.get(name)
        if name is not None and seen[name] == owner.name:
            yield _diagnostic(owners[name])


def _diagnostic(owner: Owner) -> Breach:
    above = "自己" if owner.parent == owner.name else f"“{owner.parent}”，又绕回到自己"
    return Breach(
        owner.location("parent"), f"“{shown(owner.name)}”的上级单位是{above}", "改正写错的上级单位"
    )
