"""办结以后又报了没有完成的进展。

为什么：办结以后的进展不再计入。又写成 80%，说明办结日期写早了，或者进展写错了任务。

怎么改：核对办结日期；其实没有办结的，删去办结日期。
办结以后只写情况的进展（没有进度，或者 100%）不报。

对：
    办结日期: 2020-06-20
    进展:
    - {日期: 2020-07-10, 备注: 回头看没有反弹}

错：
    办结日期: 2020-06-20
    进展:
    - {日期: 2020-07-10, 完成进度: 80%}
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.diagnostic import Severity
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Update
from wenming_cli.rules.grounds.update_progress import ALL, percents, said
from wenming_cli.rules.rule import Breach

CODE = "E318"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every update after completion that says it is not complete."""
    for leaf in plan.leaves:
        done = leaf.course.done
        if done is None:
            continue
        for update, share in percents(leaf, leaf.course.updates):
            if update.date > done and share < ALL:
                yield _diagnostic(leaf, update, done)


def _diagnostic(leaf: Leaf, update: Update, done: date) -> Breach:
    now = said(update, leaf.target)
    amount = "values" if update.values else "value"
    return Breach(
        update.location("progress" if update.progress is not None else amount),
        f"任务 {leaf.id} 在 {done} 已办结，{update.date} 的进展又写成 {now}",
        f"核对办结日期；其实没有办结的，删去 {leaf.course.written('done')}",
    )
