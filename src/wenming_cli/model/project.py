"""The plan as a project: what it is called, whose it is, on what authority."""

from typing import Annotated, ClassVar

from pydantic import Field

from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import Choice, Date, Id, Identity, Text, UnitName, Word, Year


class BasisKind(Choice):
    """What a basis document is for."""

    MANDATE = "mandate", "立项依据"
    IMPLEMENTATION = "implementation", "实施计划"


class Basis(Entry):
    """A document the project rests on."""

    LABEL: ClassVar[str] = "依据文件"

    title: Text = Field(title="文件名称")
    kind: BasisKind = Field(title="类别")
    number: Text | None = Field(None, title="文号")
    date: Date | None = Field(None, title="日期")


class Theme(Entry):
    """A named group of aims such as 六个持续提升; empty ``items`` stay empty."""

    LABEL: ClassVar[str] = "工作主线"

    name: Text = Field(title="名称")
    items: tuple[Annotated[Word, Identity("themes", unique=False)], ...] = Field((), title="内容")
    source: Text | None = Field(None, title="出处")


class Addressees(Entry):
    """To whom the monthly report goes."""

    LABEL: ClassVar[str] = "报送范围"

    to: tuple[Text, ...] = Field((), title="报")
    cc: tuple[Text, ...] = Field((), title="送")


class Project(Entry):
    """The section ``plan``: identity, period, unit, authority and aims."""

    LABEL: ClassVar[str] = "计划"

    id: Id = Field(title="编号")
    name: Text = Field(title="项目名称")
    year: Year = Field(title="年度")
    start: Date | None = Field(None, title="起始日期", description="不写就是本年度 1 月 1 日")
    end: Date | None = Field(None, title="截止日期", description="不写就是本年度 12 月 31 日")
    owner: UnitName = Field(title="实施单位")
    parent: Id | None = Field(
        None, title="上级计划", description="上级计划的编号；几个计划汇总时可以按它分组"
    )
    department: Text | None = Field(None, title="主管部门")
    funding_source: Text | None = Field(None, title="经费来源")
    overview: Text | None = Field(None, title="项目概况")
    goal: Text | None = Field(None, title="年度总体目标")
    achievement: Text | None = Field(None, title="总体目标完成情况")
    problems: Text | None = Field(None, title="存在问题", description="印在绩效自评表里")
    measures: Text | None = Field(None, title="改进措施", description="印在绩效自评表里")
    achievement_date: Date | None = Field(
        None,
        title="自评日期",
        description="完成情况、存在问题、改进措施是哪一天写的；不写就是计划截止日期",
    )
    basis: tuple[Basis, ...] = Field((), title="立项依据")
    themes: tuple[Theme, ...] = Field((), title="工作主线")
    report: Addressees | None = Field(None, title="报送")
