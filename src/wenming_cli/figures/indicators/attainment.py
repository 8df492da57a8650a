"""How an actual value stands to its target: met or not, how far, and what share of the points.

Everything is exact. Targets and values are in the indicator's unit.
"""

from fractions import Fraction

from wenming_cli.model.indicator import Nature

_NONE, _ALL = Fraction(0), Fraction(1)


def is_met(nature: Nature, target: Fraction, actual: Fraction) -> bool:
    """Tell whether a value meets its target."""
    if nature is Nature.AT_LEAST:
        return actual >= target
    return actual <= target if nature is Nature.AT_MOST else actual == target


def attainment(nature: Nature, target: Fraction, actual: Fraction) -> Fraction | None:
    """Work out 完成程度, a share of 1.

    At least: actual ÷ target. At most: target ÷ actual. Equal: 1 where it is, else actual ÷ target.
    None where there is nothing to divide by.
    """
    if nature is Nature.AT_MOST:
        return target / actual if actual else None
    if nature is Nature.EQUAL and actual == target:
        return _ALL
    return actual / target if target else None


def earned(nature: Nature, target: Fraction, actual: Fraction) -> Fraction:
    """Work out the share of its points that a value earns, from 0 to 1.

    All of them where the target is met. Below a target that asks for more they go with the value;
    above one that asks for less they go down with what is too much; more than a target that asks
    for just that much earns nothing, and so does any other value where the target is zero.
    """
    if is_met(nature, target, actual):
        return _ALL
    if target <= 0:
        return _NONE
    if nature is Nature.AT_MOST:
        return max(_NONE, 1 - (actual - target) / target)
    if nature is Nature.EQUAL and actual > target:
        return _NONE
    return max(_NONE, actual / target)
