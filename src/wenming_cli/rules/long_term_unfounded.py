"""转长期没有写原因，或者是责任单位自己转的。

为什么：转长期的问题不再算逾期，也不计入应结整改率。要有原因，并由责任单位以外的单位批准，否则就成了逃避考核的口子。

怎么改：写上 reason，by 写批准的单位（如区创建办）。

对：
    - {date: 2020-06-20, event: long_term, by: 区创建办, reason: 待管网改造}

错（责任单位是拓东街道）：
    - {date: 2020-06-20, event: long_term, by: 拓东街道}
"""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.model.finding import Event, Finding, LogEntry
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.absence import is_absent

CODE = "E616"
SEVERITY = Severity.ERROR
NEEDS_DATE = False
WHOLE: tuple[str, ...] = ()

_NEEDED = (("reason", "原因"), ("by", "批准单位"))


def check(plan: Plan, as_of: date | None) -> Iterator[Diagnostic]:
    """Every long-term entry without a reason, or not by somebody other than the owner."""
    for finding in plan.findings:
        if any(entry.event is Event.LONG_TERM for entry in finding.log):
            yield from _unfounded(finding)


def _unfounded(finding: Finding) -> Iterator[Diagnostic]:
    owner = finding.owner
    for entry in sorted(finding.log, key=attrgetter("date")):
        if entry.event is Event.REASSIGNED:
            owner = entry.to_owner or owner
        if entry.event is not Event.LONG_TERM:
            continue
        fault = _fault(entry, owner)
        if fault is not None:
            yield Diagnostic(
                entry.location("event"),
                CODE,
                f"问题 {finding.id} 在 {entry.date} 转长期，{fault}",
                "写上 reason，by 写责任单位以外的批准单位",
                SEVERITY,
            )


def _fault(entry: LogEntry, owner: str) -> str | None:
    """What an entry lacks, with the unit that answers for the finding."""
    lacking = [word for field, word in _NEEDED if is_absent(entry, field)]
    if lacking:
        return f"没有写{'和'.join(lacking)}"
    return f"是责任单位 {shown(owner)} 自己转的" if entry.by == owner else None
