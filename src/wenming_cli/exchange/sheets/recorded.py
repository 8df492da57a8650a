"""What a plan says already, so that a row that comes back twice is known again."""

from collections.abc import Hashable, Iterable, Iterator

from wenming_cli.exchange.sheets.row_records import CheckRow, HandedIn
from wenming_cli.exchange.sheets.sheet_kinds import FINDINGS
from wenming_cli.model.base import Entry
from wenming_cli.model.finding import Finding
from wenming_cli.model.plan import Plan
from wenming_cli.model.shape import shape_of

Content = tuple[tuple[str, Hashable], ...]
_BELONGS = {
    "updates": "task",
    "logs": "finding",
    "actuals": "indicator",
    "materials": "material",
}
"""By the section of a record that belongs to another one, the field that says to which."""


def content_of(record: Entry, section: str = "") -> Content:
    """What a record says, field by field, without what it belongs to."""
    names = (name for name in shape_of(type(record)).fields if name != _BELONGS.get(section))
    return tuple((name, getattr(record, name)) for name in sorted(names))


def owner_of(section: str, record: Entry) -> str:
    """To which record one belongs; nothing where it stands for itself."""
    name = _BELONGS.get(section)
    return "" if name is None else str(getattr(record, name))


def begun_content(finding: Entry) -> Content:
    """What was said of a finding when it was begun, whatever its id and what followed."""
    begun = FINDINGS.begun
    left_out = {} if begun is None else begun.left_out
    names = [name for name in shape_of(Finding).fields if name not in left_out]
    return tuple((name, getattr(finding, name)) for name in sorted((*names, "owner")))


class Recorded:
    """Every record of a plan that a row of a workbook may become."""

    def __init__(self, plan: Plan) -> None:
        self._known = {
            (section, holder, content_of(record, section))
            for section, holder, records in _records(plan)
            for record in records
        }
        self._findings = {begun_content(finding): finding.id for finding in plan.findings}

    def __contains__(self, said: tuple[str, str, Content]) -> bool:
        """Whether a record of a section, belonging to another, is there already."""
        return said in self._known

    def add(self, section: str, holder: str, content: Content) -> None:
        """Let a record count as there that is about to be written."""
        self._known.add((section, holder, content))

    def finding_like(self, content: Content) -> str | None:
        """The id of the finding that was begun alike."""
        return self._findings.get(content)

    def add_finding(self, content: Content, name: str) -> None:
        """Let a finding count as there that is about to be written."""
        self._findings[content] = name


def _records(plan: Plan) -> Iterator[tuple[str, str, Iterable[Entry]]]:
    for leaf in plan.leaves:
        yield "updates", leaf.id, leaf.course.updates
    for finding in plan.findings:
        yield from (("logs", name, log) for name, log in finding.logs)
    for indicator in plan.indicators:
        yield "actuals", indicator.id, indicator.actuals
    yield "inspections", "", plan.inspections
    if plan.standards:
        checks = (CheckRow.of(i, check) for i in plan.inspections for check in i.checks)
        yield "inspections", "", checks
    for material in plan.materials:
        yield "materials", material.id, [HandedIn.of(material)]
    yield "samples", "", plan.samples
    yield "payments", "", plan.payments
