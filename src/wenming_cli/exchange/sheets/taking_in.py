"""Workbooks that came back, taken into a plan: all of them or, where asked, what is clean of them.

Every fault of every workbook is told in one run; nothing is written here.
"""

from collections.abc import Sequence

from wenming_cli.exchange.sheets.returned_rows import CellFault, ReturnedBook
from wenming_cli.exchange.sheets.returning import RefusedRow, RowEdit, returned
from wenming_cli.frozen import frozen
from wenming_cli.loading import Loaded
from wenming_cli.model.plan import Plan
from wenming_cli.writing.editing import Edited, edited
from wenming_cli.writing.refusal import EditRefusedError, Refused


@frozen
class TakenIn:
    """What came of it: the plan with the rows (None: nothing to write), and all there is to tell.

    ``refused`` are rows, ``faults`` what is wrong with whole sheets or with the plan that would
    come of it; ``known`` counts the rows that were in the plan already.
    """

    done: Edited | None
    refused: tuple[RefusedRow, ...]
    faults: tuple[CellFault, ...]
    notes: tuple[str, ...]
    known: int

    @property
    def is_clean(self) -> bool:
        """Whether every row was taken."""
        return not self.refused and not self.faults

    def told(self) -> list[CellFault]:
        """Every fault once, in the order of the files."""
        of_rows = [f for row in self.refused for found in row.faults.values() for f in found]
        return list(dict.fromkeys((*self.faults, *of_rows)))


def taken_in(
    loaded: Loaded, plan: Plan, books: Sequence[ReturnedBook], *, is_partial: bool
) -> TakenIn:
    """What becomes of a plan by the rows of workbooks; where one is bad, only a part of them."""
    found = returned(plan, books)
    trial = _Trial(loaded, list(found.edits))
    trial.run()
    refused = (*found.refused, *trial.refused)
    faults = tuple(fault for book in books for fault in book.faults)
    is_clean = not refused and not faults
    return TakenIn(
        trial.done if is_clean or is_partial else None,
        refused,
        faults,
        (*(note for book in books for note in book.notes), *found.notes),
        found.known,
    )


class _Trial:
    """Edits tried out until those are left that can be made together."""

    def __init__(self, loaded: Loaded, edits: list[RowEdit]) -> None:
        self.loaded, self.edits = loaded, edits
        self.done: Edited | None = None
        self.refused: list[RefusedRow] = []

    def run(self) -> None:
        """Try; leave out what is refused and try the rest again, so that every fault is found."""
        while self.edits:
            refused = self.attempt(self.edits)
            if not refused:
                return
            blamed = [each for each in refused if each.edit is not None]
            self.leave_out(blamed or self.unblamed(refused))

    def attempt(self, edits: Sequence[RowEdit]) -> tuple[Refused, ...]:
        """Why edits can't be made together; nothing where they can."""
        try:
            self.done = edited(self.loaded, [row.edit for row in edits])
        except EditRefusedError as error:
            return error.refused
        return ()

    def leave_out(self, refused: Sequence[Refused]) -> None:
        """Take out the rows that are to blame."""
        for each in refused:
            if each.edit is not None:
                row = self.edits[each.edit]
                self.refused.append(row.refused(each.field, each.message, each.hint))
                self.refused += row.along
        blamed = {id(self.edits[each.edit].read) for each in refused if each.edit is not None}
        self.edits = [row for row in self.edits if id(row.read) not in blamed]

    def unblamed(self, refused: Sequence[Refused]) -> list[Refused]:
        """The same told of the row without which it would not be, where a record says it.

        Of what a row does to a record that was there before, that record is told; the first row
        with which it comes about is found by halving.
        """
        sound, broken = 0, len(self.edits)
        while broken - sound > 1:
            middle = (sound + broken) // 2
            found = self.attempt(self.edits[:middle])
            if found:
                broken, refused = middle, found
            else:
                sound = middle
        self.done = None
        return [Refused(broken - 1, None, each.message, each.hint) for each in refused]
