"""The exam: systems, their standards, what they are applied to, and each time it was held."""

import warnings
from fractions import Fraction
from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.scalars import (
    Bool,
    Choice,
    Code,
    Count,
    Date,
    Id,
    Identity,
    IndicatorRef,
    Number,
    OwnersRef,
    SiteRef,
    SiteTypeRef,
    StandardRef,
    SystemRef,
    Text,
    UnitName,
    Word,
)


class SystemKind(Choice):
    """What a system measures."""

    CITY = "city", "文明城市"
    MINORS = "minors", "未成年人"
    OTHER = "other", "其他"


class Method(Choice):
    """How a standard is looked into."""

    FIELD = "field", "实地考察"
    MATERIAL = "material", "材料审核"
    SURVEY = "survey", "问卷调查"
    NETWORK = "network", "网上抽查"


class AssessmentKind(Choice):
    """Who held an assessment, and how much it counts."""

    SELF = "self", "自评"
    MOCK = "mock", "模拟测评"
    SUPERIOR = "superior", "上级测评"


class TotalOf(Choice):
    """Of what a sum is known."""

    ITEM = "item", "测评项目"
    OWNER = "owner", "责任单位"
    SUBDISTRICT = "subdistrict", "街道"
    SITE_TYPE = "site_type", "点位类型"
    ALL = "all", "全部"


class Window(Entry):
    """The days in which materials must have come about, both ends included."""

    LABEL: ClassVar[str] = "材料时间范围"

    start: Date = field(title="起始日期")
    end: Date = field(title="截止日期", description="首尾两天都算")

    def holds(self, day: Date) -> bool:
        """Tell whether a day lies in it."""
        return self.start <= day <= self.end


class System(Entry):
    """A system by which a city is judged."""

    LABEL: ClassVar[str] = "测评体系"

    id: Annotated[Id, Identity("systems")] = field(title="编号")
    name: Text = field(title="名称")
    edition: Text | None = field(None, title="版本")
    kind: SystemKind = field(title="体系类别")
    window: Window | None = field(
        None, title="材料时间范围", description="申报材料的形成日期要在里面"
    )


class Standard(Entry):
    """What a system asks for, by whom, and where; ``owners`` begin with the one that leads."""

    LABEL: ClassVar[str] = "测评标准"
    FIRST: ClassVar[tuple[str, ...]] = (
        "code",
        "system",
        "item",
        "content",
        "text",
        "method",
        "points",
        "owners",
        "support",
        "site_types",
    )

    code: Annotated[Code, Identity("standards", unique=False)] = field(
        title="编号", description="照文件写，例如 Ⅱ-8-2)；同一体系里不能相同"
    )
    system: SystemRef = field(title="测评体系")
    item: Word = field(title="测评项目")
    content: Word | None = field(None, title="测评内容")
    text: Text = field(title="测评标准")
    method: Method = field(title="测评方法")
    points: Number | None = field(None, title="分值", description="同一体系里要么都写，要么都不写")
    owners: tuple[OwnersRef, ...] = field((), title="责任单位", description="第一个是牵头的")
    support: tuple[OwnersRef, ...] = field((), title="配合单位")
    site_types: tuple[SiteTypeRef, ...] = field(
        (), title="适用点位类型", description="不写就是不分类型"
    )
    indicator: IndicatorRef | None = field(
        None, title="绩效指标", description="计划里衡量这一条的绩效指标"
    )
    negative: Bool = field(False, title="负面清单")
    note: Text | None = field(None, title="备注")


class SiteType(Entry):
    """A type of sites."""

    LABEL: ClassVar[str] = "点位类型"

    name: Annotated[Word, Identity("site_types")] = field(title="名称")
    group: Word | None = field(None, title="大类")


class CheckItem(Entry):
    """What is looked at in an inspection, and the standard that asks for it."""

    LABEL: ClassVar[str] = "检查项目"

    name: Annotated[Word, Identity("check_items")] = field(title="名称")
    standard: StandardRef | None = field(
        None, title="测评标准", description="检查项里没有写测评标准的，按这一条"
    )


with warnings.catch_warnings():  # the metaclass of models has a method ``register``
    warnings.simplefilter("ignore", UserWarning)

    class Draw(Entry):
        """The sites that were drawn, and all that is needed to draw them again."""

        LABEL: ClassVar[str] = "抽取"

        seed: Text = field(title="种子")
        register: Text = field(title="点位册摘要", description="抽取时点位册的摘要")
        sites: tuple[SiteRef, ...] = field(title="点位")
        rule: Text = field(title="抽取办法")


class AssessmentTotal(Entry):
    """A result that is known as a sum only."""

    LABEL: ClassVar[str] = "汇总结果"

    of: TotalOf = field(title="汇总对象")
    name: Word | None = field(None, title="名称", description="哪个项目、单位、街道、类型")
    score: Number = field(title="得分")
    full: Number = field(title="满分")
    rank: Count | None = field(None, title="名次")

    @property
    def share(self) -> Fraction | None:
        """The share of the full score that was reached; None where there is no full score."""
        return Fraction(self.score) / Fraction(self.full) if self.full else None


class Assessment(Entry):
    """One time the exam was held."""

    LABEL: ClassVar[str] = "测评"

    id: Annotated[Id, Identity("assessments")] = field(title="编号")
    name: Text = field(title="名称")
    kind: AssessmentKind = field(title="测评类别")
    system: SystemRef | None = field(None, title="测评体系")
    start: Date = field(title="开始日期")
    end: Date = field(title="结束日期")
    by: UnitName | None = field(None, title="测评单位")
    draw: Draw | None = field(None, title="抽取", description="由 wenming draw 给出")
    totals: tuple[AssessmentTotal, ...] = field(
        (), title="汇总结果", description="只知道得分、没有逐项观察的测评写这里"
    )
    document: Text | None = field(None, title="文号")


class Weighting(Choice):
    """What a score rate is a mean of."""

    STANDARD = "standard", "按标准"
    OBSERVATION = "observation", "按观察"


class AssessmentSettings(Entry):
    """How the results of assessments are worked out."""

    LABEL: ClassVar[str] = "测评口径"

    weighting: Weighting = field(
        default=Weighting.STANDARD,
        title="得分率算法",
        description="按标准：每条标准先取平均再按分值加权；按观察：每次观察都算一次",
    )
    by_site_owner: Bool = field(
        default=False, title="计入点位责任单位", description="失分也算点位责任单位的"
    )
