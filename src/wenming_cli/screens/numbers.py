"""Numbers behind a figure as people write them."""

from wenming_cli.figures.figure import Figure


def fraction_text(figure: Figure) -> str:
    """Numerator and denominator in brackets; nothing for what is no quotient to people."""
    numbers = figure.numbers()
    return f"({numbers})" if numbers else ""
