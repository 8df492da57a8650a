"""The table of all figures, one declaration each: what it counts, what it leaves out and why.

The figure itself, what stands behind it, the conventions printed in a report, the status, boards,
closings and comparisons all read these rows. Figures are named elsewhere by these constants, never
by their ids.
"""

from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from wenming_cli.figures.definitions import Definition, Role, Subject, Unit
from wenming_cli.figures.figure import ENOUGH
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.rows import Amount, Balance, Counted, Exclusion, Share, Weighted
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.model.assessment import Method
from wenming_cli.model.inspection import CheckResult
from wenming_cli.words.money import yuan
from wenming_cli.words.rates import percent_text

if TYPE_CHECKING:
    from wenming_cli.figures.evidence.proofs import Proof
    from wenming_cli.figures.exam.materials import MaterialState
    from wenming_cli.figures.exam.observing import Examined
    from wenming_cli.figures.inspections.checks import Checked
    from wenming_cli.figures.inspections.coverage import Turn

NOT_OF_PERIOD = "不在本期的不计"

# --- tasks ----------------------------------------------------------------------------------------


def _is_done(task: TaskState) -> bool:
    return task.state is State.DONE


def _is_on_time(task: TaskState) -> bool:
    return task.is_done_by(task.effective_due)


_STANDING = "长期任务，没有时限"


def _cancelled_words(task: TaskState) -> str:
    cancelled = task.leaf.course.cancelled
    return f"{cancelled.date} 取消的不计" if cancelled is not None else "取消的不计"


def _not_due_words(task: TaskState) -> str:
    if task.is_standing:
        return _STANDING
    return "时限还没有到，提前办结的另列" if _is_done(task) else "时限还没有到"


_CANCELLED = Exclusion[TaskState](
    lambda every, _: [t for t in every if t.state is not State.CANCELLED], _cancelled_words
)
_SUSPENDED = Exclusion[TaskState](
    lambda every, _: [t for t in every if t.state is not State.SUSPENDED],
    lambda _: "暂缓期间不计",
)
_NOT_DUE = Exclusion[TaskState](
    lambda every, period: [t for t in every if t.last_day <= period.last], _not_due_words
)
_DUE_BEFORE = Exclusion[TaskState](
    lambda every, period: [t for t in every if t.last_day >= period.first],
    lambda _: NOT_OF_PERIOD,
)
_NOT_DUE_AT_FIRST = Exclusion[TaskState](
    lambda every, period: [t for t in every if t.leaf.last_day <= period.last],
    lambda t: f"原定时限 {t.leaf.due} 还没有到" if t.leaf.due else _STANDING,
)
_ACTIVE = (_CANCELLED, _SUSPENDED)
_DUE = (*_ACTIVE, _NOT_DUE, _DUE_BEFORE)


def _on_time_words(task: TaskState) -> str | None:
    if not _is_done(task):
        return None
    return "不晚于时限" if _is_on_time(task) else "晚于时限"


def _extension_words(task: TaskState) -> str | None:
    if not task.extensions:
        return None
    last = task.extensions[-1]
    return f"{last.date} 批准延期到 {last.to}"


COMPLETION_RATE = Share[TaskState](
    id="completion_rate",
    label="总体办结率",
    unit=Unit.RATE,
    subject=Subject.TASKS,
    meaning="已办结的任务 ÷ 全部任务（不含已取消的）",
    empty="没有任务",
    left_out=(_CANCELLED,),
    counts=_is_done,
    deed="办结",
)
DUE_COMPLETION_RATE = Share[TaskState](
    id="due_completion_rate",
    label="应结办结率",
    unit=Unit.RATE,
    subject=Subject.TASKS,
    meaning="应结任务中已办结的 ÷ 应结任务；"
    "应结任务指完成时限（含已批准的延期）在截止日当天或以前、未取消也未暂缓的任务",
    empty="没有应结任务",
    left_out=_DUE,
    counts=_is_done,
    deed="办结",
    arrives="新到期",
)
ON_TIME_RATE = Share[TaskState](
    id="on_time_rate",
    label="按期办结率",
    unit=Unit.RATE,
    subject=Subject.TASKS,
    meaning="应结任务中在完成时限（含已批准的延期）当天或以前办结的 ÷ 应结任务",
    empty="没有应结任务",
    left_out=_DUE,
    counts=_is_on_time,
    quotes=_on_time_words,
    arrives="新到期",
)
ORIGINAL_ON_TIME_RATE = Share[TaskState](
    id="original_on_time_rate",
    label="原时限按期率",
    unit=Unit.RATE,
    subject=Subject.TASKS,
    meaning="在原定时限当天或以前办结的任务 ÷ 原定时限在截止日当天或以前、未取消也未暂缓的任务",
    empty="没有到原定时限的任务",
    left_out=(*_ACTIVE, _NOT_DUE_AT_FIRST),
    counts=lambda task: task.is_done_by(task.leaf.due),
    quotes=lambda task: f"原定时限 {task.leaf.due}",
    arrives="新到期",
)
EXTENSION_RATE = Share[TaskState](
    id="extension_rate",
    label="延期率",
    unit=Unit.RATE,
    subject=Subject.TASKS,
    meaning="应结任务中批准过延期的 ÷ 应结任务",
    empty="没有应结任务",
    left_out=_DUE,
    counts=lambda task: bool(task.extensions),
    quotes=_extension_words,
    arrives="新到期",
    is_trouble=True,
)
WEIGHTED_PROGRESS = Weighted(
    id="weighted_progress",
    label="加权完成率",
    unit=Unit.RATE,
    subject=Subject.TASKS,
    meaning="各任务权重 × 完成进度之和 ÷ 权重之和（不含已取消和暂缓的）；没有填报进度的按 0 计",
    empty="没有计入权重的任务",
    left_out=_ACTIVE,
    share=lambda task: task.progress,
    word="完成进度",
    deed="推进",
)
PLANNED_PROGRESS = Weighted(
    id="planned_progress",
    label="计划进度",
    unit=Unit.RATE,
    subject=Subject.TASKS,
    meaning="各任务权重 × 计划进度之和 ÷ 权重之和（不含已取消和暂缓的）；"
    "任务的计划进度是从开始到原定时限已过天数的比例",
    empty="没有计入权重的任务",
    left_out=_ACTIVE,
    share=lambda task: task.planned,
    word="计划进度",
)

# --- time and money -------------------------------------------------------------------------------

ELAPSED_RATE = Definition(
    id="elapsed_rate",
    label="序时进度",
    unit=Unit.RATE,
    subject=Subject.TIME,
    meaning="计划期内已过的时间 ÷ 计划期；起于月初、止于月末的计划按月折算"
    "（整月数 + 当月已过天数占比），其他按天数",
    empty="计划的截止日期早于起始日期",
)

_NO_TIME = "计划期还没有开始，推算不了"


def _gap(money: Balance) -> tuple[Fraction, Fraction]:
    """What was paid beyond the part of the budget that goes with the time passed."""
    if money.elapsed is None:
        return Fraction(0), Fraction(0)
    whole = Fraction(money.total)
    return Fraction(money.paid) - whole * money.elapsed, whole


def _gap_terms(money: Balance) -> str:
    whole, spent = yuan(money.total), yuan(money.paid)
    elapsed = percent_text(money.elapsed)
    return f"（实际支出 {spent} - 预算数 {whole} × 序时进度 {elapsed}）÷ 预算数 {whole}"


def _forecast(money: Balance) -> tuple[Fraction, Fraction]:
    if not money.elapsed:
        return Fraction(0), Fraction(0)
    return Fraction(money.paid) / money.elapsed, Fraction(1)


def _forecast_execution(money: Balance) -> tuple[Fraction, Fraction]:
    return Fraction(money.paid), Fraction(money.total) * (money.elapsed or 0)


def _elapsed_reason(money: Balance) -> str | None:
    return ELAPSED_RATE.empty if money.elapsed is None else None


def _forecast_reason(money: Balance) -> str | None:
    return _elapsed_reason(money) or (None if money.elapsed else _NO_TIME)


BUDGET_TOTAL = Amount(
    id="budget_total",
    label="预算数",
    unit=Unit.MONEY,
    subject=Subject.MONEY,
    meaning="年初预算数加截止日当天或以前的预算调整",
    empty="没有预算",
    numbers=lambda money: (Fraction(money.total), Fraction(1)),
    terms=lambda money: f"年初 {yuan(money.opening)} + 调整 {yuan(money.changes)}",
    budget=Role.NUMERATOR,
)
PAID = Amount(
    id="paid",
    label="实际支出",
    unit=Unit.MONEY,
    subject=Subject.MONEY,
    meaning="截止日当天或以前的支出之和，退款冲减",
    empty="没有预算",
    numbers=lambda money: (Fraction(money.paid), Fraction(1)),
    terms=lambda money: f"支出 {money.payments} 笔之和",
    payments=Role.NUMERATOR,
)
REMAINING = Amount(
    id="remaining",
    label="结余",
    unit=Unit.MONEY,
    subject=Subject.MONEY,
    meaning="预算数减实际支出",
    empty="没有预算",
    numbers=lambda money: (Fraction(money.total - money.paid), Fraction(1)),
    terms=lambda money: f"预算数 {yuan(money.total)} - 实际支出 {yuan(money.paid)}",
    budget=Role.NUMERATOR,
    payments=Role.NUMERATOR,
)
BUDGET_EXECUTION_RATE = Amount(
    id="budget_execution_rate",
    label="预算执行率",
    unit=Unit.RATE,
    subject=Subject.MONEY,
    meaning="实际支出 ÷ 预算数",
    empty="预算数是零",
    lines=(ENOUGH, Fraction(1)),
    numbers=lambda money: (Fraction(money.paid), Fraction(money.total)),
    terms=lambda money: f"实际支出 {yuan(money.paid)} ÷ 预算数 {yuan(money.total)}",
    budget=Role.DENOMINATOR,
    payments=Role.NUMERATOR,
)
BUDGET_GAP = Amount(
    id="budget_gap",
    label="执行与序时之差",
    unit=Unit.POINTS,
    subject=Subject.MONEY,
    meaning="预算执行率减序时进度，即（实际支出 - 预算数 × 序时进度）÷ 预算数",
    empty="预算数是零",
    numbers=_gap,
    terms=_gap_terms,
    budget=Role.DENOMINATOR,
    payments=Role.NUMERATOR,
    time=Role.DENOMINATOR,
    reason=_elapsed_reason,
)
FORECAST_PAID = Amount(
    id="forecast_paid",
    label="全年预计支出",
    unit=Unit.MONEY,
    subject=Subject.MONEY,
    meaning="按目前速度推算：实际支出 ÷ 序时进度",
    empty=_NO_TIME,
    numbers=_forecast,
    terms=lambda money: f"实际支出 {yuan(money.paid)} ÷ 序时进度 {percent_text(money.elapsed)}",
    payments=Role.NUMERATOR,
    time=Role.DENOMINATOR,
    reason=_forecast_reason,
)
FORECAST_EXECUTION_RATE = Amount(
    id="forecast_execution_rate",
    label="全年预计执行率",
    unit=Unit.RATE,
    subject=Subject.MONEY,
    meaning="按目前速度推算：全年预计支出 ÷ 预算数，即实际支出 ÷（预算数 × 序时进度）",
    empty="预算数是零",
    numbers=_forecast_execution,
    terms=lambda money: (
        f"实际支出 {yuan(money.paid)} ÷（预算数 {yuan(money.total)}"
        f" × 序时进度 {percent_text(money.elapsed)}）"
    ),
    budget=Role.DENOMINATOR,
    payments=Role.NUMERATOR,
    time=Role.DENOMINATOR,
    reason=_forecast_reason,
)
RECEIPT_RATE = Amount(
    id="receipt_rate",
    label="资金到位率",
    unit=Unit.RATE,
    subject=Subject.MONEY,
    meaning="截止日当天或以前到位的资金之和（收回的冲减）÷ 预算数",
    empty="预算数是零",
    lines=(Fraction(1),),
    numbers=lambda money: (Fraction(money.received or Decimal(0)), Fraction(money.total)),
    terms=lambda money: (
        f"到位资金 {yuan(money.received or Decimal(0))} ÷ 预算数 {yuan(money.total)}"
    ),
    budget=Role.DENOMINATOR,
    receipts=Role.NUMERATOR,
)

# --- findings -------------------------------------------------------------------------------------


def _in_stage(stage: Stage, words: str) -> Exclusion[FindingState]:
    return Exclusion(lambda every, _: [f for f in every if f.state is not stage], lambda _: words)


_VOID = _in_stage(Stage.VOID, "误报的不计")
_LONG_TERM = _in_stage(Stage.LONG_TERM, "转长期的不计")
_NOT_FOUND_IN = Exclusion[FindingState](
    lambda every, period: [f for f in every if period.first <= f.finding.found <= period.last],
    lambda _: NOT_OF_PERIOD,
)
_FINDING_NOT_DUE = Exclusion[FindingState](
    lambda every, period: [f for f in every if f.effective_due <= period.last],
    lambda _: "时限还没有到",
)
_FINDING_DUE_BEFORE = Exclusion[FindingState](
    lambda every, period: [f for f in every if f.effective_due >= period.first],
    lambda _: NOT_OF_PERIOD,
)
_FINDING_NOT_DUE_AT_FIRST = Exclusion[FindingState](
    lambda every, period: [f for f in every if f.original_due <= period.last],
    lambda f: f"原定时限 {f.original_due} 还没有到",
)
_FINDING_DUE_BEFORE_AT_FIRST = Exclusion[FindingState](
    lambda every, period: [f for f in every if f.original_due >= period.first],
    lambda _: NOT_OF_PERIOD,
)
_FOUND = (_VOID, _NOT_FOUND_IN)
_FINDING_DUE_AT_FIRST = (
    _VOID,
    _LONG_TERM,
    _FINDING_NOT_DUE_AT_FIRST,
    _FINDING_DUE_BEFORE_AT_FIRST,
)
_FINDING_DUE = (_VOID, _LONG_TERM, _FINDING_NOT_DUE, _FINDING_DUE_BEFORE)


def _is_fixed_on_time(finding: FindingState) -> bool:
    fixed = finding.rectified_on
    return fixed is not None and fixed <= finding.effective_due


def _fixed_words(finding: FindingState) -> str | None:
    if finding.rectified_on is None:
        return None
    word = "不晚于时限" if _is_fixed_on_time(finding) else "晚于时限"
    if finding.was_reassigned:
        word += f"，{finding.held_since} 才改派给{finding.owner}"
    return word


def _recurrence_words(finding: FindingState) -> str | None:
    if not finding.recurs:
        return None
    before = finding.finding.repeat_of
    if before:
        return f"重复自 {before}"
    return f"同一点位同一类别刚销号，{finding.finding.found} 又发现"


def _is_fixed_at_first(finding: FindingState) -> bool:
    fixed = finding.rectified_on
    return fixed is not None and fixed <= finding.original_due


RECTIFICATION_RATE = Share[FindingState](
    id="rectification_rate",
    label="整改率",
    unit=Unit.RATE,
    subject=Subject.FINDINGS,
    meaning="待复核和已销号的问题 ÷ 全部问题（不含误报）",
    empty="没有问题",
    left_out=_FOUND,
    counts=attrgetter("rectified_on"),
    tallied=lambda tally: tally.rectified,
    deed="整改",
)
CLOSURE_RATE = Share[FindingState](
    id="closure_rate",
    label="销号率",
    unit=Unit.RATE,
    subject=Subject.FINDINGS,
    meaning="已销号的问题 ÷ 全部问题（不含误报）",
    empty="没有问题",
    left_out=_FOUND,
    counts=attrgetter("closed_on"),
    tallied=lambda tally: tally.closed,
    deed="销号",
)
DUE_RECTIFICATION_RATE = Share[FindingState](
    id="due_rectification_rate",
    label="应结整改率",
    unit=Unit.RATE,
    subject=Subject.FINDINGS,
    meaning="应结问题中待复核和已销号的 ÷ 应结问题；"
    "应结问题指整改时限（含延期）在截止日当天或以前、不是误报也未转长期的问题",
    empty="没有应结问题",
    left_out=_FINDING_DUE,
    counts=attrgetter("rectified_on"),
    deed="整改",
    arrives="新到期",
)
ON_TIME_RECTIFICATION_RATE = Share[FindingState](
    id="on_time_rectification_rate",
    label="按期整改率",
    unit=Unit.RATE,
    subject=Subject.FINDINGS,
    meaning="应结问题中在整改时限（含延期）当天或以前整改的 ÷ 应结问题；"
    "退回过的看退回以后的整改日期",
    empty="没有应结问题",
    left_out=_FINDING_DUE,
    counts=_is_fixed_on_time,
    quotes=_fixed_words,
    arrives="新到期",
)
ORIGINAL_ON_TIME_RECTIFICATION_RATE = Share[FindingState](
    id="original_on_time_rectification_rate",
    label="原时限按期整改率",
    unit=Unit.RATE,
    subject=Subject.FINDINGS,
    meaning="在原定整改时限当天或以前整改的问题 ÷ 原定整改时限在截止日当天或以前、"
    "不是误报也未转长期的问题；延期和改派不改变原定时限",
    empty="没有到原定时限的问题",
    left_out=_FINDING_DUE_AT_FIRST,
    counts=_is_fixed_at_first,
    quotes=lambda finding: f"原定时限 {finding.original_due}",
    arrives="新到期",
)
REWORK_RATE = Share[FindingState](
    id="rework_rate",
    label="返工率",
    unit=Unit.RATE,
    subject=Subject.FINDINGS,
    meaning="应结问题中被退回过的 ÷ 应结问题",
    empty="没有应结问题",
    left_out=_FINDING_DUE,
    counts=attrgetter("returns"),
    quotes=lambda finding: f"退回 {finding.returns} 次" if finding.returns else None,
    arrives="新到期",
    is_trouble=True,
)
RECURRENCE_RATE = Share[FindingState](
    id="recurrence_rate",
    label="反弹率",
    unit=Unit.RATE,
    subject=Subject.FINDINGS,
    meaning="期内发现的问题中，同一点位同一类别（或注明重复自）的问题在反弹天数以内刚销号的 ÷ "
    "期内发现的问题（不含误报）",
    empty="期内没有发现问题",
    left_out=_FOUND,
    counts=attrgetter("recurs"),
    quotes=_recurrence_words,
    is_trouble=True,
)

# --- inspections ----------------------------------------------------------------------------------

_NOT_APPLICABLE = Exclusion["Checked"](
    lambda every, _: [check for check in every if check.result is not CheckResult.NA],
    lambda _: "不适用的不计",
)

COVERAGE_RATE = Share["Turn"](
    id="coverage_rate",
    label="巡查覆盖率",
    unit=Unit.RATE,
    subject=Subject.ROUNDS,
    meaning="周期内规定的层级到过至少一次的应巡点位 ÷ 应巡点位，各周期相加；"
    "应巡点位指周期内在册的示范点位，周期中间纳入或退出的，到过才算；尚未结束的周期不计",
    empty="没有已结束的周期，或者没有应巡点位",
    left_out=(),
    counts=lambda turn: turn.is_visited,
    arrives="新到期",
)
FULL_COVERAGE_RATE = Share["Turn"](
    id="full_coverage_rate",
    label="三级到位率",
    unit=Unit.RATE,
    subject=Subject.ROUNDS,
    meaning="周期内各层级都到过的应巡点位 ÷ 应巡点位，各周期相加；尚未结束的周期不计",
    empty="没有已结束的周期，或者没有应巡点位",
    left_out=(),
    counts=lambda turn: turn.is_fully_visited,
    arrives="新到期",
)
PASS_RATE = Share["Checked"](
    id="pass_rate",
    label="符合率",
    unit=Unit.RATE,
    subject=Subject.CHECKS,
    meaning="符合的检查项次 ÷ 符合与不符合的检查项次；不适用的不计",
    empty="没有符合或不符合的检查项",
    is_sampled=True,
    left_out=(_NOT_APPLICABLE,),
    counts=lambda check: check.result is CheckResult.PASS,
)

# --- materials ------------------------------------------------------------------------------------

_MATERIAL_NOT_DUE = Exclusion["MaterialState"](
    lambda every, period: [m for m in every if m.material.due <= period.last],
    lambda m: f"报送时限 {m.material.due} 还没有到",
)
_MATERIAL_DUE_BEFORE = Exclusion["MaterialState"](
    lambda every, period: [m for m in every if m.material.due >= period.first],
    lambda _: NOT_OF_PERIOD,
)

MATERIAL_RATE = Share["MaterialState"](
    id="material_rate",
    label="材料齐全率",
    unit=Unit.RATE,
    subject=Subject.MATERIALS,
    meaning="报送了、没有再退回、佐证材料都在、形成日期在材料时间范围里的申报材料 ÷ "
    "报送时限在截止日当天或以前的申报材料",
    empty="没有到报送时限的材料",
    left_out=(_MATERIAL_NOT_DUE, _MATERIAL_DUE_BEFORE),
    counts=lambda material: material.is_complete,
    quotes=lambda material: material.why,
    deed="报送",
    arrives="新到期",
)

# --- evidence -------------------------------------------------------------------------------------

_NO_CLAIM = Exclusion["Proof"](
    lambda every, _: [proof for proof in every if proof.is_claim], lambda proof: proof.why_none
)

EVIDENCE_RATE = Share["Proof"](
    id="evidence_rate",
    label="佐证率",
    unit=Unit.RATE,
    subject=Subject.EVIDENCE,
    meaning="有佐证材料的 ÷ 待复核和已销号的问题、写明交付成果的已办结任务；"
    "佐证材料写的是文件的，文件要在；退回过的看退回以后的",
    empty="没有整改的问题，也没有写明交付成果的办结任务",
    left_out=(_NO_CLAIM,),
    counts=lambda proof: bool(proof.found),
    quotes=lambda proof: proof.words,
    deed="补上佐证",
)

# --- samples and scores ---------------------------------------------------------------------------

SAMPLED_RATE = Definition(
    id="sampled_rate",
    label="合格率",
    unit=Unit.RATE,
    subject=Subject.SAMPLES,
    meaning="抽查合格的样本数之和 ÷ 抽查的样本数之和",
    empty="没有抽查",
    is_sampled=True,
)
SCORED_POINTS = Definition(
    id="scored_points",
    label="已得分",
    unit=Unit.SCORE,
    subject=Subject.SCORES,
    meaning="预算执行和各项绩效指标已经评出的得分之和，每项先四舍五入到 0.01",
    empty="没有可以评分的",
)
TOTAL_SCORE = Definition(
    id="total_score",
    label="自评总分",
    unit=Unit.SCORE,
    subject=Subject.SCORES,
    meaning="预算执行和各项绩效指标的得分之和；有一项还没有评出的，没有总分",
    empty="没有绩效指标",
)

# --- the exam -------------------------------------------------------------------------------------

_NOT_IN_THE_FIELD: "Exclusion[Examined]" = Exclusion(
    lambda every, _: [each for each in every if each.standard.method is Method.FIELD],
    lambda each: f"{each.standard.method.label}的不计",
)
_NO_SITE: "Exclusion[Examined]" = Exclusion(
    lambda every, _: [each for each in every if each.sites],
    lambda _: "点位册里没有适用点位的不计",
)

SCORE_RATE = Definition(
    id="score_rate",
    label="得分率",
    unit=Unit.RATE,
    subject=Subject.OBSERVATIONS,
    meaning="观察过的标准，分值 × 各次观察得分（1 - 失分）的平均，相加 ÷ 分值之和；"
    "没有分值的每条按 1 计；没有观察过的是未测，不当作得分",
    empty="没有观察",
)
OBSERVED_RATE = Definition(
    id="observed_rate",
    label="覆盖分值",
    unit=Unit.RATE,
    subject=Subject.OBSERVATIONS,
    meaning="观察过的标准的分值 ÷ 全部标准的分值；没有分值的每条按 1 计",
    empty="没有测评标准",
    deed="观察",
)
STANDARD_COVERAGE: "Share[Examined]" = Share(
    id="standard_coverage",
    label="标准覆盖率",
    unit=Unit.RATE,
    subject=Subject.OBSERVATIONS,
    meaning="至少观察过一次的实地考察标准 ÷ 点位册里有适用点位的实地考察标准",
    empty="没有实地考察的标准，或者点位册里没有适用的点位",
    left_out=(_NOT_IN_THE_FIELD, _NO_SITE),
    counts=lambda each: bool(each.observations),
    deed="观察",
)

# --- all of them ----------------------------------------------------------------------------------

FIGURES: tuple[Definition, ...] = (
    COMPLETION_RATE,
    DUE_COMPLETION_RATE,
    ON_TIME_RATE,
    ORIGINAL_ON_TIME_RATE,
    EXTENSION_RATE,
    WEIGHTED_PROGRESS,
    PLANNED_PROGRESS,
    ELAPSED_RATE,
    BUDGET_TOTAL,
    PAID,
    REMAINING,
    BUDGET_EXECUTION_RATE,
    BUDGET_GAP,
    FORECAST_PAID,
    FORECAST_EXECUTION_RATE,
    RECEIPT_RATE,
    RECTIFICATION_RATE,
    CLOSURE_RATE,
    DUE_RECTIFICATION_RATE,
    ON_TIME_RECTIFICATION_RATE,
    ORIGINAL_ON_TIME_RECTIFICATION_RATE,
    REWORK_RATE,
    RECURRENCE_RATE,
    COVERAGE_RATE,
    FULL_COVERAGE_RATE,
    PASS_RATE,
    MATERIAL_RATE,
    EVIDENCE_RATE,
    SAMPLED_RATE,
    SCORED_POINTS,
    TOTAL_SCORE,
    SCORE_RATE,
    OBSERVED_RATE,
    STANDARD_COVERAGE,
)
"""Every figure, those of one subject together."""


def _counted(subject: Subject) -> tuple[Counted[Any], ...]:
    return tuple(row for row in FIGURES if isinstance(row, Counted) and row.subject is subject)


TASK_ROWS: tuple[Counted[TaskState], ...] = _counted(Subject.TASKS)
FINDING_ROWS: tuple[Counted[FindingState], ...] = _counted(Subject.FINDINGS)
ROUND_ROWS: "tuple[Counted[Turn], ...]" = _counted(Subject.ROUNDS)
EVIDENCE_ROWS: "tuple[Counted[Proof], ...]" = _counted(Subject.EVIDENCE)
CHECK_ROWS: "tuple[Counted[Checked], ...]" = _counted(Subject.CHECKS)
MATERIAL_ROWS: "tuple[Counted[MaterialState], ...]" = _counted(Subject.MATERIALS)
MONEY_ROWS: tuple[Amount, ...] = tuple(row for row in FIGURES if isinstance(row, Amount))

_OF_UNITS = (
    Subject.TASKS,
    Subject.FINDINGS,
    Subject.ROUNDS,
    Subject.CHECKS,
    Subject.SAMPLES,
)

RATES = tuple(row.id for row in FIGURES if row.unit is Unit.RATE)
"""What an indicator may be measured by."""

BOARD_RATES = (
    *(row.id for row in FIGURES if row.unit is Unit.RATE and row.subject in _OF_UNITS),
    SCORE_RATE.id,
)
"""What a board may weigh: the rates that a unit has in a period."""

_BY_ID = {row.id: row for row in FIGURES}


def definition(figure_id: str) -> Definition:
    """Find the row of a figure; ``KeyError`` for an id that is not in the table."""
    return _BY_ID[figure_id]


def row_of(figure_id: str) -> Definition | None:
    """Find the row of a figure; None for an id that is not in the table."""
    return _BY_ID.get(figure_id)


def row_called(name: str) -> Definition | None:
    """Find the row of a figure, by id or any label it is printed under."""
    return FULL_COVERAGE_RATE if name in _BY_TIERS else row_named(name)


_BY_TIERS = frozenset(
    (*(f"{n}级到位{end}" for n in "一两二三四五六七八九" for end in ("率", "")), "到位率")
)
"""What the rate of full coverage is called beside 三级到位率: by the number of tiers."""


def row_named(name: str) -> Definition | None:
    """Find the row of a figure, by id or Chinese label."""
    return next((row for row in FIGURES if name in (row.id, row.label)), None)
