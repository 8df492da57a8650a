"""Where a record was carried over from: a plan of an earlier year, and its id there."""

from typing import ClassVar

from pydantic import Field

from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import Text


class CarriedFrom(Entry):
    """What was still open when a year ended goes on in the next plan, with all its dates."""

    LABEL: ClassVar[str] = "结转"

    plan: Text = Field(title="计划", description="原计划的编号")
    id: Text = Field(title="编号", description="在原计划里的编号")
