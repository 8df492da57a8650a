"""Findings at a date: how each one stands, from its own log.

The rules are those of the conventions printed in the report: what is dated later does not exist
yet, an extension moves the limit, a unit that takes a finding over has its days anew, and what
waits for review or was made long-term is not overdue.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from wenming_cli.figures.days.calendar import days_after, horizon, roller, workdays_after
from wenming_cli.figures.days.period import known
from wenming_cli.figures.days.worked_out import worked_out_of, worked_out_once
from wenming_cli.figures.findings.finding_state import FindingState, Log, Stage
from wenming_cli.figures.findings.items import items_at, log_of, progress_of
from wenming_cli.figures.findings.usual_course import unusual
from wenming_cli.frozen import frozen
from wenming_cli.model.finding import Event, Finding, FindingSeverity, LogEntry
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Span
from wenming_cli.model.settings import ReassignedLimit, Settings

_MOVES = (Event.EXTENDED, Event.REASSIGNED)
"""What may give a finding another limit."""
_BEARING = frozenset((*_MOVES, Event.LONG_TERM))
"""What bears on owner and limit, and may come too late."""
_CLOSED, _OPEN = Event.CLOSED, Stage.OPEN
"""Python 3.11 looks long for a member of an enumeration; a city has many findings."""
_ALLOWED = {each: attrgetter(each.value) for each in FindingSeverity}


class _Course(NamedTuple):
    """What a log makes of owner and limit; ``limit`` is not yet put off for days off."""

    owner: str
    limit: date
    held_since: date
    held_from: int
    limit_from: LogEntry | None
    late_moves: Log


@worked_out_once
def survey(plan: Plan, as_of: date) -> tuple[FindingState, ...]:
    """Look at every finding that exists at a date, in file order."""
    logs = [
        (f, log_of(f, as_of) if f.log or f.items else ()) for f in plan.findings if f.found <= as_of
    ]
    recurring = _recurring(plan, logs)
    at = _FindingVantage.of(plan, as_of)
    return tuple([at.seen(f, log, recurs=f.id in recurring) for f, log in logs])


@worked_out_of
def _settled(_: Plan) -> dict[str, FindingState]:
    """Findings that were seen settled, by id."""
    return {}


@frozen
class _FindingVantage:
    """A date, and a plan's conventions made ready for looking at many findings from it.

    ``soon`` is the last day a limit may have to be due soon. ``settled`` are findings as they were
    from some day on, until their logs go on: what is not open stands still, whatever the day.
    """

    plan: Plan
    as_of: date
    soon: date
    roll: Callable[[date], date]
    restarts: bool
    settled: dict[str, FindingState]

    @classmethod
    def of(cls, plan: Plan, as_of: date) -> "_FindingVantage":
        settings = plan.settings
        return cls(
            plan,
            as_of,
            horizon(as_of, settings.due_soon_days_findings, settings),
            roller(settings),
            settings.reassigned_limit is ReassignedLimit.RESTART,
            _settled(plan),
        )

    def seen(self, finding: Finding, log: Log, *, recurs: bool) -> FindingState:
        """How a finding stands; one that is settled is known from another day."""
        if not log or finding.items:
            return self.state_of(finding, log, recurs=recurs)
        state = self.settled.get(finding.id)
        if state is None or state.log != log or state.finding is not finding:
            state = self.state_of(finding, log, recurs=recurs)
            if state.state is not _OPEN:
                self.settled[finding.id] = state
        return state if state.recurs is recurs else state._replace(recurs=recurs)

    def state_of(self, finding: Finding, log: Log, *, recurs: bool) -> FindingState:
        as_of, own = self.as_of, own_limit(finding, self.plan.settings)
        owner, last, held_since, held_from, limit_from, late = self.course(finding, log, own)
        state, rectified, closed, returns = progress_of(log)
        limit = self.roll(last)
        is_open = state is _OPEN
        return FindingState(
            finding,
            state,
            owner,
            self.plan.workstream_of(finding),
            limit,
            self.roll(own),
            (as_of - limit).days if is_open and as_of > limit else 0,
            is_open and held_since < as_of <= limit <= self.soon,
            held_since,
            held_from,
            rectified,
            closed,
            returns,
            recurs,
            log,
            limit_from,
            late,
            items_at(finding, as_of) if finding.items else (),
        )

    def course(self, finding: Finding, log: Log, own: date) -> _Course:
        """Whose it is and until when, by what its log says of that; it began with its own limit."""
        owner, limit = finding.owner, own
        held_since, held_from = finding.assigned or finding.found, 0
        if not log:
            return _Course(owner, limit, held_since, held_from, None, ())
        limit_from, late = None, []
        for index, entry in enumerate(log, start=1):
            if entry.event not in _BEARING:
                continue
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
    """Each finding with the limit it began with and the last one it was given, put off both.

    One whose limits are those of an earlier one, for the same reasons, is left out.
    """
    at = _FindingVantage.of(plan, date.max)
    told: set[tuple[object, ...]] = set()
    moved = {id(finding) for finding in unusual(plan)}
    for finding in plan.findings:
        grounds = finding.due, finding.assigned or finding.found, finding.severity
        if grounds in told and id(finding) not in moved:
            continue
        told.add(grounds)
        first = last = own_limit(finding, plan.settings)
        if any(entry.event in _MOVES for entry in finding.log):
            last = at.course(finding, known(finding.log, date.max), first).limit
        yield finding, at.roll(first), at.roll(last)


def own_limit(finding: Finding, settings: Settings) -> date:
    """The limit a finding began with: its own, or calendar days by its severity."""
    due = finding.due
    if isinstance(due, date):
        return due
    return _counted_from(finding.assigned or finding.found, finding, settings)


def _counted_from(day: date, finding: Finding, settings: Settings) -> date:
    """The limit of who is given a finding on a day: the days that are written, or by severity."""
    span = finding.due
    if not isinstance(span, Span):
        return days_after(day, allowed_days(finding, settings))
    return workdays_after(day, span.days, settings) if span.of_work else days_after(day, span.days)


def owners_until(finding: Finding, day: date) -> tuple[str, ...]:
    """List the units that answered for a finding up to a day, the last one last."""
    moved = (e.to_owner for e in known(finding.log, day) if e.event is Event.REASSIGNED)
    return (finding.owner, *(owner for owner in moved if owner is not None))


def allowed_days(finding: Finding, settings: Settings) -> int:
    """How many calendar days there are for a finding of its severity."""
    allowed: int = _ALLOWED[finding.severity](settings.rectify_days)
    return allowed


def _recurring(plan: Plan, logs: Sequence[tuple[Finding, Log]]) -> set[str]:
    """Findings that recur, by id.

    What was closed before a finding was found is known on every day that knows the finding, so one
    answer is for all days; only items can turn out to be no problem, and move what was before.
    """
    if any(finding.items for finding in plan.findings):
        return _recurring_by(logs, plan.settings.recurrence_days)
    return _recurring_on_any_day(plan)


@worked_out_of
def _recurring_on_any_day(plan: Plan) -> set[str]:
    logs = [(finding, finding.log) for finding in plan.findings]
    return _recurring_by(logs, plan.settings.recurrence_days)


def _recurring_by(logs: Sequence[tuple[Finding, Log]], days: int) -> set[str]:
    """Findings whose like was closed within so many days before they were found, by id.

    A day counts as before only if it is earlier: two that were found and closed on one day do not
    repeat each other.
    """
    repeated = {finding.repeat_of for finding, _ in logs}
    closings: dict[tuple[str, ...], list[date]] = defaultdict(list)
    for finding, log in logs:
        for entry in log:
            if entry.event is _CLOSED and entry.date >= finding.found:
                closings[(finding.site or "", finding.category)].append(entry.date)
                if finding.id in repeated:
                    closings[(finding.id,)].append(entry.date)
    for dates in closings.values():
        dates.sort()
    return {finding.id for finding, _ in logs if _recurs(finding, closings, days)}


def _recurs(
    finding: Finding, closings: Mapping[tuple[str, ...], Sequence[date]], days: int
) -> bool:
    """Whether its like was closed shortly before: at the same site, or the one it repeats."""
    like = closings.get((finding.site, finding.category)) if finding.site is not None else None
    if like is not None and _is_soon_after(like, finding.found, days):
        return True
    repeated = closings.get((finding.repeat_of,)) if finding.repeat_of is not None else None
    return repeated is not None and _is_soon_after(repeated, finding.found, days)


def _is_soon_after(dates: Sequence[date], found: date, days: int) -> bool:
    earlier = bisect_left(dates, found)
    return earlier > 0 and (found - dates[earlier - 1]).days <= days
