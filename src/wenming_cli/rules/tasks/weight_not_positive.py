"""任务的权重不大于 0。

为什么：加权完成率以权重为分母，权重是 0 的任务等于没有，负的会把别的任务也抵掉。

怎么改：写一个大于 0 的数；不写就是 1。不再做的任务写取消，不要把权重写成 0。

对：
    权重: 2

错：
    权重: 0
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E314"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every task whose weight is zero or less."""
    for task in plan.tasks:
        if task.weight <= 0:
            yield Breach(
                task.location("weight"),
                f"任务 {task.id} 的权重 {task.weight:f} 不大于 0",
                f"写一个大于 0 的数，不写就是 1；不再做的任务写 {task.written('cancelled')}",
            )
