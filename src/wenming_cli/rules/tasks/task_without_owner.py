"""任务没有牵头单位。

为什么：没有牵头单位的任务不出现在任何单位的名下，催办、督办都找不到人。

怎么改：写上牵头单位；整项重点工作由一个单位牵头的，写在重点工作上，任务就不用逐条写。
分解到单位的任务由各单位负责，可以没有牵头单位。

对：
    - {编号: HW-1, 任务名称: 清运垃圾, 所属工作: HW, 牵头单位: 区城管局, 完成时限: 2020-06-30}

错（重点工作 HW 也没有牵头单位）：
    - {编号: HW-1, 任务名称: 清运垃圾, 所属工作: HW, 完成时限: 2020-06-30}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.recurrence import base_of
from wenming_cli.rules.rule import Breach

CODE = "E316"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ("workstreams",)


def check(plan: Plan) -> Iterator[Breach]:
    """Every counted task for which nobody answers; workstreams nobody knows aside."""
    for leaf in plan.leaves:
        if leaf.is_repeat:
            continue
        if leaf.owner is None and leaf.task.workstream in plan.workstream_by_id:
            yield Breach(
                leaf.location(),
                f"任务 {base_of(leaf.id)} 没有牵头单位，重点工作 {leaf.task.workstream} 也没有",
                f"在任务或重点工作上写 {leaf.task.written('owner')}: 单位",
            )
