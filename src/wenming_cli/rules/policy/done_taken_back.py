"""收回了办结：删去或改了办结日期。

为什么：办结报上去就算数了。悄悄收回，或者把日期往前改成按期，上报的数字就说不清。

怎么改：改回去。验收发现没有真办结的，可以收回，但要写一条进展：
日期在原办结日期当天或以后，写明滞后原因。往前改的写什么都不行：早办结的，当时就该写上。

对：
    - 编号: HW-2
      完成时限: 2020-05-31
      进展:
      - {日期: 2020-06-10, 完成进度: 80%, 滞后原因: 验收时发现两处没有通水，退回重做}

错：
    - 编号: HW-2
      完成时限: 2020-05-31  # 原来有 done: 2020-05-30
"""

from collections.abc import Iterator
from datetime import date

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.diagnostic import Severity
from wenming_cli.model.task import Course, Milestone
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.rule import Breach

CODE = "E717"
SEVERITY = Severity.ERROR


def check(edit: Edit) -> Iterator[Breach]:
    """Every completion that was taken out or moved without a word why."""
    for found in edit.differences:
        before = found.before
        is_taken_back = (
            found.kind is ChangeKind.CHANGED and found.field == "done" and before is not None
        )
        if is_taken_back and not _is_accounted_for(found, before):
            what = f"改成 {found.after}，" if found.after else "被收回，"
            what += "往前改了" if _is_sooner(found) else "没有写原因"
            message = f"任务 {found.id} 的办结（{before}）{what}（{was_at(found)}）"
            hint = f"改回去；没有真办结的，写一条 {before} 或以后的进展，写明滞后原因"
            if isinstance(found.record, Milestone):
                hint = "改回去；真的没有达到的，另写一个里程碑"
            yield Breach(edit.place(found), message, hint)


def _is_sooner(found: Difference) -> bool:
    return found.after is not None and found.after < found.before


def _is_accounted_for(found: Difference, done: date) -> bool:
    """Whether a new update from the day of completion on says why."""
    if _is_sooner(found) or not isinstance(found.old, Course) or not isinstance(found.new, Course):
        return False
    fresh = (update for update in found.new.updates if update not in found.old.updates)
    return any(update.reason and update.date >= done for update in fresh)
