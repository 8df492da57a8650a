"""Which documents are written: suggested steps that go out together."""

from collections.abc import Iterable, Sequence
from datetime import date

from wenming_cli.figures.days.calendar import days_after
from wenming_cli.figures.notices.steps import Suggestion
from wenming_cli.frozen import frozen
from wenming_cli.model.notice import NoticeKind
from wenming_cli.model.plan import Plan


@frozen
class Letter:
    """One document: a step and the items of one unit it is taken for.

    ``owner`` is None where no unit leads the task; ``reply_due`` is the day it asks to be
    answered by. ``apart`` is the id of the one item it was made for, empty where it is the unit's.
    """

    kind: NoticeKind
    owner: str | None
    steps: tuple[Suggestion, ...]
    reply_due: date
    apart: str

    @property
    def tasks(self) -> list[str]:
        """The ids of its tasks."""
        return [step.item.id for step in self.steps if step.is_task]

    @property
    def findings(self) -> list[str]:
        """The ids of its findings."""
        return [step.item.id for step in self.steps if not step.is_task]


def letters(
    plan: Plan, as_of: date, steps: Iterable[Suggestion], *, together: bool
) -> list[Letter]:
    """The documents for suggested steps, in their order.

    ``together``: one for each step and unit; else one for each item. Interviews are always held
    with a unit about everything.
    """
    groups: dict[tuple[NoticeKind, str | None, bool, str], list[Suggestion]] = {}
    for step in steps:
        if together or step.kind is NoticeKind.INTERVIEW:
            key = step.kind, step.owner, False, ""
        else:
            key = step.kind, step.owner, step.is_task, step.item.id
        groups.setdefault(key, []).append(step)
    return [
        Letter(kind, owner, tuple(own), _reply_due(plan, as_of, kind, own), apart)
        for (kind, owner, _, apart), own in groups.items()
    ]


def _reply_due(plan: Plan, as_of: date, kind: NoticeKind, steps: Sequence[Suggestion]) -> date:
    """A reminder leaves time until the first of the limits, any other until the next step."""
    if kind is NoticeKind.REMIND:
        limits = (step.item.effective_due for step in steps)
        return min(limit for limit in limits if limit is not None)
    return days_after(as_of, plan.settings.escalation.step_days)
