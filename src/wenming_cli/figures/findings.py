"""Findings at a date: how each one stands, from its own log.

The rules are those of the conventions printed in the report: what is dated later does not exist
yet, an extension moves the limit, and what waits for review or was made long-term is not overdue.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli.figures.calendar import days_after, roller
from wenming_cli.figures.finding_state import FindingState, Log, Stage
from wenming_cli.figures.period import known
from wenming_cli.model.finding import Event, Finding
from wenming_cli.model.plan import Plan
from wenming_cli.model.settings import RectifyDays

_LEADS_TO = {
    Event.RECTIFIED: Stage.RECTIFIED,
    Event.RETURNED: Stage.OPEN,
    Event.CLOSED: Stage.CLOSED,
    Event.LONG_TERM: Stage.LONG_TERM,
    Event.VOID: Stage.VOID,
}


def survey(plan: Plan, as_of: date) -> tuple[FindingState, ...]:
    """Every finding that exists at a date, in file order."""
    settings = plan.settings
    logs = [(f, known(f.log, as_of)) for f in plan.findings if f.found <= as_of]
    recurring = _recurring(logs, settings.recurrence_days)
    roll = roller(settings)
    return tuple(
        _state_of(
            finding,
            log,
            as_of,
            limit=roll(_limit(finding, log, settings.rectify_days)),
            recurs=finding.id in recurring,
        )
        for finding, log in logs
    )


def _state_of(
    finding: Finding, log: Log, as_of: date, *, limit: date, recurs: bool
) -> FindingState:
    state = next((_LEADS_TO[e.event] for e in reversed(log) if e.event in _LEADS_TO), Stage.OPEN)
    since = _since_return(log)
    closed = _first(Event.CLOSED, since) if state is Stage.CLOSED else None
    rectified = _first(Event.RECTIFIED, since) or closed
    late = state is Stage.OPEN and as_of > limit
    return FindingState(
        finding,
        state,
        _owner(finding, log),
        limit,
        overdue_days=(as_of - limit).days if late else 0,
        rectified_on=rectified if state in (Stage.RECTIFIED, Stage.CLOSED) else None,
        closed_on=closed,
        returns=sum(entry.event is Event.RETURNED for entry in log),
        recurs=recurs,
        log=log,
    )


def _limit(finding: Finding, log: Log, days: RectifyDays) -> date:
    """The last extension, or the finding's own limit, or calendar days by its severity."""
    for entry in reversed(log):
        if entry.event is Event.EXTENDED and entry.to is not None:
            return entry.to
    allowed: int = getattr(days, finding.severity.value)
    return finding.due or days_after(finding.assigned or finding.found, allowed)


def _owner(finding: Finding, log: Log) -> str:
    for entry in reversed(log):
        if entry.event is Event.REASSIGNED and entry.to_owner is not None:
            return entry.to_owner
    return finding.owner


def _since_return(log: Log) -> Log:
    """What happened after it was last sent back; everything, where it never was."""
    for index in range(len(log), 0, -1):
        if log[index - 1].event is Event.RETURNED:
            return log[index:]
    return log


def _first(event: Event, log: Log) -> date | None:
    return next((entry.date for entry in log if entry.event is event), None)


def _recurring(logs: Sequence[tuple[Finding, Log]], days: int) -> set[str]:
    """Findings whose like was closed within so many days before they were found, by id.

    A day counts as before only if it is earlier: two that were found and closed on one day do not
    repeat each other.
    """
    closings: dict[tuple[str, ...], list[date]] = defaultdict(list)
    for finding, log in logs:
        for entry in log:
            if entry.event is Event.CLOSED and entry.date >= finding.found:
                closings[(finding.id,)].append(entry.date)
                closings[(finding.site or "", finding.category)].append(entry.date)
    for dates in closings.values():
        dates.sort()
    return {
        finding.id
        for finding, _ in logs
        if any(_is_soon_after(closings.get(k, []), finding.found, days) for k in _likes(finding))
    }


def _likes(finding: Finding) -> Iterator[tuple[str, ...]]:
    """Under which keys the closings of what is like a finding are kept."""
    if finding.site is not None:
        yield finding.site, finding.category
    if finding.repeat_of is not None:
        yield (finding.repeat_of,)


def _is_soon_after(dates: Sequence[date], found: date, days: int) -> bool:
    earlier = bisect_left(dates, found)
    return earlier > 0 and (found - dates[earlier - 1]).days <= days
