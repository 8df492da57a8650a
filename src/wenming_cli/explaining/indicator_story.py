"""Why an indicator scores what it does: the actual value, where it comes from, and the points."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from wenming_cli.explaining.of_samples import replaced_words
from wenming_cli.explaining.story import Step, Story, in_order
from wenming_cli.figures.days.period import known
from wenming_cli.figures.indicators.actual_values import (
    rate_text,
    reading_words,
    samples_of,
    target_words,
    written_word,
)
from wenming_cli.figures.indicators.attainment import earned
from wenming_cli.figures.indicators.restated import with_full_counts
from wenming_cli.figures.indicators.scores import Score, score_of
from wenming_cli.figures.indicators.states import IndicatorState, assess_indicators
from wenming_cli.figures.standing import figures_at
from wenming_cli.model.indicator import Achievement, Actual, Indicator, Nature
from wenming_cli.model.plan import Plan
from wenming_cli.words.numbers import exact_text


def story(plan: Plan, indicator: Indicator, as_of: date) -> Story:
    """Tell the story of an indicator."""
    states = assess_indicators(plan, as_of, figures_at(plan, as_of))
    state = next(each for each in states if each.indicator is indicator)
    score = score_of(state)
    steps, later = in_order(_steps(plan, state, as_of), as_of)
    sums = tuple(_sums(plan, state, score, as_of))
    told = f"得分 {_points(score)}"
    return Story("indicators", indicator.id, indicator.name, told, sums, steps, later)


def _points(score: Score) -> str:
    if score.points is None:
        return f"没有（{score.reason}）"
    return f"{score.points:f} / {score.weight:f}" if score.weight is not None else str(score.points)


# --- the facts ------------------------------------------------------------------------------------


def _steps(plan: Plan, state: IndicatorState, as_of: date) -> Iterator[Step]:
    indicator = state.indicator
    yield Step(None, f"指标值 {target_words(indicator)}", indicator, "target", "指标值")
    if state.last_year_words is not None:
        yield Step(None, state.last_year_words, indicator, "last_year")
    if indicator.weight is not None:
        yield Step(None, f"分值 {indicator.weight:f}", indicator, "weight", "分值")
    if indicator.score is not None:
        decides = "得分" if state.score is not None and state.reading.reason is None else None
        day = indicator.score_date or plan.end
        yield Step(day, f"人工评分 {indicator.score:f}", indicator, "score", decides)
    for change in indicator.adjustments:
        yield Step(change.date, f"目标调整：{change.reason}", change)
    if indicator.measure == "sampled":
        yield from _samples(plan, indicator, as_of)
    else:
        yield from _actuals(state, as_of)


def _samples(plan: Plan, indicator: Indicator, as_of: date) -> Iterator[Step]:
    passed, as_known = written_word(indicator), known(plan.samples, as_of)
    replaced = {id(s): full for s, full in with_full_counts(as_known) if full is not None}
    for sample in plan.samples:
        if sample.indicator != indicator.id:
            continue
        word, full = "全数重报" if sample.restates else "抽查", replaced.get(id(sample))
        words = f"{word} {sample.owner}：{sample.checked} 中{passed} {sample.passed}"
        if full is not None:
            yield Step(sample.date, f"{words}，{replaced_words(full)}", sample)
        else:
            yield Step(sample.date, words, sample, None, "实际值")


def _actuals(state: IndicatorState, as_of: date) -> Iterator[Step]:
    indicator = state.indicator
    there = known(indicator.actuals, as_of)
    is_known = state.reading.reason is None and indicator.measure == "reported"
    counts = there[-1] if there and is_known else None
    for actual in indicator.actuals:
        decides = "实际值" if actual is counts else None
        yield Step(actual.date, _said(indicator, actual), actual, None, decides)


def _said(indicator: Indicator, actual: Actual) -> str:
    if actual.value is not None:
        return f"填报 {actual.value:f}{indicator.unit or ''}"
    return f"填报{actual.level.label}" if actual.level is not None else "填报，没有数值"


# --- the sums -------------------------------------------------------------------------------------


def _sums(plan: Plan, state: IndicatorState, score: Score, as_of: date) -> Iterator[str]:
    indicator, reading = state.indicator, state.reading
    words = reading_words(indicator, reading)
    yield f"实际值 {words}" if words is not None else f"实际值：{reading.reason}"
    if indicator.measure == "sampled" and reading.value is not None:
        yield _rate(plan, indicator, as_of)
    if state.sure_words is not None:
        yield f"{state.sure_words}；得分按实际值算，不看可信区间"
    if indicator.measure.startswith("figure:"):
        figure_id = indicator.measure.removeprefix("figure:")
        yield f"取自 {figure_id}，算法和记录见 wenming explain {figure_id}"
    yield from _earned(state, score)
    if state.light is not None:
        yield f"运行监控：{state.light.label}"


def _rate(plan: Plan, indicator: Indicator, as_of: date) -> str:
    samples = samples_of(plan, indicator, as_of)
    passed, checked = sum(s.passed for s in samples), sum(s.checked for s in samples)
    rate = rate_text(indicator, Fraction(passed, checked))
    return f"{written_word(indicator)} {passed} ÷ 抽查 {checked} = {rate}（{len(samples)} 次）"


def _earned(state: IndicatorState, score: Score) -> Iterator[str]:
    """How the points come about, where a formula gives them."""
    indicator, value, target = state.indicator, state.reading.value, state.target
    if indicator.nature is Nature.QUALITATIVE:
        yield from _banded(state, score)
        return
    if value is None or target is None or indicator.weight is None:
        return
    share = earned(indicator.nature, target, value)
    met = "达到指标值，得满分" if state.met else f"得分比例 {exact_text(share)}"
    if state.attainment_words is not None:
        yield f"完成程度 {state.attainment_words}"
    if state.score is None:
        yield f"{met}：{indicator.weight:f} × {exact_text(share)} = {score.points:f}"
    elif score.reason:
        yield score.reason


def _banded(state: IndicatorState, score: Score) -> Iterator[str]:
    level = state.reading.level
    if level is not None:
        bands = {
            Achievement.ACHIEVED: "分值的 80% 到 100%",
            Achievement.PARTIAL: "分值的 60% 到 80%（不含）",
            Achievement.MISSED: "不到分值的 60%",
        }
        yield f"{level.label}，得分应在{bands[level]}"
    if score.reason:
        yield score.reason
