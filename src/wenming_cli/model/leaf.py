"""Leaves: the tasks that are counted.

A task without parts is one leaf. A task with parts stands for its parts: each is a leaf called
``ID/owner`` that inherits what it does not say, and the parts share the task's weight equally.
What they have to reach is written with each, or falls to those that say nothing of it jointly.

A recurring task, or each of its parts, stands for its occurrences: each is a leaf called
``ID@2020-06`` that has its own limit and its own updates, and they share the weight equally.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from wenming_cli.diagnostic import Location
from wenming_cli.model.recurrence import MARK, Occurrence, base_of, occurrences
from wenming_cli.model.scalars import Due
from wenming_cli.model.task import (
    Course,
    Extension,
    NamedTarget,
    Part,
    Target,
    Task,
    Update,
)


class Leaf(NamedTuple):
    """One counted task.

    ``owner`` is the leading unit after defaults (None: nobody), ``weight`` its share of the whole,
    ``course`` the record that holds its updates, limits and completion. ``joint`` are the courses
    that reach for its target together, where nobody wrote which part of it is whose, and ``before``
    is what units that are gone since another year had reached of it. ``due`` is None for a standing
    duty, which has no limit. ``occurrence`` is the period of a recurring duty.
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
    occurrence: Occurrence | None = None
    before: Decimal = Decimal(0)

    @property
    def whole(self) -> str:
        """What parts are parts of: a task, or a period of one that recurs."""
        period = self.occurrence
        return self.task.id if period is None else f"{self.task.id}{MARK}{period.key}"

    @property
    def title(self) -> str:
        """What the task is called, with the period of an occurrence."""
        period = self.occurrence
        return self.task.title if period is None else f"{self.task.title}（{period.name}）"

    @property
    def last_day(self) -> date:
        """Its limit where limits are put in order: standing duties come last."""
        return self.due or date.max

    @property
    def start(self) -> date | None:
        """The day it is measured from: as written, or when it was handed out; else the plan's."""
        if self.occurrence is not None:
            return self.occurrence.first
        return self.task.start or self.task.assigned

    @property
    def begins(self) -> date | None:
        """The day from which it is counted: when it was handed out, when its period begins."""
        if self.occurrence is None:
            return self.task.assigned
        return max(self.occurrence.first, self.task.assigned or date.min)

    @property
    def completion(self) -> Course | Update:
        """The record that says it is done: of an occurrence an update, where there is one."""
        if self.occurrence is None:
            return self.course
        return next((u for u in self.course.updates if u.done == self.course.done), self.course)

    @property
    def is_repeat(self) -> bool:
        """Whether it is an occurrence after the first: what is written once is told once."""
        return self.occurrence is not None and not self.occurrence.is_first

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
        if field == "due" and self.occurrence is not None:
            field = "every"
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


def leaves_of(task: Task, lead: str | None, plan: tuple[date, date]) -> tuple[Leaf, ...]:
    """The leaves of a task; ``lead`` is its workstream's leading unit, ``plan`` its two ends."""
    weight = _fraction(task.weight)
    owner = task.owner or lead or next(iter(task.joint), None)
    periods = periods_of(task, plan)
    if periods is not None:
        return tuple(_occurrences_of(task, owner, periods, weight))
    if not task.parts:
        due = day_of(task.due)
        return (Leaf(task.id, task, None, task, owner, due, task.target, weight, (), task.targets),)
    return tuple(_parts_of(task, task.parts, weight / len(task.parts)))


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


def _parts_of(task: Task, courses: tuple[Course, ...], weight: Fraction) -> Iterator[Leaf]:
    """The parts of a task, each with the course that holds its records."""
    own = [own_target(task, part) for part in task.parts]
    joint: tuple[Course, ...] = tuple(
        course for course, target in zip(courses, own, strict=True) if target is None
    )
    rest = unshared(task) if joint else None
    before = (task.origin.reached if task.origin else None) or Decimal(0)
    is_shared = rest is not None and (len(joint) > 1 or before > 0)
    for part, course, target in zip(task.parts, courses, own, strict=True):
        yield Leaf(
            f"{task.id}/{part.owner}",
            task,
            part,
            course,
            part.owner,
            day_of(part.due or task.due),
            target or rest,
            weight,
            joint if target is None and is_shared else (),
            own_targets(task, part),
            before=before,
        )


# --- recurring duties -----------------------------------------------------------------------------


def holders(leaves: Iterable[Leaf]) -> Iterator[tuple[str, Task | Part]]:
    """The tasks and parts that leaves stand for, each once as it is written, by its id."""
    for leaf in leaves:
        if not leaf.is_repeat:
            yield base_of(leaf.id), leaf.part or leaf.task


def periods_of(task: Task, plan: tuple[date, date]) -> tuple[Occurrence, ...] | None:
    """The occurrences of a recurring task within a plan; None for any other task."""
    every = task.every
    if every is None:
        return None
    start = every.since or task.start or task.assigned or plan[0]
    return occurrences(every, max(start, plan[0]), min(every.until or plan[1], plan[1]))


def key_of(entry: Update | Extension, periods: tuple[Occurrence, ...]) -> str | None:
    """The period a record belongs to: as written, or that of its date; None where it has none."""
    if entry.task is not None and MARK in entry.task:
        return entry.task.rpartition(MARK)[2]
    return next((each.key for each in periods if entry.date in each), None)


def _occurrences_of(
    task: Task, owner: str | None, periods: tuple[Occurrence, ...], weight: Fraction
) -> Iterator[Leaf]:
    share = weight / (len(periods) or 1)
    parts = [_courses(part, periods) for part in task.parts]
    own = _courses(task, periods)
    for at, period in enumerate(periods):
        name = f"{MARK}{period.key}"
        if task.parts:
            courses = tuple(courses[at] for courses in parts)
            leaves = _parts_of(task, courses, share / len(task.parts))
        else:
            whole = Leaf(task.id, task, None, own[at], owner, None, task.target, share)
            leaves = iter((whole._replace(targets=task.targets),))
        for leaf in leaves:
            if _is_there(leaf, period):
                yield leaf._replace(id=leaf.id + name, due=period.due, occurrence=period)


def _is_there(leaf: Leaf, period: Occurrence) -> bool:
    """Whether a period had begun before the whole was cancelled."""
    end = leaf.part.cancelled if leaf.part is not None else leaf.task.cancelled
    return end is None or period.first <= end.date


def _courses(holder: Course, periods: tuple[Occurrence, ...]) -> list[Course]:
    """By period, what was recorded of it."""
    updates: dict[str | None, list[Update]] = {}
    for update in holder.updates:
        updates.setdefault(key_of(update, periods), []).append(update)
    granted: dict[str | None, list[Extension]] = {}
    for extension in holder.extensions:
        granted.setdefault(key_of(extension, periods), []).append(extension)
    return [
        _course(holder, period, updates.get(period.key, ()), granted.get(period.key, ()))
        for period in periods
    ]


def _course(
    holder: Course,
    period: Occurrence,
    updates: Sequence[Update],
    granted: Sequence[Extension],
) -> Course:
    """One occurrence: done by the first update that says so; what came after leaves it alone."""
    done = min((update.done for update in updates if update.done is not None), default=None)
    over = done or date.max
    end = holder.cancelled
    own = {
        "updates": tuple(updates),
        "done": done,
        "extensions": tuple(granted),
        "suspensions": tuple(
            pause
            for pause in holder.suspensions
            if pause.start <= over and (pause.end or date.max) >= period.first
        ),
        "cancelled": None if end is None or over <= end.date else end,
    }
    return holder.model_copy(update=own)
