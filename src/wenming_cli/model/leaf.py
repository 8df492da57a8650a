"""Leaves: the tasks that are counted.

A task without parts is one leaf. A task with parts stands for its parts: each is a leaf called
``ID/owner`` that inherits what it does not say, and the parts share the task's weight equally.
What they have to reach is written with each, or falls to those that say nothing of it jointly.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from wenming_cli.diagnostic import Location
from wenming_cli.model.scalars import Due
from wenming_cli.model.task import Course, NamedTarget, Part, Target, Task


class Leaf(NamedTuple):
    """One counted task.

    ``owner`` is the leading unit after defaults (None: nobody), ``weight`` its share of the whole,
    ``course`` the record that holds its updates, limits and completion. ``joint`` are the courses
    that reach for its target together, where nobody wrote which part of it is whose. ``due`` is
    None for a standing duty, which has no limit.
    """

    id: str
    task: Task
    part: Part | None
    course: Course
    owner: str | None
    due: date | None
    target: Target | None
    weight: Fraction
    joint: tuple[Course, ...] = ()
    targets: tuple[NamedTarget, ...] = ()

    @property
    def last_day(self) -> date:
        """Its limit where limits are put in order: standing duties come last."""
        return self.due or date.max

    @property
    def start(self) -> date | None:
        """The day it is measured from: as written, or when it was handed out; else the plan's."""
        return self.task.start or self.task.assigned

    @property
    def leads(self) -> tuple[str | None, ...]:
        """The units that answer for it: its leading one, and those that lead it jointly.

        A part is its own unit's alone. Nobody (None) where no unit is named.
        """
        if self.part is not None or not self.task.joint:
            return (self.owner,)
        return tuple(dict.fromkeys((self.owner, *self.task.joint)))

    @property
    def led_by(self) -> str | None:
        """The units that answer for it in one cell: ``甲局、乙局``; None for nobody."""
        return "、".join(filter(None, self.leads)) or None

    def location(self, field: str | None = None) -> Location:
        """Where a field was written, in the part or in the task it inherits from."""
        if self.part is None:
            return self.task.location(field)
        own = field is None or getattr(self.part, field, None) not in (None, ())
        return self.part.location(field) if own else self.task.location(field)


def day_of(due: Due | None) -> date | None:
    """The last day of a limit as it is written; None where it is 长期, or not written."""
    return due if isinstance(due, date) else None


@lru_cache(maxsize=1024)
def _fraction(weight: Decimal) -> Fraction:
    return Fraction(weight)


def leaves_of(task: Task, lead: str | None) -> tuple[Leaf, ...]:
    """The leaves of a task; ``lead`` is its workstream's leading unit."""
    weight = _fraction(task.weight)
    owner = task.owner or lead or next(iter(task.joint), None)
    if not task.parts:
        due = day_of(task.due)
        return (Leaf(task.id, task, None, task, owner, due, task.target, weight, (), task.targets),)
    return tuple(_parts_of(task, weight / len(task.parts)))


def own_target(task: Task, part: Part) -> Target | None:
    """What a part is to reach by itself: its own target, or its share of the task's."""
    if part.target is not None or part.share is None or task.target is None:
        return part.target
    return task.target.model_copy(update={"value": task.target.value * part.share / 100})


def own_targets(task: Task, part: Part) -> tuple[NamedTarget, ...]:
    """The quantities a part is to reach: its own, or its share of each of the task's."""
    if part.targets or part.share is None:
        return part.targets
    return tuple(
        each.model_copy(update={"value": each.value * part.share / 100}) for each in task.targets
    )


def unshared(task: Task) -> Target | None:
    """What of a task's target no part has for itself; None where nothing is left."""
    if task.target is None:
        return None
    own = [own_target(task, part) for part in task.parts]
    taken = sum((t.value for t in own if t and t.unit == task.target.unit), Decimal(0))
    left = task.target.value - taken
    return task.target.model_copy(update={"value": left}) if left > 0 else None


def _parts_of(task: Task, weight: Fraction) -> Iterator[Leaf]:
    own = [own_target(task, part) for part in task.parts]
    joint: tuple[Course, ...] = tuple(
        part for part, target in zip(task.parts, own, strict=True) if target is None
    )
    rest = unshared(task) if joint else None
    for part, target in zip(task.parts, own, strict=True):
        yield Leaf(
            f"{task.id}/{part.owner}",
            task,
            part,
            part,
            part.owner,
            day_of(part.due or task.due),
            target or rest,
            weight,
            joint if target is None and rest is not None and len(joint) > 1 else (),
            own_targets(task, part),
        )
