"""Every sentence on attainment and points, as a row of a table."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenming_cli.figures.indicators.attainment import attainment, earned, is_met
from wenming_cli.model.indicator import Nature

MORE, LESS, JUST = Nature.AT_LEAST, Nature.AT_MOST, Nature.EQUAL


@pytest.mark.parametrize(
    ("nature", "against", "met", "reached", "share"),
    [
        (MORE, "95 of 95", True, "1", "1"),
        (MORE, "94.996 of 95", False, "94.996/95", "94.996/95"),
        (MORE, "130 of 100", True, "1.3", "1"),
        (MORE, "0 of 100", False, "0", "0"),
        (MORE, "-3 of 5", False, "-0.6", "0"),
        (MORE, "0 of 0", True, None, "1"),
        (MORE, "-1 of 0", False, None, "0"),
        (MORE, "-3 of -5", True, "0.6", "1"),
        (MORE, "-7 of -5", False, "1.4", "0"),
        (LESS, "850 of 850", True, "1", "1"),
        (LESS, "817 of 850", True, "850/817", "1"),
        (LESS, "1000 of 800", False, "0.8", "0.75"),
        (LESS, "1600 of 800", False, "0.5", "0"),
        (LESS, "2000 of 800", False, "0.4", "0"),
        (LESS, "0 of 800", True, None, "1"),
        (LESS, "-1 of 800", True, "-800", "1"),
        (LESS, "0 of 0", True, None, "1"),
        (LESS, "-1 of 0", True, "0", "1"),
        (LESS, "1 of 0", False, "0", "0"),
        (LESS, "-1 of -2", False, "2", "0"),
        (JUST, "12 of 12", True, "1", "1"),
        (JUST, "9 of 12", False, "0.75", "0.75"),
        (JUST, "13 of 12", False, "13/12", "0"),
        (JUST, "-1 of 12", False, "-1/12", "0"),
        (JUST, "0 of 0", True, "1", "1"),
        (JUST, "1 of 0", False, None, "0"),
        (JUST, "-1 of 0", False, None, "0"),
    ],
)
def test_a_value_against_its_target(
    nature: Nature, against: str, met: bool, reached: str | None, share: str
) -> None:
    value, goal = map(Fraction, against.split(" of "))
    assert is_met(nature, goal, value) is met
    assert attainment(nature, goal, value) == quotient(reached)
    assert earned(nature, goal, value) == quotient(share)


def quotient(text: str | None) -> Fraction | None:
    """A number written as a decimal or as two of them."""
    if text is None:
        return None
    numerator, _, denominator = text.partition("/")
    return Fraction(numerator) / Fraction(denominator or "1")


numbers = st.integers(-1000, 1000).map(lambda hundredths: Fraction(hundredths, 100))
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@calmly
@given(st.sampled_from([MORE, LESS, JUST]), numbers, numbers)
def test_points_lie_between_none_and_all(
    nature: Nature, target: Fraction, actual: Fraction
) -> None:
    share = earned(nature, target, actual)
    assert 0 <= share <= 1
    assert (share == 1) is is_met(nature, target, actual)


@calmly
@given(numbers, numbers, numbers)
def test_more_of_what_is_wanted_never_earns_less(
    target: Fraction, a: Fraction, b: Fraction
) -> None:
    low, high = sorted((a, b))
    assert earned(MORE, target, low) <= earned(MORE, target, high)
    assert earned(LESS, target, low) >= earned(LESS, target, high)
