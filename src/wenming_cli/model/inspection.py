"""Inspections: who went where, and what was checked."""

from collections.abc import Mapping
from typing import ClassVar, Self

from wenming_cli.model.base import Entry, field
from wenming_cli.model.house_word import HouseWord
from wenming_cli.model.scalars import (
    AssessmentRef,
    Bool,
    CheckItemRef,
    Choice,
    Date,
    FindingRef,
    Number,
    SiteRef,
    StandardRef,
    Text,
    UnitName,
)


class Tier(HouseWord):
    """The three levels of regular inspection; a plan may call them otherwise, and name more."""

    DISTRICT = "district", "区级领导"
    OFFICE = "office", "区创建办"
    OWNER = "owner", "主责单位"

    @classmethod
    def under(cls, words: Mapping[str, str]) -> tuple[Self, ...]:
        """The three under the words of a plan, then those it names beside them."""
        three = super().under(words)
        known = cls.table()
        return (*three, *(cls.called(k, word) for k, word in words.items() if k not in known))

    @classmethod
    def parse(cls, text: str) -> Self:
        """The tier a word stands for; which words a plan has is known when all of it is read."""
        table = cls.table()
        return table[text] if text in table else cls.called(text, text)


class CheckResult(Choice):
    """Whether an item of the standard was met."""

    PASS = "pass", "符合"
    FAIL = "fail", "不符合"
    NA = "na", "不适用"


class Check(Entry):
    """One item checked at one site."""

    LABEL: ClassVar[str] = "检查项"

    site: SiteRef = field(title="点位")
    item: CheckItemRef = field(title="检查内容")
    result: CheckResult = field(title="结果")
    standard: StandardRef | None = field(
        None, title="测评标准", description="不写就是检查项目的测评标准"
    )
    lost: Number | None = field(
        None, title="失分", description="失去的份额，0 到 1；不符合的不写就是 1"
    )
    evidence: tuple[Text, ...] = field((), title="佐证材料", description="文件路径、网址或档案号")
    finding: FindingRef | None = field(None, title="问题", description="由这一项登记的问题")
    note: Text | None = field(None, title="备注")


class Inspection(Entry):
    """A round on a day; sites named in ``checks`` were visited too."""

    LABEL: ClassVar[str] = "巡查"

    date: Date = field(title="日期")
    tier: Tier = field(title="层级")
    sites: tuple[SiteRef, ...] = field((), title="点位", description="到过就写，没有发现问题也算")
    by: UnitName | None = field(None, title="巡查单位")
    assessment: AssessmentRef | None = field(None, title="测评", description="属于哪一次测评")
    checks: tuple[Check, ...] = field((), title="检查项", description="写在这里的点位也算到过")
    surroundings: Bool | None = field(None, title="含周边", description="周边是不是也看了")
    note: Text | None = field(None, title="备注")
