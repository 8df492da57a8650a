"""The plan as a project: what it is called, whose it is, on what authority."""

from typing import Annotated, ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.scalars import Choice, Date, Id, Identity, Text, UnitName, Word, Year


class BasisKind(Choice):
    """What a basis document is for."""

    MANDATE = "mandate", "立项依据"
    IMPLEMENTATION = "implementation", "实施计划"


class Basis(Entry):
    """A document the project rests on."""

    LABEL: ClassVar[str] = "依据文件"

    title: Text = field(title="文件名称")
    kind: BasisKind = field(title="类别")
    number: Text | None = field(None, title="文号")
    date: Date | None = field(None, title="日期")


class Theme(Entry):
    """A named group of aims such as 六个持续提升; empty ``items`` stay empty."""

    LABEL: ClassVar[str] = "工作主线"

    name: Text = field(title="名称")
    items: tuple[Annotated[Word, Identity("themes", unique=False)], ...] = field((), title="内容")
    source: Text | None = field(None, title="出处")


class Addressees(Entry):
    """To whom the monthly report goes."""

    LABEL: ClassVar[str] = "报送范围"

    to: tuple[Text, ...] = field((), title="报")
    cc: tuple[Text, ...] = field((), title="送")


class Project(Entry):
    """The section ``plan``: identity, period, unit, authority and aims."""

    LABEL: ClassVar[str] = "计划"

    id: Id = field(title="编号")
    name: Text = field(title="项目名称")
    year: Year = field(title="年度")
    start: Date | None = field(None, title="起始日期", description="不写就是本年度 1 月 1 日")
    end: Date | None = field(None, title="截止日期", description="不写就是本年度 12 月 31 日")
    owner: UnitName = field(title="实施单位")
    parent: Id | None = field(
        None, title="上级计划", description="上级计划的编号；几个计划汇总时可以按它分组"
    )
    department: Text | None = field(None, title="主管部门")
    funding_source: Text | None = field(None, title="经费来源")
    overview: Text | None = field(None, title="项目概况")
    goal: Text | None = field(None, title="年度总体目标")
    achievement: Text | None = field(None, title="总体目标完成情况")
    problems: Text | None = field(None, title="存在问题", description="印在绩效自评表里")
    measures: Text | None = field(None, title="改进措施", description="印在绩效自评表里")
    achievement_date: Date | None = field(
        None,
        title="自评日期",
        description="完成情况、存在问题、改进措施是哪一天写的；不写就是计划截止日期",
    )
    basis: tuple[Basis, ...] = field((), title="立项依据")
    themes: tuple[Theme, ...] = field((), title="工作主线")
    report: Addressees | None = field(None, title="报送")
