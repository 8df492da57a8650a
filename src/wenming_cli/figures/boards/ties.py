"""Which places are shared: those of units whose scores can not be told apart.

Two scores are told apart where their intervals do not overlap. Units that overlap one another in a
row share a rank from the first of the row to the last, so that no two that overlap are ever ranked
apart. With ``settings.board.tie`` 按得分 equal scores alone share one, as printed rankings do.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate

from wenming_cli.figures.boards.colour import Colour
from wenming_cli.figures.boards.scoring import UnitScore
from wenming_cli.figures.confidence import Interval
from wenming_cli.model.settings import BoardSettings, Tie

Known = tuple[UnitScore, Fraction]
"""A score and its value, which those have that are ranked."""


def shared_places(scores: Sequence[Known], settings: BoardSettings) -> Iterator[range]:
    """Give each place the range of places it is shared by; the best score stands first."""
    if settings.tie is Tie.EXACT:
        return equal_places([value for _, value in scores])
    return _shared(_apart([score.interval for score, _ in scores]), len(scores))


def equal_places(values: Sequence[Fraction]) -> Iterator[range]:
    """Give each place the range of places that have its value; equal ones stand together."""
    falls = (at for at in range(1, len(values)) if values[at] != values[at - 1])
    return _shared(falls, len(values))


def _shared(ends: Iterable[int], places: int) -> Iterator[range]:
    start = 0
    for end in (*ends, places):
        yield from [range(start, end)] * (end - start)
        start = end


def _apart(intervals: Sequence[Interval]) -> Iterator[int]:
    """Before which places nothing that follows overlaps anything that stands before."""
    lows = accumulate((interval.low for interval in intervals), min)
    highs = [*accumulate((interval.high for interval in reversed(intervals)), max)][::-1]
    for at, (low, high) in enumerate(zip(lows, highs[1:], strict=False), start=1):
        if high < low:
            yield at


def colour_of(
    place: int, shared: range, scores: Sequence[Known], settings: BoardSettings
) -> Colour | None:
    """Find the list a place is suggested for.

    Those that share a place are all on the red list that are good enough. Nobody is on the black
    list who can not be told apart from somebody who is not.
    """
    value = scores[place][1]
    if value >= Fraction(settings.red_min) and shared.start < settings.top:
        return Colour.RED
    if settings.tie is Tie.EXACT:
        is_last = len(scores) - shared.stop < settings.bottom
        return Colour.BLACK if is_last and value < Fraction(settings.black_below) else None
    is_last = len(scores) - shared.start <= settings.bottom
    all_low = scores[shared.start][1] < Fraction(settings.black_below)
    return Colour.BLACK if is_last and all_low else None
