"""Indicators: what the money is meant to achieve, what was measured, what was sampled."""

from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.scalars import (
    Bool,
    Choice,
    Count,
    Date,
    Fault,
    Form,
    Id,
    Identity,
    IndicatorRef,
    Number,
    OwnerRef,
    Parsed,
    Text,
    UnitName,
    half_width,
    parse_word,
    shown,
)


class Scheme(Choice):
    """A version of the official performance form."""

    MOF2020 = "mof2020", "财政部2020版"
    MOF2021 = "mof2021", "财政部2021版"


LEVELS: dict[Scheme, dict[str, tuple[str, ...]]] = {
    Scheme.MOF2020: {
        "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
        "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
        "满意度指标": ("服务对象满意度指标", "满意度指标"),
    },
    Scheme.MOF2021: {
        "成本指标": ("经济成本指标", "社会成本指标", "生态环境成本指标"),
        "产出指标": ("数量指标", "质量指标", "时效指标"),
        "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
        "满意度指标": ("服务对象满意度指标", "满意度指标"),
    },
}
"""First-level indicators of each scheme and the second level under each, in the form's order."""

POINTS: dict[str, str] = {
    "成本指标": "cost",
    "产出指标": "output",
    "效益指标": "benefit",
    "满意度指标": "satisfaction",
}
"""Which field of ``settings.scoring`` holds the points of a first level."""


class Nature(Choice):
    """How an actual value is held against the target."""

    AT_LEAST = "≥", "不低于", ">="
    AT_MOST = "≤", "不高于", "<="
    EQUAL = "=", "等于"
    QUALITATIVE = "qualitative", "定性"


class Accrual(Choice):
    """How a value comes about over the year."""

    CUMULATIVE = "cumulative", "累计"
    LEVEL = "level", "水平"
    YEAR_END = "year_end", "年末"


class Achievement(Choice):
    """How far a qualitative target was met."""

    ACHIEVED = "achieved", "达成"
    PARTIAL = "partial", "部分达成"
    MISSED = "missed", "未达成"


class PassedWord(Choice):
    """What is said of those who passed a spot check."""

    PASSED = "passed", "合格"
    SATISFIED = "satisfied", "满意"
    KEPT = "kept", "履约"


class Likelihood(Choice):
    """How likely the year's target is to be met."""

    CERTAIN = "certain", "确定能"
    POSSIBLE = "possible", "有可能"
    IMPOSSIBLE = "impossible", "完全不可能"


class DeviationKind(Choice):
    """The official groups of reasons for a deviation."""

    FUNDING = "funding", "经费保障"
    SYSTEM = "system", "制度保障"
    STAFF = "staff", "人员保障"
    HARDWARE = "hardware", "硬件条件保障"
    OTHER = "other", "其他"


def parse_level(text: str) -> str:
    """The name of a level; the ending 指标 may be left out."""
    name = parse_word(text)
    return name if name.endswith("指标") else f"{name}指标"


def parse_measure(text: str) -> str:
    """``reported``, ``sampled`` or ``figure:ID``; the Chinese words give the English ones."""
    words = {"reported": "reported", "填报": "reported", "sampled": "sampled", "抽查": "sampled"}
    if text in words:
        return words[text]
    if text.startswith("figure:") and text[7:].isidentifier():
        return text
    hint = "可以写：reported 填报、sampled 抽查、figure:比率编号（如 figure:coverage_rate）"
    if half_width(text) != text:
        hint = f"“：”是全角字符，请改成 {half_width(text)}"
    raise Fault("E210", f"“{shown(text)}”不是取数方式", hint)


Level = Annotated[str, Parsed(parse_level)]
Measure = Annotated[
    str,
    Parsed(parse_measure),
    Form(r"^(reported|填报|sampled|抽查|figure:[A-Za-z_]\w*)$", "reported"),
]


class TermsChange(Entry):
    """Why a target or a weight was changed once the plan had begun."""

    LABEL: ClassVar[str] = "目标调整"

    date: Date = field(title="日期")
    reason: Text = field(title="原因")
    approved_by: Text | None = field(None, title="批准单位")
    document: Text | None = field(None, title="文号")


class Deviation(Entry):
    """Why something came out otherwise, and what is done about it."""

    LABEL: ClassVar[str] = "偏差说明"

    kinds: tuple[DeviationKind, ...] = field((), title="偏差类别")
    reason: Text = field(title="偏差原因")
    measures: Text = field(title="改进措施")
    date: Date | None = field(
        None, title="日期", description="哪一天写的，以前的表里不印；不写就是计划截止日期"
    )


class Actual(Entry):
    """A measured value at a date, or how far a qualitative target was met."""

    LABEL: ClassVar[str] = "实际值"

    date: Date = field(title="日期")
    value: Number | None = field(None, title="数值", description="与指标值同单位")
    level: Achievement | None = field(None, title="达成情况", description="定性指标写这一项")
    forecast: Text | None = field(None, title="全年预计")
    likelihood: Likelihood | None = field(None, title="完成可能性")
    evidence: tuple[Text, ...] = field((), title="佐证材料", description="文件路径、网址或档案号")


class IndicatorActual(Actual):
    """An actual value written apart from its indicator."""

    FIRST: ClassVar[tuple[str, ...]] = ("indicator", "date")

    indicator: IndicatorRef = field(title="指标")


class Indicator(Entry):
    """A performance indicator; ``target`` is in ``unit``, ``weight`` in points of 100."""

    LABEL: ClassVar[str] = "绩效指标"

    id: Annotated[Id, Identity("indicators")] = field(title="编号")
    level1: Level = field(title="一级指标")
    level2: Level = field(title="二级指标")
    name: Text = field(title="三级指标")
    content: Text | None = field(None, title="指标内容", description="申报表里对指标的说明")
    nature: Nature = field(title="指标性质")
    target: Text = field(title="指标值", description="只写数字，单位另写；定性指标写文字")
    unit: Text | None = field(None, title="度量单位")
    weight: Number | None = field(None, title="分值", description="满分 100 分里占几分")
    last_year: Number | None = field(
        None, title="上年实际值", description="与指标值同单位，列在旁边对照，不参与评分"
    )
    accrual: Accrual = field(title="累计方式", description="数值是逐步累加、某时水平，还是年末才有")
    measure: Measure = field(
        "reported",
        title="取数方式",
        description="reported 填报：写在实际值里；sampled 抽查：由抽查一节算出；"
        "figure:编号：取本程序算出的比率，如 figure:on_time_rate",
    )
    passed_word: PassedWord | None = field(
        None,
        title="合格叫法",
        description="抽查指标里合格的叫什么；不写就看名称，如群众满意度的是满意",
    )
    actuals: tuple[Actual, ...] = field((), title="实际值", description="也可以写在“实际值”一节")
    score: Number | None = field(None, title="得分", description="定性指标由人打分")
    score_reason: Text | None = field(None, title="评分理由", description="定量指标改判要说明理由")
    score_date: Date | None = field(
        None, title="评分日期", description="哪一天打的分，以前不算；不写就是计划截止日期"
    )
    deviation: Deviation | None = field(None, title="偏差说明", description="未达标或大幅超额时写")
    adjustments: tuple[TermsChange, ...] = field(
        (), title="目标调整", description="计划开始后改指标值、分值，写明原因"
    )


class Sample(Entry):
    """A spot check: how many of those looked at met the standard."""

    LABEL: ClassVar[str] = "抽查"

    date: Date = field(title="日期")
    indicator: IndicatorRef = field(title="指标")
    owner: OwnerRef = field(title="单位", description="被抽查的单位")
    checked: Count = field(title="抽查数")
    passed: Count = field(title="合格数")
    restates: Bool | None = field(
        None,
        title="全数重报",
        description="报的是到这一天的全数，代替这个单位以前报的，不和以前的相加",
    )
    by: UnitName | None = field(None, title="抽查单位")
    note: Text | None = field(None, title="备注")
    evidence: tuple[Text, ...] = field((), title="佐证材料", description="文件路径、网址或档案号")
