"""Samples of a plan by a date, and the share of what was checked in them that passed."""

from collections.abc import Iterable
from typing import NamedTuple

from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure, ratio
from wenming_cli.figures.indicators.restated import standing_samples
from wenming_cli.figures.table import SAMPLED_RATE
from wenming_cli.model.indicator import Sample
from wenming_cli.model.plan import Plan


class Sampled(NamedTuple):
    """A sample that stands behind a rate."""

    sample: Sample

    @property
    def id(self) -> str:
        """Indicator, unit and day; several samples of one unit on one day share it."""
        return f"{self.sample.indicator}/{self.sample.owner}/{self.sample.date}"


def samples_in(plan: Plan, period: Period) -> tuple[Sampled, ...]:
    """List the samples of a period that no full count in it replaces, in file order."""
    found = (sample for sample in plan.samples if sample.date in period)
    return tuple(Sampled(sample) for sample in standing_samples(found))


def sampled_rate(samples: Iterable[Sampled]) -> Figure:
    """Work out 合格率 over samples of whatever indicators: passed over checked."""
    whole = tuple(samples)
    passed = sum(each.sample.passed for each in whole)
    checked = sum(each.sample.checked for each in whole)
    return ratio(SAMPLED_RATE, passed, checked, whole, whole)
