"""任务没有数量目标，进展却写了累计完成。

为什么：没有目标，累计数折不成进度，这一次进展在加权完成率里按没有填报算。

怎么改：给任务（或这条分解）写上数量目标；没有数量目标的，改写完成进度。

对：
    数量目标: {数量: 100, 单位: 处}
    进展:
    - {日期: 2020-04-30, 累计完成: 40}

错：
    进展:
    - {日期: 2020-04-30, 累计完成: 40}
"""

from collections.abc import Iterator
from decimal import Decimal

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Target, Task, Update
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach

CODE = "E312"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every update with an amount on a task for which no target was written."""
    for leaf in plan.leaves:
        if leaf.target is not None:
            continue
        for update in leaf.course.updates:
            if update.value is None or not _has_no_target(leaf):
                continue
            yield Breach(update.location("value"), *_words(leaf, update, update.value))


def _words(leaf: Leaf, update: Update, value: Decimal) -> tuple[str, str]:
    if leaf.targets:
        named = f"{update.written('values')}: {{{leaf.targets[0].name}: …}}"
        message = f"任务 {leaf.id} 有几项分项目标，累计完成 {value:f} 说不清是哪一项的"
        return message, f"改写 {named}，或者写 {update.written('progress')}"
    message = f"任务 {leaf.id} 没有数量目标，累计完成 {value:f} 折不成进度"
    return message, f"给任务写上 {_target(leaf.task)}，或者改写 {update.written('progress')}"


def _target(task: Task) -> str:
    """How a target is written in the language of a task."""
    value, unit = (task.key_of(Target, field) for field in ("value", "unit"))
    return f"{task.written('target')}: {{{value}: …, {unit}: …}}"


def _has_no_target(leaf: Leaf) -> bool:
    return is_absent(leaf.task, "target") and (leaf.part is None or is_absent(leaf.part, "target"))
