"""Owners: the units that lead, support and answer for the work."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.house_word import HouseWord
from wenming_cli.model.scalars import Alias, OwnerName, OwnerRef, Text


class OwnerKind(HouseWord):
    """What sort of unit an owner is."""

    LEADING_GROUP = "leading_group", "领导小组"
    OFFICE = "office", "办公室"
    WORK_GROUP = "work_group", "工作组"
    DEPARTMENT = "department", "部门"
    SUBDISTRICT = "subdistrict", "街道"
    COMMUNITY = "community", "社区"
    COUNTY = "county", "区县"
    TOWN = "town", "镇"
    TOWNSHIP = "township", "乡"
    VILLAGE = "village", "村"
    GROUP = "group", "村民小组"
    GRID = "grid", "网格"
    SCHOOL = "school", "学校"
    ENTERPRISE = "enterprise", "企业"
    OTHER = "other", "其他"


TERRITORIES = (OwnerKind.SUBDISTRICT, OwnerKind.TOWN, OwnerKind.TOWNSHIP)
"""The units into whose areas a district falls apart."""

BELOW: Mapping[OwnerKind, int] = MappingProxyType(
    {OwnerKind.GRID: 0, OwnerKind.GROUP: 1, OwnerKind.VILLAGE: 2, OwnerKind.COMMUNITY: 2}
)
"""The units inside of such areas, each with how far up it stands."""


class Owner(Entry):
    """A unit of the directory; the order of the directory is the protocol order of tables."""

    LABEL: ClassVar[str] = "单位"

    name: OwnerName = field(title="简称")
    full_name: Text | None = field(None, title="全称")
    aliases: tuple[Annotated[Text, Alias("owners")], ...] = field((), title="别名")
    kind: OwnerKind = field(title="类别")
    parent: OwnerRef | None = field(
        None, title="上级单位", description="社区填所属街道，村填所属的镇、乡，网格填所属社区"
    )
    members: tuple[OwnerRef, ...] = field((), title="成员单位", description="工作组的成员")
    code: Text | None = field(None, title="统一社会信用代码", description="18 位，末位是校验码")
    contact: Text | None = field(None, title="联系岗位", description="写岗位，不写姓名")
    address: Text | None = field(None, title="地址")
