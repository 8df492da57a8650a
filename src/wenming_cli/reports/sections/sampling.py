"""抽查指标: one paragraph for each sampled indicator, the month's samples and all so far."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from wenming_cli.figures.confidence import Interval, Verdict, overlap, verdict
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.indicators.actual_values import (
    interval_of,
    interval_words,
    passing_word,
    rate_of,
    rate_text,
    rate_word,
    samples_of,
    target_of,
    target_words,
)
from wenming_cli.figures.indicators.states import in_form_order
from wenming_cli.figures.table import SAMPLED_RATE
from wenming_cli.model.indicator import Indicator, Sample
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.briefs.extremes import NOT_APART
from wenming_cli.reports.sentences import joined, several, units
from wenming_cli.reports.view import View

TITLE = "抽查指标"
FIGURES: tuple[str, ...] = (SAMPLED_RATE.id,)

Samples = Mapping[str, Sequence[Sample]]
"""The samples of units, by name."""


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
    yield f"{view.this}{_sum(indicator, month)}" if month else f"{view.this}没有开展抽查"
    yield from _by_unit(indicator, _of_units(view, month))
    if len(known) > len(month):
        yield f"截至{view.day(view.as_of)}累计{_sum(indicator, known)}"


def _brief(view: View, indicator: Indicator) -> Iterator[str]:
    """The rate of the month, who is lowest, and the rate of all samples so far."""
    known = samples_of(view.plan, indicator, view.as_of)
    month = [sample for sample in known if sample.date in view.period]
    if not known:
        yield "尚未开展抽查"
        return
    yield f"{view.this}{_short(indicator, month)}" if month else f"{view.this}没有开展抽查"
    units_of = _of_units(view, month)
    rates = set(_rates(units_of).values())
    if len(rates) > 1:
        doubt = "，和最高的分不出高低" if _doubt(units_of, max(rates), min(rates)) else ""
        yield f"最低的是{_units(indicator, units_of, min(rates))}{doubt}"
    if len(known) > len(month):
        yield f"累计{_short(indicator, known)}"


def _short(indicator: Indicator, samples: Sequence[Sample]) -> str:
    return _verdict(indicator, samples).removeprefix(rate_word(indicator))


def _verdict(indicator: Indicator, samples: Sequence[Sample]) -> str:
    """The rate with its interval, and whether the target is met as far as the samples tell."""
    rate, interval = rate_of(samples), interval_of(samples)
    if rate is None:
        return f"抽查样本为零，没有{rate_word(indicator)}"
    shown = f"{rate_word(indicator)}{rate_text(indicator, rate)}"
    if interval is None:
        return shown
    return f"{shown}（{interval_words(indicator, interval)}）{_judged(indicator, interval)}"


def _judged(indicator: Indicator, interval: Interval) -> str:
    target = target_of(indicator)
    if target is None:
        return ""
    said = verdict(indicator.nature, target / 100, interval)
    return "，尚不能断定是否达到指标值" if said is Verdict.UNDECIDED else f"，{said.label}指标值"


def _sum(indicator: Indicator, samples: Sequence[Sample]) -> str:
    checked, passed = sum(s.checked for s in samples), sum(s.passed for s in samples)
    verdict = _verdict(indicator, samples)
    if rate_of(samples) is None:
        return verdict
    return f"抽查样本{checked}个，{passing_word(indicator)}{passed}个，{verdict}"


def _by_unit(indicator: Indicator, units_of: Samples) -> Iterator[str]:
    """The best and the worst of the units, then those that miss the target or may miss it."""
    rates = _rates(units_of)
    if len(rates) < 2:
        return
    best, worst = max(rates.values()), min(rates.values())
    if best == worst:
        yield f"{len(rates)}个单位均为{rate_text(indicator, best)}"
        return
    highest, lowest = _units(indicator, units_of, best), _units(indicator, units_of, worst)
    yield f"最高的是{highest}，最低的是{lowest}{_doubt(units_of, best, worst)}"
    yield from _against_target(indicator, units_of)


def _against_target(indicator: Indicator, units_of: Samples) -> Iterator[str]:
    """Which units miss the target, and of how many it can not be told yet."""
    target = target_of(indicator)
    if target is None:
        return
    said = {
        name: verdict(indicator.nature, target / 100, interval)
        for name, own in units_of.items()
        if (interval := interval_of(own)) is not None
    }
    short = [name for name, each in said.items() if each is Verdict.MISSED]
    open_ones = [name for name, each in said.items() if each is Verdict.UNDECIDED]
    if short:
        every = len(short) == len(units_of)
        yield "各单位均未达到指标值" if every else f"未达到指标值的有{units(short)}"
    if open_ones:
        every = len(open_ones) == len(units_of)
        yield f"{'各单位均' if every else f'另有{len(open_ones)}个单位'}尚不能断定是否达到指标值"


def _of_units(view: View, samples: Iterable[Sample]) -> Samples:
    """The samples of each unit in which anything was checked, in the order of the directory."""
    by_unit = grouped((sample.owner, sample) for sample in samples)
    named = {owner.name: by_unit.get(owner.name, ()) for owner in view.plan.owners}
    return {name: own for name, own in named.items() if rate_of(own) is not None}


def _rates(units_of: Samples) -> dict[str, Fraction]:
    return {name: rate for name, own in units_of.items() if (rate := rate_of(own)) is not None}


def _units(indicator: Indicator, units_of: Samples, rate: Fraction) -> str:
    """The units of a rate with it; one alone with its interval too."""
    names = [name for name, own in _rates(units_of).items() if own == rate]
    interval = interval_of(units_of[names[0]]) if len(names) == 1 else None
    sure = "" if interval is None else f"，{interval_words(indicator, interval)}"
    return f"{joined(names)}（{rate_text(indicator, rate)}{sure}）"


def _doubt(units_of: Samples, best: Fraction, worst: Fraction) -> str:
    """What has to be said where even both ends can not be told apart."""
    rates = _rates(units_of)
    ends = (
        [interval_of(own) for name, own in units_of.items() if rates[name] == end]
        for end in (best, worst)
    )
    return NOT_APART if overlap(*ends) else ""
