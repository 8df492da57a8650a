"""办结日期早于开始日期或交办日期。

为什么：事情没有开始、没有交办，不会办结；这样的任务会被算成按期办结，多半是年月写错了。

怎么改：核对日期。确实提前办完的，把开始日期改成实际开始的一天。
没有写开始日期的，按计划起始日期和交办日期中较早的一个检查。

对：
    开始日期: 2020-03-02
    办结日期: 2020-06-20

错：
    开始日期: 2020-03-02
    办结日期: 2020-02-20
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.rules.grounds.bounds import beginning
from wenming_cli.rules.rule import Breach

CODE = "E310"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every task or part that is done before it started or was assigned."""
    for leaf in plan.leaves:
        done = leaf.course.done
        if done is None:
            continue
        start, assigned = leaf.task.start, leaf.task.assigned
        if start is not None and done < start:
            yield _diagnostic(leaf, done, f"开始日期 {start}")
        elif assigned is not None and done < assigned:
            yield _diagnostic(leaf, done, f"交办日期 {assigned}")
        elif start is None and done < beginning(plan, assigned):
            yield _diagnostic(leaf, done, f"计划起始日期 {plan.start}")


def _diagnostic(leaf: Leaf, done: date, limit: str) -> Breach:
    return Breach(
        leaf.completion.location("done"),
        f"任务 {leaf.id} 的办结日期 {done} 早于{limit}",
        "核对日期；确实提前办完的，把开始日期改成实际开始的一天",
    )
