"""各单位的数量加起来，和任务的数量目标对不上。

为什么：分到单位的数量加起来应当等于任务的。少了，全部完成也到不了目标；多了，目标完成了还有人没有完成。

怎么改：核对各单位的数量目标或分担比例，加起来等于任务的数量目标；或者改任务的目标。
只有一个单位没有写的，剩下的就是它的。三等分这类除不尽的写数量目标，不写分担比例。

对：
    数量目标: {数量: 30, 单位: 处}
    分解:
    - {责任单位: 东街道, 数量目标: {数量: 10, 单位: 处}}
    - {责任单位: 西街道, 数量目标: {数量: 20, 单位: 处}}

错：
    数量目标: {数量: 30, 单位: 处}
    分解:
    - {责任单位: 东街道, 数量目标: {数量: 10, 单位: 处}}
    - {责任单位: 西街道, 数量目标: {数量: 10, 单位: 处}}
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import own_target
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.model.task import Part, Target, Task
from wenming_cli.rules.grounds.absence import is_absent
from wenming_cli.rules.rule import Breach
from wenming_cli.words.numbers import plain_text

CODE = "E327"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every task whose parts' targets are not its own, or leave nothing for those without."""
    for task in plan.tasks:
        if not task.parts:
            continue
        if task.target is not None:
            yield from _of_target(task, task.target)
        elif is_absent(task, "target") and not task.targets:
            yield from _of_nothing(task)


def _of_target(task: Task, whole: Target) -> Iterator[Breach]:
    if any("target" in part.place.broken or "share" in part.place.broken for part in task.parts):
        return
    own = [own_target(task, part) for part in task.parts]
    others = {target.unit for target in own if target and folded(target.unit) != folded(whole.unit)}
    if others:
        message = f"任务 {task.id} 的数量目标以“{shown(whole.unit, 10)}”计，"
        message += f"分解里写的是“{shown(min(others), 10)}”，加不起来"
        yield _diagnostic(task, message)
        return
    fault = _fault(own, whole)
    if fault is not None:
        yield _diagnostic(task, f"任务 {task.id} 的数量目标是 {_said(whole.value, whole)}，{fault}")


def _fault(own: Sequence[Target | None], whole: Target) -> str | None:
    """What the sum of the parts lacks or has too much."""
    taken = sum((target.value for target in own if target), Decimal(0))
    said = _said(taken, whole)
    if None not in own:
        return None if taken == whole.value else f"各单位加起来是 {said}"
    return f"写了数量的单位已占 {said}，其余单位没有剩下的" if taken >= whole.value else None


def _said(value: Decimal, whole: Target) -> str:
    return f"{plain_text(value)}{whole.unit}"


def _of_nothing(task: Task) -> Iterator[Breach]:
    """A share of a target that the task does not have."""
    for part in task.parts:
        if part.share is not None and is_absent(part, "target"):
            yield _nothing(task, part)


def _nothing(task: Task, part: Part) -> Breach:
    message = f"任务 {task.id} 没有数量目标，{shown(part.owner, 20)}的分担比例没有用处"
    hint = f"给任务写上 {task.written('target')}，或者删去 {part.written('share')}"
    return Breach(part.location("share"), message, hint)


def _diagnostic(task: Task, message: str) -> Breach:
    keys = f"{task.key_of(Part, 'target')} 或 {task.key_of(Part, 'share')}"
    hint = f"核对各单位的 {keys}，加起来等于任务的数量目标"
    return Breach(task.location("target"), message, hint)
