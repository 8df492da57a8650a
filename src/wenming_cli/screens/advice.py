"""The next thing to do about an item, in the same words wherever it is listed."""

from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.model.notice import Notice, NoticeKind

NOBODY_LEADS = "先明确牵头单位"
"""What comes before anything else where no unit leads a task."""


def advice(
    item: TaskState | FindingState, step: NoticeKind | None, out: Notice | None = None
) -> str:
    """A step that is due, a notice whose time still runs, or what to ask of the unit.

    Only a step that the list of suggested notices holds is called 建议.
    """
    if isinstance(item, TaskState) and item.is_blocked:
        first = f"先办结 {'、'.join(leaf.id for leaf in item.holders)}"
        return f"建议{step.label}，{first}" if step else first
    if item.owner is None:
        return f"建议{step.label}，{NOBODY_LEADS}" if step else NOBODY_LEADS
    if step is not None:
        return f"建议{step.label}"
    asked = _asked(item) if isinstance(item, TaskState) else None
    if asked is None and out is not None:
        return f"已于 {out.date} {out.kind.label}（{out.id}），跟进"
    if asked is None and isinstance(item, TaskState) and item.behind and not item.overdue_days:
        return "请说明落后原因"
    return asked or "问进展"


def _asked(task: TaskState) -> str | None:
    if task.state is State.SUBMITTED:
        return "办结了就写办结日期"
    return "催报进展" if task.unreported or task.stagnant else None
