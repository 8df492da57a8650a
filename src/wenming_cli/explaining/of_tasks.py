"""The tasks behind a figure: what is told of each, and those that were handed out later."""

from collections.abc import Callable, Iterator
from datetime import date

from wenming_cli.explaining.item import Item, Role, What
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.words.dates import limit_text


def item(state: TaskState, role: Role, why: str | None = None) -> Item:
    """Tell of a task in the part it plays, and why it plays it."""
    facts = [f"时限 {limit_text(state.effective_due)}", state.state.label]
    if state.state is State.DONE:
        facts.append(f"{state.leaf.course.done} 办结")
    facts += [*state.late_words, *([why] if why else [])]
    leaf, words = state.leaf, "，".join(facts)
    return Item(role, What.TASK, leaf.id, None, leaf.title, words, leaf.part or leaf.task)


def later(plan: Plan, as_of: date, holds: Callable[[Leaf], bool]) -> Iterator[Item]:
    """Tell of the tasks that were not handed out yet: they are left out like the others."""
    for leaf in plan.leaves:
        task, day = leaf.task, leaf.begins
        if day is not None and day > as_of and holds(leaf):
            field = "assigned" if day == task.assigned else "every"
            words = f"{day} 才{'交办' if field == 'assigned' else '开始这一期'}"
            yield Item(Role.LEFT_OUT, What.TASK, leaf.id, day, leaf.title, words, task, field)
