"""The table of all figures: what each is called, its unit, its meaning in one sentence.

``explain`` and the conventions printed in a report are read off this table, so that a figure can
not mean one thing in the code and another on paper.
"""

from dataclasses import dataclass

from wenming_cli.figures.words import Word


class Unit(Word):
    """What a figure is measured in."""

    RATE = "rate", "%"
    POINTS = "points", "个百分点"
    MONEY = "money", "元"


@dataclass(frozen=True, slots=True)
class Definition:
    """One row: ``meaning`` is numerator ÷ denominator in words, ``empty`` why there is no value."""

    id: str
    label: str
    unit: Unit
    meaning: str
    empty: str


FIGURES: tuple[Definition, ...] = (
    Definition(
        "completion_rate",
        "总体办结率",
        Unit.RATE,
        "已办结的任务 ÷ 全部任务（不含已取消的）",
        "没有任务",
    ),
    Definition(
        "due_completion_rate",
        "应结办结率",
        Unit.RATE,
        "应结任务中已办结的 ÷ 应结任务；应结任务指完成时限（含已批准的延期）在截止日当天或以前、"
        "未取消也未暂缓的任务",
        "没有应结任务",
    ),
    Definition(
        "on_time_rate",
        "按期办结率",
        Unit.RATE,
        "应结任务中在完成时限（含已批准的延期）当天或以前办结的 ÷ 应结任务",
        "没有应结任务",
    ),
    Definition(
        "original_on_time_rate",
        "原时限按期率",
        Unit.RATE,
        "在原定时限当天或以前办结的任务 ÷ 原定时限在截止日当天或以前、未取消也未暂缓的任务",
        "没有到原定时限的任务",
    ),
    Definition(
        "extension_rate",
        "延期率",
        Unit.RATE,
        "应结任务中批准过延期的 ÷ 应结任务",
        "没有应结任务",
    ),
    Definition(
        "weighted_progress",
        "加权完成率",
        Unit.RATE,
        "各任务权重 × 完成进度之和 ÷ 权重之和（不含已取消和暂缓的）；没有填报进度的按 0 计",
        "没有计入权重的任务",
    ),
    Definition(
        "planned_progress",
        "计划进度",
        Unit.RATE,
        "各任务权重 × 计划进度之和 ÷ 权重之和（不含已取消和暂缓的）；"
        "任务的计划进度是从开始到原定时限已过天数的比例",
        "没有计入权重的任务",
    ),
    Definition(
        "elapsed_rate",
        "序时进度",
        Unit.RATE,
        "计划期内已过的时间 ÷ 计划期；起于月初、止于月末的计划按月折算"
        "（整月数 + 当月已过天数占比），其他按天数",
        "计划的截止日期早于起始日期",
    ),
    Definition(
        "budget_total",
        "预算数",
        Unit.MONEY,
        "年初预算数加截止日当天或以前的预算调整",
        "没有预算",
    ),
    Definition(
        "paid",
        "实际支出",
        Unit.MONEY,
        "截止日当天或以前的支出之和，退款冲减",
        "没有预算",
    ),
    Definition(
        "remaining",
        "结余",
        Unit.MONEY,
        "预算数减实际支出",
        "没有预算",
    ),
    Definition(
        "budget_execution_rate",
        "预算执行率",
        Unit.RATE,
        "实际支出 ÷ 预算数",
        "预算数是零",
    ),
    Definition(
        "budget_gap",
        "执行与序时之差",
        Unit.POINTS,
        "预算执行率减序时进度，即（实际支出 - 预算数 × 序时进度）÷ 预算数",
        "预算数是零",
    ),
    Definition(
        "rectification_rate",
        "整改率",
        Unit.RATE,
        "待复核和已销号的问题 ÷ 全部问题（不含误报）",
        "没有问题",
    ),
    Definition(
        "closure_rate",
        "销号率",
        Unit.RATE,
        "已销号的问题 ÷ 全部问题（不含误报）",
        "没有问题",
    ),
    Definition(
        "due_rectification_rate",
        "应结整改率",
        Unit.RATE,
        "应结问题中待复核和已销号的 ÷ 应结问题；应结问题指整改时限（含延期）在截止日当天或以前、"
        "不是误报也未转长期的问题",
        "没有应结问题",
    ),
    Definition(
        "on_time_rectification_rate",
        "按期整改率",
        Unit.RATE,
        "应结问题中在整改时限（含延期）当天或以前整改的 ÷ 应结问题；退回过的看退回以后的整改日期",
        "没有应结问题",
    ),
    Definition(
        "original_on_time_rectification_rate",
        "原时限按期整改率",
        Unit.RATE,
        "在原定整改时限当天或以前整改的问题 ÷ 原定整改时限在截止日当天或以前、"
        "不是误报也未转长期的问题；延期和改派不改变原定时限",
        "没有到原定时限的问题",
    ),
    Definition(
        "rework_rate",
        "返工率",
        Unit.RATE,
        "应结问题中被退回过的 ÷ 应结问题",
        "没有应结问题",
    ),
    Definition(
        "recurrence_rate",
        "反弹率",
        Unit.RATE,
        "期内发现的问题中，同一点位同一类别（或注明重复自）的问题在反弹天数以内刚销号的 ÷ "
        "期内发现的问题（不含误报）",
        "期内没有发现问题",
    ),
    Definition(
        "coverage_rate",
        "巡查覆盖率",
        Unit.RATE,
        "周期内到过至少一次的应巡点位 ÷ 应巡点位，各周期相加；应巡点位指周期内在册的示范点位，"
        "周期中间纳入或退出的，到过才算；尚未结束的周期不计",
        "没有已结束的周期，或者没有应巡点位",
    ),
    Definition(
        "full_coverage_rate",
        "三级到位率",
        Unit.RATE,
        "周期内各层级都到过的应巡点位 ÷ 应巡点位，各周期相加；尚未结束的周期不计",
        "没有已结束的周期，或者没有应巡点位",
    ),
    Definition(
        "pass_rate",
        "符合率",
        Unit.RATE,
        "符合的检查项次 ÷ 符合与不符合的检查项次；不适用的不计",
        "没有符合或不符合的检查项",
    ),
)

_BY_ID = {definition.id: definition for definition in FIGURES}


def definition(figure_id: str) -> Definition:
    """The row of a figure; ``KeyError`` for an id that is not in the table."""
    return _BY_ID[figure_id]
