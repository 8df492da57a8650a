"""绩效目标运行情况: every indicator with its target, its actual value and its light."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wenming_cli.figures.days.period import whole_word
from wenming_cli.figures.indicators.deviations import told
from wenming_cli.figures.indicators.monitor_lights import MonitorLight
from wenming_cli.figures.indicators.states import IndicatorState, assess_indicators
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.attainment_words import verdict
from wenming_cli.reports.briefs import MOST
from wenming_cli.reports.sentences import bare, counted, joined
from wenming_cli.reports.view import View

TITLE = "绩效目标运行情况"
FIGURES: tuple[str, ...] = ()
_VERDICTS = (
    "已达到指标值",
    "未超过指标值",
    "达成",
    "推进中",
    "部分达成",
    "未达到指标值",
    "已超过指标值",
    "未达成",
    "年末考核",
    "不作比较",
    "暂无数据",
)
_TROUBLED = (MonitorLight.RED, MonitorLight.YELLOW, MonitorLight.BLUE)


def context(view: View) -> dict[str, Any] | None:
    """``sentence``, ``lights``, ``rows`` and ``deviations``; None in a plan without indicators."""
    if not view.plan.indicators:
        return None
    states = assess_indicators(view.plan, view.as_of, view.now.whole.figure)
    return {
        "sentence": _sentence(verdict(view, state) for state in states),
        "lights": _lights(states),
        "brief": _brief(states),
        "whole": whole_word(view.plan),
        "rows": [_row(view, state) for state in states],
        "deviations": list(_deviations(view, states)),
        "narrative": view.words(NarrativeSection.INDICATORS),
    }


def _row(view: View, state: IndicatorState) -> dict[str, Any]:
    day = state.reading.day
    return {
        "level": state.indicator.level2,
        "name": state.indicator.name,
        "target": state.target_words,
        "actual": state.actual_beside_last_year,
        "date": day.isoformat() if day else None,
        "verdict": verdict(view, state),
        "light": state.light.label if state.light else None,
        "forecast": forecast(view, state),
    }


def forecast(view: View, state: IndicatorState) -> str | None:
    """What the year is expected to bring: in a person's words, else at the present rate.

    None where nothing is, and once the year is over.
    """
    if view.as_of >= view.plan.end:
        return None
    said, likelihood = state.expected.words(state.indicator.unit), state.expected.likelihood
    words = [bare(said)] if said else []
    words += [f"{likelihood.label}完成"] if likelihood else []
    return "，".join(words) or None


def _deviations(view: View, states: Iterable[IndicatorState]) -> Iterator[dict[str, str]]:
    """What people wrote on the indicators whose light is not as it should be."""
    for state in states:
        deviation = told(view.plan, state.indicator.deviation, view.as_of)
        if deviation is not None and state.light in _TROUBLED:
            yield {
                "name": state.indicator.name,
                "kinds": joined(kind.label for kind in deviation.kinds),
                "reason": bare(deviation.reason),
                "measures": bare(deviation.measures),
            }


def _sentence(verdicts: Iterable[str]) -> str:
    counts = Counter(verdicts)
    words = counted(((word, counts[word]) for word in _VERDICTS), "项")
    total = counts.total()
    return f"共有绩效指标{total}项：{words}。" if total > 1 else f"绩效指标1项，{words[:-2]}。"


def _brief(states: Sequence[IndicatorState]) -> str:
    """How many there are in each light, those that are warned of by name."""
    words = joined(filter(None, (_of_light(light, states) for light in MonitorLight)))
    return f"共有绩效指标{len(states)}项{f'：{words}' if words else ''}。"


def _of_light(light: MonitorLight, states: Sequence[IndicatorState]) -> str:
    names = [state.indicator.name for state in states if state.light is light]
    rest = f"等{len(names)}项" if len(names) > MOST else ""
    named = f"（{joined(names[:MOST])}{rest}）" if light is MonitorLight.RED and names else ""
    return f"{light.label}{len(names)}项{named}" if names else ""


def _lights(states: Iterable[IndicatorState]) -> str:
    counts = Counter(state.light for state in states)
    words = counted(((light.label, counts[light]) for light in MonitorLight), "项")
    return f"运行监控：{words}。" if words else ""
