"""The state of a finding: what its log says of it by a date."""

from dataclasses import dataclass
from datetime import date

from wenming_cli.figures.words import Word
from wenming_cli.model.finding import Event, Finding, LogEntry

Log = tuple[LogEntry, ...]

_APPEAL = (Event.APPEALED, Event.UPHELD, Event.VOID)


class Stage(Word):
    """How far the rectification of a finding has come."""

    OPEN = "open", "待整改"
    RECTIFIED = "rectified", "待复核"
    CLOSED = "closed", "已销号"
    LONG_TERM = "long_term", "长期"
    VOID = "void", "误报"


@dataclass(frozen=True, slots=True)
class FindingState:
    """One finding at a date.

    ``owner`` answers for it by then, ``effective_due`` is the limit in force, ``overdue_days`` is
    0 when it is not overdue. ``rectified_on`` is set while it is fixed: the first 已整改 after the
    last 退回, or the day it was closed where nobody reported that. ``returns`` counts 退回.
    ``recurs``: the like of it had been closed shortly before. ``log`` is what is dated by then,
    oldest first.
    """

    finding: Finding
    state: Stage
    owner: str
    effective_due: date
    overdue_days: int
    rectified_on: date | None
    closed_on: date | None
    returns: int
    recurs: bool
    log: Log

    @property
    def id(self) -> str:
        """The finding's id."""
        return self.finding.id

    @property
    def workstream(self) -> str | None:
        """The id of its workstream, where it has one."""
        return self.finding.workstream

    @property
    def is_fixed(self) -> bool:
        """Whether its owner has put it right: 待复核 or 已销号."""
        return self.rectified_on is not None

    @property
    def is_under_appeal(self) -> bool:
        """Whether an appeal is still to be decided: neither 维持 nor 误报 has followed it."""
        events = (entry.event for entry in reversed(self.log))
        return next((e is Event.APPEALED for e in events if e in _APPEAL), False)
