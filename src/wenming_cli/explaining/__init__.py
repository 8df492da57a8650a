"""What stands behind every figure: the formula with its numbers, and record by record why.

Whatever prints it — a screen, an attachment of the report, data for a program — prints the same.
"""

from collections.abc import Callable, Iterable
from itertools import chain

from wenming_cli.explaining import (
    of_evidence,
    of_exam,
    of_findings,
    of_materials,
    of_money,
    of_rounds,
    of_samples,
    of_tasks,
)
from wenming_cli.explaining.formula import formula
from wenming_cli.explaining.item import Evidence, Item, Role, What
from wenming_cli.explaining.parts import items
from wenming_cli.figures.counts import FindingCount, TaskCount
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Definition, Subject
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.tallies import tallied_in
from wenming_cli.figures.inspections.coverage import label_in
from wenming_cli.figures.rows import Amount
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import FINDING_ROWS, MATERIAL_ROWS, TASK_ROWS
from wenming_cli.figures.units import answerable
from wenming_cli.frozen import frozen
from wenming_cli.model.finding import Finding
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan

__all__ = ["Evidence", "Item", "Role", "Scope", "What", "count_of", "evidence_of"]


@frozen
class Scope:
    """A scope says what a figure is of: ``plan``, ``workstream`` or ``owner``, with its id."""

    of: str
    id: str

    def holds_task(self, leaf: Leaf) -> bool:
        """Tell whether a task belongs to it."""
        if self.of == "workstream":
            return leaf.task.workstream == self.id
        return self.of == "plan" or self.id in leaf.leads

    def holds_finding(self, plan: Plan) -> Callable[[Finding], bool]:
        """Tell whether a finding belongs to it; one of a community is also its subdistrict's."""
        if self.of != "owner":
            return lambda finding: self.of == "plan" or plan.workstream_of(finding) == self.id
        return lambda finding: self.id in answerable(plan, finding.owner)


def evidence_of(plan: Plan, group: Group, scope: Scope, row: Definition) -> Evidence:
    """Find everything behind a figure of a group; without the figure there is nothing."""
    figure = group.figure(row.id)
    if figure is None:
        label = label_in(plan.settings, row)
        return Evidence(row.id, label, row.meaning, None, None, "", ())
    behind = tuple(_items(plan, group, scope, row, figure))
    text = formula(group, row, figure)
    label = figure.definition.label
    return Evidence(row.id, label, row.meaning, figure, None, text, behind)


def _items(
    plan: Plan, group: Group, scope: Scope, row: Definition, figure: Figure
) -> Iterable[Item]:
    as_of, period = group.frame.as_of, Period.up_to(group.frame.as_of)
    for task_row in TASK_ROWS:
        if task_row is row:
            known = items(task_row, figure, group.tasks, period, of_tasks.item)
            return chain(known, of_tasks.later(plan, as_of, scope.holds_task))
    for finding_row in FINDING_ROWS:
        if finding_row is row:
            found = items(finding_row, figure, group.findings, period, of_findings.item)
            later = of_findings.later(plan, as_of, scope.holds_finding(plan))
            return chain(found, map(of_findings.tally, figure.tallies), later)
    for material_row in MATERIAL_ROWS:
        if material_row is row:
            return items(material_row, figure, group.materials, period, of_materials.item)
    if row.subject is Subject.EVIDENCE:
        given = of_evidence.given(group, figure)
        holds = (scope.holds_task, scope.holds_finding(plan))
        return chain(given, of_evidence.later(plan, as_of, *holds))
    return _other_items(plan, group, scope, row, figure)


def _other_items(
    plan: Plan, group: Group, scope: Scope, row: Definition, figure: Figure
) -> Iterable[Item]:
    """What stands behind a figure that is made neither of tasks nor of findings."""
    if isinstance(row, Amount):
        return of_money.items(plan, row, group.frame.as_of)
    told = _OTHERS.get(row.subject)
    if told is not None:
        return told(group, scope, figure)
    if row.subject is Subject.TIME or group.patrol is None:
        return of_money.period(plan)
    return of_rounds.items(group.patrol, figure)


_OTHERS: dict[Subject, Callable[[Group, Scope, Figure], Iterable[Item]]] = {
    Subject.SAMPLES: lambda group, scope, _: of_samples.samples(
        group, scope.id if scope.of == "owner" else None
    ),
    Subject.SCORES: lambda group, *_: of_samples.scores(group),
    Subject.OBSERVATIONS: lambda group, _, figure: (
        () if group.exam is None else of_exam.items(group.exam, figure)
    ),
}


def count_of(group: Group, count: TaskCount | FindingCount) -> Evidence:
    """Find the tasks or findings that a count of a group counts."""
    meaning, counted = "一项一项数，截止日以后的记录不计", 0
    if isinstance(count, TaskCount):
        found = [of_tasks.item(t, Role.NUMERATOR) for t in count.among(group.tasks)]
    else:
        found = [of_findings.item(f, Role.NUMERATOR) for f in count.among(group.findings)]
        counted = tallied_in(count.id, group.tallies)
    tallied = map(of_findings.tally, group.tallies) if counted else ()
    number = len(found) + counted
    return Evidence(count.id, count.label, meaning, None, number, "", (*found, *tallied))
