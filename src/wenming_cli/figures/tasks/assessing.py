"""Tasks at a date: how each one stands, from its own records and nothing else.

The rules are those of the conventions printed in the report: records dated later do not exist
yet, an approved extension moves the limit, and on the day of the limit nothing is overdue.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from fractions import Fraction

from wenming_cli.figures.days.calendar import days_before, horizon, roller
from wenming_cli.figures.days.period import known
from wenming_cli.figures.days.worked_out import worked_out_once
from wenming_cli.figures.tasks.progress import (
    ALL,
    NONE,
    is_behind,
    joint_share,
    planned_share,
    reported_share,
)
from wenming_cli.figures.tasks.quantities import reached_by_values
from wenming_cli.figures.tasks.task_state import AT_REST, Approval, State, TaskState
from wenming_cli.figures.tasks.waiting import holders_at
from wenming_cli.frozen import frozen
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.plan import Plan
from wenming_cli.model.task import Course, Extension, Update

_ON_THE_WAY = (State.IN_PROGRESS, State.SUBMITTED, State.NOT_STARTED)


@worked_out_once
def assess(plan: Plan, as_of: date) -> tuple[TaskState, ...]:
    """Assess every counted task that exists at a date, in file order."""
    at = _TaskVantage.of(plan, as_of)
    leaves = plan.leaves
    return tuple([at.state_of(leaf) for leaf in leaves if (leaf.begins or as_of) <= as_of])


def to_come(plan: Plan, as_of: date) -> tuple[TaskState, ...]:
    """Assess the periods of recurring duties that begin after a date, as far as that date knows.

    They are no tasks yet: no figure counts them, only what looks ahead.
    """
    leaves = [leaf for leaf in plan.leaves if _is_to_come(leaf, as_of)]
    at = _TaskVantage.of(plan, as_of) if leaves else None
    return tuple([at.state_of(leaf) for leaf in leaves]) if at is not None else ()


def _is_to_come(leaf: Leaf, as_of: date) -> bool:
    period, assigned = leaf.occurrence, leaf.task.assigned
    return period is not None and period.first > as_of and (assigned or as_of) <= as_of


@frozen
class _TaskVantage:
    """A date, and a plan's conventions made ready for looking at many tasks from it.

    ``soon`` is the last day a limit may have to be due soon, ``quiet`` the first day since which
    a sign of life is enough. ``holders`` are what each task waits for, by its id.
    """

    as_of: date
    start: date
    end: date
    soon: date
    quiet: date
    behind: tuple[int, int]
    roll: Callable[[date], date]
    holders: Mapping[str, tuple[Leaf, ...]]
    joint: dict[str, Fraction] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, as_of: date) -> "_TaskVantage":
        settings = plan.settings
        return cls(
            as_of,
            plan.start,
            plan.end,
            horizon(as_of, settings.due_soon_days, settings),
            days_before(as_of, settings.stagnant_days),
            (Fraction(settings.behind_points) / 100).as_integer_ratio(),
            roller(settings),
            holders_at(plan, as_of),
        )

    def state_of(self, leaf: Leaf) -> TaskState:
        as_of, course = self.as_of, leaf.course
        updates = known(course.updates, as_of) if course.updates else ()
        extensions = known(course.extensions, as_of) if course.extensions else ()
        limit = self.limit(leaf, extensions)
        start = leaf.start or self.start
        started = start <= as_of
        planned = self.planned(leaf, start)
        done = course.done is not None and course.done <= as_of
        progress = ALL if done else self.reached(leaf, updates)
        state = _state(course, as_of, progress, done=done)
        if limit is None and state in _ON_THE_WAY:
            state = State.IN_PROGRESS if updates else State.NOT_STARTED
        alive = state not in AT_REST
        running = alive and started and state is not State.SUBMITTED
        is_new = leaf.begins == as_of
        return TaskState(
            leaf,
            state,
            start,
            progress,
            planned,
            limit,
            overdue_days=(as_of - limit).days if alive and limit and limit < as_of else 0,
            started=started,
            due_soon=alive and not is_new and limit is not None and as_of <= limit <= self.soon,
            behind=alive and limit is not None and is_behind(progress, planned, self.behind),
            stagnant=running and self.is_silent(leaf, start, updates),
            unreported=running and not updates and not is_new,
            updates=updates,
            extensions=extensions,
            late_approvals=tuple(self.late_approvals(leaf)) if _has_approvals(course) else (),
            holders=self.holders.get(leaf.task.id, ()) if running else (),
        )

    def reached(self, leaf: Leaf, updates: tuple[Update, ...]) -> Fraction:
        """What was reported of a task; of a target that is nobody's own, by all who share it."""
        if leaf.targets:
            return reached_by_values(leaf.targets, updates)
        if not leaf.joint or leaf.target is None:
            return reported_share(reversed(updates), leaf.target)
        for update in reversed(updates):
            if update.progress is not None:
                return reported_share((update,), None)
            if update.value is not None:
                break
        name = leaf.whole
        if name not in self.joint:
            self.joint[name] = joint_share(leaf.joint, leaf.before, leaf.target, self.as_of)
        return self.joint[name]

    def is_silent(self, leaf: Leaf, start: date, updates: tuple[Update, ...]) -> bool:
        """Tell whether start, assignment, last update and suspension are all too long ago."""
        return (
            start < self.quiet
            and not (updates and updates[-1].date >= self.quiet)
            and (leaf.task.assigned or start) < self.quiet
            and not any(
                pause.end is not None and self.quiet <= pause.end < self.as_of
                for pause in leaf.course.suspensions
            )
        )

    def late_approvals(self, leaf: Leaf) -> Iterator[Approval]:
        """Approvals that came when the limit in force had passed."""
        course = leaf.course
        limit = leaf.due
        for extension in known(course.extensions, self.as_of):
            if limit is not None and extension.date > self.roll(limit):
                yield extension
            limit = extension.to
        for pause in course.suspensions:
            if self.limit_on(leaf, pause.start) < pause.start <= self.as_of:
                yield pause
        end = course.cancelled
        if end is not None and self.limit_on(leaf, end.date) < end.date <= self.as_of:
            yield end

    def limit_on(self, leaf: Leaf, day: date) -> date:
        """The limit that was in force on a day; the last day there is where there was none."""
        return self.limit(leaf, known(leaf.course.extensions, day)) or date.max

    def limit(self, leaf: Leaf, granted: Sequence[Extension]) -> date | None:
        """The limit that what was granted leaves; None for a standing duty."""
        if leaf.due is None:
            return None
        return self.roll(granted[-1].to if granted else leaf.due)

    def planned(self, leaf: Leaf, start: date) -> Fraction:
        """What its time asks for; a standing duty goes along with the plan as a whole."""
        if leaf.due is not None:
            return planned_share(self.as_of, start, leaf.due)
        return planned_share(self.as_of, self.start, self.end) if start <= self.as_of else NONE


def _has_approvals(course: Course) -> bool:
    return bool(course.extensions or course.suspensions or course.cancelled)


def _state(course: Course, as_of: date, progress: Fraction, *, done: bool) -> State:
    if course.cancelled is not None and course.cancelled.date <= as_of:
        return State.CANCELLED
    if done:
        return State.DONE
    if course.suspensions and _is_paused(course, as_of):
        return State.SUSPENDED
    if progress == 1:
        return State.SUBMITTED
    return State.IN_PROGRESS if progress else State.NOT_STARTED


def _is_paused(course: Course, as_of: date) -> bool:
    return any(s.start <= as_of and (s.end is None or s.end >= as_of) for s in course.suspensions)
