"""Dates, money and numbers in another spelling that has one meaning.

Digits and signs become half-width, ``2020年6月1日`` becomes ``2020-06-01``, ``12.5万`` becomes
``12.5万元``. The unit of a bare amount and the order of an odd date are a person's decision.
"""

import re
from collections.abc import Callable

from wenming_cli.model.scalars import Fault, parse_date, parse_money, parse_month, shown
from wenming_cli.patching.splice import Splice
from wenming_cli.repairs.fault_context import Spot

CODES: tuple[str, ...] = ("E206", "E207", "E208")

_HALF = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"　": " ", "−": "-"}
)
_DASHES = str.maketrans(dict.fromkeys("—–", "-"))
_QUOTES = ("''", '""', "“”", "‘’")
_DATES = (
    re.compile(r"(\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]", re.ASCII),
    re.compile(r"(\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII),
)
_MONTHS = (
    re.compile(r"(\d{4})[-/.](?P<month>\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})\s*年\s*(?P<month>\d{1,2})\s*月", re.ASCII),
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\s*%?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)


def repair(spot: Spot) -> Splice | None:
    """The value in the spelling that is asked for."""
    start, end = spot.start, spot.end
    quotes = spot.text[start : start + 1] + spot.text[end - 1 : end]
    if quotes in ("''", '""') and end - start > 1:
        start, end = start + 1, end - 1
    value = spot.text[start:end]
    new = _SPELLINGS[spot.code](_plain(value))
    if new is None or new == value:
        return None
    return Splice(start, end, new, f"“{shown(value)}”写成 {new}")


def _plain(value: str) -> str:
    value = value.strip()
    if value[:1] + value[-1:] in _QUOTES:
        value = value[1:-1].strip()
    return value.translate(_HALF).strip()


def _day(plain: str) -> str | None:
    plain = plain.translate(_DASHES)
    for pattern in _DATES:
        found = pattern.fullmatch(plain)
        if found:
            day = f"{found[1]}-{int(found['month']):02}-{int(found['day']):02}"
            return _accepted(parse_date, day)
    for pattern in _MONTHS:
        found = pattern.fullmatch(plain)
        if found:
            return _accepted(parse_month, f"{found[1]}-{int(found['month']):02}")
    return None


def _money(plain: str) -> str | None:
    amount = re.sub(r"^(?:人民币\s*)?[¥￥]?\s*", "", plain)
    amount = re.sub(r"(?<=元)整$", "", amount)
    amount = re.sub(r"(?<=[\d\s万亿])(?:圆整?|块|RMB)$", "元", amount)
    return _accepted(parse_money, re.sub(r"(?<=[\d\s])([万亿])$", r"\1元", amount))


def _number(plain: str) -> str | None:
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    return plain if _NUMBER.fullmatch(plain) else None


def _accepted(parse: Callable[[str], object], text: str) -> str | None:
    try:
        parse(text)
    except Fault:
        return None
    return text


_SPELLINGS: dict[str, Callable[[str], str | None]] = {
    "E206": _day,
    "E207": _money,
    "E208": _number,
}
