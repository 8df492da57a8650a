"""Where the indicators stand (双监控): one row each with its light, as text, JSON or a table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.days.period import whole_word
from wenming_cli.figures.indicators.monitor_lights import MonitorLight
from wenming_cli.figures.indicators.states import IndicatorState
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import KEPT, Column, Items, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.screen_head import head, title
from wenming_cli.words.numbers import decimal_text, exact_text
from wenming_cli.words.rates import SURE

BY_VALUE = "得分和监控灯按实际值算，不看可信区间"
NO_INDICATORS = "计划里没有绩效指标（indicators）"
_COLUMNS = (
    Column("编号", most=24),
    Column("三级指标", most=36, worth=KEPT),
    Column("指标值", most=20),
    Column("实际值", most=36),
    Column("完成程度", is_number=True),
    Column("监控", worth=KEPT),
)


def page(plan: Plan, cutoff: Cutoff, states: Sequence[IndicatorState]) -> Page:
    """How many show which light, and the table."""
    counts = Counter(state.light for state in states)
    words = [f"{light.label} {counts[light]} 项" for light in MonitorLight if counts[light]]
    said = "，".join([f"共 {len(states)} 项", *words]) if plan.indicators else NO_INDICATORS
    listed = table(plan, cutoff, states)
    return Page(
        title(plan, cutoff, "绩效运行监控"),
        (Paragraph(said), listed, *how_sure(states)),
        partial(document, plan, cutoff, states),
        _with_bounds(listed, states),
    )


def how_sure(states: Iterable[IndicatorState]) -> Iterator[Items]:
    """Of each sampled value, where the true share lies and whether it decides; then the points."""
    told = [
        f"{state.indicator.id} {state.indicator.name} {state.actual_words}（{state.sure_words}）"
        for state in states
        if state.sure_words is not None
    ]
    if told:
        yield Items((*told, BY_VALUE), "抽查得来的实际值有多可靠")


def _with_bounds(listed: Table, states: Sequence[IndicatorState]) -> Table:
    """The table of programs: what is sampled has its interval and the verdict behind it."""
    if all(state.reading.interval is None for state in states):
        return listed
    columns = (Column(SURE), Column("抽查能否断定"))
    rows = (row + _bounds(state) for row, state in zip(listed.rows, states, strict=True))
    return Table((*listed.columns, *columns), tuple(rows))


def _bounds(state: IndicatorState) -> tuple[str, str]:
    interval = state.reading.interval
    if interval is None:
        return "", ""
    lines = () if state.target is None else (state.target / 100,)
    return interval.words(*lines), state.verdict.label if state.verdict else ""


def table(plan: Plan, cutoff: Cutoff, states: Iterable[IndicatorState]) -> Table:
    """One row an indicator; what the year is expected to bring only while it lasts."""
    is_over = cutoff.as_of >= plan.end
    expected = (Column(f"{whole_word(plan)}预计", most=36), Column("完成可能性"))
    return Table((*_COLUMNS, *expected), tuple(_row(state, is_over=is_over) for state in states))


def _row(state: IndicatorState, *, is_over: bool) -> tuple[str, ...]:
    indicator, expected = state.indicator, state.expected
    likelihood = expected.likelihood.label if expected.likelihood else ""
    return (
        indicator.id,
        indicator.name,
        state.target_words,
        state.actual_beside_last_year or state.reading.reason or "",
        state.attainment_words or "-",
        state.light.label if state.light else "-",
        "" if is_over else expected.words(indicator.unit) or "",
        "" if is_over else likelihood,
    )


def document(plan: Plan, cutoff: Cutoff, states: Iterable[IndicatorState]) -> dict[str, Any]:
    """``wenming.indicators/1``."""
    return {
        **head(plan, cutoff.as_of, "indicators"),
        "scheme": plan.settings.scoring.scheme.value,
        "indicators": [indicator_object(state) for state in states],
    }


def indicator_object(state: IndicatorState) -> dict[str, Any]:
    """What JSON says of an indicator at a date; numbers in its unit, attainment a share of 1."""
    indicator, expected = state.indicator, state.expected
    return {
        "id": indicator.id,
        "name": indicator.name,
        "level1": indicator.level1,
        "level2": indicator.level2,
        "nature": indicator.nature.value,
        "target": indicator.target,
        "last_year": None if indicator.last_year is None else f"{indicator.last_year:f}",
        "unit": indicator.unit,
        "accrual": indicator.accrual.value,
        "measure": indicator.measure,
        "actual": actual_text(state),
        "date": state.reading.day.isoformat() if state.reading.day else None,
        "attainment": attainment_text(state),
        "met": state.met,
        "interval": _interval(state),
        "verdict": state.verdict.value if state.verdict else None,
        "light": state.light,
        "forecast": expected.said,
        "projected": exact_text(expected.projected) if expected.projected is not None else None,
        "likelihood": expected.likelihood.value if expected.likelihood else None,
        "reason": state.reading.reason,
    }


def _interval(state: IndicatorState) -> dict[str, str] | None:
    interval = state.reading.interval
    if interval is None:
        return None
    ends = {"low": interval.low, "high": interval.high}
    return {end: decimal_text(value * 100, 4) for end, value in ends.items()}


def actual_text(state: IndicatorState) -> str | None:
    """The actual value as JSON: a decimal string, or the word of a level."""
    actual = state.reading
    if actual.level is not None:
        level: str = actual.level.value
        return level
    return None if actual.value is None else exact_text(actual.value)


def attainment_text(state: IndicatorState) -> str | None:
    """The attainment as JSON: a share of 1 to 6 places."""
    return None if state.attainment is None else decimal_text(state.attainment, 6)
