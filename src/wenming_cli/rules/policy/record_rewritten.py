"""改写了已经发生的事：进展、延期、暂缓、取消、实际值、巡查、问题、支出、督办文书、榜单等。

为什么：发生过的事当时怎么记的就怎么留着。改写一条，就没有人知道原来是多少。
补上原来空着的（凭证号、备注、佐证材料、督办文书的回复）不算改写；
补上进度、数值、点位、检查项、榜上的单位算，那是另一个数了。

怎么改：改回原来的样子，另写一条更正的：支出写一条差额，多的写正数，少的写负数，在备注里说明；
问题的责任单位变了写一条办理记录，事件是改派；整改时限变了写延期；
进展、实际值按今天的日期再报一条，抽查、巡查另写一条补查的；延期再批的另写一条。
只是错别字的，在那一行写 # wenming: ignore E714 理由。

对：
    支出:
    - {日期: 2020-06-15, 用途: XC, 金额: 1.2万元}
    - {日期: 2020-07-02, 用途: XC, 金额: 0.3万元, 备注: 补记 6 月 15 日少记的}

错：
    支出:
    - {日期: 2020-06-15, 用途: XC, 金额: 1.5万元}  # 原来是 1.2万元
"""

from collections.abc import Iterator

from wenming_cli.changes import ChangeKind, Difference
from wenming_cli.changes.fields import plainly
from wenming_cli.changes.records import rewriting
from wenming_cli.diagnostic import Severity
from wenming_cli.model.scalars import shown
from wenming_cli.rules.policy.edit import Edit, was_at
from wenming_cli.rules.policy.records import SECTIONS, is_completed, rewritten, told
from wenming_cli.rules.rule import Breach

CODE = "E714"
SEVERITY = Severity.ERROR
HINT = "改回去；记错了的，另写一条更正的记录"
_LONGEST = 80


def check(edit: Edit) -> Iterator[Breach]:
    """Every record that says something else than it did."""
    for found, before, after in rewritten(edit):
        at = before.location()
        what = shown("，".join(rewriting(before, after)), _LONGEST)
        message = f"{told(before, found)} 被改写：{what}（原来在 {at.file_line}）"
        yield Breach(edit.place(found), message, HINT)
    for found in edit.differences:
        if _is_rewritten(found):
            what = shown(plainly(found), _LONGEST)
            message = f"{_subject(found)} 被改写：{what}（{was_at(found)}）"
            yield Breach(edit.place(found), message, HINT)


def _is_rewritten(found: Difference) -> bool:
    """Whether a field of a record with a name, or of a cancellation, says something else."""
    if found.kind is not ChangeKind.CHANGED or found.old is None or found.new is None:
        return False
    first, _, inner = (found.field or "").partition(".")
    if first == "cancelled":
        return bool(inner) and found.before is not None
    if found.section not in SECTIONS or found.field == "due":
        return False
    return not is_completed(found.old, found.new, first)


def _subject(found: Difference) -> str:
    if found.section == "tasks":
        return f"任务 {found.id} 的取消"
    return told(found.record, found)
