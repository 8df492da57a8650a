"""What a changed record is called, and which workstream it belongs to."""

from collections.abc import Callable, Mapping
from typing import Any

from wenming_cli.changes.change import Difference
from wenming_cli.model.assessment import Assessment, Standard, System
from wenming_cli.model.base import Entry
from wenming_cli.model.board import Board
from wenming_cli.model.budget import Line, Payment
from wenming_cli.model.closing import Closing
from wenming_cli.model.finding import Category, Finding, FindingItem, finding_of
from wenming_cli.model.indicator import Indicator, Sample
from wenming_cli.model.material import Material
from wenming_cli.model.narrative import Narrative
from wenming_cli.model.notice import Notice
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.points import PointsScheme
from wenming_cli.model.recurrence import task_of
from wenming_cli.model.scalars import shown
from wenming_cli.model.site import Site
from wenming_cli.model.task import Part, Task
from wenming_cli.model.workstream import Workstream

_LONGEST = 24

_NAMES: Mapping[type[Entry], Callable[[Any], str]] = {
    Task: lambda task: task.title,
    Workstream: lambda workstream: workstream.name,
    Line: lambda line: line.name,
    Indicator: lambda indicator: indicator.name,
    Site: lambda site: site.name,
    Finding: lambda finding: finding.text,
    System: lambda system: system.name,
    Standard: lambda standard: standard.text,
    Assessment: lambda assessment: assessment.name,
    Material: lambda material: material.title,
    PointsScheme: lambda scheme: scheme.name,
    Notice: lambda notice: notice.number or notice.kind.label,
}
_WHOLE_NAMES: Mapping[type[Entry], Callable[[Any], str]] = {
    Board: lambda board: f"{board.called}榜单",
    Narrative: lambda narrative: f"{narrative.about} {narrative.section.label}",
    Closing: lambda closing: f"{closing.month} 月结",
}


def subject(difference: Difference, plan: Plan) -> str:
    """Give the id and what it is the id of; empty for records without a name."""
    record = difference.record
    whole = _WHOLE_NAMES.get(type(record))
    if whole is not None:
        return whole(record)
    if difference.id is None:
        is_single = difference.section in ("plan", "budget", "settings")
        return PlanFile.title_of(difference.section) if is_single else ""
    called = plan.reference_of(record) if isinstance(record, Standard) else difference.id
    named = plan.task_by_id.get(difference.id.partition("/")[0]) if _is_part(record) else record
    name = _NAMES.get(type(named)) if named is not None else None
    return f"{called} {shown(name(named), _LONGEST)}" if name else called


def _is_part(record: Entry) -> bool:
    return isinstance(record, Part)


class Belonging:
    """It finds the workstream of records of a plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.indicators = {
            indicator: workstream.id
            for workstream in reversed(plan.workstreams)
            for indicator in workstream.indicators
        }

    def workstream(self, difference: Difference) -> str | None:
        """Find the id of the workstream of a record; None where it belongs to none or several."""
        record = difference.record
        if isinstance(record, Workstream):
            return record.id
        if isinstance(record, Task | Finding | Narrative | Category):
            return self._own(record)
        if isinstance(record, Part | Payment):
            return self._of_task(difference.id if isinstance(record, Part) else record.task)
        if isinstance(record, Indicator | Sample):
            named = record.id if isinstance(record, Indicator) else record.indicator
            return self.indicators.get(named)
        if isinstance(record, FindingItem):
            return self._of_finding(finding_of(difference.id or ""))
        return self._of_notice(record) if isinstance(record, Notice) else None

    def _of_finding(self, name: str) -> str | None:
        finding = self.plan.finding_by_id.get(name)
        return None if finding is None else self.plan.workstream_of(finding)

    def _own(self, record: Task | Finding | Narrative | Category) -> str | None:
        if isinstance(record, Finding):
            return self.plan.workstream_of(record)
        return record.workstream

    def _of_notice(self, notice: Notice) -> str | None:
        found = {self._of_task(task) for task in notice.tasks}
        findings = (self.plan.finding_by_id.get(finding) for finding in notice.findings)
        found |= {self.plan.workstream_of(finding) for finding in findings if finding is not None}
        return found.pop() if len(found) == 1 else None

    def _of_task(self, task_id: str | None) -> str | None:
        task = self.plan.task_by_id.get(task_of(task_id or ""))
        return None if task is None else task.workstream
