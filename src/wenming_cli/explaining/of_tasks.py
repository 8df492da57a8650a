"""The tasks behind a figure: in the numerator, in the denominator only, and left out, each why."""

from collections.abc import Callable, Iterator
from datetime import date

from wenming_cli.explaining.item import Item, Role, What
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.rows import Counted
from wenming_cli.figures.standing import Group
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan

Row = Counted[TaskState]


def items(
    plan: Plan, group: Group, row: Row, figure: Figure, holds: Callable[[Leaf], bool]
) -> list[Item]:
    """Every task of a group; those not handed out yet are left out like the others."""
    as_of = group.frame.as_of
    part, whole = set(figure.counted), set(figure.among)
    period = Period(date.min, as_of)
    counted = [item_of(t, role_of(t.id, part, whole), row, period) for t in group.tasks]
    return [*counted, *_later(plan, as_of, holds)]


def role_of(name: str, part: set[str], whole: set[str]) -> Role:
    """The part something plays, by what is in the numerator and what in the denominator."""
    if name in part:
        return Role.NUMERATOR
    return Role.DENOMINATOR if name in whole else Role.LEFT_OUT


def _later(plan: Plan, as_of: date, holds: Callable[[Leaf], bool]) -> Iterator[Item]:
    for leaf in plan.leaves:
        assigned = leaf.task.assigned
        if assigned is not None and assigned > as_of and holds(leaf):
            words = f"{assigned} 才交办"
            title = leaf.task.title
            yield Item(
                Role.LEFT_OUT, What.TASK, leaf.id, assigned, title, words, leaf.task, "assigned"
            )


def counted(state: TaskState) -> Item:
    """A task that a count counts."""
    return _item(state, Role.NUMERATOR, None)


def item_of(state: TaskState, role: Role, row: Row, period: Period) -> Item:
    """A task in the part it plays in a figure, and why."""
    why = row.reason(state, period) if role is Role.LEFT_OUT else row.said(state)
    return _item(state, role, why)


def _item(state: TaskState, role: Role, why: str | None) -> Item:
    facts = [f"时限 {state.effective_due}", state.state.label]
    if state.state is State.DONE:
        facts.append(f"{state.leaf.course.done} 办结")
    facts += [*state.late_words, *([why] if why else [])]
    leaf, words = state.leaf, "，".join(facts)
    return Item(role, What.TASK, leaf.id, None, leaf.task.title, words, leaf.part or leaf.task)
