"""A qualitative indicator has bands of points: 达成 80–100 %, 部分达成 60–80 %, 未达成 below."""

from decimal import Decimal

from wenming_cli.model.indicator import Achievement
from wenming_cli.words.numbers import plain_text

_TENTHS = {
    Achievement.ACHIEVED: (8, 10),
    Achievement.PARTIAL: (6, 8),
    Achievement.MISSED: (0, 6),
}


def out_of_band(score: Decimal, weight: Decimal, level: Achievement) -> str | None:
    """The band of a level in words where a score lies outside it: ``6 到 8 分``; else None.

    The lower edge belongs to a band, the upper one does not, but for the full points.
    """
    low, high = (tenths * weight for tenths in _TENTHS[level])
    is_within = low <= score * 10 < high
    if is_within or (level is Achievement.ACHIEVED and score * 10 == high):
        return None
    return f" {plain_text(low / 10)} 到 {plain_text(high / 10)} 分"
