"""Wilson's interval against printed tables and a second computation; the three verdicts."""

import math
from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenming_cli.figures.confidence import Interval, Verdict, overlap, root, verdict, wilson
from wenming_cli.figures.figure import ratio
from wenming_cli.figures.table import COVERAGE_RATE, PASS_RATE, SAMPLED_RATE
from wenming_cli.model.indicator import Nature
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import bounds_text, points_beside

REFERENCE = [
    # Newcombe 1998, table I, method 3
    (81, 263, "0.2553", "0.3662"),
    (15, 148, "0.0624", "0.1605"),
    (0, 20, "0.0000", "0.1611"),
    (1, 29, "0.0061", "0.1718"),
    # the same method as R has it
    (1, 10, "0.0179", "0.4042"),
    (5, 10, "0.2366", "0.7634"),
    (10, 10, "0.7225", "1.0000"),
    (1, 1, "0.2065", "1.0000"),
    (0, 1, "0.0000", "0.7935"),
    (50, 100, "0.4038", "0.5962"),
    (92, 100, "0.8500", "0.9589"),
]


@pytest.mark.parametrize(("passed", "checked", "low", "high"), REFERENCE)
def test_a_printed_table(passed: int, checked: int, low: str, high: str) -> None:
    found = wilson(passed, checked)
    assert found is not None
    assert (decimal_text(found.low, 4), decimal_text(found.high, 4)) == (low, high)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_second_computation(numbers: tuple[int, int]) -> None:
    passed, checked = numbers
    z, share = NormalDist().inv_cdf(0.975), passed / checked
    middle = (share + z * z / (2 * checked)) / (1 + z * z / checked)
    spread = z / (1 + z * z / checked)
    spread *= math.sqrt(share * (1 - share) / checked + z * z / (4 * checked * checked))
    found = wilson(passed, checked)
    assert found is not None
    assert math.isclose(float(found.low), max(middle - spread, 0), abs_tol=1e-9)
    assert math.isclose(float(found.high), min(middle + spread, 1), abs_tol=1e-9)
    assert 0 <= found.low <= Fraction(passed, checked) <= found.high <= 1


@pytest.mark.parametrize(("passed", "checked"), [(0, 0), (3, 2), (-1, 2)])
def test_no_interval_of_nothing(passed: int, checked: int) -> None:
    assert wilson(passed, checked) is None


@pytest.mark.parametrize(
    ("square", "text"), [("0", "0.000000"), ("2", "1.414214"), ("1/4", "0.500000")]
)
def test_a_root(square: str, text: str) -> None:
    assert decimal_text(root(Fraction(square)), 6) == text


@pytest.mark.parametrize(
    ("nature", "target", "expected"),
    [
        (Nature.AT_LEAST, "0.80", Verdict.REACHED),
        (Nature.AT_LEAST, "0.85", Verdict.REACHED),
        (Nature.AT_LEAST, "0.90", Verdict.UNDECIDED),
        (Nature.AT_LEAST, "0.95", Verdict.UNDECIDED),
        (Nature.AT_LEAST, "0.951", Verdict.MISSED),
        (Nature.AT_MOST, "0.96", Verdict.REACHED),
        (Nature.AT_MOST, "0.95", Verdict.REACHED),
        (Nature.AT_MOST, "0.90", Verdict.UNDECIDED),
        (Nature.AT_MOST, "0.849", Verdict.MISSED),
        (Nature.EQUAL, "0.90", Verdict.UNDECIDED),
        (Nature.EQUAL, "0.80", Verdict.MISSED),
        (Nature.EQUAL, "0.96", Verdict.MISSED),
    ],
)
def test_a_verdict_says_only_what_the_whole_interval_says(
    nature: Nature, target: str, expected: Verdict
) -> None:
    assert (
        verdict(nature, Fraction(target), Interval(Fraction("0.85"), Fraction("0.95"))) is expected
    )


def test_a_share_that_is_known_exactly_is_equal_to_itself() -> None:
    point = Interval(Fraction(1, 2), Fraction(1, 2))
    assert verdict(Nature.EQUAL, Fraction(1, 2), point) is Verdict.REACHED


def test_only_what_is_sampled_has_an_interval() -> None:
    assert ratio(COVERAGE_RATE, 5, 10).interval is None
    assert "interval" not in ratio(COVERAGE_RATE, 5, 10).as_json()
    assert ratio(PASS_RATE, 0, 0).as_json()["interval"] is None
    found = ratio(SAMPLED_RATE, 5, 10).as_json()["interval"]
    assert found == {"low": "0.236593", "high": "0.763407"}


def test_shares_that_can_not_be_told_apart() -> None:
    few, many, none = wilson(5, 10), wilson(900, 1000), None
    assert overlap([few], [wilson(7, 10)])
    assert not overlap([few, none], [many, none])
    assert not overlap([], [many])


@pytest.mark.parametrize(
    ("low", "high", "lines", "text"),
    [
        ("0.881", "0.947", (), "88.1%～94.7%"),
        ("0.89999", "0.94996", ("0.9", "0.95"), "89.999%～94.996%"),
        ("0", "1", ("0.9",), "0.0%～100.0%"),
    ],
)
def test_ends_show_their_side_of_the_thresholds(
    low: str, high: str, lines: tuple[str, ...], text: str
) -> None:
    assert bounds_text(Fraction(low), Fraction(high), *map(Fraction, lines)) == text


@pytest.mark.parametrize(
    ("score", "text"), [("84.96", "84.96"), ("83.33", "83.3"), ("90", "90.0"), ("89.999", "89.999")]
)
def test_a_score_of_one_decimal_shows_its_side_of_the_lines(score: str, text: str) -> None:
    assert points_beside(Fraction(score), Fraction(90), Fraction(85)) == text
