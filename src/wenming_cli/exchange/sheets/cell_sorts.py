"""What sort of value belongs in the cells of a column, and how a program checks it as it is typed.

Dates are dates to it, so that it can check them. Everything else is text: in a cell for numbers a
program makes 0.6 of ``60%``, and nobody can tell afterwards which of the two was meant.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any

from wenming_cli.exchange.sheets.sheet_kinds import SheetColumn
from wenming_cli.model.scalars import (
    Choice,
    Parsed,
    parse_count,
    parse_date,
    parse_money,
    parse_number,
    parse_percent,
)
from wenming_cli.model.shape import Kind, mark_of


class Sort(Enum):
    """A sort of value: what it is called here, its number format, how wide its column is."""

    DATE = "date", "yyyy-mm-dd", 12
    PERCENT = "percent", "@", 10
    MONEY = "money", "@", 14
    NUMBER = "number", "General", 10
    COUNT = "count", "0", 9
    CHOICE = "choice", "@", 10
    NAME = "name", "@", 14
    LIST = "list", "@", 22
    TEXT = "text", "@", 18

    def __init__(self, _: str, number_format: str, width: int) -> None:
        self.number_format, self.width = number_format, width


_BY_PARSER: Mapping[Callable[[str], Any], Sort] = {
    parse_date: Sort.DATE,
    parse_percent: Sort.PERCENT,
    parse_money: Sort.MONEY,
    parse_number: Sort.NUMBER,
    parse_count: Sort.COUNT,
}
_HEAD = re.compile(r"([^(（]+)[(（]([^)）]*)[)）]")
_UNITS = {Sort.PERCENT: "（%）", Sort.MONEY: "（元）"}


def sort_of(column: SheetColumn) -> Sort:
    """What belongs in the cells of a column."""
    found = column.field
    if found is None or found.kind is Kind.TABLE:
        return Sort.TEXT
    if found.reference is not None:
        return Sort.LIST if column.is_list else Sort.NAME
    if isinstance(found.scalar, type) and issubclass(found.scalar, Choice | bool):
        return Sort.CHOICE
    parsed = mark_of(found.marks, Parsed)
    return Sort.TEXT if parsed is None else _BY_PARSER.get(parsed.parser, Sort.TEXT)


def head_of(column: SheetColumn) -> str:
    """The header of a column: its title, with the unit of a bare number in it."""
    return column.title + _UNITS.get(sort_of(column), "")


def split_head(head: str) -> tuple[str, str]:
    """The title of a column in its header, and what stands behind it in brackets."""
    found = _HEAD.fullmatch(head.strip())
    return (head.strip(), "") if found is None else (found[1].strip(), found[2].strip())


def typed_rule(sort: Sort, cell: str) -> Mapping[str, Any]:
    """The rule for a value that is typed into a cell, which is the first of those it is for."""
    rule = _RULES.get(sort)
    return {} if rule is None else {key: text.replace("CELL", cell) for key, text in rule.items()}


_PERCENT = 'SUBSTITUTE(SUBSTITUTE(CELL,"％","%"),"%","")'
_RULES: Mapping[Sort, Mapping[str, str]] = MappingProxyType(
    {
        Sort.PERCENT: {
            "validate": "custom",
            "value": f"=AND(VALUE({_PERCENT})>=0,VALUE({_PERCENT})<=100,"
            f'OR(ISNUMBER(SEARCH("%",CELL)),VALUE({_PERCENT})=0,VALUE({_PERCENT})>1))',
            "error_message": "写 0 到 100 之间的百分数，像 60 或 60% 这样",
        },
        Sort.MONEY: {
            "validate": "custom",
            "value": '=OR(RIGHT(CELL,1)="元",ISNUMBER(VALUE(CELL)))',
            "error_message": "只写数字（元），或者像 1.2万元 这样写明单位",
        },
        Sort.NUMBER: {
            "validate": "custom",
            "value": "=ISNUMBER(VALUE(CELL))",
            "error_message": "只写数字，不带单位",
        },
        Sort.COUNT: {
            "validate": "custom",
            "value": "=AND(VALUE(CELL)>=0,VALUE(CELL)=INT(VALUE(CELL)))",
            "error_message": "只写 0、1、2…… 这样的整数",
        },
    }
)
