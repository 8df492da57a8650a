"""Findings at a date: how each one stands, from its own log.

The rules are those of the conventions printed in the report: what is dated later does not exist
yet, an extension moves the limit, a unit that takes a finding over has its days anew, and what
waits for review or was made long-term is not overdue.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.figures.days.calendar import days_after, horizon, roller, workdays_after
from wenming_cli.figures.days.period import known
from wenming_cli.figures.findings.finding_state import FindingState, Log, Stage
from wenming_cli.figures.findings.items import days_fixed, items_at, log_of, stage_by
from wenming_cli.frozen import frozen
from wenming_cli.model.finding import Event, Finding, LogEntry
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Span
from wenming_cli.model.settings import ReassignedLimit, Settings

_MOVES = (Event.EXTENDED, Event.REASSIGNED)
"""What may give a finding another limit."""


class _Course(NamedTuple):
    """What a log makes of owner and limit; ``limit`` is not yet put off for days off."""

    owner: str
    limit: date
    held_since: date
    held_from: int
    limit_from: LogEntry | None
    late_moves: Log


def survey(plan: Plan, as_of: date) -> tuple[FindingState, ...]:
    """Look at every finding that exists at a date, in file order."""
    logs = [(f, log_of(f, as_of)) for f in plan.findings if f.found <= as_of]
    recurring = _recurring(logs, plan.settings.recurrence_days)
    at = _FindingVantage.of(plan, as_of)
    return tuple(at.state_of(f, log, recurs=f.id in recurring) for f, log in logs)


@frozen
class _FindingVantage:
    """A date, and a plan's conventions made ready for looking at many findings from it.

    ``soon`` is the last day a limit may have to be due soon.
    """

    plan: Plan
    as_of: date
    soon: date
    roll: Callable[[date], date]
    restarts: bool

    @classmethod
    def of(cls, plan: Plan, as_of: date) -> "_FindingVantage":
        settings = plan.settings
        return cls(
            plan,
            as_of,
            horizon(as_of, settings.due_soon_days_findings, settings),
            roller(settings),
            settings.reassigned_limit is ReassignedLimit.RESTART,
        )

    def state_of(self, finding: Finding, log: Log, *, recurs: bool) -> FindingState:
        as_of, course = self.as_of, self.course(finding, log)
        state = stage_by(log)
        rectified, closed = days_fixed(log)
        limit = self.roll(course.limit)
        is_open = state is Stage.OPEN
        return FindingState(
            finding,
            state,
            course.owner,
            self.plan.workstream_of(finding),
            limit,
            self.roll(own_limit(finding, self.plan.settings)),
            overdue_days=(as_of - limit).days if is_open and as_of > limit else 0,
            due_soon=is_open and course.held_since < as_of <= limit <= self.soon,
            held_since=course.held_since,
            held_from=course.held_from,
            rectified_on=rectified,
            closed_on=closed,
            returns=sum(entry.event is Event.RETURNED for entry in log),
            recurs=recurs,
            log=log,
            limit_from=course.limit_from,
            late_moves=course.late_moves,
            items=items_at(finding, as_of) if finding.items else (),
        )

    def course(self, finding: Finding, log: Log) -> _Course:
        """Whose it is and until when, by what its log says of that."""
        owner, limit = finding.owner, own_limit(finding, self.plan.settings)
        held_since, held_from = finding.assigned or finding.found, 0
        limit_from, late = None, []
        for index, entry in enumerate(log, start=1):
            before = limit
            if entry.event is Event.EXTENDED:
                limit = entry.to or limit
                limit_from = entry if entry.to else limit_from
            elif entry.event is Event.REASSIGNED and (entry.to_owner or owner) != owner:
                owner, held_from = entry.to_owner or owner, index
                held_since = entry.date
                limit = max(limit, self.anew(finding, entry.date))
                limit_from = entry if limit > before else limit_from
            is_moved = limit > before or entry.event is Event.LONG_TERM
            if is_moved and entry.date > self.roll(before):
                late.append(entry)
        return _Course(owner, limit, held_since, held_from, limit_from, tuple(late))

    def anew(self, finding: Finding, day: date) -> date:
        """The limit a unit has that takes a finding over on a day; the first day there is: none."""
        if not self.restarts:
            return date.min
        return _counted_from(day, finding, self.plan.settings)


def limits(plan: Plan) -> Iterator[tuple[Finding, date, date]]:
    """Every finding with the limit it began with and the last one it was given, put off both."""
    at = _FindingVantage.of(plan, date.max)
    for finding in plan.findings:
        first = last = own_limit(finding, plan.settings)
        if any(entry.event in _MOVES for entry in finding.log):
            last = at.course(finding, known(finding.log, date.max)).limit
        yield finding, at.roll(first), at.roll(last)


def own_limit(finding: Finding, settings: Settings) -> date:
    """The limit a finding began with: its own, or calendar days by its severity."""
    if isinstance(finding.due, date):
        return finding.due
    return _counted_from(finding.assigned or finding.found, finding, settings)


def _counted_from(day: date, finding: Finding, settings: Settings) -> date:
    """The limit of who is given a finding on a day: the days that are written, or by severity."""
    if not isinstance(finding.due, Span):
        return days_after(day, allowed_days(finding, settings))
    span = finding.due
    return workdays_after(day, span.days, settings) if span.of_work else days_after(day, span.days)


def owners_until(finding: Finding, day: date) -> tuple[str, ...]:
    """List the units that answered for a finding up to a day, the last one last."""
    moved = (e.to_owner for e in known(finding.log, day) if e.event is Event.REASSIGNED)
    return (finding.owner, *(owner for owner in moved if owner is not None))


def allowed_days(finding: Finding, settings: Settings) -> int:
    """How many calendar days there are for a finding of its severity."""
    allowed: int = getattr(settings.rectify_days, finding.severity.value)
    return allowed


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
