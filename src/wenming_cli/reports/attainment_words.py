"""An indicator stands somewhere at the cut-off day, and one word says where."""

from wenming_cli.figures.indicators.states import IndicatorState
from wenming_cli.model.indicator import Accrual, Nature
from wenming_cli.reports.view import View


def verdict(view: View, state: IndicatorState) -> str:
    """How the actual value stands to the target."""
    if state.reading.level is not None:
        return state.reading.level.label
    if state.reading.value is None:
        return "暂无数据"
    if state.met is None:
        return "不作比较"
    return _against(state, is_over=view.as_of >= view.plan.end, is_met=state.met)


def _against(state: IndicatorState, *, is_over: bool, is_met: bool) -> str:
    indicator = state.indicator
    if indicator.accrual is Accrual.YEAR_END and not is_over:
        return "年末考核"
    if indicator.nature is Nature.AT_MOST:
        return "未超过指标值" if is_met else "已超过指标值"
    if not is_met and indicator.accrual is not Accrual.LEVEL and not is_over:
        return "推进中"
    return "已达到指标值" if is_met else "未达到指标值"
