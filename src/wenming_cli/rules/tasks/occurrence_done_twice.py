"""定期任务的同一期写了两次办结。

为什么：一期只能办结一次；写了两次，多半有一次是别的一期的，那一期就成了没有办结。

怎么改：核对是哪一期，写错的改任务后面的期；重复的删去一条。

对：
    进展:
    - {任务: BJ-01@2020-05, 日期: 2020-05-25, 办结日期: 2020-05-25}
    - {任务: BJ-01@2020-06, 日期: 2020-06-24, 办结日期: 2020-06-24}

错：
    进展:
    - {任务: BJ-01@2020-06, 日期: 2020-05-25, 办结日期: 2020-05-25}
    - {任务: BJ-01@2020-06, 日期: 2020-06-24, 办结日期: 2020-06-24}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.rules.rule import Breach

CODE = "E362"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every further completion of an occurrence, in the order they were written."""
    for leaf in plan.leaves:
        if leaf.occurrence is None:
            continue
        done = [update for update in leaf.course.updates if update.done is not None]
        for update in done[1:]:
            at = done[0].location("done")
            yield Breach(
                update.location("done"),
                f"任务 {leaf.id} 写了两次办结，前一次是 {done[0].done}（{at.file_line}）",
                f"核对是哪一期，或者删去一条；是别的一期的，改写 {update.written('task')}",
            )
