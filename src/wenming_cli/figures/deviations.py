"""What has to be explained: a target missed, one passed by far, money not spent.

A target is missed, and less than was allowed is little, only once the plan is over.
"""

from fractions import Fraction

from wenming_cli.figures.indicators import IndicatorState
from wenming_cli.model.indicator import Nature
from wenming_cli.model.settings import Scoring

ENOUGH = Fraction(90, 100)
"""The execution rate below which the plan's end asks for a reason."""


def is_missed(state: IndicatorState, *, is_over: bool) -> bool:
    """Whether the plan ended with the target not met, as far as anything is known."""
    return is_over and state.met is False


def is_overshot(state: IndicatorState, scoring: Scoring, *, is_over: bool) -> bool:
    """Whether the attainment reaches ``scoring.overshoot``: the target may have been too low."""
    if state.attainment is None:
        return False
    if state.indicator.nature is Nature.AT_MOST and not is_over:
        return False
    return state.attainment * 100 >= Fraction(scoring.overshoot)


def is_underspent(execution: Fraction | None, *, is_over: bool) -> bool:
    """Whether the plan ended with less than 90 % of the money paid."""
    return is_over and execution is not None and execution < ENOUGH
