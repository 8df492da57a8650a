"""Boards: the red and black lists as they were published."""

from typing import ClassVar

from pydantic import Field

from wenming_cli.model.base import Entry
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.scalars import Date, MonthOf, OwnerRef, SchemeRef, Text, Word


class Board(Entry):
    """The published list of one month and one group of owners."""

    LABEL: ClassVar[str] = "公布榜单"

    month: MonthOf = Field(title="月份")
    group: OwnerKind = Field(title="组别", description="哪一类单位的榜单")
    scheme: SchemeRef | None = Field(None, title="计分办法", description="按哪个办法排的名")
    league: Word | None = Field(None, title="办法分组", description="计分办法里的组名")
    red: tuple[OwnerRef, ...] = Field((), title="红榜")
    black: tuple[OwnerRef, ...] = Field((), title="黑榜")
    date: Date = Field(title="公布日期")
    document: Text | None = Field(None, title="文号")
    reason: Text | None = Field(None, title="原因", description="与建议名单不同时说明")
