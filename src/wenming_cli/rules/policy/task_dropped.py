"""计划开始以后删去了任务、分解到单位的任务或者绩效指标。

为什么：删掉一个办不成的任务，办结率就上去了；删掉一个不达标的指标，得分就上去了。

怎么改：恢复它。不办了的写取消：日期、原因、批准单位，办结率里照规定不算，
但看得见；暂时不办的写暂缓。编号是任务的名字，改编号等于删一个、加一个，不要改。
指标不能取消，分值调整写一条目标调整。

对：
    - 编号: HW-2
      任务名称: 公厕改造
      完成时限: 2020-05-31
      取消: {日期: 2020-05-20, 原因: 并入棚改, 批准单位: 区创建办}

错：
    # HW-2 整条删去
"""

from collections.abc import Iterator

from wenming_cli.changes import ChangeKind
from wenming_cli.diagnostic import Severity
from wenming_cli.model.indicator import Indicator
from wenming_cli.model.task import Part, Task
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.rule import Breach

CODE = "E716"
SEVERITY = Severity.ERROR

_WORDS: dict[type, str] = {Task: "任务", Part: "任务", Indicator: "绩效指标"}


def check(edit: Edit) -> Iterator[Breach]:
    """Every task, part of a task and indicator that is gone."""
    if not edit.has_begun:
        return
    for found in edit.differences:
        word = _WORDS.get(type(found.item))
        if found.kind is ChangeKind.REMOVED and word is not None:
            cure = "分值调整写目标调整" if word == "绩效指标" else "不办了的写取消"
            hint = f"恢复它；{cure}，写明日期和原因"
            message = f"{word} {found.id} 被删去（{was_at(found)}）"
            yield Breach(edit.place(found), message, hint)
