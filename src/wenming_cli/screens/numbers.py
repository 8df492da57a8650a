"""Numbers behind a figure as people write them."""

from fractions import Fraction

from wenming_cli.figures.figure import Figure, decimal_text


def fraction_text(figure: Figure) -> str:
    """Numerator and denominator as people write them: tasks, weights, or 万元."""
    if figure.id == "budget_execution_rate":
        paid, whole = (decimal_text(n / 10000, 2) for n in (figure.numerator, figure.denominator))
        return f"({paid}万元/{whole}万元)"
    return f"({_number(figure.numerator)}/{_number(figure.denominator)})"


def _number(value: Fraction) -> str:
    text = decimal_text(value, 2)
    return text.removesuffix(".00")
