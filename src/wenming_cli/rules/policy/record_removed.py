"""删去了已经发生的事：进展、延期、暂缓、取消、实际值、巡查、问题、支出、督办文书、榜单等。

为什么：发生过的事只增不减。删掉一条支出，账就对不上；删掉一个问题，整改率就上去了；
删掉一份督办，就像没有督办过。挪到别的文件不算删，还没有开始的暂缓可以撤。

怎么改：恢复原来的记录。记错了的，另写一条更正的：多记的支出写一条负数的支出，在备注里说明；
不是问题的写一条办理记录，事件是误报，写明原因；
预算调错了，再写一条反方向的调整；抽查、巡查另写一条补查的；进展、实际值按今天的日期再报一条。
实在要删的（例如重复录入），在报出的那一行写 # wenming: ignore E713 理由。

对：
    支出:
    - {日期: 2020-06-15, 用途: XC, 金额: 1.2万元}
    - {日期: 2020-07-02, 用途: XC, 金额: -0.2万元, 备注: 冲减六月多记的}

错：
    支出: []  # 原来有一笔 2020-06-15 的支出
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Severity
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.policy.records import removed, told
from wenming_cli.rules.rule import Breach

CODE = "E713"
SEVERITY = Severity.ERROR


def check(edit: Edit) -> Iterator[Breach]:
    """Every record that was taken out."""
    for found, item in removed(edit):
        yield Breach(
            edit.place(found),
            f"{told(item, found)} 被删去（{was_at(found)}）",
            "恢复它；记错了的，另写一条更正的记录",
        )
    for found in edit.differences:
        if found.field == "cancelled" and found.before is not None and found.after is None:
            message = f"任务 {found.id} 的取消（{found.before.date}）被删去（{was_at(found)}）"
            hint = "恢复它；又要办的，按今天的日期另立一项任务"
            yield Breach(edit.place(found), message, hint)
