"""Lines in the wrong column: which one of them is out of line, and where it belongs.

The parser complains where the columns stop making sense, which is often a line after the one that
was indented too far.
"""

from collections.abc import Iterator

from wenming_cli.loading.faults.mistyped_marks import (
    Slip,
    any_word,
    known_key,
    list_key,
    lost_comment,
)
from wenming_cli.loading.faults.parser_stop import Stumble, SyntaxFault, line_without_colon, slipped
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of


def continued(stumble: Stumble, start: int) -> SyntaxFault:
    """Find a line that would be a key, had the line above not gone on into it."""
    above = stumble.line_above(start)
    if above is not None:
        slip = stumble.start_slip(above, known_key)
        if slip is not None:
            return slipped(slip)
        if _is_sandwiched(stumble, above, start):
            return out_of_column(stumble, above, 0)
        if ":" not in stumble.text[slice(*stumble.content(above))] and _is_own(
            stumble, above, start
        ):
            return line_without_colon(stumble, above, known_key)
        if _is_odd_one(stumble, above, start):
            return out_of_column(stumble, above, 0)
    hint = "和上面的键左对齐；是上一行的文字就给整段加引号"
    slip = Slip(start, stumble.at, "E105", "这一行缩进太多，成了上一行的文字", hint)
    return SyntaxFault(slip, start, is_sure=False, is_misplaced=True)


def _is_own(stumble: Stumble, line: int, at: int) -> bool:
    """Whether a line begins something, and does not go on with the text of the line above it."""
    if stumble.is_item(line):
        return stumble.indent(line) == stumble.indent(at)
    above = stumble.line_above(line)
    return above is None or stumble.opens(above) or stumble.indent(line) <= stumble.indent(above)


def misaligned(stumble: Stumble) -> SyntaxFault:
    """A line in a column where nothing can stand; or the line above does, and this one shows it."""
    at = stumble.at
    above = stumble.line_above(at)
    slip = stumble.start_slip(at, any_word)
    if slip is None and above is not None:
        slip = lost_comment(stumble.text, above, stumble.line_end(above))
    if slip is not None:
        return slipped(slip)
    slip = _item_without_dash(stumble, at)
    if slip is not None:
        return SyntaxFault(slip, slip.start, is_sure=False)
    if above is not None and _is_sandwiched(stumble, above, at):
        return out_of_column(stumble, above, 0)
    if above is not None and _is_odd_one(stumble, above, at):
        return out_of_column(stumble, above, stumble.indent(above) - stumble.indent(at))
    if above is not None and _is_deep_key(stumble, above, at):
        return out_of_column(stumble, above, stumble.indent(above) - stumble.margin(at))
    return out_of_column(stumble, at, _too_deep_by(stumble, at))


def _is_odd_one(stumble: Stumble, above: int, at: int) -> bool:
    """Whether a line alone is out of line with the two that follow it, right below an opener."""
    opener, below = stumble.line_above(above), stumble.line_below(at)
    if stumble.is_item(at) and not stumble.is_item(above):
        return False
    return (
        opener is not None
        and below is not None
        and stumble.opens(opener)
        and stumble.indent(above) != stumble.indent(at) == stumble.indent(below)
    )


def _item_without_dash(stumble: Stumble, at: int) -> Slip | None:
    """The first item of a list, where it lacks the “- ” that the next one has."""
    margin = stumble.margin(at)
    first, above = at, stumble.line_above(at)
    while above is not None and stumble.margin(above) > margin:
        first, above = above, stumble.line_above(above)
    if above is None or first == at or not (stumble.is_item(at) and stumble.opens(above)):
        return None
    key = stumble.text[slice(*stumble.content(above))].removesuffix(":")
    if stumble.is_item(first) or stumble.margin(first) != margin + 2 or not list_key(key):
        return None
    start, end = stumble.content(first)
    mend = (start - 2, "- ")
    return Slip(start, end, "E105", "列表的这一项前面少了“- ”", "在前面加上“- ”", mend)


def _is_sandwiched(stumble: Stumble, line: int, at: int) -> bool:
    """Whether a key stands too far to the left, between two lines that are in line."""
    above = stumble.line_above(line)
    return (
        above is not None
        and not stumble.is_item(line)
        and stumble.indent(above) == stumble.indent(at) > stumble.indent(line)
    )


def _is_deep_key(stumble: Stumble, above: int, at: int) -> bool:
    """Whether a key stands deeper than the list under it, and than the line above it."""
    before = stumble.line_above(above)
    is_aligned = before is not None and stumble.indent(before) == stumble.indent(above)
    is_deep = stumble.opens(above) and stumble.indent(above) > stumble.margin(at)
    return stumble.is_item(at) and is_deep and not is_aligned


def _too_deep_by(stumble: Stumble, line: int) -> int:
    """How many columns a line stands too far to the right; 0 where that is not plain."""
    margin, below = stumble.margin(line), stumble.line_below(line)
    columns = [column for column in _open_columns(stumble, line) if column < margin]
    if not columns or below is None or stumble.margin(below) >= margin:
        return 0
    inner = stumble.margin(below) - stumble.indent(line) + margin
    target = inner if inner in columns and not stumble.is_item(below) else columns[0]
    is_item = stumble.is_item(line)
    if target == 0 and not is_item and not _is_section(stumble, line):
        return 0
    if (
        stumble.is_item(below)
        and stumble.margin(below) == target
        and not (is_item or stumble.opens(line))
    ):
        return 0
    return margin - target


def _open_columns(stumble: Stumble, line: int) -> Iterator[int]:
    """The columns in which a line could go on with what stands above it, from right to left."""
    least: int | None = None
    above = stumble.line_above(line)
    while above is not None and least != 0:
        for column in (stumble.indent(above), stumble.margin(above)):
            if least is None or column < least:
                least = column
                yield column
        above = stumble.line_above(above)


def _is_section(stumble: Stumble, line: int) -> bool:
    start, end = stumble.content(line)
    return stumble.text[start:end].partition(":")[0].strip() in shape_of(PlanFile).keys


def out_of_column(stumble: Stumble, line: int, too_deep: int) -> SyntaxFault:
    """Make the fault of a line in a wrong column; one that stands too deep is moved to the left."""
    start, end = stumble.content(line)
    first = stumble.line_start(line)
    text = stumble.text[first : stumble.line_end(line)].rstrip("\r")
    is_plain = too_deep > 0 and not text[:too_deep].strip()
    slip = Slip(
        start,
        end,
        "E105",
        "这一行的缩进和上下各行对不齐",
        "同一层的键和“- ”要左对齐",
        (first, text[too_deep:] + " " * too_deep) if is_plain else None,
    )
    return SyntaxFault(slip, start, is_sure=False, is_misplaced=True)
