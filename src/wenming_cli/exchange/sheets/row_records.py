"""Rows that are no record of a section by themselves: a check of a round, a material handed in."""

from typing import ClassVar

from wenming_cli.model.base import Entry, field
from wenming_cli.model.inspection import Check, Inspection, Tier
from wenming_cli.model.material import Material
from wenming_cli.model.scalars import AssessmentRef, Date, MaterialRef, Text, UnitName

ROUND = ("date", "tier", "by", "assessment")
"""What all checks of one round have in common."""


class CheckRow(Check):
    """A check, and the round it belongs to."""

    FIRST: ClassVar[tuple[str, ...]] = (*ROUND, "site", "item", "result", "standard", "lost")

    date: Date = field(title="日期")
    tier: Tier = field(title="层级")
    by: UnitName | None = field(None, title="巡查单位")
    assessment: AssessmentRef | None = field(None, title="测评")

    @classmethod
    def of(cls, inspection: Inspection, check: Check) -> "CheckRow":
        """The row of a check that is in a plan."""
        own = {name: getattr(check, name) for name in Check.model_fields}
        return cls.model_construct(**own, **{name: getattr(inspection, name) for name in ROUND})

    @property
    def round(self) -> tuple[object, ...]:
        """What tells the round it belongs to from others."""
        return tuple(getattr(self, name) for name in ROUND)


class HandedIn(Entry):
    """A material that was handed in on a day."""

    LABEL: ClassVar[str] = "申报材料"
    FIRST: ClassVar[tuple[str, ...]] = ("material", "dated", "date")

    material: MaterialRef = field(title="申报材料")
    dated: Date | None = field(None, title="形成日期")
    date: Date = field(title="报送日期")
    evidence: tuple[Text, ...] = field((), title="佐证材料")

    @classmethod
    def of(cls, material: Material) -> "HandedIn":
        """The row of a material that is in a plan as handed in."""
        return cls.model_construct(
            material=material.id,
            dated=material.dated,
            date=material.submitted,
            evidence=material.evidence,
        )
