"""Settings: the conventions figures and rules go by, each with its default."""

from decimal import Decimal
from typing import ClassVar

from wenming_cli.model.assessment import AssessmentSettings
from wenming_cli.model.base import Entry, field
from wenming_cli.model.indicator import LEVELS, POINTS, Scheme
from wenming_cli.model.inspection import Tier
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.scalars import Choice, Count, Date, Days, Number, Ratio, Word


class DueRollover(Choice):
    """What becomes of a limit on a day off."""

    NONE = "none", "不顺延"
    NEXT_WORKDAY = "next_workday", "顺延到下一工作日"


class CycleKind(Choice):
    """How the year is cut into inspection cycles."""

    XUN = "xun", "旬"
    WEEK = "week", "周"
    HALF_MONTH = "half_month", "半月"
    MONTH = "month", "月"
    QUARTER = "quarter", "季度"
    DAYS = "days", "按天数"


class Layout(Choice):
    """Into which files what is written by the program goes: one a month, or one a unit in it."""

    MONTH = "month", "按月"
    UNIT = "unit", "按单位"


class ReassignedLimit(Choice):
    """What becomes of a finding's limit when another unit takes it over."""

    RESTART = "restart", "重新起算"
    KEEP = "keep", "不变"


class Tie(Choice):
    """When units share a rank on the board: can not be told apart, or have the same score."""

    INTERVAL = "interval", "分不出高低"
    EXACT = "exact", "得分相同"


class RuleLevel(Choice):
    """What a rule's fault counts as."""

    ERROR = "error", "错误"
    WARNING = "warning", "警告"
    OFF = "off", "关闭"


class RectifyDays(Entry):
    """Calendar days for putting a finding right, by severity."""

    LABEL: ClassVar[str] = "整改天数"

    minor: Days = field(default=7, title="一般")
    major: Days = field(default=3, title="较重")
    urgent: Days = field(default=1, title="紧急")


class InspectionSettings(Entry):
    """Cycles and tiers of regular inspection."""

    LABEL: ClassVar[str] = "巡查口径"

    cycle: CycleKind = field(default=CycleKind.XUN, title="周期")
    cycle_days: Days = field(default=10, title="周期天数", description="周期按天数时用")
    anchor: Date | None = field(default=None, title="起算日期", description="不写就是计划起始日期")
    tiers: tuple[Tier, ...] = field(
        default=(Tier.DISTRICT, Tier.OFFICE, Tier.OWNER),
        title="层级",
        description="每个周期要到的层级；没有写的，叫法里另起的层级也要到",
    )


class Escalation(Entry):
    """When the next of the three steps is suggested; calendar days."""

    LABEL: ClassVar[str] = "三步走口径"

    supervise_after_days: Days = field(default=1, title="逾期几天督办")
    step_days: Days = field(default=10, title="步骤间隔天数")
    rework_limit: Count = field(default=2, title="退回几次督办", description="退回到这个次数就督办")


class BoardSettings(Entry):
    """Who is put on the red and the black list."""

    LABEL: ClassVar[str] = "红黑榜口径"

    top: Count = field(default=3, title="红榜名额")
    bottom: Count = field(default=3, title="黑榜名额")
    red_min: Number = field(default=Decimal(90), title="红榜最低分")
    black_below: Number = field(default=Decimal(85), title="黑榜分数线")
    minimum: Count = field(default=3, title="参评最少记录", description="记录不足的不参评")
    tie: Tie = field(
        default=Tie.INTERVAL,
        title="并列",
        description="分不出高低：得分的95%可信区间重叠的名次并列，得分印一位小数；"
        "得分相同：得分一样才并列，得分印两位小数",
    )
    weights: dict[str, Number] = field(
        default_factory=lambda: {
            "on_time_rectification_rate": Decimal("0.4"),
            "due_rectification_rate": Decimal("0.2"),
            "pass_rate": Decimal("0.2"),
            "on_time_rate": Decimal("0.2"),
        },
        title="权重",
        description="键写比率编号，能写的见 wenming explain E626",
    )


class Scoring(Entry):
    """Points of the self-evaluation; they add up to 100.

    Cost indicators have points of their own only in schemes that make them a first level.
    """

    LABEL: ClassVar[str] = "评分口径"

    scheme: Scheme = field(default=Scheme.MOF2020, title="版本")
    execution: Number = field(default=Decimal(10), title="预算执行")
    cost: Number = field(
        default=Decimal(0), title="成本指标", description="成本是一级指标的版本才有，2021 版常用 20"
    )
    output: Number = field(default=Decimal(50), title="产出指标")
    benefit: Number = field(default=Decimal(30), title="效益指标")
    satisfaction: Number = field(default=Decimal(10), title="满意度指标")
    grades: tuple[Number, ...] = field(
        (Decimal(90), Decimal(80), Decimal(60)), title="等级线", description="优、良、中"
    )
    overshoot: Ratio = field(default=Decimal(130), title="超额线", description="达到它要说明偏差")

    def points(self) -> dict[str, Decimal]:
        """The points of each first level of the scheme, in the order of the form."""
        return {level: getattr(self, POINTS[level]) for level in LEVELS[self.scheme]}


class HouseNames(Entry):
    """What a plan prints instead of the usual words; keys and figures stay."""

    LABEL: ClassVar[str] = "叫法"

    tiers: dict[str, Word] = field(
        default_factory=dict,
        title="层级",
        description="键写 district、office、owner，值写印出来的词，如 县领导；"
        "还有别的层级的，另起一个键，巡查的层级写值或者键",
    )
    groups: dict[str, Word] = field(
        default_factory=dict,
        title="组别",
        description="榜单的组：键写单位类别，如 subdistrict，值照写的印，如 镇街、县区组",
    )

    @property
    def every_tier(self) -> tuple[Tier, ...]:
        """The tiers there are, in their order, under the words of the plan."""
        return Tier.under(self.tiers)

    @property
    def every_group(self) -> tuple[OwnerKind, ...]:
        """The groups of boards, in the order of the kinds of units."""
        return OwnerKind.under(self.groups)


class Settings(Entry):
    """Every convention of a plan."""

    LABEL: ClassVar[str] = "口径"

    due_soon_days: Days = field(
        default=5, title="临期工作日数", description="任务几个工作日内到期算临期"
    )
    due_soon_days_findings: Days = field(
        default=2, title="问题临期工作日数", description="问题几个工作日内到期算临期"
    )
    behind_points: Number = field(default=Decimal(10), title="滞后百分点")
    stagnant_days: Days = field(default=30, title="停滞天数", description="多少天没有进展算停滞")
    due_rollover: DueRollover = field(default=DueRollover.NONE, title="时限顺延")
    holidays: tuple[Date, ...] = field(default=(), title="休息日", description="周末以外的休息日")
    workdays: tuple[Date, ...] = field(default=(), title="上班日", description="调休上班的周末")
    rectify_days: RectifyDays = field(default_factory=RectifyDays, title="整改天数")
    reassigned_limit: ReassignedLimit = field(
        default=ReassignedLimit.RESTART,
        title="改派后的整改时限",
        description="重新起算：新单位从改派之日起至少有整改天数",
    )
    inspection: InspectionSettings = field(default_factory=InspectionSettings, title="巡查")
    names: HouseNames = field(
        default_factory=lambda: HouseNames.model_validate({}),
        title="叫法",
        description="各地自己的叫法：层级、榜单的组别；印出来用它",
    )
    recurrence_days: Days = field(default=90, title="反弹天数", description="销号后几天内再次发生")
    escalation: Escalation = field(default_factory=Escalation, title="三步走")
    board: BoardSettings = field(default_factory=BoardSettings, title="红黑榜")
    scoring: Scoring = field(default_factory=lambda: Scoring.model_validate({}), title="评分")
    assessment: AssessmentSettings = field(default_factory=AssessmentSettings, title="测评")
    rules: dict[str, RuleLevel] = field(
        default_factory=dict,
        title="规则",
        description="键写规则编号，如 E304；值写错误、警告或关闭",
    )
    layout: Layout = field(
        default=Layout.MONTH,
        title="记录分文件",
        description="程序写入的新记录：按月在 records/2020-06.yaml，"
        "按单位在 records/2020-06/龙泉街道.yaml",
    )
