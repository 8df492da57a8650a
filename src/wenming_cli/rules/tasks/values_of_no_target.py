"""分项完成写的名称，任务的分项目标里没有。

为什么：名称对不上的数不知道是哪一项的，在进度里不计。

怎么改：名称照分项目标写；只有一项数量的，写数量目标和累计完成。

对：
    分项目标: [{名称: 公厕, 数量: 12, 单位: 座}, {名称: 垃圾箱, 数量: 300, 单位: 个}]
    进展:
    - {日期: 2020-04-30, 分项完成: {公厕: 3, 垃圾箱: 80}}

错：
    分项目标: [{名称: 公厕, 数量: 12, 单位: 座}, {名称: 垃圾箱, 数量: 300, 单位: 个}]
    进展:
    - {日期: 2020-04-30, 分项完成: {厕所: 3}}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.model.task import Update
from wenming_cli.rules.grounds.absence import is_unread
from wenming_cli.rules.rule import Breach
from wenming_cli.similar import similar_name

CODE = "E338"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every amount of an update that is none of a target of its task."""
    for leaf in plan.leaves:
        known = {each.name for each in leaf.targets}
        if not known and _is_unread(leaf):
            continue
        for update in leaf.course.updates:
            for at, name in enumerate(update.values):
                if name not in known:
                    yield _breach(leaf, update, at, name)


def _is_unread(leaf: Leaf) -> bool:
    """Whether targets were written that could not be read."""
    holders = [leaf.task] if leaf.part is None else [leaf.task, leaf.part]
    return any(is_unread(holder, "targets") for holder in holders)


def _breach(leaf: Leaf, update: Update, at: int, name: str) -> Breach:
    known = [each.name for each in leaf.targets]
    near = similar_name(name, known)
    hint = f"是不是 {near}" if near else f"有：{'、'.join(shown(each, 20) for each in known)}"
    if not known:
        hint = f"给任务写上 {leaf.task.written('targets')}，或者改写 {update.written('progress')}"
    message = f"任务 {leaf.id} 的分项目标里没有“{shown(name, 20)}”"
    return Breach(update.location("values", at), message, hint)
