"""An item is open while it asks for work; this tells since when, without a break.

What is done, closed, suspended, void or made long-term asks for nothing; what was submitted, waits
for review or is under appeal is paused.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import groupby
from operator import attrgetter

from wenming_cli.figures.days.calendar import days_after
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.tasks.progress import ALL, NONE, reported_share
from wenming_cli.figures.tasks.quantities import told_shares
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.model.finding import Event, LogEntry
from wenming_cli.model.leaf import Leaf
from wenming_cli.model.notice import Notice
from wenming_cli.model.task import Target, Update

Item = TaskState | FindingState

_LIVE = (State.IN_PROGRESS, State.NOT_STARTED)
_SETTLES = frozenset({Event.RECTIFIED, Event.CLOSED, Event.LONG_TERM, Event.VOID})
_DECIDES = frozenset({Event.UPHELD, Event.VOID})


def is_live(item: Item) -> bool:
    """Tell whether steps may be taken about an item at the date it was assessed."""
    if isinstance(item, TaskState):
        return item.state in _LIVE
    return item.state is Stage.OPEN and not item.is_under_appeal


def live_since(item: Item, as_of: date) -> date:
    """The first day of the stretch of days, up to the date of assessment, that it has been live."""
    if isinstance(item, TaskState):
        return max(_task_turns(item, as_of))
    since = item.held_since if item.was_reassigned else item.finding.found
    return max(since, _finding_turn(item.log)) if item.log else since


def given_on(item: Item) -> date:
    """Find the day its unit was given it; the first day there is where a task was always there."""
    if isinstance(item, TaskState):
        return item.leaf.task.assigned or date.min
    return item.held_since


def answerers(item: Item) -> tuple[str | None, ...]:
    """The units that are asked about an item: those that hold a blocked task up, not its own."""
    return item.answerers if isinstance(item, TaskState) else (item.owner,)


def reached(item: Item, owner: str | None, notice: Notice) -> bool:
    """Tell whether a notice is one to the unit that answers: what an earlier one got is not its."""
    has_others = _has_several(item.leaf) if isinstance(item, TaskState) else item.was_reassigned
    return not has_others or not notice.owners or owner in notice.owners


def _has_several(leaf: Leaf) -> bool:
    """Whether more units than one may be asked about a task."""
    return bool(leaf.task.depends_on) or len(leaf.leads) > 1


def reset_day(item: Item, as_of: date) -> date:
    """The day of the latest extension, suspension or 改派; the first day there is without any.

    Notices dated before it no longer count.
    """
    if isinstance(item, TaskState):
        granted = [extension.date for extension in item.extensions]
        paused = [s.start for s in item.leaf.course.suspensions if s.start <= as_of]
        return max([date.min, *granted, *paused])
    if not item.log:
        return date.min
    moved = [e.date for e in item.log if e.event is Event.EXTENDED and e.to is not None]
    taken_over = item.held_since if item.was_reassigned else date.min
    return max([taken_over, *moved])


def returned_on(item: Item) -> tuple[date, ...]:
    """List the days on which its unit had a finding sent back, oldest first; none for a task."""
    if isinstance(item, TaskState) or not item.log:
        return ()
    return tuple(e.date for e in item.log[item.held_from :] if e.event is Event.RETURNED)


def _task_turns(item: TaskState, as_of: date) -> Iterator[date]:
    """The days from which it was live again: assigned, resumed, no longer submitted."""
    yield item.leaf.task.assigned or date.min
    for pause in item.leaf.course.suspensions:
        if pause.end is not None and pause.start <= as_of:
            yield days_after(pause.end, 1)
    before = NONE
    for day, share in _told_of(item):
        if before == ALL != share:
            yield day
        before = share


def _told_of(item: TaskState) -> Iterable[tuple[date, Fraction]]:
    if not item.leaf.targets:
        return _told(item.updates, item.leaf.target)
    told = told_shares(item.leaf.targets, item.updates)
    return {update.date: share for update, share in told}.items()


def _told(updates: tuple[Update, ...], target: Target | None) -> Iterator[tuple[date, Fraction]]:
    """The progress at the end of each day that tells any."""
    for day, of_day in groupby(updates, attrgetter("date")):
        telling = [u for u in of_day if _tells(u, target)]
        if telling:
            yield day, reported_share(reversed(telling), target)


def _tells(update: Update, target: Target | None) -> bool:
    measured = update.value is not None and target is not None and target.value > 0
    return update.progress is not None or measured


def _finding_turn(log: tuple[LogEntry, ...]) -> date:
    """The day it was last opened again, by 退回, 回头看 or 维持; the first day where never."""
    turn, was_live, is_open, appealed = date.min, True, True, False
    for day, of_day in groupby(log, attrgetter("date")):
        for entry in of_day:
            if entry.event in _SETTLES or entry.opens_again:
                is_open = entry.opens_again
            if entry.event in _DECIDES or entry.event is Event.APPEALED:
                appealed = entry.event is Event.APPEALED
        now_live = is_open and not appealed
        if now_live and not was_live:
            turn = day
        was_live = now_live
    return turn
