"""What a step or a notice is about, in the words of a table."""

from collections.abc import Iterator

from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.inspections.coverage import Turn
from wenming_cli.figures.tasks.duties import posts_to_call
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.model.notice import Notice
from wenming_cli.model.plan import Plan
from wenming_cli.model.recurrence import task_of


def title(plan: Plan, item: TaskState | FindingState) -> str:
    """The title of a task; the text of a finding after its place."""
    if isinstance(item, TaskState):
        return item.title
    return f"{plan.text_of(item.finding)}{item.items_in_brackets}"


def contact(plan: Plan, owner: str | None) -> str:
    """联系岗位: the post to call at a unit; empty where the directory names none."""
    unit = plan.owner_by_name.get(owner or "")
    return unit.contact or "" if unit else ""


def post_of(item: TaskState | FindingState, owner: str | None) -> str:
    """责任岗位 at a unit for a task; empty of a finding, and where the task names none."""
    return posts_to_call(item, owner) if isinstance(item, TaskState) else ""


def whom_to_call(plan: Plan, item: TaskState | FindingState, owner: str | None) -> str:
    """责任岗位, else 联系岗位 of the unit; empty where neither is written."""
    return post_of(item, owner) or contact(plan, owner)


def others_came(turn: Turn) -> str:
    """Who came to a missed site though the settings do not ask it of them; empty where nobody."""
    came = "、".join(tier.label for tier in turn.others)
    return f"{came}到过，不在规定的层级里" if came else ""


def items(notice: Notice) -> str:
    """The ids of what a notice is about."""
    return "、".join((*notice.tasks, *notice.findings))


def titles(plan: Plan, notice: Notice) -> str:
    """What a notice is about, each task once."""
    return "；".join(dict.fromkeys(_titles(plan, notice)))


def _titles(plan: Plan, notice: Notice) -> Iterator[str]:
    for name in notice.tasks:
        yield plan.task_by_id[task_of(name)].title
    for name in notice.findings:
        yield plan.finding_by_id[name].text
