"""What can be followed over time: figures, counts, and the two lines of the S-curve."""

from collections.abc import Callable
from functools import partial

from wenming_cli.figures.counts import FindingCount, TaskCount, count_called
from wenming_cli.figures.definitions import Definition
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import DUE_COMPLETION_RATE, row_called
from wenming_cli.frozen import frozen

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


def measure_of(row: Definition) -> Measure:
    """A row of the table of figures."""
    return Measure(row.id, row.label, lambda group: group.figure(row.id))


def _of_count(count: TaskCount | FindingCount) -> Measure:
    of = _tasks if isinstance(count, TaskCount) else _findings
    return Measure(count.id, count.label, partial(of, count.counts))


def _tasks(counts: Callable[..., bool], group: Group) -> int:
    return sum(map(counts, group.tasks))


def _findings(counts: Callable[..., bool], group: Group) -> int | None:
    return sum(map(counts, group.findings)) if group.frame.plan.findings else None


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
