"""Names in a list that are not set apart as the items of a list."""

import re
from functools import cache

from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import SEPARATORS, shown
from wenming_cli.model.shape import Kind, shape_of
from wenming_cli.patching.located_text import TextRole
from wenming_cli.patching.splice import Splice
from wenming_cli.repairs.fault_context import Spot

CODES: tuple[str, ...] = ("E214", "E203")

_SPLIT = re.compile(rf"[{SEPARATORS}\s]+")
_PLAIN = re.compile(r"[^\s,\[\]{}:#'\"&*!|>%@`?-][^\s,\[\]{}:#'\"]*")
_ITEM = re.compile(r" *- +")


def repair(spot: Spot) -> Splice | None:
    """Each name as an item of its own."""
    here = spot.here()
    if here is None or "\n" in spot.named:
        return None
    words = [word for word in _SPLIT.split(here.text) if word]
    if not all(map(_PLAIN.fullmatch, words)):
        return None
    if spot.code == "E203":
        is_list = here.role is TextRole.VALUE and here.path[-1] in _reference_lists()
        new = f"[{', '.join(words)}]" if is_list else ""
    else:
        new = _separator(spot).join(words) if here.role is TextRole.ITEM else ""
    if not new:
        return None
    return Splice(spot.start, spot.end, new, f"“{shown(here.text)}”改成列表的 {len(words)} 项")


def _separator(spot: Spot) -> str:
    """What stands between two items: a comma, or a new line in a list of one item a line."""
    before = spot.text[spot.line_start : spot.start]
    if not _ITEM.fullmatch(before):
        return ", "
    line_end = "\r\n" if spot.text.startswith("\r", spot.line_end) else "\n"
    return line_end + before


@cache
def _reference_lists() -> frozenset[str]:
    """The keys under which nothing but a list of references may stand."""
    lists: set[str] = set()
    others: set[str] = set()
    models: list[type[Entry]] = [PlanFile]
    for model in models:
        for key, found in shape_of(model).keys.items():
            if found.kind is Kind.SCALARS:
                (lists if found.reference else others).add(key)
            if found.model is not None and found.model not in models:
                models.append(found.model)
    return frozenset(lists - others)
