"""A rate with its numbers: in half-width brackets on a screen, in full-width ones in a report."""

from wenming_cli.words.rates import beside_text, within_text


def test_a_rate_stands_with_its_numbers() -> None:
    assert beside_text("80.00%", "24/30") == "80.00% (24/30)"
    assert within_text("82.50%", "99/120") == "82.50%（99/120）"


def test_an_amount_stands_alone() -> None:
    assert beside_text("12.50元", "") == "12.50元"
