"""分项目标写得不能算：和数量目标一起写、名称重复、权重有的写有的没写、数量或者权重不大于 0。

为什么：进度按分项目标折算。几项都写权重的按权重，都不写的按最低的一项；只写几个，不知道按哪一种。

怎么改：数量目标和分项目标只写一种；名称各不相同；权重要么都写，要么都不写；数量、权重大于 0。

对：
    分项目标:
    - {名称: 公厕, 数量: 12, 单位: 座, 权重: 2}
    - {名称: 垃圾箱, 数量: 300, 单位: 个, 权重: 1}

错：
    分项目标:
    - {名称: 公厕, 数量: 12, 单位: 座, 权重: 2}
    - {名称: 垃圾箱, 数量: 300, 单位: 个}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.model.task import Part, Task
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E337"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every list of targets that says more than one thing, or nothing."""
    for task in plan.tasks:
        yield from _of(task, f"任务 {task.id}")
        for part in task.parts:
            yield from _of(part, f"任务 {task.id}/{shown(part.owner, 20)}")


def _of(entry: Task | Part, what: str) -> Iterator[Breach]:
    if not entry.targets:
        return
    if entry.target is not None:
        message = f"{what} 又写了数量目标，又写了分项目标，按分项目标算"
        yield Breach(entry.location("targets"), message, "只写一种")
    seen: set[str] = set()
    for each in entry.targets:
        name = shown(each.name, 20)
        if folded(each.name) in seen:
            message = f"{what} 有两个分项目标叫“{name}”"
            yield Breach(each.location("name"), message, "改一个名称，或者合并")
        seen.add(folded(each.name))
        for field in ("value", "weight"):
            number = getattr(each, field)
            if number is not None and number <= 0:
                message = f"{what} 的分项目标“{name}”{each.title_of(field)} {number:f} 不大于 0"
                yield Breach(each.location(field), message, "写大于 0 的数")
    without = [each for each in entry.targets if is_absent(each, "weight")]
    if 0 < len(without) < len(entry.targets):
        message = f"{what} 的分项目标有的写了权重，“{shown(without[0].name, 20)}”没有写"
        yield Breach(without[0].location(), message, "权重要么都写，要么都不写")
