"""What has to be explained: a target missed, one passed by far.

A target is missed, and less than was allowed is little, only once the plan is over.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from wenming_cli.figures.days.period import is_written
from wenming_cli.figures.days.worked_out import worked_out_once
from wenming_cli.figures.indicators.states import IndicatorState, assess_indicators
from wenming_cli.figures.standing import figures_at
from wenming_cli.model.indicator import Deviation, Nature
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import Scoring


def told(plan: Plan, deviation: Deviation | None, as_of: date) -> Deviation | None:
    """A reason with its measures, where it was written by a day."""
    if deviation is None or not is_written(plan, deviation.date, as_of):
        return None
    return deviation


def is_missed(state: IndicatorState, *, is_over: bool) -> bool:
    """Tell whether the plan ended with the target not met, as far as anything is known."""
    return is_over and state.met is False


def is_overshot(state: IndicatorState, scoring: Scoring, *, is_over: bool) -> bool:
    """Whether the attainment reaches ``scoring.overshoot``: the target may have been too low."""
    if state.attainment is None:
        return False
    if state.indicator.nature is Nature.AT_MOST and not is_over:
        return False
    return state.attainment * 100 >= Fraction(scoring.overshoot)


def is_unexplained(plan: Plan, state: IndicatorState, as_of: date) -> bool:
    """Tell whether a deviation is asked for and nobody had written one by a day."""
    scoring, is_over = plan.settings.scoring, as_of >= plan.end
    is_asked = is_missed(state, is_over=is_over) or is_overshot(state, scoring, is_over=is_over)
    return is_asked and told(plan, state.indicator.deviation, as_of) is None


@worked_out_once
def _states(plan: Plan, as_of: date) -> tuple[IndicatorState, ...]:
    return assess_indicators(plan, as_of, figures_at(plan, as_of))


def missed(plan: Plan, as_of: date) -> Iterator[IndicatorState]:
    """List the indicators whose target was missed, in the order of the form."""
    if as_of < plan.end:
        return
    for state in _states(plan, as_of):
        if is_missed(state, is_over=True):
            yield state


def overshot(plan: Plan, as_of: date) -> Iterator[IndicatorState]:
    """List the indicators whose target was passed by far, in the order of the form."""
    scoring, is_over = plan.settings.scoring, as_of >= plan.end
    for state in _states(plan, as_of):
        if is_overshot(state, scoring, is_over=is_over):
            yield state
