"""New items of a list: below the last one, within its brackets, or as its first ones."""

from wenming_cli.loading.tree import Plain, Sequence
from wenming_cli.writing.brackets import around, listed, put_into_brackets
from wenming_cli.writing.habits import ListStyle
from wenming_cli.writing.held_mappings import Held
from wenming_cli.writing.open_file import OpenFile
from wenming_cli.writing.rendering import WIDEST, Pen, indented

NewItem = tuple[int, Plain]
"""An item and the edit that adds it."""


def put_items(file: OpenFile, held: Held, at: int, items: list[NewItem]) -> None:
    """Put new items behind those of a list that is a field of a mapping."""
    node = held.node.children[2 * at + 1]
    if isinstance(node, Sequence) and not node.closed:
        _put_below_others(file, held, node, items)
    elif held.in_flow or (node is not None and not file.written.is_blank(node)):
        _put_in_brackets(file, held, at, items)
    else:
        _put_below_key(file, held, at, items)


def item_lines(pen: Pen, item: Plain, style: ListStyle) -> list[str]:
    """The lines of an item in the style of its list."""
    return pen.item(item, in_flow=style.in_flow, gap=style.gap, width=style.width)


def _put_below_others(file: OpenFile, held: Held, node: Sequence, items: list[NewItem]) -> None:
    """Put items below the last one of a list in lines of its own."""
    style = file.habits.list_style(node)
    place = file.written.below(node, style.column)
    file.end_block(node, items[0][0])
    _put(file, held, place, items, style)


def _put_in_brackets(file: OpenFile, held: Held, at: int, items: list[NewItem]) -> None:
    """Put items in brackets, with the brackets where there are none yet."""
    node, pen = held.node.children[2 * at + 1], file.habits.pen
    texts = [(edit, pen.flow(item)) for edit, item in items]
    if isinstance(node, Sequence):
        put_into_brackets(file, node, [[text] for text in texts], _rank(held))
    else:
        colon = file.written.behind_colon(held.node.spans[4 * at + 1])
        file.put_row(colon, around(" ", listed(texts), ""))


def _put_below_key(file: OpenFile, held: Held, at: int, items: list[NewItem]) -> None:
    """Put the first items of a list below its key; empty brackets go."""
    node, end = held.node.children[2 * at + 1], held.node.spans[4 * at + 1]
    end = file.written.behind_colon(end)
    if isinstance(node, Sequence):
        file.pieces.put(end, node.end, "", items[0][0])
        end = node.end
    column = file.written.column(held.node.spans[4 * at])
    column += file.habits.dash(is_root=held.depth == 0)
    style = ListStyle(column, 1, file.habits.pen.in_flow, WIDEST, is_apart=False)
    _put(file, held, file.written.line_end(end), items, style)


def _put(file: OpenFile, held: Held, place: int, items: list[NewItem], style: ListStyle) -> None:
    """Put items at a place, each on lines of its own."""
    for edit, item in items:
        lines = indented(item_lines(file.habits.pen, item, style), style.column)
        file.put_lines(place, ["", *lines] if style.is_apart else lines, edit, _rank(held))


def _rank(held: Held) -> int:
    """Before new fields of the mapping itself, behind what goes further in."""
    return -2 * held.depth - 1
