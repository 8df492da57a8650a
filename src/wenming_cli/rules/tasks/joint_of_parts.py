"""任务分解到了单位，又写了联合牵头。

为什么：分解以后每条分解由自己的单位负责，只算在这个单位名下；联合牵头的单位没有分解的，统计里就没有这个任务。

怎么改：给联合牵头的单位各写一条分解；只是配合的，写到配合单位里。

对：
    分解:
    - {责任单位: 区城管局}
    - {责任单位: 区住建局}

错：
    联合牵头: [区住建局]
    分解:
    - {责任单位: 区城管局}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.rule import Breach

CODE = "E336"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()

_MOST_NAMED = 3


def check(plan: Plan) -> Iterator[Breach]:
    """Every task with joint leads that have no part of it."""
    for task in plan.tasks:
        own = {part.owner for part in task.parts}
        without = [unit for unit in task.joint if unit not in own] if own else []
        if without:
            names = "、".join(shown(unit, 20) for unit in without[:_MOST_NAMED])
            more = f"等 {len(without)} 个单位" if len(without) > _MOST_NAMED else ""
            yield Breach(
                task.location("joint"),
                f"任务 {task.id} 已分解到单位，联合牵头的{names}{more}没有分解，不计入它的统计",
                f"给它写一条 {task.written('parts')}；只是配合的写到 {task.written('support')}",
            )
