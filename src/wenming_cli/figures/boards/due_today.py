"""What falls due on the very day and is not done: counted as due, and not overdue yet.

A rate of what is due counts it as not done, while no list of what is overdue holds it.
"""

from collections.abc import Iterable
from datetime import date

from wenming_cli.figures.boards.rates import counts
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import AT_REST, TaskState
from wenming_cli.model.plan import Plan


def due_on(plan: Plan, day: date) -> list[TaskState | FindingState]:
    """Find the open tasks, then the open findings that boards count, that are due on a day."""
    tasks = tasks_due(assess(plan, day), day)
    findings = [f for f in findings_due(survey(plan, day), day) if counts(f)]
    return [*tasks, *findings]


def tasks_due(tasks: Iterable[TaskState], day: date) -> list[TaskState]:
    """Find the running tasks whose limit in force is the day they were assessed at."""
    return [t for t in tasks if t.effective_due == day and t.state not in AT_REST]


def findings_due(findings: Iterable[FindingState], day: date) -> list[FindingState]:
    """Find the open findings whose limit in force is the day they were surveyed at."""
    return [f for f in findings if f.effective_due == day and f.state is Stage.OPEN]
