"""Boards: the red and black lists as they were published."""

from typing import ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.named_period import PeriodOf, WrittenPeriod, month_period
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.scalars import Date, MonthOf, OwnerRef, SchemeRef, Text, Word


class Board(Entry):
    """The published list of one month or other period and one group of owners.

    ``cutoff`` is the day up to which it looked, where that is not the period's last.
    """

    LABEL: ClassVar[str] = "公布榜单"
    FIRST: ClassVar[tuple[str, ...]] = ("month",)

    month: MonthOf | None = field(None, title="月份", description="月份和时段写其中一个")
    period: PeriodOf | None = field(
        None,
        title="时段",
        description="按季度、半年、旬等公布的写时段，如 2020-Q2；巡查周期的编号加引号，如 '#12'",
    )
    issue: Text | None = field(None, title="期号", description="如 第二期")
    group: OwnerKind = field(title="组别", description="哪一类单位的榜单")
    scheme: SchemeRef | None = field(None, title="计分办法", description="按哪个办法排的名")
    league: Word | None = field(None, title="办法分组", description="计分办法里的组名")
    red: tuple[OwnerRef, ...] = field((), title="红榜")
    black: tuple[OwnerRef, ...] = field((), title="黑榜")
    date: Date = field(title="公布日期")
    cutoff: Date | None = field(
        None, title="数据截止", description="不写就是月份、时段的最后一天；建议名单按这一天对照"
    )
    document: Text | None = field(None, title="文号")
    reason: Text | None = field(None, title="原因", description="与建议名单不同时说明")

    @property
    def about(self) -> WrittenPeriod | None:
        """The period it is of; None where the record says none."""
        return self.period or (month_period(self.month) if self.month is not None else None)

    @property
    def called(self) -> str:
        """Which one it is: ``2020-06 街道``, by the group of the scheme if it has one."""
        return f"{self.about} {self.league or self.group.label}"
