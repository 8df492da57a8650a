"""Who has what to do with a task: lead, coordination, territory, support, and whom to call."""

from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.words.word import Word


class DutyRole(Word):
    """What a unit is to a task."""

    LEAD = "lead", "牵头"
    JOINT = "joint", "联合牵头"
    COORDINATOR = "coordinator", "统筹"
    TERRITORIAL = "territorial", "属地"
    SUPPORT = "support", "配合"


@frozen
class Duties:
    """The units of a task; what it does not say it has from its workstream.

    A unit's part of a task lies in no other unit's territory. ``contact`` is a post: the task's,
    else that of the leading unit.
    """

    lead: str | None
    joint: tuple[str, ...]
    coordinator: str | None
    territorial: tuple[str, ...]
    support: tuple[str, ...]
    contact: str | None

    def role_of(self, owner: str) -> DutyRole | None:
        """The first that a unit is of lead, joint lead, coordinator, …; None for none."""
        units = (
            (DutyRole.LEAD, (self.lead,)),
            (DutyRole.JOINT, self.joint),
            (DutyRole.COORDINATOR, (self.coordinator,)),
            (DutyRole.TERRITORIAL, self.territorial),
            (DutyRole.SUPPORT, self.support),
        )
        return next((role for role, names in units if owner in names), None)


def duties(plan: Plan, leaf: Leaf) -> Duties:
    """Find the units of a counted task."""
    task, workstream = leaf.task, plan.workstream_by_id.get(leaf.task.workstream)
    territorial = task.territorial or (workstream.territorial if workstream else ())
    unit = plan.owner_by_name.get(leaf.owner or "")
    return Duties(
        lead=leaf.owner,
        joint=tuple(unit for unit in leaf.leads if unit is not None and unit != leaf.owner),
        coordinator=task.coordinator or (workstream.coordinator if workstream else None),
        territorial=tuple(t for t in territorial if leaf.part is None or t == leaf.owner),
        support=task.support or (workstream.support if workstream else ()),
        contact=task.contact or (unit.contact if unit else None),
    )


def posts_to_call(task: TaskState, owner: str | None) -> str:
    """责任岗位: the posts of a unit that answer for a task, or hold it up; empty where none is."""
    own = [leaf for leaf in task.holders if owner in leaf.leads] or [task.leaf]
    return "、".join(dict.fromkeys(leaf.task.contact for leaf in own if leaf.task.contact))
