"""任务的数量目标不大于 0。

为什么：进度是累计完成除以目标，目标是 0 就除不出来，填报的数全都不算。

怎么改：写上要完成的数量；没有数量目标的删去数量目标，进展写完成进度。

对：
    数量目标: {数量: 46, 单位: 处}

错：
    数量目标: {数量: 0, 单位: 处}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Target
from wenming_cli.rules.grounds.task_holders import task_holders
from wenming_cli.rules.rule import Breach

CODE = "E315"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every target, of a task or a part, that is zero or less."""
    for task in plan.tasks:
        for name, holder in task_holders(task):
            if holder.target is not None and holder.target.value <= 0:
                yield _diagnostic(name, holder.target)


def _diagnostic(task: str, target: Target) -> Breach:
    return Breach(
        target.location("value"),
        f"任务 {task} 的数量目标 {target.value:f} 不大于 0",
        "写上要完成的数量；没有数量目标的删去这一项",
    )
