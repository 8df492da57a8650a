"""Three steps, 督办 → 通报 → 约谈: what the program suggests, apart from what was issued.

A pure function of a plan and a date. Records dated later do not exist yet, so replaying a past day
gives what would have been suggested then. A person signs.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from wenming_cli.figures.findings.finding_state import FindingState
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.notices.issued import concerned
from wenming_cli.figures.notices.steps.ladder import Ladder
from wenming_cli.figures.notices.steps.open_items import Item, answerers, is_live
from wenming_cli.figures.notices.steps.suggestion import Suggestion
from wenming_cli.figures.tasks.assessing import assess
from wenming_cli.figures.tasks.task_state import TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.notice import Notice, NoticeKind
from wenming_cli.model.plan import Plan

__all__ = ["Steps", "Suggestion", "in_order", "steps_at", "steps_of", "suggestions"]

_GRAVEST_FIRST = {kind: rank for rank, kind in enumerate(reversed(NoticeKind))}


@frozen
class Steps:
    """Steps at a date: those that are due, and those that are out.

    ``suggested`` stand gravest first, then by unit in the order of the directory, tasks before
    findings; so the interviews of a unit stand together. ``tasks_out`` and ``findings_out`` hold
    the notice on a live item that has not run out, by the item's id.
    """

    suggested: tuple[Suggestion, ...]
    tasks_out: Mapping[str, Notice]
    findings_out: Mapping[str, Notice]


def suggestions(plan: Plan, as_of: date) -> tuple[Suggestion, ...]:
    """Find every step that is due at the end of a day."""
    return steps_at(plan, as_of).suggested


def steps_at(plan: Plan, as_of: date) -> Steps:
    """Find every step that is due at the end of a day, and every one that is out."""
    return steps_of(plan, as_of, assess(plan, as_of), survey(plan, as_of))


def steps_of(
    plan: Plan, as_of: date, tasks: Iterable[TaskState], findings: Iterable[FindingState]
) -> Steps:
    """Find the same for tasks and findings that have been assessed at that day already."""
    ladder, notices = Ladder.of(plan, as_of), concerned(plan, as_of)
    task_steps, tasks_out = _taken(ladder, tasks, notices.tasks)
    finding_steps, findings_out = _taken(ladder, findings, notices.findings)
    return Steps(in_order(plan, (*task_steps, *finding_steps)), tasks_out, findings_out)


def _taken(
    ladder: Ladder, items: Iterable[Item], notices: Mapping[str, Sequence[Notice]]
) -> tuple[list[Suggestion], dict[str, Notice]]:
    """The steps that are due for items, and the notices that items are waiting for."""
    due: list[Suggestion] = []
    running: dict[str, Notice] = {}
    for item in items:
        if not is_live(item):
            continue
        for owner in answerers(item):
            out = ladder.out(item, owner, notices.get(item.id, ()))
            step = ladder.step(item, owner, out)
            if step is not None:
                due.append(step)
            elif out is not None and ladder.is_running(out):
                running[item.id] = out
    return due, running


def in_order(plan: Plan, suggested: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Gravest first; of one kind by unit in the order of the directory, nobody's last."""
    place = {owner.name: index for index, owner in enumerate(plan.owners)}

    def order(step: Suggestion) -> tuple[int, int]:
        return _GRAVEST_FIRST[step.kind], place.get(step.owner or "", len(place))

    return tuple(sorted(suggested, key=order))
