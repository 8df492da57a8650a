"""绩效运行监控表: how far the money and the indicators have come by the end of a month (双监控)."""

from collections.abc import Iterator, Sequence
from typing import Any

from wenming_cli.figures.indicators.deviations import told
from wenming_cli.figures.indicators.monitor_lights import MonitorLight
from wenming_cli.figures.indicators.states import IndicatorState, assess_indicators
from wenming_cli.figures.money import spending
from wenming_cli.model.indicator import Deviation, DeviationKind, Likelihood
from wenming_cli.model.scalars import Month
from wenming_cli.reports.forms.form_head import head, paragraphs
from wenming_cli.reports.forms.form_rows import Levels, levels, target_cell
from wenming_cli.reports.forms.funds import fund_table, still_open
from wenming_cli.reports.sentences import TO_WRITE, bare
from wenming_cli.reports.view import View

NAME = "绩效运行监控表"
TEMPLATE = "monitoring.md.j2"
NEEDS_MONTH = True
TICK = "√"
_MONEY = ("元", "万元", "亿元")
_TROUBLED = (MonitorLight.RED, MonitorLight.YELLOW, MonitorLight.BLUE)


def context(view: View) -> dict[str, Any]:
    """The head, the months it is about, the money and the indicators with reasons and prospects."""
    states = assess_indicators(view.plan, view.as_of, view.now.whole.figure)
    cells, funds = levels([state.indicator for state in states]), fund_table(view)
    return {
        **head(view, "项目支出绩效运行监控表"),
        "period": period(view),
        "kinds": [kind.label for kind in DeviationKind],
        "likelihoods": [likelihood.label for likelihood in Likelihood],
        "is_over": view.as_of >= view.plan.end,
        "goal": paragraphs(view.plan.project.goal),
        "has_other_forecast": _has_other_forecast(view, states),
        "funds": funds,
        "funds_deviation": _words_on_funds(view),
        "indicators": [_row(view, *pair) for pair in zip(states, cells, strict=True)],
        "missing": [*_missing(view, states), *still_open(funds)],
    }


def period(view: View) -> str:
    """The months from the plan's first to this one: ``1—6月``, with years where they differ."""
    first, last = Month.of(view.plan.start), view.month
    if first == last:
        return f"{last.month}月"
    if first.year == last.year:
        return f"{first.month}—{last.month}月"
    return f"{first.year}年{first.month}月—{last.year}年{last.month}月"


def _words_on_funds(view: View) -> str | None:
    budget = view.plan.budget
    deviation = told(view.plan, budget.deviation if budget else None, view.as_of)
    return said(deviation) if deviation is not None else None


def _has_other_forecast(view: View, states: Sequence[IndicatorState]) -> bool:
    """Whether a person expects of an indicator of money what is projected for the budget."""
    budget = view.plan.budget
    if budget is None or spending.forecast(view.plan, view.as_of).is_said:
        return False
    return any(s.expected.said and s.indicator.unit in _MONEY for s in states)


def said(deviation: Deviation) -> str:
    """Reason and measures in one cell."""
    return f"{bare(deviation.reason)}。改进措施：{bare(deviation.measures)}"


def _row(view: View, state: IndicatorState, cells: Levels) -> dict[str, Any]:
    indicator, expected = state.indicator, state.expected
    known = told(view.plan, indicator.deviation, view.as_of)
    deviation = known if state.light in _TROUBLED else None
    kinds = deviation.kinds if deviation is not None else ()
    return {
        **cells.cells(),
        "target": target_cell(indicator),
        "actual": state.actual_words,
        "forecast": _forecast(view, state),
        "kinds": [TICK if kind in kinds else "" for kind in DeviationKind],
        "reason": _reason(state, deviation),
        "likelihoods": [TICK if expected.likelihood is each else "" for each in Likelihood],
        "light": state.light.label if state.light else None,
    }


def _forecast(view: View, state: IndicatorState) -> str | None:
    """What the year is expected to bring; once it is over, what it brought."""
    if view.as_of >= view.plan.end:
        return state.actual_words
    return state.expected.words(state.indicator.unit)


def _reason(state: IndicatorState, deviation: Deviation | None) -> str:
    if deviation is not None:
        return said(deviation)
    return TO_WRITE if state.light in _TROUBLED else ""


def _missing(view: View, states: Sequence[IndicatorState]) -> Iterator[str]:
    is_over = view.as_of >= view.plan.end
    for state in states:
        indicator = state.indicator
        known = told(view.plan, indicator.deviation, view.as_of)
        if state.light in _TROUBLED and known is None:
            yield f"{indicator.id} 偏差原因"
        if not is_over and state.expected.likelihood is None:
            yield f"{indicator.id} 完成可能性"
