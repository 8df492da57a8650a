"""进展只写了日期，什么也没有说。

为什么：有一条进展就算报送过，空的一条会让没有报送的任务看起来报送了。

怎么改：补上完成进度、累计完成或者备注；没有什么可报的，删去这一条。

对：
    进展:
    - {日期: 2020-04-30, 备注: 等财政批复，暂无进度}

错：
    进展:
    - {日期: 2020-04-30}
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Update
from wenming_cli.rules.grounds.task_holders import task_holders
from wenming_cli.rules.rule import Breach

CODE = "E364"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every update that says nothing but when."""
    for task in plan.tasks:
        for name, holder in task_holders(task):
            for update in holder.updates:
                if _is_empty(update):
                    yield _of(name, update)


def _is_empty(update: Update) -> bool:
    if update.place.broken or update.progress is not None or update.value is not None:
        return False
    words = update.note or update.reason or update.next_step
    return not (words or update.values or update.evidence or update.done)


def _of(name: str, update: Update) -> Breach:
    wanted = update.written("progress"), update.written("value"), update.written("note")
    return Breach(
        update.location(),
        f"任务 {name} {update.date} 的进展只写了日期",
        f"补上 {'、'.join(wanted[:-1])} 或者 {wanted[-1]}；没有什么可报的删去这一条",
    )
