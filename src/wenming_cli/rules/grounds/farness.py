"""Cumulative amounts that nobody can have meant."""

from decimal import Decimal

from wenming_cli.words.numbers import plain_text

FAR = 5
"""So many times a target is far above it: a digit too many, half-way to it, makes five times."""


def implausible(value: Decimal, target: Decimal | None, unit: str) -> str | None:
    """What is odd about an amount that adds up, beginning with it; None where nothing is."""
    said = f"{plain_text(value)}{unit}"
    if value < 0:
        return f"{said}，小于 0"
    if target is None or target <= 0 or value < target * FAR:
        return None
    times = plain_text((value / target).quantize(Decimal("0.1")))
    return f"{said}，是目标 {plain_text(target)}{unit} 的 {times} 倍"
