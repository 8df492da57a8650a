"""New text for the places of a file, gathered edit by edit, and the text that comes of it."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from wenming_cli.frozen import frozen
from wenming_cli.patching.splice import Splice, Splices


class OverlapError(ValueError):
    """Two edits change the same place; ``edit`` is the later one."""

    def __init__(self, edit: int) -> None:
        super().__init__(edit)
        self.edit = edit


@frozen
class Piece:
    """New text for an edit, and the range it takes the place of.

    Of pieces at one place that of the lowest ``rank`` comes first: the innermost.
    """

    start: int
    end: int
    rank: int
    text: str
    edit: int

    @property
    def order(self) -> tuple[int, int, int]:
        """Where it stands among the others."""
        return self.start, self.end, self.rank

    @property
    def place(self) -> tuple[int, int, int]:
        """What pieces put at one place have in common; one that replaces text stands alone."""
        return self.start, self.end, 0 if self.start == self.end else id(self)


@frozen
class Spelled:
    """A file with its edits: the new text, where it is new and for which edit, what was spliced."""

    text: str
    stretches: tuple[tuple[int, int, int], ...]
    splices: Splices


class Pieces:
    """The pieces of one file."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []

    def put(self, start: int, end: int, text: str, edit: int) -> None:
        """Put text in the place of a range."""
        self._pieces.append(Piece(start, end, 0, text, edit))

    def insert(self, offset: int, text: str, edit: int, rank: int = 0) -> None:
        """Put text at an offset."""
        self._pieces.append(Piece(offset, offset, rank, text, edit))

    def spelled(self, text: str) -> Spelled:
        """The text with all pieces; raises ``OverlapError`` where two change one place."""
        pieces = sorted(self._pieces, key=lambda piece: piece.order)
        for before, piece in pairwise(pieces):
            if piece.start < before.end:
                raise OverlapError(piece.edit)
        splices = Splices(_spliced(pieces))
        return Spelled(splices.applied(text), tuple(_stretches(pieces)), splices)


def _spliced(pieces: Iterable[Piece]) -> Iterator[Splice]:
    """The pieces as splices, those at one place as one."""
    for (start, end, _), group in groupby(pieces, key=lambda piece: piece.place):
        yield Splice(start, end, "".join(piece.text for piece in group), "")


def _stretches(pieces: Iterable[Piece]) -> Iterator[tuple[int, int, int]]:
    """Start and end of every piece in the new text, and its edit."""
    grown = 0
    for piece in pieces:
        start, length = piece.start + grown, len(piece.text)
        if piece.text:
            yield start, start + length, piece.edit
        grown += length - (piece.end - piece.start)
