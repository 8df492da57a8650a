from decimal import Decimal
from fractions import Fraction

import pytest

from wenming_cli.figures.definitions import Unit
from wenming_cli.figures.figure import ratio, share, total
from wenming_cli.figures.table import FIGURES, definition
from wenming_cli.words.numbers import decimal_text, exact_text, half_up, plain_text
from wenming_cli.words.rates import percent_against, percent_text, points_text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("5/6", 6, "0.833333"),
        ("1", 6, "1.000000"),
        ("0.005", 2, "0.01"),
        ("0.00499999", 2, "0.00"),
        ("-0.005", 2, "-0.01"),
        ("-0.004", 2, "0.00"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("99.995", 2, "100.00"),
        ("123456789012345678901234567890.125", 2, "123456789012345678901234567890.13"),
    ],
)
def test_rounding_is_half_up_and_exact(value: str, places: int, text: str) -> None:
    assert decimal_text(Fraction(value), places) == text
    assert str(half_up(Fraction(value), places)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("10", "10"),
        ("0", "0"),
        ("11/2", "5.5"),
        ("-3/40", "-0.075"),
        ("1073100.00", "1073100"),
        ("1/3", "0.333333"),
        ("68/12", "5.666667"),
    ],
)
def test_a_number_is_given_in_full_where_it_ends(value: str, text: str) -> None:
    assert exact_text(Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("5/6", "83.33%"), ("1", "100.00%"), ("0", "0.00%"), ("0.00005", "0.01%"), (None, "—")],
)
def test_a_share_is_printed_as_percent(value: str | None, text: str) -> None:
    assert percent_text(None if value is None else Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.012", "+1.20个百分点"),
        ("-0.1733", "-17.33个百分点"),
        ("0", "0.00个百分点"),
        ("0.000001", "0.00个百分点"),
        (None, "—"),
    ],
)
def test_a_difference_is_printed_in_points(value: str | None, text: str) -> None:
    assert points_text(None if value is None else Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "threshold", "text"),
    [
        ("0.94996", "0.95", "94.996%"),
        ("0.9500001", "0.95", "95.00001%"),
        ("0.95", "0.95", "95.00%"),
        ("0.9", "0.95", "90.00%"),
        ("1/3", "1/3", "33.33%"),
        ("0.949999999", "0.95", "94.9999999%"),
        (None, "0.95", "—"),
    ],
)
def test_rounding_never_hides_the_side_of_a_threshold(
    value: str | None, threshold: str, text: str
) -> None:
    assert percent_against(None if value is None else Fraction(value), Fraction(threshold)) == text


def test_json_of_a_rate() -> None:
    figure = ratio(definition("completion_rate"), 10, 12)
    assert figure.label == "总体办结率"
    assert figure.value == Fraction(5, 6)
    assert figure.as_json() == {
        "value": "0.833333",
        "numerator": "10",
        "denominator": "12",
        "reason": None,
    }


def test_nothing_in_the_denominator_is_no_value_and_a_reason() -> None:
    figure = share(definition("due_completion_rate"), [], [])
    assert figure.value is None
    assert figure.as_percent() == figure.as_text() == figure.against(Fraction(1)) == "—"
    assert figure.as_json() == {
        "value": None,
        "numerator": "0",
        "denominator": "0",
        "reason": "没有应结任务",
    }


def test_every_unit_prints_its_own_way() -> None:
    assert ratio(definition("paid"), Fraction("1073100.5"), 1).as_text() == "1073100.50元"
    assert ratio(definition("paid"), Fraction("1073100.5"), 1).as_json()["value"] == "1073100.50"
    assert ratio(definition("budget_gap"), -5, 100).as_text() == "-5.00个百分点"
    assert ratio(definition("budget_execution_rate"), 1, 3).as_text() == "33.33%"


def test_a_figure_names_its_records() -> None:
    class Record:
        def __init__(self, name: str) -> None:
            self.id = name

    one, two = Record("a"), Record("b")
    figure = share(definition("completion_rate"), [two], [one, two])
    assert (figure.counted, figure.among) == (("b",), ("a", "b"))


@pytest.mark.parametrize(
    ("terms", "whole"),
    [([], "0"), ([(1, 2), (1, 3), (1, 6)], "1"), ([(1, 12)] * 12, "1"), ([(-1, 2), (3, 4)], "1/4")],
)
def test_totals_are_exact(terms: list[tuple[int, int]], whole: str) -> None:
    assert total(terms) == Fraction(whole)


def test_the_table_is_complete_and_unambiguous() -> None:
    ids = [row.id for row in FIGURES]
    labels = [row.label for row in FIGURES]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(row.meaning and row.empty and isinstance(row.unit, Unit) for row in FIGURES)
    assert definition("closure_rate").label == "销号率"
    with pytest.raises(KeyError):
        definition("no_such_rate")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1200", "1200"), ("95.50", "95.5"), ("0", "0"), ("10.00", "10"), ("0.4", "0.4")],
)
def test_plain_text(value: str, shown: str) -> None:
    assert plain_text(Decimal(value)) == shown
