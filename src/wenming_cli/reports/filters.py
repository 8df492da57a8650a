"""Templates reach the spellings of dates, months, money and numerals by the names given here.

The sentences of the sections are built with the same functions, so that a date looks the same
wherever it stands.
"""

from collections.abc import Callable
from typing import Any

from wenming_cli.model.scalars import Month, parse_month
from wenming_cli.words.dates import chinese_date, month_day, month_text
from wenming_cli.words.money import wan
from wenming_cli.words.numbers import numeral


def chinese_month(month: Month | str | None) -> str:
    """A month, or its form ``2020-06``, as ``2020年6月``; nothing for what is no month."""
    if month is None:
        return ""
    month = parse_month(month) if isinstance(month, str) else month
    return month_text(month)


FILTERS: dict[str, Callable[[Any], str]] = {
    "chinese_date": chinese_date,
    "chinese_month": chinese_month,
    "month_day": month_day,
    "numeral": numeral,
    "wan": wan,
}
"""What templates may use, by name."""
