"""A comma in braces that cut a text in two: the whole text is quoted."""

import re
from itertools import takewhile

from wenming_cli.loading.faults.mistyped_marks import known_key
from wenming_cli.model.scalars import shown
from wenming_cli.patching.located_text import TextRole, Written
from wenming_cli.patching.quoting import quoted
from wenming_cli.patching.splice import Splice
from wenming_cli.repairs.fault_context import Spot

CODES: tuple[str, ...] = ("E213",)


def repair(spot: Spot) -> Splice | None:
    """The text in quotation marks, unless a piece of it may have been meant as a key."""
    found = spot.written()
    at = next(index for index, piece in enumerate(found) if piece.start == spot.start)
    pieces = list(takewhile(lambda piece: piece.role is TextRole.LONE, found[at:]))
    if any(map(_may_be_key, pieces)):
        return None
    start, end = found[at - 1].start, pieces[-1].end
    text = spot.text[start:end]
    if "\n" in text:
        return None
    return Splice(start, end, quoted(text), f"逗号切开了文字，给“{shown(text)}”加上引号")


def _may_be_key(piece: Written) -> bool:
    return known_key(piece.text) or re.fullmatch(r"[A-Za-z_]+", piece.text) is not None
