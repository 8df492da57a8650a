"""Findings that were closed without anybody else looking again."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from wenming_cli.figures.audit.question import AsRecorded, Ground, Question
from wenming_cli.figures.findings.finding_state import FindingState, Stage
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.inspections.coverage import visited
from wenming_cli.model.finding import Event, LogEntry
from wenming_cli.model.inspection import Tier

ID = "unchecked_closures"
TITLE = "销号没有别的单位复核"
LEAST = 3
FROM = (
    "一个单位有3个以上问题由它自己销号；没有写经办单位的，整改以后到销号又没有别的单位到过那个点位"
    "（全计划的销号多数写了经办单位的才这样算）：一两个可能是漏填"
)

_Closed = tuple[FindingState, LogEntry]
Rounds = Mapping[str, Sequence[date]]
"""On which days somebody other than the unit that answers for it was at a site."""


def questions(recorded: AsRecorded) -> Iterator[Question]:
    """Every unit with several findings that nobody else has seen put right."""
    closed = [pair for state in recorded.findings if (pair := _closing(state)) is not None]
    named = sum(entry.by is not None for _, entry in closed)
    rounds = _rounds(recorded) if 2 * named > len(closed) else None
    unseen = [each for each in closed if _is_unseen(each, rounds)]
    for unit, own in grouped((state.owner, (state, entry)) for state, entry in unseen).items():
        if len(own) >= LEAST:
            yield Question(
                unit,
                f"有 {len(own)} 个问题销号，看不出别的单位复核过",
                "请核实是谁到现场复核的，补上经办单位",
                tuple(Ground(s.id, _words(entry), entry) for s, entry in own),
                {"closed": str(len(own))},
            )


def _closing(state: FindingState) -> _Closed | None:
    if state.state is not Stage.CLOSED:
        return None
    entry = next((e for e in reversed(state.log) if e.event is Event.CLOSED), None)
    return None if entry is None else (state, entry)


def _is_unseen(closed: _Closed, rounds: Rounds | None) -> bool:
    state, entry = closed
    if entry.by is not None:
        return entry.by == state.owner
    if rounds is None or state.finding.site is None:
        return False
    since = state.rectified_on or entry.date
    return not any(since <= day <= entry.date for day in rounds.get(state.finding.site, ()))


def _rounds(recorded: AsRecorded) -> Rounds:
    return grouped(
        (site, inspection.date)
        for inspection in recorded.inspections
        if inspection.tier != Tier.OWNER
        for site in visited(inspection)
    )


def _words(entry: LogEntry) -> str:
    by = f"{entry.by}自己" if entry.by is not None else "没有写经办单位，"
    return f"{entry.date} {by}销号"
