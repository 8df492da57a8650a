"""What the year is expected to bring: what a person said, and what the present rate comes to."""

from datetime import date
from fractions import Fraction

from wenming_cli.figures.days.elapsed import elapsed_rate, projected
from wenming_cli.figures.days.period import known
from wenming_cli.figures.indicators.actual_values import Reading
from wenming_cli.frozen import frozen
from wenming_cli.model.indicator import Accrual, Indicator, Likelihood
from wenming_cli.model.plan import Plan
from wenming_cli.words.numbers import decimal_text

AT_PRESENT_RATE = "按目前速度推算"
"""Marks what the program worked out and nobody said."""


@frozen
class Expectation:
    """What an indicator may come to by the end of the plan.

    ``said`` and ``likelihood`` are a person's, from the last actual value that has either.
    ``projected`` is the actual value over the share of the time that had passed when it was
    measured, for what adds up over the year; in the indicator's unit.
    """

    said: str | None
    likelihood: Likelihood | None
    projected: Fraction | None

    def words(self, unit: str | None) -> str | None:
        """What a person said, else ``约620场（按目前速度推算）``; None where there is neither."""
        if self.said is not None or self.projected is None:
            return self.said and self.said.strip()
        amount = decimal_text(self.projected, 2).removesuffix(".00")
        return f"约{amount}{unit or ''}（{AT_PRESENT_RATE}）"


def expectation(plan: Plan, indicator: Indicator, actual: Reading, as_of: date) -> Expectation:
    """What is expected at the end of a day."""
    for last in reversed(known(indicator.actuals, as_of)):
        if last.forecast is not None or last.likelihood is not None:
            said, likelihood = last.forecast, last.likelihood
            break
    else:
        said, likelihood = None, None
    return Expectation(said, likelihood, _projected(plan, indicator, actual))


def _projected(plan: Plan, indicator: Indicator, actual: Reading) -> Fraction | None:
    if indicator.accrual is not Accrual.CUMULATIVE or actual.value is None or actual.day is None:
        return None
    return None if actual.is_rate else projected(actual.value, elapsed_rate(plan, actual.day).value)
