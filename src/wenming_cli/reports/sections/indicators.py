"""绩效目标运行情况: every indicator with its target and its latest actual value."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from wenming_cli.figures.period import known
from wenming_cli.model.indicator import Indicator
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.attainment import in_form_order, reading, target_words, verdict
from wenming_cli.reports.phrases import bare, counted
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
    "不作比较",
    "暂无数据",
)


def context(view: View) -> dict[str, Any] | None:
    """``sentence`` and ``rows``; None in a plan without indicators."""
    if not view.plan.indicators:
        return None
    rows = [_row(view, indicator) for indicator in in_form_order(view.plan)]
    return {
        "sentence": _sentence(row["verdict"] for row in rows),
        "rows": rows,
        "narrative": view.words(NarrativeSection.INDICATORS),
    }


def _row(view: View, indicator: Indicator) -> dict[str, Any]:
    actual = reading(view, indicator)
    return {
        "level": indicator.level2,
        "name": indicator.name,
        "target": target_words(indicator),
        "actual": actual.text or None,
        "date": actual.day.isoformat() if actual.day else None,
        "verdict": verdict(view, indicator, actual),
        "forecast": _forecast(view, indicator),
    }


def _forecast(view: View, indicator: Indicator) -> str | None:
    """What is expected at the year's end, from the last actual value that says so."""
    for actual in reversed(known(indicator.actuals, view.as_of)):
        words = [bare(actual.forecast)] if actual.forecast else []
        words += [f"{actual.likelihood.label}完成"] if actual.likelihood else []
        if words:
            return "，".join(words)
    return None


def _sentence(verdicts: Iterable[str]) -> str:
    counts = Counter(verdicts)
    words = counted(((word, counts[word]) for word in _VERDICTS), "项")
    total = counts.total()
    return f"共有绩效指标{total}项：{words}。" if total > 1 else f"绩效指标1项，{words[:-2]}。"
