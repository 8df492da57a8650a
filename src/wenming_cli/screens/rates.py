"""Numbers behind a figure as people write them; the one way a rate is written beside them."""

from wenming_cli.figures.figure import Figure
from wenming_cli.pages.blocks import NONE
from wenming_cli.words.rates import beside_text


def rate_text(figure: Figure | None) -> str:
    """A rate with its numbers, ``80.00% (24/30)``; ``-`` where it has no value."""
    if figure is None or figure.value is None:
        return NONE
    return beside_text(figure.as_percent(), figure.numbers())


def percent(figure: Figure | None) -> str:
    """A rate alone; ``-`` where it has no value."""
    return NONE if figure is None or figure.value is None else figure.as_percent()


def stated(figure: Figure) -> str:
    """A rate under its name: ``按期办结率 80.00% (24/30)``."""
    return f"{figure.label} {rate_text(figure)}{beside_bounds(figure)}"


def beside_bounds(figure: Figure) -> str:
    """The interval of a sampled rate in brackets; nothing beside other rates."""
    interval = figure.interval
    return "" if interval is None else f"（{interval.named()}）"


def bounds(figure: Figure) -> str:
    """The interval of a sampled rate alone; ``-`` where it has none."""
    return NONE if figure.interval is None else figure.interval.words()


def fraction_text(figure: Figure) -> str:
    """Numerator and denominator in brackets; nothing for what is no quotient to people."""
    numbers = figure.numbers()
    return f"({numbers})" if numbers else ""
