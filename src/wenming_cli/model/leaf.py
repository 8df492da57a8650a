"""Leaves: the tasks that are counted.

A task without parts is one leaf. A task with parts stands for its parts: each is a leaf called
``ID/owner`` that inherits what it does not say, and the parts share the task's weight equally.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from wenming_cli.diagnostic import Location
from wenming_cli.model.task import Course, Part, Target, Task


class Leaf(NamedTuple):
    """One counted task.

    ``owner`` is the leading unit after defaults (None: nobody), ``weight`` its share of the whole,
    ``course`` the record that holds its updates, limits and completion.
    """

    id: str
    task: Task
    part: Part | None
    course: Course
    owner: str | None
    due: date
    target: Target | None
    weight: Fraction

    def location(self, field: str | None = None) -> Location:
        """Where a field was written, in the part or in the task it inherits from."""
        if self.part is None:
            return self.task.location(field)
        own = field is None or getattr(self.part, field, None) not in (None, ())
        return self.part.location(field) if own else self.task.location(field)


@lru_cache(maxsize=1024)
def _fraction(weight: Decimal) -> Fraction:
    return Fraction(weight)


def leaves_of(task: Task, lead: str | None) -> tuple[Leaf, ...]:
    """The leaves of a task; ``lead`` is its workstream's leading unit."""
    weight = _fraction(task.weight)
    owner = task.owner or lead
    if not task.parts:
        return (Leaf(task.id, task, None, task, owner, task.due, task.target, weight),)
    share = weight / len(task.parts)
    return tuple(
        Leaf(
            f"{task.id}/{part.owner}",
            task,
            part,
            part,
            part.owner,
            part.due or task.due,
            part.target or task.target,
            share,
        )
        for part in task.parts
    )
