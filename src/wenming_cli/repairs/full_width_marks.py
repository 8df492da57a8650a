"""Full-width punctuation in the place of syntax, and keys in full-width letters.

In brackets one mark hides the next: all of them up to the end of the line are repaired at once.
"""

import re

from wenming_cli.loading.faults.mistyped_marks import Slip, slip_in_brackets
from wenming_cli.model.scalars import half_width, shown
from wenming_cli.patching.splice import Splice
from wenming_cli.repairs.fault_context import Spot

CODES: tuple[str, ...] = ("E109",)

_SPACED = (":", ",", "-")
_ENDS = ("", " ", "\t", "\r", "\n")
_OPENED = re.compile(r"[{\[](?=[^}\]]*$)")


def repair(spot: Spot) -> Splice:
    """The half-width mark, with the space YAML asks behind it."""
    mark = spot.named
    if mark.isspace():
        return Splice(spot.start, spot.end, " ", "冒号后面改成半角空格")
    return _in_brackets(spot) or Splice(
        spot.start,
        spot.end,
        _narrow(mark, spot.text[spot.end : spot.end + 1]),
        f"全角“{shown(mark)}”改成半角“{shown(half_width(mark).strip(_QUOTES))}”",
    )


_QUOTES = " '\""


def _narrow(mark: str, behind: str) -> str:
    half = half_width(mark)
    half = half.strip(_QUOTES) if len(mark) > 1 else half.strip()
    return half + " " if half in _SPACED and behind not in _ENDS else half


def _in_brackets(spot: Spot) -> Splice | None:
    """All marks from a fault in brackets on, where there are more than one."""
    opened = _OPENED.search(spot.text, spot.line_start, spot.start)
    if opened is None:
        return None
    start, end = opened.start(), spot.line_end
    line, count = spot.text[start:end], 0
    while (slip := _slip_in(line)) is not None:
        mark, behind = line[slip.start : slip.end], line[slip.end : slip.end + 1]
        line = line[: slip.start] + _narrow(mark, behind) + line[slip.end :]
        count += 1
    if count < 2:
        return None
    return Splice(start, end, line, f"括号里的 {count} 个全角符号改成半角")


def _slip_in(line: str) -> Slip | None:
    slip = slip_in_brackets(line)
    return slip if slip is not None and slip.code == "E109" else None
