"""Slips of structure: full-width marks, missing spaces, keys in quotation marks, tabs.

``－{…}`` is no item of a list, ``[甲, 乙]｝`` closes no brace, ``{id: A、name: 甲}`` separates no
fields, ``编号:HW-03`` is no key and its value, ``“编号”：HW-03`` has no key at all.
"""

import re
from collections.abc import Iterator

from wenming_cli.loading.faults.mistyped_marks import known_key
from wenming_cli.model.scalars import half_width
from wenming_cli.patching.splice import Splice
from wenming_cli.repairs import indentation
from wenming_cli.repairs.fault_context import Spot

CODES: tuple[str, ...] = ("E105",)

_DASH = re.compile(r"[ ]*(?:- +)*(?P<mark>[－—–−])[ ]*(?=[{\[]|[^\s:：]+[:：])")
_CLOSER = re.compile(r"[\]}][ ]*(?P<mark>[］｝])")
_COMMA = re.compile(r"(?P<mark>[、；])[ ]*(?=(?P<key>[^\s:：,，、；{}\[\]]+)[ ]*[:：])")
_QUOTED_KEY = re.compile(
    r"[ ]*(?:- +)*(?P<all>[“”‘’\"'](?P<key>[^“”‘’\"'\s]+)[“”‘’\"'][ ]*[:：][ ]*)"
)


def repair(spot: Spot) -> Splice | None:
    """The one way to write what is meant."""
    if spot.named == "\t":
        return indentation.repair(spot)
    return _missing_space(spot) or _quoted_key(spot) or _wide_mark(spot)


def _missing_space(spot: Spot) -> Splice | None:
    """A space behind the colon of a key or the “-” of an item."""
    behind = spot.text[spot.end : spot.end + 1]
    if spot.named not in (":", "-") or not behind or behind.isspace():
        return None
    before = spot.text[spot.line_start : spot.start]
    key = re.split(r"[{\[,，]|- ", before)[-1].strip()
    if spot.named == ":" and not known_key(key):
        return None
    return Splice(spot.end, spot.end, " ", f"“{spot.named}”后面补一个空格")


def _quoted_key(spot: Spot) -> Splice | None:
    """A known key without its quotation marks."""
    found = _QUOTED_KEY.match(spot.text, spot.line_start, spot.line_end)
    if found is None or not known_key(found["key"]):
        return None
    space = "" if found.end() == spot.line_end else " "
    new = f"{found['key']}:{space}"
    start, end = found.span("all")
    return (
        Splice(start, end, new, f"去掉“{found['key']}”的引号，冒号用半角")
        if new != found["all"]
        else None
    )


def _wide_mark(spot: Spot) -> Splice | None:
    """The first such mark as a half-width one."""
    line = spot.text[spot.line_start : spot.line_end]
    found = min(_marks(line), key=lambda found: found.start("mark"), default=None)
    if found is None:
        return None
    mark = found["mark"]
    half = {"、": ",", "；": ","}.get(mark, half_width(mark))
    start, end = found.span("mark")
    end = end if half in "]}" else found.end()
    new = half if half in "]}" else f"{half} "
    what = f"全角“{mark}”改成半角“{half}”"
    return Splice(spot.line_start + start, spot.line_start + end, new, what)


def _marks(line: str) -> Iterator[re.Match[str]]:
    dash = _DASH.match(line)
    if dash:
        yield dash
    yield from _CLOSER.finditer(line)
    yield from (found for found in _COMMA.finditer(line) if known_key(found["key"]))
