"""The lists as they were published: by month, and how often in a row a unit was on one."""

from collections.abc import Mapping
from datetime import date

from wenming_cli.figures.boards.colour import Colour
from wenming_cli.model.board import Board
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month

Lists = Mapping[Month, Board]


def published(plan: Plan, group: OwnerKind, until: date = date.max) -> Lists:
    """Find the lists of a group published by a day; of one month, the last one."""
    own = [b for b in plan.boards if b.group is group and b.date <= until]
    return {board.month: board for board in sorted(own, key=lambda board: board.date)}


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
