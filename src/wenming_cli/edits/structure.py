"""Full-width marks that YAML complains of somewhere else in their line.

``－{…}`` is no item of a list, ``[甲, 乙]｝`` closes no brace, ``{id: A、name: 甲}`` separates no
fields.
"""

import re
from collections.abc import Iterator

from wenming_cli.edits.splice import Splice
from wenming_cli.edits.spot import Spot
from wenming_cli.loading.slips import known_key
from wenming_cli.model.scalars import half_width

CODES: tuple[str, ...] = ("E105",)

_DASH = re.compile(r"[ ]*(?:- +)*(?P<mark>[－—–−])[ ]*(?=[{\[]|[^\s:：]+[:：])")
_CLOSER = re.compile(r"[\]}][ ]*(?P<mark>[］｝])")
_COMMA = re.compile(r"(?P<mark>[、；])[ ]*(?=(?P<key>[^\s:：,，、；{}\[\]]+)[ ]*[:：])")


def repair(spot: Spot) -> Splice | None:
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
