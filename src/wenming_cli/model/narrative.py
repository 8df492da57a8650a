"""Narratives: the words a person writes into a monthly report."""

from typing import ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.named_period import PeriodOf, WrittenPeriod, month_period
from wenming_cli.model.scalars import Choice, MonthOf, Text, WorkstreamRef


class NarrativeSection(Choice):
    """The sections of the monthly report."""

    OVERALL = "overall", "总体情况"
    TASKS = "tasks", "重点任务"
    INSPECTIONS = "inspections", "点位巡查"
    FINDINGS = "findings", "问题整改"
    SAMPLING = "sampling", "抽查指标"
    NOTICES = "notices", "督办通报约谈"
    BOARD = "board", "红黑榜"
    BUDGET = "budget", "资金执行"
    INDICATORS = "indicators", "绩效目标"
    PROBLEMS = "problems", "存在问题"
    NEXT_MONTH = "next_month", "下月安排"


class Narrative(Entry):
    """Words for one section of one month or other period, or for one workstream in it."""

    LABEL: ClassVar[str] = "文字材料"

    month: MonthOf | None = field(None, title="月份", description="月份和时段写其中一个")
    period: PeriodOf | None = field(
        None,
        title="时段",
        description="季报、半年报、旬报等的文字写时段，如 2020-Q2；巡查周期的编号加引号，如 '#12'",
    )
    section: NarrativeSection = field(title="栏目")
    workstream: WorkstreamRef | None = field(None, title="所属工作", description="只说一项工作时写")
    text: Text = field(title="正文")

    @property
    def about(self) -> WrittenPeriod | None:
        """The period it is written for; None where the record says none."""
        return self.period or (month_period(self.month) if self.month is not None else None)
