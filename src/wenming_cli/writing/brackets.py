"""What is put into brackets: new items of a list, new fields of a mapping."""

from wenming_cli.loading.tree import Collection, Mapping
from wenming_cli.writing.open_file import New, OpenFile

_FIRST_OF_ALL = -1000


def listed(texts: list[New]) -> list[New]:
    """Items as a list in brackets, each still text of its own edit."""
    (edit, first), *rest = texts
    return around("[", [(edit, first), *((edit, f", {text}") for edit, text in rest)], "]")


def around(before: str, row: list[New], behind: str) -> list[New]:
    """Texts with something before the first and behind the last."""
    (first, text), *rest = row
    *others, (last, end) = [(first, before + text), *rest]
    return [*others, (last, end + behind)]


def put_into_brackets(file: OpenFile, node: Collection, rows: list[list[New]], rank: int) -> None:
    """Put new items or fields behind the last one in brackets, on lines of their own if it is.

    A comma behind the last one stays one behind the last one, a comment at its line.
    """
    if not node.children:
        for at, row in enumerate(rows):
            file.put_row(node.closed - 1, around(", " if at else "", row, ""), rank)
        return
    step = 2 if isinstance(node, Mapping) else 1
    start, end = node.spans[-2 * step], node.spans[-1]
    indent = file.written.text[file.written.line_start(start) : start]
    behind = file.written.behind_comma(end) or end
    if not indent.strip(" ") and file.written.is_alone_but_for_a_comment(behind):
        _put_below(file, end, indent, rows, rank)
    else:
        lead = ", " if indent.strip(" ") else f",{file.written.newline}{indent}"
        for row in rows:
            file.put_row(end, around(lead, row, ""), rank)


def _put_below(file: OpenFile, end: int, indent: str, rows: list[list[New]], rank: int) -> None:
    """Put items on lines of their own below the line in which the last one ends."""
    comma, lead = file.written.behind_comma(end), f"{file.written.newline}{indent}"
    place = file.written.line_end(comma or end)
    if not comma:
        file.pieces.insert(end, ",", rows[0][0][0], _FIRST_OF_ALL)
    for at, row in enumerate(rows, 1):
        tail = "" if at == len(rows) and not comma else ","
        file.put_row(place, around(lead, row, tail), rank)
