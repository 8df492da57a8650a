"""Inspections: who went where, and what was checked."""

from typing import ClassVar

from pydantic import Field

from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import Bool, Choice, Date, SiteRef, Text, UnitName, Word


class Tier(Choice):
    """The three levels of regular inspection."""

    DISTRICT = "district", "区级领导"
    OFFICE = "office", "区创建办"
    OWNER = "owner", "主责单位"


class CheckResult(Choice):
    """Whether an item of the standard was met."""

    PASS = "pass", "符合"
    FAIL = "fail", "不符合"
    NA = "na", "不适用"


class Check(Entry):
    """One item checked at one site."""

    LABEL: ClassVar[str] = "检查项"

    site: SiteRef = Field(title="点位")
    item: Word = Field(title="检查内容")
    result: CheckResult = Field(title="结果")
    note: Text | None = Field(None, title="备注")


class Inspection(Entry):
    """A round on a day; sites named in ``checks`` were visited too."""

    LABEL: ClassVar[str] = "巡查"

    date: Date = Field(title="日期")
    tier: Tier = Field(title="层级")
    sites: tuple[SiteRef, ...] = Field((), title="点位", description="到过就写，没有发现问题也算")
    by: UnitName | None = Field(None, title="巡查单位")
    checks: tuple[Check, ...] = Field((), title="检查项", description="写在这里的点位也算到过")
    surroundings: Bool | None = Field(None, title="含周边", description="周边是不是也看了")
    note: Text | None = Field(None, title="备注")
