"""口径说明: every convention of the plan with its value in words, and what each figure means."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from wenming_cli.explaining.of_points import meaning
from wenming_cli.figures.boards.phrases import TIES
from wenming_cli.figures.indicators.actual_values import rate_word
from wenming_cli.figures.inspections.coverage import label_in
from wenming_cli.figures.points.leagues import row_label
from wenming_cli.figures.table import FIGURES, SAMPLED_RATE, SCORE_RATE, row_of
from wenming_cli.model.assessment import AssessmentSettings, Weighting
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import PointsScheme
from wenming_cli.model.settings import (
    BoardSettings,
    CycleKind,
    DueRollover,
    ReassignedLimit,
    Settings,
    Tie,
)
from wenming_cli.reports.sentences import joined
from wenming_cli.reports.view import View
from wenming_cli.words.dates import chinese_date, month_day
from wenming_cli.words.numbers import plain_text

_MEANINGS = {row.id: (row.label, row.meaning) for row in FIGURES}

_MONITORING = (
    "逐步累加的指标，实际值不到指标值按月份折算数的60%为预警，不到80%为关注，达到指标值的120%为超额；"
    "累加而不得超过的，超过指标值为预警，超过折算数为关注；按水平计的，达到指标值为正常，未达到为关注；"
    "没有数据为预警，年末才有的年末以前为未到"
)
"""How the lights of indicators come about."""


_OF_SUGGESTIONS = ("督办、通报、约谈", "红黑榜", "检查规则")
"""What says how the program comes to suggest something; others are not told what it suggests."""


def conventions(view: View, figure_ids: Iterable[str]) -> dict[str, Any]:
    """``settings`` as pairs of name and words, ``figures`` as pairs of label and meaning."""
    used = [figure_id for figure_id in dict.fromkeys(figure_ids) if figure_id in _MEANINGS]
    return {
        "title": "口径说明",
        "settings": [
            {"name": name, "words": words}
            for name, words in _settings(view, view.plan.settings)
            if not (view.for_circulation and name in _OF_SUGGESTIONS)
        ],
        "figures": [
            {"label": _label_in(view.plan, figure_id), "meaning": _MEANINGS[figure_id][1]}
            for figure_id in used
        ],
    }


def _label_in(plan: Plan, figure_id: str) -> str:
    """What a rate is called in a plan: by its sampled indicators, and the number of its tiers."""
    sampled = (i for i in plan.indicators if i.measure == "sampled")
    words = joined(dict.fromkeys(map(rate_word, sampled))) if figure_id == SAMPLED_RATE.id else ""
    return words or _label(figure_id, plan.settings)


def _settings(view: View, settings: Settings) -> Iterator[tuple[str, str]]:
    yield from _task_settings(settings)
    yield from _calendar(settings)
    yield from _finding_settings(settings)
    yield "巡查周期", _cycle(view, settings)
    yield "巡查层级", joined(tier.label for tier in settings.inspection.tiers)
    yield "督办、通报、约谈", _escalation(settings)
    yield "红黑榜", _board(settings)
    for scheme in view.plan.schemes:
        yield f"计分办法 {scheme.id}", _points(scheme)
    if any(sample.restates for sample in view.plan.samples):
        yield "全数重报", "报的是到当天的全数，代替那个单位以前和当天报的，不相加"
    if any(finding.items for finding in view.plan.findings):
        yield (
            "逐处登记的问题",
            "一个问题算一个，各处都整改了才算整改、都销号了才算销号，误报的不计；时限按整个问题算",
        )
    if view.plan.totals:
        yield (
            "累计数",
            "没有逐条记录的问题，只计入累计的问题数、整改率、销号率",
        )
    yield "按目前速度推算", "累计数 ÷ 它那一天的序时进度；有人填报预计的，用填报的"
    yield "绩效监控", _MONITORING
    yield "绩效评分", _scoring(settings)
    if view.plan.standards or settings.assessment != AssessmentSettings.model_validate({}):
        yield "测评得分", _assessment(settings.assessment)
    if settings.rules:
        yield "检查规则", joined(f"{c}按{level.label}处理" for c, level in settings.rules.items())


def _task_settings(settings: Settings) -> Iterator[tuple[str, str]]:
    yield "逾期", "超过完成时限（含已批准的延期）仍未办结；时限当天不算"
    behind, quiet = plain_text(settings.behind_points), settings.stagnant_days
    yield (
        "滞后",
        f"完成进度比计划进度低{behind}个百分点以上，或者开始后超过{quiet}天没有新的进展",
    )
    tasks, findings = settings.due_soon_days, settings.due_soon_days_findings
    yield "临期", f"距时限任务不超过{tasks}个、问题不超过{findings}个工作日；交办、改派的当天不算"
    rolled = settings.due_rollover is DueRollover.NEXT_WORKDAY
    yield "时限顺延", "时限遇休息日顺延到下一个工作日" if rolled else "时限遇休息日不顺延"


def _calendar(settings: Settings) -> Iterator[tuple[str, str]]:
    own = [f"另列休息日：{_days(settings.holidays)}"] if settings.holidays else []
    own += [f"另列上班日：{_days(settings.workdays)}"] if settings.workdays else []
    national = "按国家公布的节假日和调休安排，没有公布的年份按周一至周五"
    yield "工作日", "；".join([national, *own])


def _days(days: Iterable[date]) -> str:
    """Days in order, consecutive ones drawn together: ``2020年1月1日、1月24日至2月2日``."""
    runs: list[list[date]] = []
    for day in sorted(set(days)):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    words, year = [], None
    for run in runs:
        words.append(_run(run[0], run[-1], year))
        year = run[-1].year
    return joined(words)


def _run(first: date, last: date, year: int | None) -> str:
    start = month_day(first) if first.year == year else chinese_date(first)
    if first == last:
        return start
    return f"{start}至{month_day(last) if last.year == first.year else chinese_date(last)}"


def _finding_settings(settings: Settings) -> Iterator[tuple[str, str]]:
    days = settings.rectify_days
    allowed = f"一般问题{days.minor}天、较重问题{days.major}天、紧急问题{days.urgent}天"
    yield "整改时限", f"没有写明时限的，自交办之日起{allowed}"
    if settings.reassigned_limit is ReassignedLimit.RESTART:
        yield (
            "改派",
            "整改时限从改派之日起按上述天数重新起算，原时限更晚的照原时限；督办步骤重新开始",
        )
    else:
        yield "改派", "整改时限不变；督办步骤重新开始"
    yield "反弹", f"同一点位同一类别的问题销号后{settings.recurrence_days}天以内再次发现"


_CYCLES = {
    CycleKind.WEEK: "按周：周一至周日",
    CycleKind.HALF_MONTH: "按半月：每月1日至15日、16日至月末",
    CycleKind.MONTH: "按月",
    CycleKind.QUARTER: "按季度",
}


def _cycle(view: View, settings: Settings) -> str:
    inspection = settings.inspection
    if inspection.cycle is CycleKind.XUN:
        return "按旬：每月1日至10日、11日至20日、21日至月末"
    if inspection.cycle in _CYCLES:
        return f"{_CYCLES[inspection.cycle]}；计划起止截断后不足一半天数的周期不要求覆盖"
    anchor = chinese_date(inspection.anchor or view.plan.start)
    return f"每{inspection.cycle_days}天为一个周期，自{anchor}起算"


def _escalation(settings: Settings) -> str:
    steps = settings.escalation
    days, times = max(steps.supervise_after_days, 1), max(steps.rework_limit, 1)
    return (
        f"临期的建议提醒；逾期{days}天或退回{times}次的建议督办，"
        f"紧急问题直接通报；督办的办理时限（没有写明的按{steps.step_days}天）已过仍未办结的建议通报，"
        f"通报后{steps.step_days}天仍未办结的建议约谈；待验收、待复核和申诉期间暂停，"
        "批准延期或暂缓以前的文书不再计入"
    )


def _board(settings: Settings) -> str:
    board = settings.board
    weights = joined(f"{_label(f, settings)}{plain_text(w)}" for f, w in board.weights.items())
    return (
        f"红榜不超过{board.top}个单位，得分不低于{plain_text(board.red_min)}分；"
        f"黑榜不超过{board.bottom}个单位，得分低于{plain_text(board.black_below)}分；"
        f"任务、问题、检查记录合计不足{board.minimum}条的不参评；权重：{weights}；"
        f"没有记录的项不计，其余各项的权重按比例折算；{_ties(settings)}；"
        f"自查的和申诉中的问题不计；{_scored(board)}连续月数按公布的榜单算"
    )


def _points(scheme: PointsScheme) -> str:
    """What a points scheme gives and takes."""
    rows = "；".join(f"{row_label(row)}{meaning(row)}" for row in scheme.rows)
    return (
        f"{scheme.name}，按{scheme.period.label}计分，基础分{plain_text(scheme.base)}分；{rows}；"
        "自查的、误报的和申诉中的问题，办法没有写明的不计；超期的按本期里的天数算，期末还没有办的算一次"
    )


def _scored(board: BoardSettings) -> str:
    """Whose the score rate of a unit is; nothing where the board does not weigh it."""
    if SCORE_RATE.id not in board.weights:
        return ""
    return "街道的得分率按点位所在的街道算，其他单位的按测评标准的责任单位算；"


def _ties(settings: Settings) -> str:
    if settings.board.tie is Tie.EXACT:
        return "得分相同的名次并列"
    return (
        f"{TIES}（每条记录当作一次抽样，各项比率用 Wilson 区间，"
        "同一类记录的比率区间半宽直接相加，不同类的按平方和开方）"
    )


def _label(figure_id: str, settings: Settings) -> str:
    row = row_of(figure_id)
    return figure_id if row is None else label_in(settings, row)


def _assessment(settings: AssessmentSettings) -> str:
    each_once = settings.weighting is Weighting.OBSERVATION
    how = (
        "每次观察各算一次，按标准的分值加权"
        if each_once
        else "每条标准先取各次观察的平均，再按分值加权"
    )
    site = "，也计入点位的责任单位" if settings.by_site_owner else ""
    return (
        f"{how}；没有分值的标准每条按1计；未测的标准不计，也不等于达标；"
        f"一条标准几个单位负责的，计入每个单位{site}，总数只计一次；"
        "和上一次同类测评相比，只比两次都观察过的标准"
    )


def _scoring(settings: Settings) -> str:
    scoring = settings.scoring
    grades = joined(
        f"{plain_text(line)}分及以上为{word}"
        for line, word in zip(scoring.grades, "优良中", strict=False)
    )
    points = {"预算执行": scoring.execution} | scoring.points()
    parts = joined(f"{name}{plain_text(each)}分" for name, each in points.items())
    return (
        f"{scoring.scheme.label}；{parts}；{grades}，其余为差；"
        f"完成值达到指标值{plain_text(scoring.overshoot)}%的须说明原因"
    )
