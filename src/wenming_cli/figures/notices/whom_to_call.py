"""Whom to call today, and about what: unit by unit, everything that does not run by itself."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from wenming_cli.figures.days.calendar import horizon
from wenming_cli.figures.exam.materials import MaterialState, material_states
from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.notices.issued import Issued, Reply, issued
from wenming_cli.figures.notices.steps import Suggestion, steps_of
from wenming_cli.figures.notices.steps.open_items import is_live, returned_on
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.milestones import MilestoneState, near_milestones
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.notice import Notice
from wenming_cli.model.plan import Plan
from wenming_cli.words.word import Word


class Trouble(Word):
    """Why an item is on the list, worst first."""

    OVERDUE = "overdue", "逾期"
    BEHIND = "behind", "落后计划"
    STAGNANT = "stagnant", "停滞"
    UNREPORTED = "unreported", "未报送"
    RETURNED = "returned", "退回"
    BLOCKED = "blocked", "受阻"
    DUE_SOON = "due_soon", "临期"
    MILESTONE = "milestone", "里程碑"


@frozen
class Call:
    """A task or finding to ask a unit about.

    ``owner`` is asked: the unit of the item, or one that holds a blocked task up. ``troubles`` are
    worst first; there may be none where only a step is due. ``step`` is the one
    that is suggested, ``out`` the notice the item is waiting for where one has gone out.
    ``milestones`` are those of a task that are late or due soon.
    """

    item: TaskState | FindingState
    owner: str | None
    troubles: tuple[Trouble, ...]
    step: Suggestion | None
    out: Notice | None
    milestones: tuple[MilestoneState, ...] = ()


@frozen
class Desk:
    """One unit: what to call it about, the most overdue first, and the replies it owes.

    ``owner`` is None for tasks that no unit leads. ``materials`` are those it has to hand in, to
    hand in again or to mend, the longest due first.
    """

    owner: str | None
    calls: tuple[Call, ...]
    replies: tuple[Issued, ...]
    materials: tuple[MaterialState, ...] = ()


def desks(plan: Plan, as_of: date) -> tuple[Desk, ...]:
    """List the units to be called, in the order of the directory, what nobody leads last."""
    calls = _by_owner(_calls(plan, as_of))
    replies: dict[str | None, list[Issued]] = {}
    for each in issued(plan, as_of):
        if each.reply is Reply.OVERDUE:
            for owner in each.owing:
                replies.setdefault(owner, []).append(each)
    materials = grouped((each.material.owner, each) for each in _wanted(plan, as_of))
    names = [*(owner.name for owner in plan.owners), None]
    return tuple(
        Desk(
            name,
            tuple(calls.get(name, ())),
            tuple(replies.get(name, ())),
            tuple(materials.get(name or "", ())),
        )
        for name in names
        if name in calls or name in replies or name in materials
    )


def _wanted(plan: Plan, as_of: date) -> list[MaterialState]:
    """The materials that were due and are not as they should be, and those that are due soon."""
    soon = horizon(as_of, plan.settings.due_soon_days, plan.settings)
    states = material_states(plan, as_of)
    wanted = [m for m in states if not m.is_complete and m.material.due <= soon]
    return sorted(wanted, key=lambda m: m.material.due)


def _calls(plan: Plan, as_of: date) -> Iterator[Call]:
    tasks, findings = assess(plan, as_of), survey(plan, as_of)
    steps = steps_of(plan, as_of, tasks, findings)
    due = {(step.is_task, step.item.id, step.owner): step for step in steps.suggested}
    soon = horizon(as_of, plan.settings.due_soon_days, plan.settings)
    for task in tasks:
        near = () if task.is_blocked else near_milestones(task, as_of, soon)
        troubles, out = (*_of_task(task), *_of_milestones(near)), steps.tasks_out.get(task.id)
        for owner in task.answerers:
            step = due.get((True, task.id, owner))
            if troubles or step:
                yield Call(task, owner, troubles, step, out, near)
    for finding in findings:
        if is_live(finding):
            owner = finding.owner
            troubles, step = tuple(_of_finding(finding)), due.get((False, finding.id, owner))
            if troubles or step:
                yield Call(finding, owner, troubles, step, steps.findings_out.get(finding.id))


def _of_task(task: TaskState) -> Iterator[Trouble]:
    if task.overdue_days:
        yield Trouble.OVERDUE
    elif task.behind:
        yield Trouble.BEHIND
    if task.is_blocked:
        yield Trouble.BLOCKED
    else:
        yield from _of_silence(task)
    if task.due_soon:
        yield Trouble.DUE_SOON


def _of_milestones(near: Sequence[MilestoneState]) -> Iterator[Trouble]:
    if near:
        yield Trouble.MILESTONE


def _of_silence(task: TaskState) -> Iterator[Trouble]:
    if task.stagnant:
        yield Trouble.STAGNANT
    if task.unreported:
        yield Trouble.UNREPORTED


def _of_finding(finding: FindingState) -> Iterator[Trouble]:
    if finding.overdue_days:
        yield Trouble.OVERDUE
    if returned_on(finding):
        yield Trouble.RETURNED
    if finding.due_soon:
        yield Trouble.DUE_SOON


def _by_owner(calls: Iterator[Call]) -> Mapping[str | None, Sequence[Call]]:
    """The calls of each unit: overdue ones first, the longest of them at the top."""
    desk: dict[str | None, list[Call]] = {}
    for call in calls:
        desk.setdefault(call.owner, []).append(call)
    for own in desk.values():
        own.sort(key=lambda call: (-call.item.overdue_days, call.item.effective_due or date.max))
    return desk
