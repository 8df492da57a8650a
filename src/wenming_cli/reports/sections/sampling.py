"""抽查指标: one paragraph for each sampled indicator, the month's samples and all so far."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from wenming_cli.figures.indicators.actual_values import (
    passing_word,
    rate_of,
    rate_text,
    rate_word,
    samples_of,
    target_of,
    target_words,
)
from wenming_cli.figures.indicators.attainment import is_met
from wenming_cli.figures.indicators.states import in_form_order
from wenming_cli.figures.table import SAMPLED_RATE
from wenming_cli.model.indicator import Indicator, Sample
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.sentences import joined, several, units
from wenming_cli.reports.view import View

TITLE = "抽查指标"
FIGURES: tuple[str, ...] = (SAMPLED_RATE.id,)


def context(view: View) -> dict[str, Any] | None:
    """``indicators``, each with ``name``, ``paragraph`` and ``brief``; None without any sampled."""
    sampled = [i for i in in_form_order(view.plan) if i.measure == "sampled"]
    if not sampled:
        return None
    return {
        "indicators": [
            {
                "name": indicator.name,
                "paragraph": several(_paragraph(view, indicator)),
                "brief": several(_brief(view, indicator)),
            }
            for indicator in sampled
        ],
        "narrative": view.words(NarrativeSection.SAMPLING),
    }


def _paragraph(view: View, indicator: Indicator) -> Iterator[str]:
    known = samples_of(view.plan, indicator, view.as_of)
    month = [sample for sample in known if sample.date in view.period]
    yield f"指标值{target_words(indicator)}"
    if not known:
        yield "尚未开展抽查"
        return
    yield f"本月{_sum(indicator, month)}" if month else "本月没有开展抽查"
    yield from _by_unit(view, indicator, month)
    if len(known) > len(month):
        yield f"截至{view.day(view.as_of)}累计{_sum(indicator, known)}"


def _brief(view: View, indicator: Indicator) -> Iterator[str]:
    """The rate of the month, who is lowest, and the rate of all samples so far."""
    known = samples_of(view.plan, indicator, view.as_of)
    month = [sample for sample in known if sample.date in view.period]
    if not known:
        yield "尚未开展抽查"
        return
    yield f"本月{_short(indicator, month)}" if month else "本月没有开展抽查"
    rates = _unit_rates(view, month)
    if len(set(rates.values())) > 1:
        yield f"最低的是{_units(indicator, rates, min(rates.values()))}"
    if len(known) > len(month):
        yield f"累计{_short(indicator, known)}"


def _short(indicator: Indicator, samples: Sequence[Sample]) -> str:
    return _verdict(indicator, samples).removeprefix(rate_word(indicator))


def _verdict(indicator: Indicator, samples: Sequence[Sample]) -> str:
    rate = rate_of(samples)
    if rate is None:
        return f"抽查样本为零，没有{rate_word(indicator)}"
    met = _is_met(indicator, rate)
    verdict = "" if met is None else f"，{'达到' if met else '未达到'}指标值"
    return f"{rate_word(indicator)}{rate_text(indicator, rate)}{verdict}"


def _sum(indicator: Indicator, samples: Sequence[Sample]) -> str:
    checked, passed = sum(s.checked for s in samples), sum(s.passed for s in samples)
    verdict = _verdict(indicator, samples)
    if rate_of(samples) is None:
        return verdict
    return f"抽查样本{checked}个，{passing_word(indicator)}{passed}个，{verdict}"


def _by_unit(view: View, indicator: Indicator, samples: Iterable[Sample]) -> Iterator[str]:
    """The best and the worst of the units, then those that miss the target."""
    rates = _unit_rates(view, samples)
    if len(rates) < 2:
        return
    best, worst = max(rates.values()), min(rates.values())
    if best == worst:
        yield f"{len(rates)}个单位均为{rate_text(indicator, best)}"
        return
    yield f"最高的是{_units(indicator, rates, best)}，最低的是{_units(indicator, rates, worst)}"
    short = [name for name, rate in rates.items() if _is_met(indicator, rate) is False]
    if len(short) == len(rates):
        yield "各单位均未达到指标值"
    elif short:
        yield f"未达到指标值的有{units(short)}"


def _unit_rates(view: View, samples: Iterable[Sample]) -> dict[str, Fraction]:
    by_unit: dict[str, list[Sample]] = {}
    for sample in samples:
        by_unit.setdefault(sample.owner, []).append(sample)
    return {
        owner.name: rate
        for owner in view.plan.owners
        if (rate := rate_of(by_unit.get(owner.name, ()))) is not None
    }


def _units(indicator: Indicator, rates: dict[str, Fraction], rate: Fraction) -> str:
    names = [name for name, own in rates.items() if own == rate]
    return f"{joined(names)}（{rate_text(indicator, rate)}）"


def _is_met(indicator: Indicator, rate: Fraction) -> bool | None:
    """Whether a share meets the target; None where there is no number to meet."""
    target = target_of(indicator)
    return None if target is None else is_met(indicator.nature, target, rate * 100)
