"""A “ #” inside a text, which would end the text there: the whole text is quoted."""

import re

from wenming_cli.model.scalars import shown
from wenming_cli.patching.quoting import quoted
from wenming_cli.patching.splice import Splice
from wenming_cli.repairs.fault_context import Spot

CODES: tuple[str, ...] = ("E110",)

_BEFORE = re.compile(r"(?:.*[:,][ \t]+|.*[\[{][ \t]*|[ ]*(?:-[ ]+)+)(?=[^ \t]|$)")
_COMMENT = re.compile(r"(?<![ \t])[ \t]++#(?=[ \t#]|$)", re.MULTILINE)


def repair(spot: Spot) -> Splice | None:
    """The text with its “#”, as far as it goes, in quotation marks."""
    start = _start(spot)
    if start is None or spot.text[start] in "'\"|>":
        return None
    end = _end(spot, start)
    text = spot.text[start:end]
    return Splice(start, end, quoted(text), f"正文里有“ #”，给“{shown(text)}”加上引号")


def _start(spot: Spot) -> int | None:
    """Where the text starts: a scalar that was read, or what stands behind the last mark."""
    before = spot.text[spot.line_start : spot.start].rstrip(" \t")
    end = spot.line_start + len(before)
    for found in spot.written():
        if found.end == end:
            return found.start if found.start >= spot.line_start else None
    marks = _BEFORE.match(spot.text[spot.line_start : spot.start])
    return spot.line_start + marks.end() if marks else None


def _end(spot: Spot, start: int) -> int:
    """Where the text ends: at a comment, in brackets at the next mark, or with its line."""
    before = spot.text[spot.line_start : start]
    rest = spot.text[spot.start : spot.line_end]
    is_in_brackets = sum(map(before.count, "[{")) > sum(map(before.count, "]}"))
    stop = re.search(r"[,\]}]", rest) if is_in_brackets else _COMMENT.search(rest)
    if stop:
        rest = rest[: stop.start()]
    return spot.start + len(rest.rstrip(" \t"))
