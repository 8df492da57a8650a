"""The sheets of a unit's workbook: which record a row becomes, and what stands in which column.

The columns follow from the model: every field of the record a row becomes is one, under its
Chinese title, unless ``left_out`` says why it is none. A kind more is a row in ``KINDS``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from wenming_cli.exchange.sheets.row_records import CheckRow, HandedIn
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.budget import Payment
from wenming_cli.model.finding import Event, Finding, FindingLog
from wenming_cli.model.indicator import IndicatorActual, Sample
from wenming_cli.model.inspection import Inspection
from wenming_cli.model.shape import FieldShape, Kind, shape_of
from wenming_cli.model.task import TaskUpdate


class ColumnUse(Enum):
    """What a column is for: who the row is of, what is known of it, what is to be filled in."""

    KEY = "key"
    ABOUT = "about"
    TOLD = "told"
    FILL = "fill"


@frozen
class SheetColumn:
    """One column: its title, its use, the field behind it (None: told for orientation only)."""

    title: str
    use: ColumnUse
    field: FieldShape | None

    @property
    def is_list(self) -> bool:
        """Whether a cell may hold several values."""
        return self.field is not None and self.field.kind is Kind.SCALARS


@frozen
class Begun:
    """The record a row without a name begins: its section, its model, what is left out and why."""

    section: str
    model: type[Entry]
    left_out: Mapping[str, str]


_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class SheetKind:
    """A kind of sheet: a filled row becomes a record of ``section``.

    ``key`` are the fields that name what a row is of; ``told`` the titles of what is shown beside
    them. ``begun`` is the record that a row without a name begins, with what is filled in behind as
    the first in the list ``into`` of it. ``preset`` is the field that holds the unit itself unless
    it is overwritten; ``words`` are the choices a unit may report, where it may not report all.
    ``spare`` is the number of empty rows below; what is to be known of the sheet is its ``hint``.
    """

    title: str
    section: str
    model: type[Entry]
    hint: str
    spare: int
    key: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    begun: Begun | None = None
    into: str = ""
    preset: str | None = None
    words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def columns(self) -> tuple[SheetColumn, ...]:
        """Who it is of, what is known of it, what is to be filled in, from left to right."""
        own = shape_of(self.model).fields
        keys = (SheetColumn(own[name].title, ColumnUse.KEY, own[name]) for name in self.key)
        told = (SheetColumn(title, ColumnUse.TOLD, None) for title in self.told)
        fill = (
            SheetColumn(found.title, ColumnUse.FILL, found)
            for name, found in own.items()
            if name not in self.key and name not in self.left_out
        )
        return (*keys, *self._about(), *told, *fill)

    def _about(self) -> tuple[SheetColumn, ...]:
        if self.begun is None:
            return ()
        return tuple(
            SheetColumn(found.title, ColumnUse.ABOUT, found)
            for name, found in shape_of(self.begun.model).fields.items()
            if name not in self.begun.left_out
        )

    def of(self, *uses: ColumnUse) -> tuple[SheetColumn, ...]:
        """The columns of some uses."""
        return tuple(column for column in self.columns if column.use in uses)


TASKS = SheetKind(
    "任务进展",
    "updates",
    TaskUpdate,
    hint="一行一个任务。有进展就写日期和完成进度（有数量目标的写累计完成；有几项的写分项完成，"
    "像“公厕 3，垃圾箱 80”这样，没有变的一项不用写），滞后的写明原因和下步措施；"
    "同一个任务要报两次的，在下面空行里选同一个任务再写一行。",
    spare=10,
    key=("task",),
    told=("任务名称", "现行时限", "数量目标", "上次日期", "上次进展"),
    left_out=MappingProxyType(
        {
            "done": "办结由下发单位验收以后写，单位报完成进度",
        }
    ),
)

FINDINGS = SheetKind(
    "问题整改",
    "logs",
    FindingLog,
    hint="一行一个没有销号的问题。整改好了写日期，事件选“已整改”，佐证材料写照片或档案号；"
    "不服的选“申诉”并写原因。自己发现的新问题写在下面空行里，编号不用填。",
    spare=20,
    key=("finding",),
    told=("整改时限", "现在状态"),
    left_out=MappingProxyType(
        {
            "to": "延期要批准，不由责任单位写",
            "to_owner": "改派由交办的单位写",
            "result": "回头看由复核的单位写",
        }
    ),
    begun=Begun(
        "findings",
        Finding,
        MappingProxyType(
            {
                "id": "收回来时给编号",
                "assigned": "自己发现的当天就算交办",
                "workstream": "按类别的所属工作",
                "owner": "就是这份表的单位",
                "due": "按严重程度推算",
                "standard": "由复核的单位认定",
                "repeat_of": "由复核的单位认定",
                "evidence": "写在同一行后面，算办理的佐证",
                "note": "写在同一行后面",
                "origin": "换年度时由程序写",
                "log": "就是同一行后面几格",
                "items": "逐处登记由交办的单位写",
            }
        ),
    ),
    into="log",
    words=MappingProxyType({"event": (Event.RECTIFIED.label, Event.APPEALED.label)}),
)

INSPECTIONS = SheetKind(
    "巡查",
    "inspections",
    Inspection,
    hint="一行一次巡查。到过的点位都写，几个点位用顿号隔开；没有发现问题也要写。",
    spare=30,
    left_out=MappingProxyType(
        {"checks": "一次有许多项，一格写不下", "assessment": "测评逐项写在检查表里"}
    ),
    preset="by",
)

SAMPLES = SheetKind(
    "抽查",
    "samples",
    Sample,
    hint="一行一个单位的一次抽查，写抽了多少、合格多少。没有列出的指标和单位写在下面空行里。",
    spare=10,
    key=("indicator", "owner"),
    told=("指标名称", "上次日期", "上次结果"),
    preset="by",
)

INDICATORS = SheetKind(
    "指标",
    "actuals",
    IndicatorActual,
    hint="一行一项指标。定量指标写数值，和指标值同单位；定性指标选达成情况。",
    spare=5,
    key=("indicator",),
    told=("指标名称", "指标值", "上次日期", "上次数值"),
)

PAYMENTS = SheetKind(
    "支出",
    "payments",
    Payment,
    hint="一行一笔支出。金额只写数字就是元，也可以写 1.2万元；退款写负数并在备注里说明。",
    spare=30,
)

CHECKS = SheetKind(
    "检查",
    "inspections",
    CheckRow,
    hint="一行一项检查，日期、层级、测评一样的算同一次。检查内容登记了测评标准的，测评标准不用写；"
    "不符合而没有全丢分的写失分：丢一半写 0.5。",
    spare=60,
    left_out=MappingProxyType({"finding": "登记了问题以后再连"}),
    preset="by",
)

MATERIALS = SheetKind(
    "申报材料",
    "materials",
    HandedIn,
    hint="一行一份还没有报齐的材料。报送了写报送日期、材料的形成日期，"
    "佐证材料写文件路径、网址或档案号，几份用顿号隔开。",
    spare=0,
    key=("material",),
    told=("材料编号", "标题", "测评标准", "报送时限", "现在状态"),
)

KINDS = (TASKS, FINDINGS, INSPECTIONS, CHECKS, SAMPLES, INDICATORS, PAYMENTS, MATERIALS)
"""Every kind of sheet, in the order of a workbook."""
KIND_OF: Mapping[str, SheetKind] = MappingProxyType({kind.title: kind for kind in KINDS})

REASON = "退回原因"
"""The column in which refused rows say why."""
