"""By what a record is found again in another plan, and what pairs records that have no name."""

from collections.abc import Mapping

from wenming_cli.model.assessment import (
    Assessment,
    AssessmentTotal,
    CheckItem,
    SiteType,
    Standard,
    System,
)
from wenming_cli.model.base import Entry
from wenming_cli.model.board import Board
from wenming_cli.model.budget import Adjustment, Fund, Line, Payment, Receipt
from wenming_cli.model.closing import Closing
from wenming_cli.model.finding import Category, Finding, FindingItem, LogEntry
from wenming_cli.model.indicator import Actual, Indicator, Sample
from wenming_cli.model.inspection import Check, Inspection
from wenming_cli.model.material import Material, MaterialReturn
from wenming_cli.model.narrative import Narrative
from wenming_cli.model.notice import Notice, OwnerReply, Received
from wenming_cli.model.owner import Owner
from wenming_cli.model.points import Award, PointsGroup, PointsRow, PointsScheme
from wenming_cli.model.project import Basis, Theme
from wenming_cli.model.scalars import Choice
from wenming_cli.model.site import Site, Sponsor
from wenming_cli.model.task import Extension, Milestone, NamedTarget, Part, Suspension, Task, Update
from wenming_cli.model.workstream import Workstream

NAMED_BY: Mapping[type[Entry], tuple[str, ...]] = {
    Owner: ("name",),
    Workstream: ("id",),
    Task: ("id",),
    Part: ("owner",),
    Milestone: ("name",),
    NamedTarget: ("name",),
    Line: ("id",),
    Indicator: ("id",),
    Site: ("id",),
    Finding: ("id",),
    FindingItem: ("text",),
    Category: ("name",),
    Notice: ("id",),
    Board: ("about", "group", "scheme", "league"),
    Narrative: ("about", "section", "workstream"),
    Closing: ("month",),
    SiteType: ("name",),
    CheckItem: ("name",),
    System: ("id",),
    Standard: ("system", "code"),
    Assessment: ("id",),
    Material: ("id",),
    PointsScheme: ("id",),
}
"""The fields that name a record; records of other kinds are compared whole."""

PAIRED_BY: Mapping[type[Entry], tuple[tuple[str, ...], ...]] = {
    Update: (("date",), ("progress", "value", "values")),
    Extension: (("date",), ("to",)),
    Suspension: (("start",), ("reason",)),
    LogEntry: (("date", "event"), ("event",)),
    Actual: (("date",), ("value", "level")),
    Payment: (("date", "line"), ("line", "amount"), ("date", "amount")),
    Adjustment: (("date",), ("amount",)),
    Receipt: (("date", "source"), ("source", "amount"), ("date", "amount")),
    Sample: (("date", "indicator", "owner"), ("indicator", "owner", "checked")),
    Inspection: (("date", "tier", "by"), ("tier", "by", "sites", "checks")),
    Check: (("site", "item"),),
    AssessmentTotal: (("of", "name"),),
    MaterialReturn: (("date",),),
    Received: (("owner",),),
    OwnerReply: (("owner",),),
    PointsRow: (("code",),),
    PointsGroup: (("name",),),
    Award: (("date", "scheme", "owner", "code"), ("scheme", "owner", "code")),
    Fund: (("name",),),
    Sponsor: (("unit",), ("post",)),
    Theme: (("name",),),
    Basis: (("title",), ("number",)),
}
"""The fields of which one set, the first that does, tells which removed record became which."""


def name_of(record: Entry) -> str:
    """Say what a record is called in its section or list; ``KeyError`` where it has no name."""
    parts = (getattr(record, field) for field in NAMED_BY[type(record)])
    return "/".join(_word(part) for part in parts if part is not None)


def _word(value: object) -> str:
    return value.value if isinstance(value, Choice) else str(value)
