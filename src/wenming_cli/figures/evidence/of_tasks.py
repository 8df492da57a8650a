"""The tasks behind a figure: in the numerator, in the denominator only, and left out, each why."""

from collections.abc import Callable, Iterator
from datetime import date

from wenming_cli.figures.evidence.item import Item, Role, What
from wenming_cli.figures.figure import Figure, exact_text, percent_text
from wenming_cli.figures.standing import Group
from wenming_cli.figures.task_state import State, TaskState
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan

_BY_LIMIT = ("due_completion_rate", "on_time_rate", "extension_rate")
_WEIGHTED = ("weighted_progress", "planned_progress")


def items(plan: Plan, group: Group, figure: Figure, holds: Callable[[Leaf], bool]) -> list[Item]:
    """Every task of a group; those not handed out yet are left out like the others."""
    as_of = group.frame.as_of
    part = {state.id for state in figure.part}
    whole = {state.id for state in figure.whole}
    counted = [
        item_of(state, role_of(state.id, part, whole), figure.id, as_of) for state in group.tasks
    ]
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
    return item_of(state, Role.NUMERATOR, "", state.effective_due)


def item_of(state: TaskState, role: Role, figure_id: str, as_of: date) -> Item:
    """A task in the part it plays in a figure, and why."""
    facts = [f"时限 {state.effective_due}", state.state.label]
    done = state.leaf.course.done
    if state.state is State.DONE:
        facts.append(f"{done} 办结")
    facts += state.late_words
    why = (
        _left_out(state, figure_id, as_of) if role is Role.LEFT_OUT else _counted(state, figure_id)
    )
    leaf, words = state.leaf, "，".join([*facts, *why])
    return Item(role, What.TASK, leaf.id, None, leaf.task.title, words, leaf.part or leaf.task)


def _counted(state: TaskState, figure_id: str) -> Iterator[str]:
    """What counts of a task, beyond its state."""
    if figure_id in _WEIGHTED:
        share = state.progress if figure_id == "weighted_progress" else state.planned
        word = "完成进度" if figure_id == "weighted_progress" else "计划进度"
        yield f"权重 {exact_text(state.leaf.weight)} × {word} {percent_text(share)}"
    elif figure_id == "on_time_rate" and state.state is State.DONE:
        yield "不晚于时限" if state.is_done_by(state.effective_due) else "晚于时限"
    elif figure_id == "original_on_time_rate":
        yield f"原定时限 {state.leaf.due}"
    elif figure_id == "extension_rate" and state.extensions:
        last = state.extensions[-1]
        yield f"{last.date} 批准延期到 {last.to}"


def _left_out(state: TaskState, figure_id: str, as_of: date) -> Iterator[str]:
    """Why a task does not count."""
    course = state.leaf.course
    if state.state is State.CANCELLED and course.cancelled is not None:
        yield f"{course.cancelled.date} 取消的不计"
    elif state.state is State.SUSPENDED and figure_id != "completion_rate":
        yield "暂缓期间不计"
    elif figure_id in _BY_LIMIT and state.effective_due > as_of:
        yield "时限还没有到" + ("，提前办结的另列" if state.state is State.DONE else "")
    elif figure_id == "original_on_time_rate" and state.leaf.due > as_of:
        yield f"原定时限 {state.leaf.due} 还没有到"
