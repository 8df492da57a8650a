"""The lists as they were published: by month, and how often in a row a unit was on one."""

from collections.abc import Iterable, Mapping
from datetime import date

from wenming_cli.figures.boards.colour import Colour
from wenming_cli.model.board import Board
from wenming_cli.model.named_period import (
    CycleNumber,
    NamedPeriod,
    WrittenPeriod,
    month_period,
    moved,
)
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import group_of
from wenming_cli.model.scalars import Month

Lists = Mapping[str, Board]
"""The lists of a group by what is written of their periods: ``2020-06``, ``2020-Q2``, ``#12``."""


def published(plan: Plan, group: OwnerKind, until: date = date.max) -> Lists:
    """Find the lists of a group published by a day; of one period, the last one.

    Those that were ranked by a points scheme are none of them.
    """
    return _by_period(
        b for b in plan.boards if b.group == group and not b.scheme and b.date <= until
    )


def published_by_scheme(plan: Plan, scheme: str, league: str, until: date = date.max) -> Lists:
    """Find the lists of one group of a points scheme published by a day."""
    return _by_period(
        b for b in plan.boards if (b.scheme, _league_of(b)) == (scheme, league) and b.date <= until
    )


def published_beside(plan: Plan, board: Board, until: date) -> Lists:
    """Find the lists of the group that a list is of."""
    if board.scheme is None:
        return published(plan, board.group, until)
    return published_by_scheme(plan, board.scheme, _league_of(board), until)


def _league_of(board: Board) -> str:
    """The group of the scheme; without a name of its own that of a kind of units."""
    return board.league or group_of(board.group)


def _by_period(boards: Iterable[Board]) -> Lists:
    return {str(board.about): board for board in sorted(boards, key=lambda board: board.date)}


def months_in_a_row(lists: Lists, owner: str, colour: Colour, last: Month) -> int:
    """In how many months in a row, up to one, a unit was published on a list; 0 where it was not.

    A month without a published list ends the row.
    """
    return periods_in_a_row(lists, owner, colour, month_period(last))


def periods_in_a_row(lists: Lists, owner: str, colour: Colour, last: WrittenPeriod) -> int:
    """The same of periods of any kind, each next to the one before it."""
    count, period = 0, last
    while owner in _names(lists.get(str(period)), colour):
        count += 1
        period = _before(period)
    return count


def _before(period: WrittenPeriod) -> WrittenPeriod:
    if isinstance(period, NamedPeriod):
        return moved(period, -1)
    return CycleNumber(period.number - 1) if isinstance(period, CycleNumber) else period


def _names(board: Board | None, colour: Colour) -> tuple[str, ...]:
    if board is None:
        return ()
    return board.red if colour is Colour.RED else board.black
