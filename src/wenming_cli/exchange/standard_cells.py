"""What tables of standards say in ways of their own: who leads, and codes in front of a text."""

import re
from collections.abc import Iterable
from dataclasses import replace

from wenming_cli.exchange.table_finding import TitledColumn, bare
from wenming_cli.exchange.workbook_reading import Cell
from wenming_cli.model.scalars import SEPARATORS

_ITEMS = re.compile(rf"[{SEPARATORS}\r\n]+")
_LEADING = re.compile(
    r"(?:(?:牵头|主责|责任)(?:单位|部门)?[:：])?([^()（）]{1,40})"
    r"[(（](?:牵头|主责|主办)(?:单位|部门)?[)）]"
)
_HEADED = re.compile(r"(?:牵头|主责|责任)(?:单位|部门)[:：](.{1,40})")
_NUMBERED = re.compile(
    r"\s*((?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]{1,5}|[IVX]{1,5}|[A-Z]|\d{1,3})(?:[-－.．]\d{1,3}){1,4}[)）]?)"
    r"[\s、:：.．]{0,3}(\S.*)",
    re.DOTALL,
)


def is_of_lead(column: TitledColumn) -> bool:
    """Whether a column holds the unit that leads, where others stand in a column of their own."""
    return bare(column.titles[0]).startswith(("牵头", "主责", "主办"))


def lead_first(cell: Cell) -> Cell:
    """A cell of units with the one that is said to lead as the first: ``乙局、甲局（牵头）``."""
    if not isinstance(cell.value, str):
        return cell
    items = [item.strip() for item in _ITEMS.split(cell.value) if item.strip()]
    leading = [found for item in items if (found := _LEADING.fullmatch(item))]
    first = [found[1].strip() for found in leading]
    others = [item for item in items if not _LEADING.fullmatch(item)]
    return replace(cell, value="、".join((*first, *map(_without_head, others))))


def _without_head(item: str) -> str:
    found = _HEADED.fullmatch(item)
    return item if found is None else found[1].strip()


def are_numbered(cells: Iterable[Cell]) -> bool:
    """Whether every text begins with a code: ``Ⅱ-8-2) 路面干净``."""
    texts = [cell.value for cell in cells if not cell.is_empty]
    return bool(texts) and all(isinstance(t, str) and _NUMBERED.fullmatch(t) for t in texts)


def code_apart(cell: Cell) -> tuple[Cell, Cell]:
    """The code in front of a text, and the text behind it."""
    found = _NUMBERED.fullmatch(cell.value) if isinstance(cell.value, str) else None
    if found is None:
        return replace(cell, value=None), cell
    return replace(cell, value=found[1]), replace(cell, value=found[2])
