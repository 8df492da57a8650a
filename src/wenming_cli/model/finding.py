"""Findings: problems that were seen, and the log of how each was dealt with."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.carried import CarriedFrom
from wenming_cli.model.scalars import (
    Choice,
    Date,
    FindingRef,
    FoundRef,
    Id,
    Identity,
    Limit,
    OwnerRef,
    SiteRef,
    StandardRef,
    Text,
    UnitName,
    Word,
    WorkstreamRef,
)


class FindingSource(Choice):
    """How a finding came to light."""

    INSPECTION = "inspection", "巡查"
    COVERT = "covert", "暗访"
    SUPERIOR = "superior", "上级"
    MEDIA = "media", "媒体"
    PUBLIC = "public", "群众"
    SELF = "self", "自查"


class FindingSeverity(Choice):
    """How bad a finding is; it sets the default time for putting it right."""

    MINOR = "minor", "一般"
    MAJOR = "major", "较重"
    URGENT = "urgent", "紧急"


class Event(Choice):
    """What can happen to a finding."""

    RECTIFIED = "rectified", "已整改"
    RETURNED = "returned", "退回"
    CLOSED = "closed", "销号"
    EXTENDED = "extended", "延期"
    LONG_TERM = "long_term", "转长期"
    VOID = "void", "误报"
    REASSIGNED = "reassigned", "改派"
    APPEALED = "appealed", "申诉"
    UPHELD = "upheld", "维持"
    RECHECKED = "rechecked", "回头看"


class RecheckResult(Choice):
    """What a later look at a finding showed."""

    KEPT = "kept", "保持"
    RELAPSED = "relapsed", "反弹"
    FALSE = "false", "虚假整改"


class LogEntry(Entry):
    """One event in the life of a finding."""

    LABEL: ClassVar[str] = "办理记录"

    date: Date = field(title="日期")
    event: Event = field(title="事件")
    by: UnitName | None = field(None, title="经办单位")
    to: Date | None = field(None, title="延至", description="延期时写")
    to_owner: OwnerRef | None = field(None, title="改派单位", description="改派时写")
    result: RecheckResult | None = field(None, title="回头看结果", description="回头看时写")
    reason: Text | None = field(None, title="原因")
    note: Text | None = field(None, title="备注")
    evidence: tuple[Text, ...] = field((), title="佐证材料", description="文件路径、网址或档案号")

    @property
    def opens_again(self) -> bool:
        """Tell whether the work begins anew: sent back, or found undone by a later look."""
        if self.event is Event.RECHECKED:
            return self.result in (RecheckResult.RELAPSED, RecheckResult.FALSE)
        return self.event is Event.RETURNED


class FindingLog(LogEntry):
    """A log entry written apart from its finding."""

    FIRST: ClassVar[tuple[str, ...]] = ("finding", "date")

    finding: FoundRef = field(title="问题", description="只说其中一处的写 编号/序号，如 W-1/2")


class FindingItem(Entry):
    """One of several defects that were seen at once; it is called by its number: ``W-1/2``."""

    LABEL: ClassVar[str] = "小项"

    text: Text = field(title="存在问题")
    evidence: tuple[Text, ...] = field(
        (), title="佐证材料", description="发现时的照片等：文件路径、网址或档案号"
    )
    note: Text | None = field(None, title="备注")
    log: tuple[LogEntry, ...] = field(
        (), title="办理记录", description="也可以写在“办理记录”一节，问题写 编号/序号"
    )


class Finding(Entry):
    """A problem; its state at a date follows from its log."""

    LABEL: ClassVar[str] = "问题"
    FIRST: ClassVar[tuple[str, ...]] = (
        "id",
        "found",
        "source",
        "site",
        "category",
        "text",
        "owner",
        "due",
        "log",
    )
    SPELT: ClassVar[Mapping[str, str]] = MappingProxyType({"spot": "place"})

    id: Annotated[Id, Identity("findings")] = field(title="编号")
    found: Date = field(title="发现日期")
    assigned: Date | None = field(None, title="交办日期", description="不写就是发现日期")
    source: FindingSource = field(title="问题来源")
    site: SiteRef | None = field(None, title="点位")
    spot: Text | None = field(
        None, title="位置", description="不在点位名录里的地方，或者点位里的哪一处"
    )
    workstream: WorkstreamRef | None = field(
        None, title="所属工作", description="不写就是类别的所属工作"
    )
    category: Word = field(title="类别", description="同类问题写法要一致，反弹率按它统计")
    text: Text = field(title="存在问题")
    owner: OwnerRef = field(title="责任单位")
    due: Limit | None = field(
        None,
        title="整改时限",
        description="3天、3个工作日从交办之日起算；不写就按严重程度推算",
    )
    severity: FindingSeverity = field(FindingSeverity.MINOR, title="严重程度")
    standard: StandardRef | None = field(None, title="测评标准")
    repeat_of: FindingRef | None = field(None, title="重复自", description="上一次的问题")
    evidence: tuple[Text, ...] = field(
        (), title="佐证材料", description="发现时的照片等：文件路径、网址或档案号"
    )
    note: Text | None = field(None, title="备注")
    origin: CarriedFrom | None = field(
        None, title="结转自", description="从上一年的计划结转来的，由 wenming rollover 写"
    )
    log: tuple[LogEntry, ...] = field((), title="办理记录", description="也可以写在“办理记录”一节")
    items: tuple[FindingItem, ...] = field(
        (), title="小项", description="一个问题里有几处的逐处写，都整改了这个问题才算整改"
    )

    @property
    def entries(self) -> tuple[LogEntry, ...]:
        """All that was recorded of it: of the whole, then of one item after the other."""
        if not self.items:
            return self.log
        return (*self.log, *(entry for item in self.items for entry in item.log))

    @property
    def logs(self) -> Iterator[tuple[str, tuple[LogEntry, ...]]]:
        """Every log in it with what it is of: ``W-1``, then ``W-1/1`` and so on."""
        yield self.id, self.log
        for number, item in enumerate(self.items, 1):
            yield item_id(self.id, number), item.log


def finding_of(name: str) -> str:
    """The id of the finding that an item is one of; of a finding its own."""
    return name.partition("/")[0]


def item_id(finding: str, number: int) -> str:
    """What an item of a finding is called, by its place among them."""
    return f"{finding}/{number}"


class Category(Entry):
    """A kind of problem; recurrence hangs on equal spelling."""

    LABEL: ClassVar[str] = "问题类别"

    name: Word = field(title="名称")
    workstream: WorkstreamRef | None = field(
        None, title="所属工作", description="这一类问题默认的重点工作"
    )
