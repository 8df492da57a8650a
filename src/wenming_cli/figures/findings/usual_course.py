"""Findings that took the usual course: found, put right, closed. Nearly all of a city's do.

Most rules about findings ask whether the log of one makes sense. Of one that took the usual course
it does, so they go over ``unusual`` alone; what that rests on is said at ``is_usual``.
"""

from datetime import date

from wenming_cli.figures.days.worked_out import worked_out_of
from wenming_cli.model.finding import Event, Finding, FindingSeverity, LogEntry
from wenming_cli.model.plan import Plan


@worked_out_of
def unusual(plan: Plan) -> tuple[Finding, ...]:
    """The findings of which a rule about limits or logs may have something to say, in order."""
    return tuple([finding for finding in plan.findings if not is_usual(finding)])


def is_usual(finding: Finding) -> bool:
    """Whether a finding took the usual course, of which all of this is known.

    It has no items. It was not assigned before it was found, nor has it to be done before that.
    Its log is empty, or holds 已整改, or that and then 销号, in this order by date too and none
    before it was found. No entry gives another limit, another unit or a result. What closed it is
    not of its own unit, and where it is grave there is evidence in the log.
    """
    log = finding.log
    if finding.items or len(log) > 2 or not _is_in_time(finding):
        return False
    if not log:
        return True
    first, last = log[0], log[-1]
    if first.event is not Event.RECTIFIED or first.date < finding.found or not _is_plain(first):
        return False
    return first is last or _closes(last, first, finding)


def _is_in_time(finding: Finding) -> bool:
    """Whether finding, assignment and limit come one after the other, as far as they are days."""
    given, due = finding.assigned or finding.found, finding.due
    return given >= finding.found and not (isinstance(due, date) and due < given)


def _is_plain(entry: LogEntry) -> bool:
    return entry.to is None and entry.to_owner is None and entry.result is None


def _closes(last: LogEntry, first: LogEntry, finding: Finding) -> bool:
    """Whether the last of two entries closes a finding that the first says is put right."""
    return (
        last.event is Event.CLOSED
        and last.date >= first.date
        and last.by != finding.owner
        and _is_plain(last)
        and (finding.severity is FindingSeverity.MINOR or bool(first.evidence or last.evidence))
    )
