"""Targets typed on the command line: a share, a difference in points, an amount of money."""

from fractions import Fraction

from wenming_cli.figures.definitions import Definition, Unit
from wenming_cli.model.scalars import Fault, half_width, parse_money, parse_number, parse_ratio
from wenming_cli.stop import Stop

_POINTS = ("个百分点", "百分点", "%")


def target_for(row: Definition, written: str) -> Fraction:
    """Read what a figure is to reach: ``90%``, ``90`` and ``0.9`` are one share."""
    text = half_width(written.strip())
    try:
        if row.unit is Unit.RATE:
            return _share(text)
        if row.unit is Unit.POINTS:
            bare = next((text.removesuffix(word) for word in _POINTS if text.endswith(word)), text)
            return Fraction(parse_number(bare.strip())) / 100
        return Fraction(parse_money(text) if row.unit is Unit.MONEY else parse_number(text))
    except Fault as fault:
        hint = f"\n提示：{fault.hint}" if fault.hint else ""
        raise Stop(f"目标：{fault.message}{hint}") from None


def _share(text: str) -> Fraction:
    """A number of at most 1 without a sign is a share, others are percentages."""
    value = parse_ratio(text)
    is_share = value <= 1 and not text.endswith("%")
    return Fraction(value) if is_share else Fraction(value) / 100
