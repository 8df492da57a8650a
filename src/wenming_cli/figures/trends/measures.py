"""What can be followed over time: figures, counts, and the two lines of the S-curve."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from wenming_cli.figures.counts import FindingCount, TaskCount, count_called
from wenming_cli.figures.definitions import Definition
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.findings.tallies import tallied_in
from wenming_cli.figures.inspections.coverage import label_in
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import DUE_COMPLETION_RATE, row_called, row_of
from wenming_cli.frozen import frozen
from wenming_cli.model.agreed_terms import Baseline
from wenming_cli.model.plan import Plan

Measured = Figure | int | None
"""What a group comes to: a figure, a count, nothing where the plan has nothing of that kind."""


@frozen
class Measure:
    """What is followed: its id, its label, and how a group comes by it."""

    id: str
    label: str
    of: Callable[[Group], Measured]


def measures_called(name: str) -> tuple[Measure, ...]:
    """What an id, a label or a word above a column stands for; nothing where it is none."""
    if name in S_CURVE:
        return PLANNED, DONE
    row, count = row_called(name), count_called(name)
    if row is not None:
        return (measure_of(row),)
    return (_of_count(count),) if count is not None else ()


def in_words_of(plan: Plan, measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """The same as a plan calls them."""
    rows = [(each, row_of(each.id)) for each in measures]
    return tuple(
        each if row is None else replace(each, label=label_in(plan.settings, row))
        for each, row in rows
    )


def measure_of(row: Definition) -> Measure:
    """A row of the table of figures."""
    return Measure(row.id, row.label, lambda group: group.figure(row.id))


def _of_count(count: TaskCount | FindingCount) -> Measure:
    if isinstance(count, TaskCount):
        return Measure(count.id, count.label, partial(_tasks, count))
    return Measure(count.id, count.label, partial(_findings, count))


def _tasks(count: TaskCount, group: Group) -> int:
    return len(count.among(group.tasks))


def _findings(count: FindingCount, group: Group) -> int | None:
    if not group.frame.plan.has_findings:
        return None
    return len(count.among(group.findings)) + tallied_in(count.id, group.tallies)


# --- the S-curve ----------------------------------------------------------------------------------

S_CURVE = ("s_curve", "S曲线", "s曲线")
"""What both lines of the S-curve are asked by."""


def _due(group: Group) -> int:
    figure = group.figure(DUE_COMPLETION_RATE.id)
    return int(figure.denominator) if figure is not None else 0


PLANNED = Measure("planned_done", "计划办结任务数", _due)
"""How many tasks were to be done by then: those the rate of tasks that are due is made of."""

DONE = Measure("done", "办结任务数", lambda group: group.counts["done"])
"""How many are done by then."""


def agreed(baseline: Baseline) -> Measure:
    """How many tasks were to be done by then as agreed, those that are there no more too.

    Of a unit or a workstream they are those that are its own now: a baseline knows no units.
    """
    label = f"基线“{baseline.name}”计划办结任务数"
    return Measure("agreed_done", label, partial(_agreed, baseline))


def _agreed(baseline: Baseline, group: Group) -> int:
    own = {task.leaf.id for task in group.tasks}
    limits = (t.due for name, t in baseline.tasks.items() if group.is_whole or name in own)
    return sum(due is not None and due <= group.frame.as_of for due in limits)
