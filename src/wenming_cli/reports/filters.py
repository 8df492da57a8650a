"""How values are written in a report: dates, months, money, numerals, shares.

The one file of filters: templates reach these functions by name, and the sentences of the sections
are built with the same ones, so that a date looks the same wherever it stands.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from wenming_cli.figures.figure import percent_text
from wenming_cli.figures.rounding import ten_thousands
from wenming_cli.model.scalars import Month, parse_month

_DIGITS = "零一二三四五六七八九"


def chinese_date(day: date | str) -> str:
    """A date, or its ISO form, as ``2020年6月30日``."""
    day = _day(day)
    return f"{day.year}年{day.month}月{day.day}日"


def month_day(day: date | str) -> str:
    """A date, or its ISO form, as ``6月30日``."""
    day = _day(day)
    return f"{day.month}月{day.day}日"


def chinese_month(month: Month | str) -> str:
    """A month, or its form ``2020-06``, as ``2020年6月``."""
    month = parse_month(month) if isinstance(month, str) else month
    return f"{month.year}年{month.month}月"


def wan(amount: Decimal | Fraction | str) -> str:
    """An amount in 元, or its decimal text, as ``328.46万元``: two decimals, half up."""
    return f"{ten_thousands(Decimal(amount) if isinstance(amount, str) else amount)}万元"


def numeral(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals: 一, 十, 十一, 二十, 二十一; others in digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else f"{_DIGITS[tens] if tens > 1 else ''}十"
    return head + (_DIGITS[ones] if ones else "")


def share(value: Fraction) -> str:
    """A share of 1 as ``87.10%``; whole percentages without decimals, ``90%``."""
    return percent_text(value).replace(".00%", "%")


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


FILTERS: dict[str, Callable[[Any], str]] = {
    "chinese_date": chinese_date,
    "chinese_month": chinese_month,
    "month_day": month_day,
    "numeral": numeral,
    "wan": wan,
}
"""What templates may use, by name."""
