"""各单位的分项数量加起来，和任务的分项目标对不上。

为什么：分到单位的数量加起来应当等于任务的，一项一项地等。没有写数量也没有写分担比例的单位，进度折不出来。

怎么改：核对各单位的分项目标或分担比例；名称、单位照任务的写。除不尽的写数量，不写分担比例。

对：
    分项目标: [{名称: 公厕, 数量: 12, 单位: 座}]
    分解:
    - {责任单位: 东街道, 分项目标: [{名称: 公厕, 数量: 5, 单位: 座}]}
    - {责任单位: 西街道, 分项目标: [{名称: 公厕, 数量: 7, 单位: 座}]}

错：
    分项目标: [{名称: 公厕, 数量: 12, 单位: 座}]
    分解:
    - {责任单位: 东街道, 分项目标: [{名称: 公厕, 数量: 5, 单位: 座}]}
    - {责任单位: 西街道, 分项目标: [{名称: 公厕, 数量: 5, 单位: 座}]}
"""

from collections.abc import Iterator
from decimal import Decimal

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import own_targets
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.model.task import NamedTarget, Part, Task
from wenming_cli.rules.rule import Breach
from wenming_cli.similar import similar_name
from wenming_cli.words.numbers import plain_text

CODE = "E357"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every task with targets whose parts say others, or none."""
    for task in plan.tasks:
        broken = any({"targets", "share"} & set(part.place.broken) for part in task.parts)
        if task.targets and task.parts and not broken and "targets" not in task.place.broken:
            yield from _of_parts(task)
            yield from _of_sums(task)


def _of_parts(task: Task) -> Iterator[Breach]:
    """Parts that say nothing, and targets of parts that the task does not have."""
    known = {each.name: each for each in task.targets}
    for part in task.parts:
        unit = shown(part.owner, 20)
        if not own_targets(task, part):
            message = f"任务 {task.id} 有分项目标，{unit}没有写分项目标，也没有写分担比例"
            yield Breach(part.location(), message, _cure(task))
        for each in part.targets:
            whole, name = known.get(each.name), shown(each.name, 20)
            if whole is None:
                near = similar_name(each.name, known)
                message = f"任务 {task.id} 的分项目标里没有{unit}写的“{name}”"
                yield Breach(each.location("name"), message, f"是不是 {near}" if near else None)
            elif folded(whole.unit) != folded(each.unit):
                message = f"任务 {task.id} 的{name}以“{shown(whole.unit, 10)}”计，{unit}写的是"
                message += f"“{shown(each.unit, 10)}”，加不起来"
                yield Breach(each.location("unit"), message, f"换算成{whole.unit}")


def _of_sums(task: Task) -> Iterator[Breach]:
    own = [own_targets(task, part) for part in task.parts]
    if not all(own):
        return
    for whole in task.targets:
        named = [each for targets in own for each in targets if each.name == whole.name]
        if any(folded(each.unit) != folded(whole.unit) for each in named):
            continue
        taken = sum((each.value for each in named), Decimal(0))
        if taken != whole.value:
            said = f"任务 {task.id} 的{shown(whole.name, 20)}是 {_amount(whole.value, whole)}，"
            message = f"{said}各单位加起来是 {_amount(taken, whole)}"
            yield Breach(whole.location("value"), message, _cure(task))


def _amount(value: Decimal, of: NamedTarget) -> str:
    return f"{plain_text(value)}{of.unit}"


def _cure(task: Task) -> str:
    keys = f"{task.key_of(Part, 'targets')} 或 {task.key_of(Part, 'share')}"
    return f"核对各单位的 {keys}，一项一项加起来等于任务的"
