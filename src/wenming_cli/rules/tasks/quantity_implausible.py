"""累计完成小于零，或者是目标的好几倍。

为什么：累计完成是从开始到这一天的总数，不会是负数；超出目标好几倍，多半是多写了一位、单位不对，
或者目标写小了。数字照样算作完成，任务会提前显示“待验收”。

怎么改：核对数字、单位和目标；核减的写核减以后的累计数。确实做了这么多的，改目标，或者注明忽略。
达到目标 5 倍的就问。

对：
    数量目标: {数量: 1200, 单位: 处}
    进展:
    - {日期: 2020-04-30, 累计完成: 1200}

错：
    数量目标: {数量: 1200, 单位: 处}
    进展:
    - {日期: 2020-03-31, 累计完成: -5}
    - {日期: 2020-04-30, 累计完成: 12000}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.model.task import Update
from wenming_cli.rules.grounds.farness import implausible
from wenming_cli.rules.rule import Breach

CODE = "E332"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every cumulative amount below zero or far above its target."""
    for leaf in plan.leaves:
        targets = {each.name: each for each in leaf.targets}
        for update in leaf.course.updates:
            for name, value in update.values.items():
                of = targets.get(name)
                fault = implausible(value, of.value, of.unit) if of else None
                if fault is not None:
                    yield _diagnostic(leaf, update, f"{shown(name, 20)} {fault}", "values")
            if update.value is None:
                continue
            target = leaf.target.value if leaf.target else None
            fault = implausible(update.value, target, leaf.target.unit if leaf.target else "")
            if fault is not None:
                yield _diagnostic(leaf, update, fault)


def _diagnostic(leaf: Leaf, update: Update, fault: str, field: str = "value") -> Breach:
    return Breach(
        update.location(field),
        f"任务 {leaf.id} 在 {update.date} 的累计完成是 {fault}",
        "核对数字、单位和数量目标；累计完成写从开始到这一天的总数",
    )
