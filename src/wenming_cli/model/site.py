"""Sites: the places that are looked after and inspected."""

from datetime import date
from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
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

    unit: UnitName = field(title="包保单位")
    post: Text | None = field(None, title="包保领导", description="写岗位，不写姓名")


class Site(Entry):
    """A place in the register; ``closed`` is its last day in it."""

    LABEL: ClassVar[str] = "点位"

    id: Annotated[Id, Identity("sites")] = field(title="编号")
    name: Annotated[Text, Alias("sites")] = field(title="名称")
    type: SiteTypeRef = field(title="点位类型")
    address: Text | None = field(None, title="地址")
    subdistrict: OwnerRef | None = field(None, title="所属街道")
    community: UnitName | None = field(None, title="所属社区")
    demonstration: Bool = field(False, title="示范点位")
    owner: OwnerRef = field(title="责任单位")
    sponsor: UnitName | None = field(None, title="包保单位")
    sponsor_post: Text | None = field(None, title="包保领导", description="写岗位，不写姓名")
    sponsors: tuple[Sponsor, ...] = field(
        (), title="包保", description="几个单位一起包保的，一个单位一条"
    )
    opened: Date | None = field(None, title="纳入日期", description="不写就是一直在册")
    closed: Date | None = field(None, title="退出日期", description="在册的最后一天")

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
