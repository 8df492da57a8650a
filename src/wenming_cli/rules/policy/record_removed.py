"""删去了问题、办理记录、支出、预算调整或抽查记录。

为什么：这些是已经发生的事，只增不减。删掉一条支出，账就对不上；删掉一个问题，整改率就上去了。
挪到别的文件不算删。

怎么改：恢复原来的记录。记错了的，另写一条更正的：多记的支出写一条负数的支出，在备注里说明；
不是问题的写一条办理记录，事件是误报 void，写明原因；
预算调错了，再写一条反方向的调整；抽查另写一条补抽的。
实在要删的（例如重复录入），在报出的那一行写 # wenming: ignore E713 理由。

对：
    payments:
    - {date: 2020-06-15, line: XC, amount: 1.2万元}
    - {date: 2020-07-02, line: XC, amount: -0.2万元, note: 冲减六月多记的}

错：
    payments: []  # 原来有一笔 2020-06-15 的支出
"""

from collections.abc import Iterator

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.policy.records import removed, told

CODE = "E713"
SEVERITY = Severity.ERROR


def check(edit: Edit) -> Iterator[Diagnostic]:
    """Every record that was taken out."""
    for found, item in removed(edit):
        yield Diagnostic(
            edit.place(found),
            CODE,
            f"{told(item, found)} 被删去（{was_at(found)}）",
            "恢复它；记错了的，另写一条更正的记录",
            SEVERITY,
        )
