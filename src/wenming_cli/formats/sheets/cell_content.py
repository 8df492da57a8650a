"""What a cell of a workbook holds: a number, a date or text, and how it is shown."""

import re
from datetime import date
from decimal import Decimal

from wenming_cli import sink
from wenming_cli.frozen import frozen

_NUMBER = re.compile(r"(-?[0-9]{1,15}(?:\.([0-9]{1,9}))?)(%|[\u4e00-\u9fff]{0,8})", re.ASCII)
"""A number with the unit people read behind it, which a format can show."""
_EXACT = 15
"""The digits a spreadsheet holds of a number."""
_DATES = (
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII), "yyyy-mm-dd"),
    (re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII), 'yyyy"年"m"月"d"日"'),
)
_FIRST_YEAR = 1901
"""Spreadsheets count days from 1900, and that year wrongly."""
LONGEST = 32_000
"""Of the text of a cell; a spreadsheet holds hardly more."""
_CUT = "…（太长，没有写全）"


@frozen
class CellContent:
    """The value of a cell, and the number format it is shown with (None: as it is)."""

    value: str | Decimal | date
    shown: str | None = None


def content_of(text: str, *, is_number: bool) -> CellContent:
    """A text as the cell it makes; only columns of numbers hold numbers."""
    return (_number(text) if is_number else _date(text)) or CellContent(cleaned(text))


def cleaned(text: str) -> str:
    """A text as a cell can hold it."""
    shown = sink.terminal(text)
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + _CUT


def _number(text: str) -> CellContent | None:
    found = _NUMBER.fullmatch(text)
    if found is None or sum(map(str.isdigit, found[1])) > _EXACT:
        return None
    digits, decimals, unit = found.groups()
    value = Decimal(digits) / (100 if unit == "%" else 1)
    if not decimals and not unit:
        return CellContent(value)
    plain = f"0.{'0' * len(decimals)}" if decimals else "0"
    return CellContent(value, f'{plain}"{unit}"' if unit not in ("", "%") else f"{plain}{unit}")


def _date(text: str) -> CellContent | None:
    for pattern, shown in _DATES:
        found = pattern.fullmatch(text)
        if found is not None and int(found[1]) >= _FIRST_YEAR:
            try:
                return CellContent(date(*map(int, found.groups())), shown)
            except ValueError:
                return None
    return None
