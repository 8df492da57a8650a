"""Full-width punctuation in the place of syntax, and keys in full-width letters."""

from wenming_cli.edits.splice import Splice
from wenming_cli.edits.spot import Spot
from wenming_cli.model.scalars import half_width, shown

CODES: tuple[str, ...] = ("E109",)

_SPACED = (":", ",", "-")
_ENDS = ("", " ", "\t", "\r", "\n")


def repair(spot: Spot) -> Splice:
    """The half-width mark, with the space YAML asks behind it."""
    mark = spot.named
    if mark.isspace():
        return Splice(spot.start, spot.end, " ", "冒号后面改成半角空格")
    half = half_width(mark).strip()
    new = half
    if half in _SPACED and spot.text[spot.end : spot.end + 1] not in _ENDS:
        new += " "
    return Splice(spot.start, spot.end, new, f"全角“{shown(mark)}”改成半角“{shown(half)}”")
