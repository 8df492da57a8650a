"""What is late in a plan on a day, so that two states of it can be held against each other."""

from datetime import date

from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.model.plan import Plan


def late_tasks(plan: Plan, day: date) -> frozenset[str]:
    """The tasks and parts that are overdue, or were done when their limit had passed."""
    return frozenset(state.id for state in assess(plan, day) if _is_late(state))


def late_findings(plan: Plan, day: date) -> frozenset[str]:
    """The findings that are overdue, or were put right when their limit had passed."""
    return frozenset(state.id for state in survey(plan, day) if _was_late(state))


def _is_late(task: TaskState) -> bool:
    if task.state is State.DONE:
        return not task.is_done_by(task.effective_due)
    return task.overdue_days > 0


def _was_late(finding: FindingState) -> bool:
    if finding.state in (Stage.VOID, Stage.LONG_TERM):
        return False
    fixed = finding.rectified_on
    return finding.overdue_days > 0 or (fixed is not None and fixed > finding.effective_due)
