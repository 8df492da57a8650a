"""Notices: the formal steps 提醒, 督办, 通报, 约谈 as they were issued."""

from typing import Annotated, ClassVar

from pydantic import Field

from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import (
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
    """The steps, mildest first."""

    REMIND = "remind", "提醒"
    SUPERVISE = "supervise", "督办"
    CIRCULATE = "circulate", "通报"
    INTERVIEW = "interview", "约谈"


class Notice(Entry):
    """A notice that went out."""

    LABEL: ClassVar[str] = "督办文书"

    id: Annotated[Id, Identity("notices")] = Field(title="编号")
    number: Text | None = Field(None, title="文号")
    kind: NoticeKind = Field(title="类别")
    date: Date = Field(title="签发日期")
    owners: tuple[OwnerRef, ...] = Field((), title="对象", description="发给哪些单位")
    tasks: tuple[PartRef, ...] = Field((), title="任务", description="涉及哪些任务")
    findings: tuple[FindingRef, ...] = Field((), title="问题", description="涉及哪些问题")
    reason: Text | None = Field(None, title="事由")
    reply_due: Date | None = Field(None, title="办理时限")
    replied: Date | None = Field(None, title="回复日期")
    result: Text | None = Field(None, title="办理结果")
    evidence: tuple[Text, ...] = Field((), title="佐证材料", description="文件路径、网址或档案号")
