"""Dates and months are written as people write them: 2020年6月30日, 6月30日, 2020年6月."""

from datetime import date
from typing import Protocol


class InMonth(Protocol):
    """A date, which lies in a month, or a month."""

    @property
    def year(self) -> int:
        """The year."""

    @property
    def month(self) -> int:
        """The month, from 1."""


def chinese_date(day: date | str) -> str:
    """A date, or its ISO form, as ``2020年6月30日``."""
    day = _day(day)
    return f"{day.year}年{day.month}月{day.day}日"


def month_day(day: date | str) -> str:
    """A date, or its ISO form, as ``6月30日``."""
    day = _day(day)
    return f"{day.month}月{day.day}日"


def month_text(month: InMonth) -> str:
    """The month of a date, or a month itself, as ``2020年6月``."""
    return f"{month.year}年{month.month}月"


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day
