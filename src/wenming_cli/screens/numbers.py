"""Numbers behind a figure as people write them; the one way a rate is written beside them."""

from fractions import Fraction

from wenming_cli.figures.figure import Figure, decimal_text
from wenming_cli.pages.blocks import NONE


def rate_text(figure: Figure | None) -> str:
    """A rate with its numbers, ``80.00% (24/30)``; ``-`` where it has no value."""
    if figure is None or figure.value is None:
        return NONE
    return f"{figure.as_percent()} {fraction_text(figure)}"


def percent(figure: Figure | None) -> str:
    """A rate alone; ``-`` where it has no value."""
    return NONE if figure is None or figure.value is None else figure.as_percent()


def stated(figure: Figure) -> str:
    """A rate under its name: ``按期办结率 80.00% (24/30)``."""
    return f"{figure.label} {rate_text(figure)}"


def fraction_text(figure: Figure) -> str:
    """Numerator and denominator as people write them: tasks, weights, or 万元."""
    if figure.id == "budget_execution_rate":
        paid, whole = (decimal_text(n / 10000, 2) for n in (figure.numerator, figure.denominator))
        return f"({paid}万元/{whole}万元)"
    return f"({_number(figure.numerator)}/{_number(figure.denominator)})"


def _number(value: Fraction) -> str:
    text = decimal_text(value, 2)
    return text.removesuffix(".00")
