"""Findings with items: how each item stands by a date, and what that makes of the whole.

What the finding's own log says holds for every item. The whole is open while an item is, then
long-term while one is, put right when all are, and closed when all are; items that were no
problem do not count, unless none was.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from wenming_cli.figures.days.period import known
from wenming_cli.figures.findings.finding_state import ItemState, Log, Stage
from wenming_cli.model.finding import Event, Finding, LogEntry, item_id

_LEADS_TO = {
    Event.RECTIFIED: Stage.RECTIFIED,
    Event.CLOSED: Stage.CLOSED,
    Event.LONG_TERM: Stage.LONG_TERM,
    Event.VOID: Stage.VOID,
}
_RECTIFIED, _CLOSED = Event.RECTIFIED, Event.CLOSED
_FIXED, _SETTLED = Stage.RECTIFIED, Stage.CLOSED
"""Python 3.11 looks long for a member of an enumeration; a city has many findings."""
_LEFT_BY = {stage: event for event, stage in _LEADS_TO.items()}
_WORST_FIRST = (Stage.OPEN, Stage.LONG_TERM, Stage.RECTIFIED, Stage.CLOSED)


class Rectification(NamedTuple):
    """How far a log brings the rectification; the days are those since it was last opened."""

    state: Stage
    rectified: date | None
    closed: date | None
    returns: int


_NOT_BEGUN = Rectification(Stage.OPEN, None, None, 0)


class _Said(NamedTuple):
    """An entry, and the index of the item it is of; None for the whole."""

    entry: LogEntry
    item: int | None


def stage_of(entry: LogEntry) -> Stage | None:
    """Where an event brings a finding; None where it leaves it as it was."""
    return Stage.OPEN if entry.opens_again else _LEADS_TO.get(entry.event)


def stage_by(log: Iterable[LogEntry]) -> Stage:
    """How what a log tells stands after all of it."""
    return next(filter(None, map(stage_of, reversed(tuple(log)))), Stage.OPEN)


def progress_of(log: Log) -> Rectification:
    """Follow a log from entry to entry; an event that brings it nowhere leaves it as it was."""
    if not log:
        return _NOT_BEGUN
    state, rectified, closed, returns = _NOT_BEGUN
    for entry in log:
        event = entry.event
        if event is _RECTIFIED:
            state, rectified = _FIXED, rectified or entry.date
        elif event is _CLOSED:
            state, closed = _SETTLED, closed or entry.date
        elif entry.opens_again:
            state, rectified, closed = Stage.OPEN, None, None
            returns += event is Event.RETURNED
        else:
            state = _LEADS_TO.get(event, state)
    if state is _SETTLED:
        return Rectification(state, rectified or closed, closed, returns)
    return Rectification(state, rectified if state is _FIXED else None, None, returns)


def items_at(finding: Finding, as_of: date) -> tuple[ItemState, ...]:
    """How each item stands at a date, in the order they are written."""
    own = known(finding.log, as_of)
    return tuple(
        _item_state(item_id(finding.id, number), number, item.text, own, known(item.log, as_of))
        for number, item in enumerate(finding.items, 1)
    )


def _item_state(name: str, number: int, text: str, own: Log, told: Log) -> ItemState:
    is_void = stage_by(told) is Stage.VOID
    log = told if is_void else tuple(each.entry for each in _merged(own, [told]))
    state, rectified, closed, _ = progress_of(log)
    return ItemState(name, number, text, state, rectified, closed, log)


def log_of(finding: Finding, as_of: date) -> Log:
    """What is dated by then of the whole, oldest first.

    Of entries of items those are left that move the whole; what the last of them brings about is
    told as an event of the whole.
    """
    own = known(finding.log, as_of) if finding.log else ()
    if not finding.items:
        return own
    told = [known(item.log, as_of) for item in finding.items]
    live = [log for log in told if stage_by(log) is not Stage.VOID]
    if not live:
        own = tuple(entry for entry in own if stage_of(entry) is None)
    return tuple(_whole(_merged(own, live or told), len(live or told)))


def _merged(own: Log, told: Sequence[Log]) -> list[_Said]:
    """All entries by date; on one day those of items first, but after what opened the whole again.

    Where the whole and its items have entries of the same day, it was looked at as a whole when
    the items were done, and the items were done after it had been sent back.
    """
    by_day = sorted(
        (_Said(entry, index) for index, log in enumerate(told) for entry in log),
        key=lambda said: said.entry.date,
    )
    if not own:
        return by_day
    every = sorted(
        (*(_Said(entry, None) for entry in own), *by_day), key=lambda said: said.entry.date
    )
    days = groupby(every, key=lambda said: said.entry.date)
    return [said for _, day in days for said in _one_day(tuple(day))]


def _one_day(said: Sequence[_Said]) -> Iterator[_Said]:
    whole = [each for each in said if each.item is None]
    opened = max((at for at, each in enumerate(whole, 1) if each.entry.opens_again), default=0)
    yield from whole[:opened]
    yield from (each for each in said if each.item is not None)
    yield from whole[opened:]


def _whole(said: Iterable[_Said], items: int) -> Iterator[LogEntry]:
    stages = [Stage.OPEN] * items
    before = Stage.OPEN
    for entry, item in said:
        stage = stage_of(entry)
        if stage is None:
            yield entry
            continue
        if item is None:
            stages = [stage] * items
        else:
            stages[item] = stage
        after = whole_stage(stages)
        if stage is after or stage is Stage.OPEN:
            yield entry
        elif after is not before:
            yield entry.model_copy(update={"event": _LEFT_BY[after]})
        before = after


def whole_stage(stages: Iterable[Stage]) -> Stage:
    """How a finding stands whose items stand so."""
    there = set(stages)
    return next((stage for stage in _WORST_FIRST if stage in there), Stage.VOID)
