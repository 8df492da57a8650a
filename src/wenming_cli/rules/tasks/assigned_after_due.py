"""交办日期晚于完成时限。

为什么：任务还没交办就已到期，一交办就是逾期，责任单位无从按期完成。

怎么改：核对两个日期；临近时限才补交办的，同时给出新的时限。

对：
    交办日期: 2020-03-02
    完成时限: 2020-06-30

错：
    交办日期: 2020-08-02
    完成时限: 2020-06-30
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import day_of
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.bounds import bounds
from wenming_cli.rules.rule import Breach

CODE = "E308"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every task assigned after its limit, where the limit itself is in order."""
    first, _ = bounds(plan)
    for task in plan.tasks:
        assigned, due = task.assigned, day_of(task.due)
        if assigned is None or due is None or assigned <= due:
            continue
        if due < max(first, task.start or first):
            continue
        yield Breach(
            task.location("assigned"),
            f"任务 {task.id} 的交办日期 {assigned} 晚于完成时限 {due}",
            "核对两个日期，改正写错的一个",
        )
