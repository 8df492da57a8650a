"""Points are written with their sign, scores with as many decimals as they have."""

from fractions import Fraction

from wenming_cli.words.numbers import MINUS, number_text


def score_words(value: Fraction) -> str:
    """A score: ``97``, ``98.50``; with two decimals at least where it has any."""
    return number_text(value).replace("-", MINUS)


def signed(points: Fraction) -> str:
    """Points given or taken: ``+5``, ``−0.50``, ``0``."""
    return f"{'+' if points > 0 else ''}{score_words(points)}"
