"""Lines that went on with the text above them: YAML joins them, and the value makes no sense.

A line indented too far, or a key without its colon, becomes the end of the unquoted text above.
What is wrong then is not that text but the line behind it.
"""

from collections.abc import Callable

from wenming_cli.diagnostic import Location
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.place import Source

MESSAGE = "这一行缩进太多，成了上一行的文字"
HINT = "和上面的键左对齐；是上一行的文字就给整段加引号"

_NOT_PLAIN = ("'", '"', "|", ">")
_NEXT_LINE = lazy_pattern(r"\S.*\S|\S")


def line_astray(at: Location, source: Source, is_right: Callable[[str], bool]) -> Location | None:
    """The line below the start of an unquoted text that is right without it; None without one."""
    if at.end_line == at.line:
        return None
    start = source.offset(at.line) + at.column - 1
    end = source.offset(at.end_line) + at.end_column - 1
    first, _, rest = source.text[start:end].partition("\n")
    if first.startswith(_NOT_PLAIN) or not is_right(first.strip()):
        return None
    found = _NEXT_LINE.search(rest)
    below = start + len(first) + 1
    return found and source.location(below + found.start(), below + found.end())
