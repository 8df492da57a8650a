"""Where a record was carried over from: a plan of an earlier year, and its id there."""

from typing import ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.scalars import Number, Text


class CarriedFrom(Entry):
    """What was still open when a year ended goes on in the next plan, with all its dates."""

    LABEL: ClassVar[str] = "结转"

    plan: Text = field(title="计划", description="原计划的编号")
    id: Text = field(title="编号", description="在原计划里的编号")


class CarriedTask(CarriedFrom):
    """Where a task was carried over from, and what units that are not in it any more had reached.

    Where several units reach for one amount together, what each of them did counts for all.
    """

    reached: Number | None = field(
        None,
        title="此前完成",
        description="几个单位合用一个数量目标时，没有结转的单位在原计划里的累计完成",
    )
