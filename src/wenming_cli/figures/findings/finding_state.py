"""The state of a finding: what its log says of it by a date."""

from datetime import date
from typing import NamedTuple

from wenming_cli.frozen import frozen
from wenming_cli.model.finding import Event, Finding, LogEntry
from wenming_cli.words.word import Word

Log = tuple[LogEntry, ...]

_APPEAL = (Event.APPEALED, Event.UPHELD, Event.VOID)


class Stage(Word):
    """A stage says how far the rectification of a finding has come."""

    OPEN = "open", "待整改"
    RECTIFIED = "rectified", "待复核"
    CLOSED = "closed", "已销号"
    LONG_TERM = "long_term", "长期"
    VOID = "void", "误报"


_MOST_LEFT = 9
"""Items that are told in a row."""


@frozen
class ItemState:
    """One item of a finding at a date: ``W-1/2``; ``log`` holds what was said of the whole too."""

    id: str
    number: int
    text: str
    state: Stage
    rectified_on: date | None
    closed_on: date | None
    log: Log

    @property
    def is_fixed(self) -> bool:
        """Tell whether it was put right: 待复核 or 已销号."""
        return self.rectified_on is not None


class FindingState(NamedTuple):
    """One finding at a date; a tuple, because they are made by the hundred thousand.

    ``owner`` answers for it by then and has since ``held_since``: the entry of its log before
    ``held_from`` gave it to it, where that is not 0. ``workstream`` may be that of its category.
    ``effective_due`` is the limit in force, ``original_due`` the one it began with,
    ``overdue_days`` is 0 when it is not overdue. ``rectified_on`` is set while it is fixed: the
    first 已整改 after it was last opened again, or the day it was closed where nobody said so.
    ``returns`` counts 退回. ``recurs``: the like of it had been closed shortly before. ``log`` is
    what is dated by then, oldest first; ``limit_from`` is the entry that gave the limit in force,
    None where it is the one it began with; ``late_moves`` are those that moved the limit, or did
    away with it, when it had passed. ``items`` are the single defects in it, where they are told
    apart; ``log`` then holds what moved the whole.
    """

    finding: Finding
    state: Stage
    owner: str
    workstream: str | None
    effective_due: date
    original_due: date
    overdue_days: int
    due_soon: bool
    held_since: date
    held_from: int
    rectified_on: date | None
    closed_on: date | None
    returns: int
    recurs: bool
    log: Log
    limit_from: LogEntry | None
    late_moves: Log
    items: tuple[ItemState, ...] = ()

    @property
    def id(self) -> str:
        """The finding's id."""
        return self.finding.id

    @property
    def told_items(self) -> tuple[ItemState, ...]:
        """The items that count: all but those that were no problem."""
        return tuple(item for item in self.items if item.state is not Stage.VOID)

    @property
    def items_words(self) -> str:
        """How many items one has that has any, and are put right: ``3 处，已整改 2 处``."""
        told = self.told_items
        return f"{len(told)} 处，已整改 {sum(item.is_fixed for item in told)} 处"

    @property
    def text(self) -> str:
        """What was seen, and how many of its items are put right."""
        return f"{self.finding.text}{self.items_in_brackets}"

    @property
    def items_in_brackets(self) -> str:
        """The same behind what was seen: ``（3 处，已整改 2 处）``."""
        return f"（{self.items_words}）" if self.items else ""

    @property
    def left_words(self) -> str:
        """What is still to do of a finding with items: ``1.有污水；3.灯不亮``; else empty."""
        left = [f"{i.number}.{i.text}" for i in self.told_items if i.state is Stage.OPEN]
        return "；".join([*left[:_MOST_LEFT], *(["…"] if len(left) > _MOST_LEFT else [])])

    @property
    def is_fixed(self) -> bool:
        """Tell whether its owner has put it right: 待复核 or 已销号."""
        return self.rectified_on is not None

    @property
    def was_reassigned(self) -> bool:
        """Tell whether another unit had it before."""
        return self.held_from > 0

    @property
    def late_words(self) -> tuple[str, ...]:
        """What is always named beside it: 逾期后延期, 逾期后改派, 逾期后转长期."""
        return tuple(dict.fromkeys(f"逾期后{entry.event.label}" for entry in self.late_moves))

    @property
    def is_under_appeal(self) -> bool:
        """Tell whether an appeal is still to be decided: neither 维持 nor 误报 has followed it."""
        if not self.log:
            return False
        events = (entry.event for entry in reversed(self.log))
        return next((e is Event.APPEALED for e in events if e in _APPEAL), False)
