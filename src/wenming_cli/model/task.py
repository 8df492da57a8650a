"""Tasks: what has to be done, by whom, until when, and what has happened since."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.carried import CarriedTask
from wenming_cli.model.indicator import TermsChange
from wenming_cli.model.recurrence import Recurrence
from wenming_cli.model.scalars import (
    Choice,
    Date,
    DueDate,
    Id,
    Identity,
    LineRef,
    Number,
    OwnerRef,
    OwnersRef,
    PartRef,
    Percent,
    StandardRef,
    TaskRef,
    Text,
    WorkstreamRef,
)
from wenming_cli.model.written_form import KeptAs


class TaskSource(Choice):
    """Where a task comes from."""

    PLAN = "plan", "计划"
    NOTICE = "notice", "通知"
    INSTRUCTION = "instruction", "批示"
    MEETING = "meeting", "会议"
    INSPECTION = "inspection", "督查"
    PUBLIC = "public", "群众反映"


class Target(Entry):
    """A quantity to reach; ``value`` is in ``unit``."""

    LABEL: ClassVar[str] = "数量目标"

    value: Number = field(title="数量")
    unit: Text = field(title="单位")


class Amounts(dict[str, Decimal]):
    """Amounts by name; hashable like every value of a record, which nobody changes."""

    def __hash__(self) -> int:  # type: ignore[override]
        """Equal amounts are equal in any order."""
        return hash(frozenset(self.items()))


class NamedTarget(Entry):
    """One of several quantities a task has to reach; weighted, or the least of them counts."""

    LABEL: ClassVar[str] = "分项目标"

    name: Text = field(title="名称")
    value: Number = field(title="数量")
    unit: Text = field(title="单位")
    weight: Number | None = field(
        None, title="权重", description="都写就按权重折算进度，都不写就按最低的一项"
    )


class Update(Entry):
    """Progress at a date: a percentage, or cumulative amounts against the targets."""

    LABEL: ClassVar[str] = "进展"

    date: Date = field(title="日期")
    progress: Percent | None = field(None, title="完成进度", description="百分比，0 到 100")
    value: Number | None = field(None, title="累计完成", description="累计数，与数量目标同单位")
    values: Annotated[dict[str, Number], KeptAs(Amounts)] = field(
        Amounts(), title="分项完成", description="分项目标的名称: 累计数；没有写到的同上一次"
    )
    note: Text | None = field(None, title="备注")
    reason: Text | None = field(None, title="滞后原因")
    next_step: Text | None = field(None, title="下步措施")
    evidence: tuple[Text, ...] = field((), title="佐证材料", description="文件路径、网址或档案号")
    task: PartRef | None = field(
        None,
        title="任务",
        description="定期任务的一期，如 BJ-01@2020-06；不写就是日期所在的一期",
    )
    done: Date | None = field(
        None, title="办结日期", description="定期任务的这一期办结的当天，别的任务不写"
    )


class TaskUpdate(Update):
    """An update written apart from its task."""

    FIRST: ClassVar[tuple[str, ...]] = ("task", "date")

    task: PartRef = field(
        title="任务",
        description="任务编号；分解到单位的写 编号/单位，定期任务的一期写 编号@2020-06",
    )


class Extension(Entry):
    """An approved later limit."""

    LABEL: ClassVar[str] = "延期"

    date: Date = field(title="批准日期")
    to: Date = field(title="延至", description="新的完成时限")
    reason: Text = field(title="原因")
    approved_by: Text = field(title="批准单位")
    document: Text | None = field(None, title="文号")
    task: PartRef | None = field(
        None,
        title="任务",
        description="定期任务的一期，如 BJ-01@2020-06；不写就是批准日期所在的一期",
    )


class Suspension(Entry):
    """An approved pause, both ends included; open without ``end``."""

    LABEL: ClassVar[str] = "暂缓"

    start: Date = field(title="起始日期", description="首尾两天都算暂缓")
    end: Date | None = field(None, title="截止日期", description="不写就是还在暂缓")
    reason: Text = field(title="原因")
    approved_by: Text = field(title="批准单位")


class Cancellation(Entry):
    """An approved end without completion."""

    LABEL: ClassVar[str] = "取消"

    date: Date = field(title="日期")
    reason: Text = field(title="原因")
    approved_by: Text = field(title="批准单位")


class Milestone(Entry):
    """A point on the way of a task; whether it is reached moves no figure of the task."""

    LABEL: ClassVar[str] = "里程碑"

    name: Text = field(title="名称")
    due: Date = field(title="完成时限")
    done: Date | None = field(None, title="办结日期", description="达到的当天")


class Course(Entry):
    """What tasks and parts of tasks have in common: how they went, in dated records."""

    updates: tuple[Update, ...] = field((), title="进展", description="也可以写在“进展”一节")
    done: Date | None = field(None, title="办结日期", description="办结的当天")
    extensions: tuple[Extension, ...] = field((), title="延期")
    suspensions: tuple[Suspension, ...] = field((), title="暂缓")
    cancelled: Cancellation | None = field(None, title="取消")


class Part(Course):
    """One unit's share of a task; what it does not say it inherits from the task."""

    LABEL: ClassVar[str] = "分解"
    FIRST: ClassVar[tuple[str, ...]] = ("owner", "due", "target", "updates", "done")

    owner: OwnerRef = field(title="责任单位")
    target: Target | None = field(
        None, title="数量目标", description="这个单位的数量，各单位相加等于任务的"
    )
    targets: tuple[NamedTarget, ...] = field(
        (), title="分项目标", description="这个单位的各项数量，各单位相加等于任务的"
    )
    share: Percent | None = field(
        None, title="分担比例", description="占任务数量目标的百分比，代替数量目标"
    )
    due: DueDate | None = field(None, title="完成时限", description="不写就同任务")


class Task(Course):
    """A task as it is written; with ``parts`` it stands for its parts and is not counted itself."""

    LABEL: ClassVar[str] = "任务"
    FIRST: ClassVar[tuple[str, ...]] = (
        "id",
        "title",
        "workstream",
        "owner",
        "start",
        "due",
        "updates",
        "done",
    )

    INSTEAD: ClassVar[Mapping[str, str]] = MappingProxyType({"due": "every"})

    id: Annotated[Id, Identity("tasks")] = field(title="编号")
    title: Text = field(title="任务名称")
    workstream: WorkstreamRef = field(title="所属工作")
    owner: OwnerRef | None = field(None, title="牵头单位", description="不写就是重点工作的牵头单位")
    joint: tuple[OwnersRef, ...] = field(
        (), title="联合牵头", description="和牵头单位一起负责的单位，各自的统计里都有，计划只算一次"
    )
    coordinator: OwnerRef | None = field(None, title="统筹单位")
    territorial: tuple[OwnersRef, ...] = field((), title="属地单位")
    support: tuple[OwnersRef, ...] = field((), title="配合单位")
    contact: Text | None = field(None, title="责任岗位", description="写岗位，不写姓名")
    source: TaskSource | None = field(None, title="任务来源")
    assigned: Date | None = field(None, title="交办日期", description="交办以前不统计这个任务")
    start: Date | None = field(
        None,
        title="开始日期",
        description="不写就是交办日期，没有交办日期就是计划的起始日期",
    )
    due: DueDate | None = field(
        title="完成时限", description="没有时限的经常性工作写 长期；写了定期的不写"
    )
    every: Recurrence | None = field(
        None, title="定期", description="每周、每月、每季度、每半年要办一次的，代替完成时限"
    )
    weight: Number = field(Decimal(1), title="权重", description="必须大于 0")
    deliverable: Text | None = field(None, title="交付成果", description="办成以后拿得出的东西")
    target: Target | None = field(None, title="数量目标")
    targets: tuple[NamedTarget, ...] = field(
        (), title="分项目标", description="有几项数量时写，代替数量目标"
    )
    parts: tuple[Part, ...] = field((), title="分解", description="一个任务分给几个单位时写")
    milestones: tuple[Milestone, ...] = field(
        (), title="里程碑", description="任务中间的节点，只提醒，不改任务的状态和各项比率"
    )
    adjustments: tuple[TermsChange, ...] = field(
        (), title="目标调整", description="计划开始后改数量目标、权重，写明原因"
    )
    depends_on: tuple[TaskRef, ...] = field((), title="前置任务", description="要先办结的任务")
    line: LineRef | None = field(None, title="资金用途")
    standard: StandardRef | None = field(None, title="测评标准", description="为哪一条标准做的")
    origin: CarriedTask | None = field(
        None, title="结转自", description="从上一年的计划结转来的，由 wenming rollover 写"
    )
    note: Text | None = field(None, title="备注")
