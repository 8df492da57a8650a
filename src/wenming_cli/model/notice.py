"""Notices: the formal steps 提醒, 督办, 通报, 约谈 as they were issued."""

from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.scalars import (
    Bool,
    Choice,
    Date,
    FindingRef,
    Id,
    Identity,
    OwnerRef,
    PartRef,
    Text,
)


class NoticeKind(Choice):
    """交办 hands something out; the steps follow, mildest first."""

    ASSIGN = "assign", "交办"
    REMIND = "remind", "提醒"
    SUPERVISE = "supervise", "督办"
    CIRCULATE = "circulate", "通报"
    INTERVIEW = "interview", "约谈"


class Received(Entry):
    """That a unit has a notice in hand."""

    LABEL: ClassVar[str] = "签收"

    owner: OwnerRef = field(title="单位")
    date: Date = field(title="签收日期")
    by: Text | None = field(None, title="签收岗位", description="写岗位，不写姓名")


class OwnerReply(Entry):
    """The reply of one of the units a notice went to."""

    LABEL: ClassVar[str] = "单位回复"

    owner: OwnerRef = field(title="单位")
    date: Date = field(title="回复日期")
    result: Text | None = field(None, title="办理结果")
    evidence: tuple[Text, ...] = field((), title="佐证材料", description="文件路径、网址或档案号")


class Notice(Entry):
    """A notice that went out."""

    LABEL: ClassVar[str] = "督办文书"

    id: Annotated[Id, Identity("notices")] = field(title="编号")
    number: Text | None = field(None, title="文号")
    kind: NoticeKind = field(title="类别")
    date: Date = field(title="签发日期")
    routine: Bool = field(False, title="例行", description="例行的通报不算三步走的一步")
    owners: tuple[OwnerRef, ...] = field((), title="对象", description="发给哪些单位")
    tasks: tuple[PartRef, ...] = field((), title="任务", description="涉及哪些任务")
    findings: tuple[FindingRef, ...] = field((), title="问题", description="涉及哪些问题")
    reason: Text | None = field(None, title="事由")
    reply_due: Date | None = field(None, title="办理时限")
    replied: Date | None = field(None, title="回复日期")
    result: Text | None = field(None, title="办理结果")
    evidence: tuple[Text, ...] = field((), title="佐证材料", description="文件路径、网址或档案号")
    received: tuple[Received, ...] = field((), title="签收")
    replies: tuple[OwnerReply, ...] = field(
        (), title="各单位回复", description="发给几个单位、各自回复的；都回复了才算已回复"
    )

    @property
    def word(self) -> str:
        """What it is called: 督办, or 例行通报 for one outside of the steps."""
        return f"例行{self.kind.label}" if self.routine else self.kind.label

    @property
    def is_step(self) -> bool:
        """Tell whether it is one of the steps: neither 交办 nor a routine bulletin."""
        return not self.routine and self.kind is not NoticeKind.ASSIGN
