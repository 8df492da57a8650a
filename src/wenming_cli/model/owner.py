"""Owners: the units that lead, support and answer for the work."""

from typing import Annotated, ClassVar

from pydantic import Field

from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import Alias, Choice, OwnerName, OwnerRef, Text


class OwnerKind(Choice):
    """What sort of unit an owner is."""

    LEADING_GROUP = "leading_group", "领导小组"
    OFFICE = "office", "办公室"
    WORK_GROUP = "work_group", "工作组"
    DEPARTMENT = "department", "部门"
    SUBDISTRICT = "subdistrict", "街道"
    COMMUNITY = "community", "社区"
    SCHOOL = "school", "学校"
    ENTERPRISE = "enterprise", "企业"
    OTHER = "other", "其他"


class Owner(Entry):
    """A unit of the directory; the order of the directory is the protocol order of tables."""

    LABEL: ClassVar[str] = "单位"

    name: OwnerName = Field(title="简称")
    full_name: Text | None = Field(None, title="全称")
    aliases: tuple[Annotated[Text, Alias("owners")], ...] = Field((), title="别名")
    kind: OwnerKind = Field(title="类别")
    parent: OwnerRef | None = Field(None, title="上级单位", description="社区填所属街道")
    members: tuple[OwnerRef, ...] = Field((), title="成员单位", description="工作组的成员")
    code: Text | None = Field(None, title="统一社会信用代码", description="18 位，末位是校验码")
    contact: Text | None = Field(None, title="联系岗位", description="写岗位，不写姓名")
    address: Text | None = Field(None, title="地址")
