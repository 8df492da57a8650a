"""A table made to fit a number of columns: what is worth least goes, the rest is folded."""

from collections.abc import Callable, Iterable, Sequence

from wenming_cli import sink
from wenming_cli.frozen import frozen
from wenming_cli.pages.blocks import KEPT, SPARE, Column, Table
from wenming_cli.pages.folding import folded

_GAP = 2
_LEAST = 12
"""The fewest columns a text is folded to; before that, another column goes."""


@frozen
class FittedGrid:
    """The columns that are shown, how wide each is, and each cell as the lines it is folded to."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    heads: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]


def fitted(table: Table, room: int | None) -> FittedGrid:
    """A table in so many columns; in as many as it takes where there is no limit."""
    shown_in = sink.terminal if room is None else sink.terminal_cell
    heads = tuple(shown_in(column.title) for column in table.columns)
    rows = [tuple(map(shown_in, row)) for row in table.rows]
    shown = [row for row in (heads, *rows) if row is not heads or not table.is_bare]
    measured = sink.width if room is None else sink.greatest_width
    natural = [max(measured(row[at]) for row in shown) for at in range(len(heads))]
    kept, widths = _chosen(table.columns, natural, room)
    made = _whole_text if room is None else _cut if table.is_brief else folded
    return FittedGrid(
        tuple(table.columns[at] for at in kept),
        tuple(widths),
        _cells(made, heads, kept, widths),
        tuple(_cells(made, row, kept, widths) for row in rows),
    )


def _cells(
    made: Callable[[str, int], Iterable[str]],
    row: Sequence[str],
    kept: Sequence[int],
    widths: Sequence[int],
) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(made(row[at], width)) for at, width in zip(kept, widths, strict=True))


def _whole_text(text: str, _: int) -> tuple[str]:
    return (text,)


def _cut(text: str, columns: int) -> tuple[str]:
    return (sink.clipped(text, columns),)


def _chosen(
    columns: Sequence[Column], natural: Sequence[int], room: int | None
) -> tuple[list[int], list[int]]:
    """Which columns are shown and how wide; those of the least worth, and the last, go first."""
    kept = list(range(len(columns)))
    if room is None or _whole(natural, kept) <= room:
        return kept, list(natural)
    usual = [min(w, c.most or w) for w, c in zip(natural, columns, strict=True)]
    spare = [at for at in kept[1:] if columns[at].worth <= SPARE]
    for at in sorted(spare, key=lambda at: (columns[at].worth, -at)):
        if _whole(usual, kept) > room:
            kept.remove(at)
    while True:
        widths = _narrowed([columns[at] for at in kept], [natural[at] for at in kept], room)
        droppable = [at for at in kept[1:] if columns[at].worth < KEPT]
        if widths is not None or not droppable:
            break
        kept.remove(min(droppable, key=lambda at: (columns[at].worth, -at)))
    return kept, widths or _squeezed([natural[at] for at in kept], room)


def _whole(widths: Sequence[int], kept: Sequence[int]) -> int:
    """How wide a table of some columns is."""
    return sum(widths[at] for at in kept) + _GAP * (len(kept) - 1)


def _narrowed(columns: Sequence[Column], natural: Sequence[int], room: int) -> list[int] | None:
    """Widths that fit, texts folded down to ``_LEAST`` columns; None where that is not enough."""
    widths = list(natural)
    left = room - _GAP * (len(widths) - 1)
    least = [
        width if column.is_number or column.is_whole else min(width, _LEAST)
        for width, column in zip(widths, columns, strict=True)
    ]
    if sum(least) > left:
        return None
    while sum(widths) > left:
        over = [at for at in range(len(widths)) if widths[at] > least[at]]
        widest = max(over, key=lambda at: (widths[at], at))
        widths[widest] -= 1
    return widths


def _squeezed(natural: Sequence[int], room: int) -> list[int]:
    """Widths that fit whatever it takes; two columns are the fewest, for one Chinese character."""
    widths = list(natural)
    while sum(widths) + _GAP * (len(widths) - 1) > room and max(widths) > _GAP:
        widths[widths.index(max(widths))] -= 1
    return widths
