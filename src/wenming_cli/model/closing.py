"""Closings: months that were reported and locked, as the program wrote them."""

from typing import ClassVar

from pydantic import Field

from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import Date, MonthOf, Text


class Amendment(Entry):
    """A correction of a closed month: what it says beside the closing, which stays as it was.

    ``figures`` holds the figures that came out otherwise, ``records`` the digests that are new
    (``-``: the record is gone).
    """

    LABEL: ClassVar[str] = "更正"

    date: Date = Field(title="日期")
    reason: Text = Field(title="原因")
    figures: dict[str, Text] = Field(default_factory=dict, title="更正后的数字")
    records: dict[str, Text] = Field(default_factory=dict, title="更正后的记录摘要")

    def __hash__(self) -> int:
        return hash((self.date, self.reason))


class Closing(Entry):
    """A closed month: figures as reported, a digest of every record dated in or before it.

    A record that an earlier closing holds is not held again.
    """

    LABEL: ClassVar[str] = "月结"

    month: MonthOf = Field(title="月份")
    closed_on: Date = Field(title="结账日期")
    content: Text | None = Field(None, title="计划内容摘要")
    revision: Text | None = Field(None, title="版本", description="当时的 git 提交号")
    figures: dict[str, Text] = Field(default_factory=dict, title="上报数字")
    records: dict[str, Text] = Field(default_factory=dict, title="记录摘要")
    amendments: tuple[Amendment, ...] = Field((), title="更正")
