"""Points schemes: how an office gives and takes points, and the points that people decide on."""

from decimal import Decimal
from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.finding import FindingSeverity, FindingSource
from wenming_cli.model.inspection import Tier
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.scalars import (
    Choice,
    Count,
    Date,
    Fault,
    Form,
    Id,
    Identity,
    Number,
    OneWillDo,
    OwnerRef,
    Parsed,
    SchemeRef,
    Text,
    Word,
    half_width,
    shown,
)
from wenming_cli.similar import did_you_mean


class Occasion(Choice):
    """What points are given or taken for."""

    FINDING = "finding", "发现问题"
    RECTIFIED_LATE = "rectified_late", "整改超期"
    RELAPSED = "relapsed", "问题反弹"
    MISSED_SITE = "missed_site", "点位漏巡"
    OVERDUE_TASK = "overdue_task", "任务逾期"
    LATE_REPLY = "late_reply", "回复超期"
    MATERIAL = "material", "材料不合格"
    NEGATIVE_STANDARD = "negative_standard", "负面清单"
    SCORE_RATE = "score_rate", "得分率"
    MANUAL = "manual", "人工评定"


FIGURE = "figure:"
"""What stands before the id of a figure that is an occasion."""


def parse_occasion(text: str) -> str:
    """What points hang on: a word of the list, or the id of a figure."""
    table = Occasion.table()
    if text in table:
        return str(table[text].value)
    if text.startswith(FIGURE) and text.removeprefix(FIGURE).isidentifier():
        return text
    near = Occasion.meant(text)
    hint = f"可以写：{'、'.join(each.label for each in Occasion)}，或者 figure:比率编号"
    hint = f"{did_you_mean(text, near)}{hint}" if near else hint
    if half_width(text) != text:
        hint = f"“：”是全角字符，请改成 {half_width(text)}"
    raise Fault("E210", f"计分情形“{shown(text)}”不认识", hint)


class Per(Choice):
    """How often points are given or taken."""

    EACH = "each", "每次"
    EACH_DAY = "each_day", "每天"
    EACH_PERCENT = "each_percent", "每个百分点"


class HalveIf(Choice):
    """When half the points are taken."""

    SAME_DAY = "same_day", "当天整改"


class PointsPeriod(Choice):
    """How long points are gathered before units are ranked."""

    MONTH = "month", "月"
    QUARTER = "quarter", "季度"
    HALF_YEAR = "half_year", "半年"
    YEAR = "year", "年"


class Disputed(Choice):
    """Findings that give no points unless a row asks for them by name."""

    VOID = "void", "误报"
    APPEALED = "appealed", "申诉中"


class PointsWhen(Entry):
    """What a record must be like to count; of several words of one field any will do."""

    LABEL: ClassVar[str] = "计分条件"

    severity: Annotated[tuple[FindingSeverity, ...], OneWillDo()] = field((), title="严重程度")
    source: Annotated[tuple[FindingSource, ...], OneWillDo()] = field(
        (), title="问题来源", description="不写就是自查以外的"
    )
    category: Annotated[tuple[Word, ...], OneWillDo()] = field((), title="类别")
    tier: Annotated[tuple[Tier, ...], OneWillDo()] = field(
        (), title="层级", description="问题由哪一级巡查发现；点位漏巡是哪一级没有到"
    )
    disputed: Annotated[tuple[Disputed, ...], OneWillDo()] = field(
        (), title="争议问题", description="不写就都不计：误报的、申诉中的"
    )


class PointsRow(Entry):
    """One row of a scheme: what happens, and how many points it gives or takes."""

    LABEL: ClassVar[str] = "计分项"
    FIRST: ClassVar[tuple[str, ...]] = ("code", "on", "points", "name")

    code: Id = field(title="编号", description="同一办法里不能相同")
    name: Text | None = field(None, title="名称", description="不写就是计分情形")
    on: Annotated[
        str,
        Parsed(parse_occasion),
        Form(rf"^({'|'.join(Occasion.table())}|figure:[A-Za-z_]\w*)$", "finding"),
    ] = field(
        title="计分情形",
        description=f"{'、'.join(f'{o.value} {o.label}' for o in Occasion)}，"
        "或者 figure:编号，取本程序算出的比率",
    )
    when: PointsWhen | None = field(None, title="条件", description="不写就是全部")
    points: Number = field(title="分值", description="加分写正数，扣分写负数")
    per: Per = field(
        Per.EACH,
        title="计分方式",
        description="每次：有一个算一次，比率按分值乘比率；每天：超期一天算一次；"
        "每个百分点：比率有一个百分点算一次",
    )
    cap: Number | None = field(
        None, title="封顶", description="一个单位一期里这一项最多加或者扣多少，写正数"
    )
    halve_if: HalveIf | None = field(None, title="减半", description="当天整改的只计一半")


class PointsGroup(Entry):
    """Units that are ranked among themselves."""

    LABEL: ClassVar[str] = "计分分组"

    name: Word = field(title="名称")
    owners: tuple[OwnerRef, ...] = field((), title="单位")
    kinds: tuple[OwnerKind, ...] = field((), title="单位类别", description="这些类别的单位都算")


class PointsList(Entry):
    """Who is put on a list: all that is written has to hold."""

    LABEL: ClassVar[str] = "上榜条件"

    top: Count | None = field(None, title="前几名")
    bottom: Count | None = field(None, title="后几名")
    above: Number | None = field(None, title="不低于", description="得分达到多少分")
    below: Number | None = field(None, title="低于", description="得分不到多少分")

    @property
    def says_nothing(self) -> bool:
        """Tell whether no condition is written."""
        return (self.top, self.bottom, self.above, self.below) == (None,) * 4


class PointsScheme(Entry):
    """How points are given and taken, and who is ranked with whom."""

    LABEL: ClassVar[str] = "计分办法"
    FIRST: ClassVar[tuple[str, ...]] = ("id", "name", "base", "period", "groups", "rows")

    id: Annotated[Id, Identity("schemes")] = field(title="编号")
    name: Text = field(title="名称")
    base: Number = field(Decimal(100), title="基础分")
    groups: tuple[PointsGroup, ...] = field((), title="分组", description="不写就按单位类别分组")
    period: PointsPeriod = field(PointsPeriod.MONTH, title="计分周期")
    rows: tuple[PointsRow, ...] = field(title="计分项")
    red: PointsList | None = field(None, title="红榜")
    black: PointsList | None = field(None, title="黑榜")
    document: Text | None = field(None, title="文号")

    def row(self, code: str) -> PointsRow | None:
        """The row of a code; None where there is none."""
        return next((row for row in self.rows if row.code == code), None)


class Award(Entry):
    """Points that people decided on."""

    LABEL: ClassVar[str] = "加减分"
    FIRST: ClassVar[tuple[str, ...]] = ("date", "scheme", "owner", "code", "points", "reason")

    date: Date = field(title="日期")
    scheme: SchemeRef = field(title="计分办法")
    owner: OwnerRef = field(title="单位")
    code: Id = field(title="计分项", description="计分办法里人工评定的一项")
    points: Number | None = field(
        None, title="分值", description="加分写正数，扣分写负数；不写就是计分项的分值"
    )
    reason: Text = field(title="事由")
    document: Text | None = field(None, title="文号")


_KINDS = frozenset(kind.label for kind in OwnerKind)


def group_of(kind: OwnerKind) -> str:
    """What units of one kind are called together; a scheme without groups ranks them so.

    A name of the plan's own is the whole of it; a mere kind of unit is no name of a group yet.
    """
    return f"{kind.label}组" if kind.label in _KINDS else kind.label
