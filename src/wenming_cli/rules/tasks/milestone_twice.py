"""一个任务里有两个同名的里程碑。

为什么：报里程碑按名称（wenming done 编号 --milestone 名称），同名的不知道说的是哪一个。

怎么改：改一个名称；重复写的删去一个。

对：
    里程碑: [{名称: 勘察, 完成时限: 2020-04-15}, {名称: 设计, 完成时限: 2020-05-15}]

错：
    里程碑: [{名称: 勘察, 完成时限: 2020-04-15}, {名称: 勘察, 完成时限: 2020-05-15}]
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, shown
from wenming_cli.rules.rule import Breach

CODE = "E359"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every milestone with the name of an earlier one of the same task."""
    for task in plan.tasks:
        seen: set[str] = set()
        for each in task.milestones:
            if folded(each.name) in seen:
                message = f"任务 {task.id} 有两个里程碑叫“{shown(each.name, 20)}”"
                yield Breach(each.location("name"), message, "改一个名称，或者删去一个")
            seen.add(folded(each.name))
