"""Counts without records: what happened before an office began to write down each case."""

from typing import ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.scalars import Choice, Count, Date, OwnerRef, Text, Word


class TalliedSection(Choice):
    """The records a tally stands for."""

    FINDINGS = "findings", "问题"


class Tally(Entry):
    """How many findings there had been by a day that nobody recorded one by one.

    A later tally of the same unit and category holds the earlier one, and takes its place from its
    day on. ``rectified`` includes ``closed``.
    """

    LABEL: ClassVar[str] = "累计数"
    FIRST: ClassVar[tuple[str, ...]] = ("as_of", "section", "found", "rectified", "closed")

    as_of: Date = field(title="截至日期", description="从计划开始到这一天的累计数，这一天起计入")
    section: TalliedSection = field(title="内容")
    owner: OwnerRef | None = field(None, title="单位", description="不写就是全部单位合计")
    category: Word | None = field(None, title="类别", description="不写就是全部类别合计")
    found: Count = field(title="发现数", description="没有逐条记录的；有记录的不写在里面")
    rectified: Count = field(title="整改数", description="含已销号的")
    closed: Count = field(title="销号数")
    note: Text | None = field(None, title="备注")

    @property
    def id(self) -> str:
        """What it is told by: what it counts, of whom."""
        return "/".join(filter(None, (self.section.value, self.owner, self.category)))
