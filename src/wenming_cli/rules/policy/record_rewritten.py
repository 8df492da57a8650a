"""改写了问题、办理记录、支出、预算调整或抽查记录。

为什么：这些是已经发生的事，当时怎么记的就怎么留着。改写一条，就没有人知道原来是多少。
补上原来空着的（凭证号、备注、佐证材料）不算改写。

怎么改：改回原来的样子，另写一条更正的：支出写一条差额，多的写正数，少的写负数，在备注里说明；
问题的责任单位变了写一条办理记录，事件是改派 reassigned；整改时限变了写延期 extended；
抽查另写一条补抽的。
只是错别字的，在那一行写 # wenming: ignore E714 理由。

对：
    payments:
    - {date: 2020-06-15, line: XC, amount: 1.2万元}
    - {date: 2020-07-02, line: XC, amount: 0.3万元, note: 补记 6 月 15 日少记的}

错：
    payments:
    - {date: 2020-06-15, line: XC, amount: 1.5万元}  # 原来是 1.2万元
"""

from collections.abc import Iterator

from wenming_cli.changes import Difference, Kind
from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.base import Entry
from wenming_cli.model.finding import Finding
from wenming_cli.model.shape import shape_of
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.policy.records import is_completed, rewritten, told

CODE = "E714"
SEVERITY = Severity.ERROR
HINT = "改回去；记错了的，另写一条更正的记录"


def check(edit: Edit) -> Iterator[Diagnostic]:
    """Every record that says something else than it did."""
    for found, before, after in rewritten(edit):
        at = before.location()
        message = f"{told(before, found)} 被改写：{_fields(before, after)}"
        message += f"（原来在 {at.file}:{at.line}）"
        yield Diagnostic(edit.place(found), CODE, message, HINT, SEVERITY)
    for found in edit.differences:
        if _is_rewritten_finding(found):
            title = Finding.title_of(found.field or "")
            message = f"问题 {found.id} 的{title}被改写（{was_at(found)}）"
            yield Diagnostic(edit.place(found), CODE, message, HINT, SEVERITY)


def _is_rewritten_finding(found: Difference) -> bool:
    return (
        found.section == "findings"
        and found.kind is Kind.CHANGED
        and found.field != "due"
        and not is_completed(found.before, found.after)
    )


def _fields(before: Entry, after: Entry) -> str:
    """The titles of the fields that say something else."""
    return "、".join(
        before.title_of(name)
        for name in shape_of(type(before)).fields
        if not is_completed(getattr(before, name), getattr(after, name))
    )
