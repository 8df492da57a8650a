"""The lists as they were published: by month, and how often in a row a unit was on one."""

from collections.abc import Iterable, Mapping
from datetime import date

from wenming_cli.figures.boards.colour import Colour
from wenming_cli.model.board import Board
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import group_of
from wenming_cli.model.scalars import Month

Lists = Mapping[Month, Board]


def published(plan: Plan, group: OwnerKind, until: date = date.max) -> Lists:
    """Find the lists of a group published by a day; of one month, the last one.

    Those that were ranked by a points scheme are none of them.
    """
    return _by_month(
        b for b in plan.boards if b.group is group and not b.scheme and b.date <= until
    )


def published_by_scheme(plan: Plan, scheme: str, league: str, until: date = date.max) -> Lists:
    """Find the lists of one group of a points scheme published by a day."""
    return _by_month(
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


def _by_month(boards: Iterable[Board]) -> Lists:
    return {board.month: board for board in sorted(boards, key=lambda board: board.date)}


def months_in_a_row(lists: Lists, owner: str, colour: Colour, last: Month) -> int:
    """In how many months in a row, up to one, a unit was published on a list; 0 where it was not.

    A month without a published list ends the row.
    """
    count = 0
    while owner in _names(lists.get(last), colour):
        count += 1
        last = last + -1
    return count


def _names(board: Board | None, colour: Colour) -> tuple[str, ...]:
    if board is None:
        return ()
    return board.red if colour is Colour.RED else board.black
