"""Sites: the places that are looked after and inspected."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import (
    Alias,
    Bool,
    Date,
    Id,
    Identity,
    OwnerRef,
    SiteTypeRef,
    Text,
    UnitName,
)


class Sponsor(Entry):
    """One of several units that stand by a site."""

    LABEL: ClassVar[str] = "包保"

    unit: UnitName = Field(title="包保单位")
    post: Text | None = Field(None, title="包保领导", description="写岗位，不写姓名")


class Site(Entry):
    """A place in the register; ``closed`` is its last day in it."""

    LABEL: ClassVar[str] = "点位"

    id: Annotated[Id, Identity("sites")] = Field(title="编号")
    name: Annotated[Text, Alias("sites")] = Field(title="名称")
    type: SiteTypeRef = Field(title="点位类型")
    address: Text | None = Field(None, title="地址")
    subdistrict: OwnerRef | None = Field(None, title="所属街道")
    community: UnitName | None = Field(None, title="所属社区")
    demonstration: Bool = Field(False, title="示范点位")
    owner: OwnerRef = Field(title="责任单位")
    sponsor: UnitName | None = Field(None, title="包保单位")
    sponsor_post: Text | None = Field(None, title="包保领导", description="写岗位，不写姓名")
    sponsors: tuple[Sponsor, ...] = Field(
        (), title="包保", description="几个单位一起包保的，一个单位一条"
    )
    opened: Date | None = Field(None, title="纳入日期", description="不写就是一直在册")
    closed: Date | None = Field(None, title="退出日期", description="在册的最后一天")

    def is_in_register(self, day: date) -> bool:
        """Tell whether it is looked after on a day."""
        return (self.opened or date.min) <= day <= (self.closed or date.max)

    @property
    def stood_by(self) -> tuple[Sponsor, ...]:
        """Every unit that stands by it, however that is written."""
        if self.sponsor is None:
            return self.sponsors
        own = Sponsor.model_construct(unit=self.sponsor, post=self.sponsor_post)
        return (own, *(each for each in self.sponsors if each.unit != self.sponsor))
