"""Tabs and wide blanks in the place of indentation: spaces, where there is one way to set them.

How wide a blank was meant is tried: that which can be read is right, and where two can be and say
different things the lines are left to a person.
"""

import re

from wenming_cli.patching.located_text import parsed_whole
from wenming_cli.patching.splice import Splice
from wenming_cli.repairs.fault_context import Spot

_INDENTATION = re.compile(r"[ \t\u3000\u00a0\u2000-\u200a\u202f\u205f]*")
_WIDTHS = (2, 4, 1, 8, 3)
_NARROW = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f]")


def repair(spot: Spot) -> Splice | None:
    """The lines from a fault on that are indented so, with spaces instead."""
    start, end = _block(spot)
    block = spot.text[start:end]
    ways: dict[object, str] = {}
    for width in _WIDTHS:
        new = "".join(_spaced(line, width) for line in block.splitlines(keepends=True))
        said = parsed_whole(spot.text[:start] + new + spot.text[end:])
        if said is not None:
            ways.setdefault(said, new)
    if len(ways) != 1:
        return None
    (new,) = ways.values()
    odd = "制表符" if "\t" in block else "全角空格等"
    return Splice(start, end, new, f"缩进里的{odd}改成半角空格") if new != block else None


def _block(spot: Spot) -> tuple[int, int]:
    """The lines around a fault down to the last one that is indented by odd blanks."""
    start = end = spot.line_start
    at = start
    while at < len(spot.text):
        stop = spot.text.find("\n", at) + 1 or len(spot.text)
        if _is_odd(spot.text[at:stop]):
            end = stop
        at = stop
    return start, end


def _is_odd(line: str) -> bool:
    return bool(_blanks(line).strip(" "))


def _blanks(line: str) -> str:
    found = _INDENTATION.match(line)
    return found[0] if found else ""


def _spaced(line: str, width: int) -> str:
    blanks = _blanks(line)
    spaces = _NARROW.sub(" ", blanks).replace("\t", " " * width).replace("\u3000", " " * width)
    return spaces + line[len(blanks) :]
