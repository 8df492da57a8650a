"""Dates and months are written as people write them: 2020年6月30日, 6月30日, 2020年6月."""

from datetime import date
from functools import lru_cache
from typing import Protocol

NO_LIMIT = "长期"
"""What is written and printed of a duty that goes on and has no last day."""


class InMonth(Protocol):
    """A date, which lies in a month, or a month."""

    @property
    def year(self) -> int:
        """The year."""

    @property
    def month(self) -> int:
        """The month, from 1."""


@lru_cache(1024)
def chinese_date(day: date | str) -> str:
    """A date, or its ISO form, as ``2020年6月30日``; 长期 stays as it is."""
    if day == NO_LIMIT:
        return NO_LIMIT
    day = _day(day)
    return f"{day.year}年{day.month}月{day.day}日"


@lru_cache(1024)
def month_day(day: date | str) -> str:
    """A date, or its ISO form, as ``6月30日``; 长期 stays as it is."""
    if day == NO_LIMIT:
        return NO_LIMIT
    day = _day(day)
    return f"{day.month}月{day.day}日"


def month_text(month: InMonth) -> str:
    """The month of a date, or a month itself, as ``2020年6月``."""
    return f"{month.year}年{month.month}月"


def limit_text(limit: date | None) -> str:
    """A limit in a table: its ISO form, or 长期 where there is none."""
    return NO_LIMIT if limit is None else limit.isoformat()


def chinese_limit(limit: date | None) -> str:
    """A limit in a paper: ``2020年6月30日``, or 长期 where there is none."""
    return chinese_date(limit_text(limit))


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day
