"""New fields of a mapping: below its last one, or within its brackets."""

from wenming_cli.loading.tree import Plain
from wenming_cli.writing.brackets import around, listed, put_into_brackets
from wenming_cli.writing.held_mappings import Held
from wenming_cli.writing.open_file import New, OpenFile
from wenming_cli.writing.rendering import Pen, indented

NewField = tuple[str, list[tuple[int, Plain]]]
"""A key, and what each edit puts there: several only where they add items to one list."""


def put_fields(file: OpenFile, held: Held, fields: list[NewField]) -> None:
    """Put new fields behind the last of a mapping."""
    if held.in_flow:
        _put_in_brackets(file, held, fields)
    else:
        _put_below(file, held, fields)


def _put_below(file: OpenFile, held: Held, fields: list[NewField]) -> None:
    """Put fields below the last of a mapping in lines of its own."""
    place = _place_below(file, held)
    file.end_block(held.node, fields[0][1][0][0])
    for field in fields:
        for edit, lines in _lines(file, held, field):
            file.put_lines(place, lines, edit, -2 * held.depth)


def _place_below(file: OpenFile, held: Held) -> int:
    node, written = held.node, file.written
    if not node.children:
        return len(written.text)
    return written.below(node, max(written.column(node.start) - 1, 0))


def _lines(file: OpenFile, held: Held, field: NewField) -> list[tuple[int, list[str]]]:
    """The lines of a field edit by edit: its key at the first, a blank line between sections."""
    (key, new), is_root = field, held.depth == 0
    pen = file.habits.pen_for(is_root=is_root)
    column = file.written.column(held.node.start) if held.node.children else 0
    lines = [(edit, indented(pen.field(key, value), column)) for edit, value in new]
    (first, begin), *others = lines
    if is_root and file.written.text.strip() and file.habits.sections_are_apart(held.node):
        begin = ["", *begin]
    return [(first, begin), *((edit, more[1:]) for edit, more in others)]


def _put_in_brackets(file: OpenFile, held: Held, fields: list[NewField]) -> None:
    """Put fields within the brackets of a mapping, with brackets where it has none of its own."""
    pen, node = file.habits.pen, held.node
    rows = [_row(pen, *field) for field in fields]
    if not node.closed:
        file.pieces.insert(node.start, "{", rows[0][0][0])
        rows[-1] = around("", rows[-1], "}")
    put_into_brackets(file, node, rows, -2 * held.depth)


def _row(pen: Pen, key: str, new: list[tuple[int, Plain]]) -> list[New]:
    """A field on one line, the items that several edits add each as text of its own."""
    (edit, value), *others = new
    if not others:
        return around(f"{pen.key(key)}: ", [(edit, pen.flow(value))], "")
    items = ((edit, item) for edit, value in new if isinstance(value, list) for item in value)
    return around(f"{pen.key(key)}: ", listed([(edit, pen.flow(item)) for edit, item in items]), "")
