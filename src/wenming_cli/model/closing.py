"""Closings: months that were reported and locked, as the program wrote them."""

from typing import ClassVar

from pydantic import Field

from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import Date, MonthOf, Text


class Amendment(Entry):
    """A correction of a closed month."""

    LABEL: ClassVar[str] = "更正"

    date: Date = Field(title="日期")
    reason: Text = Field(title="原因")


class Closing(Entry):
    """A closed month: figures as reported, a digest of every record dated in or before it."""

    LABEL: ClassVar[str] = "月结"

    month: MonthOf = Field(title="月份")
    closed_on: Date = Field(title="结账日期")
    figures: dict[str, Text] = Field(default_factory=dict, title="上报数字")
    records: dict[str, Text] = Field(default_factory=dict, title="记录摘要")
    amendments: tuple[Amendment, ...] = Field((), title="更正")
