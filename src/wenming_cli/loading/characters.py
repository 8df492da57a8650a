"""Characters that don't belong in a plan: what nobody sees, and what changes what one sees.

Control characters, bidirectional controls, what draws nothing and odd line separators are refused
anywhere; a no-break or ideographic space only where it stands as indentation.
"""

import re
from collections.abc import Iterator
from itertools import islice

from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.model.place import Source
from wenming_cli.unseen import INVISIBLE, UNSEEN, name_of

MOST_REPORTED = 1000
LEFT_OUT = "\ufffc"
"""What stands for a refused character while a text is parsed; it is in no text itself."""
LOST = "\ufffd"
"""What programs write for a character that they could not read."""

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LONE_RETURN = lazy_pattern("\r(?!\n)")
_REPLACED = lazy_pattern(UNSEEN)
_REPORTED = lazy_pattern(f"{UNSEEN}|{LOST}")
_AT_END = lazy_pattern(f"(?<!{LEFT_OUT}){LEFT_OUT}++(?=[\\s,\\]}}]|$)", re.MULTILINE)
_ODD_INDENT = lazy_pattern(f"^[ \t]*(?:-[ \t]*)*(?P<odd>[{_SPACES}]+)", re.MULTILINE)
_BLOCK_SCALAR = lazy_pattern(r"[:-][ \t]+[|>][-+0-9]{0,2}(?:[ \t]+#.*)?[ \t\r]*$")
_BEYOND_USUAL = re.compile("[^\n -~\u3001-\u3020\u4e00-\u9fff\uff01-\uff5e“”‘’—…×]")
"""What nearly no text holds, among it all that is suspect; looked for in a third of the time."""
_SUSPECT = lazy_pattern(f"[{INVISIBLE}{_SPACES}{LOST}\u200d\ufe0e\ufe0f\r]")
_ESCAPE = lazy_pattern(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))", re.DOTALL)
_ESCAPED = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "r": "\r"} | {
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_DELETE = "删去它：看不见的字符会让文字和看到的不一样"

REFUSED = lazy_pattern(f"{UNSEEN}|[\ud800-\udfff{LOST}\r]")
"""What no text may hold; the file itself may hold a carriage return before a line feed."""


def content_start(text: str, line_start: int = 0) -> int:
    """Find where the content of a line starts, behind its indentation and its “- ”."""
    found = re.compile(r"[ ]*(?:-[ ]+)*").match(text, line_start)
    return found.end() if found else line_start


def _space_name(space: str) -> str:
    return {"\u3000": "全角空格", "\u00a0": "不换行空格"}.get(space, "特殊空格")


def cleaned(source: Source, report: FaultReport) -> str:
    """Give the text with each refused character reported and replaced, offsets unchanged."""
    text = source.text
    if _BEYOND_USUAL.search(text) is None or _SUSPECT.search(text) is None:
        return text
    _report_refused(source, report)
    spaces = list(_odd_indentation(text))
    for start, end in spaces[:MOST_REPORTED]:
        report.add(
            source.location(start, end),
            "E104",
            f"缩进里有{_space_name(text[start])} U+{ord(text[start]):04X}",
            "缩进只用半角空格",
        )
    text = _REPLACED.sub(LEFT_OUT, _LONE_RETURN.sub("\n", text))
    text = _AT_END.sub(lambda found: " " * len(found[0]), text)
    pieces, at = [], 0
    for start, end in spaces:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _report_refused(source: Source, report: FaultReport) -> None:
    returns = list(_LONE_RETURN.finditer(source.text))
    refused = islice(_REPORTED.finditer(source.text), MOST_REPORTED)
    for found in (*refused, *returns[:1]):
        message, hint = f"这里有{name_of(found[0])}", _DELETE
        if found[0] == LOST:
            message, hint = f"{message}，原来的字已经丢了", "重新输入原来的字"
        elif found in returns:
            message += f"（共 {len(returns)} 处）" if len(returns) > 1 else ""
            hint = "换行用 LF 或 CRLF，用编辑器另存一次"
        report.add(source.location(*found.span()), "E104", message, hint)


def _odd_indentation(text: str) -> Iterator[tuple[int, int]]:
    """Where other spaces stand as indentation; in the text of a block scalar they are text."""
    if _ODD_INDENT.search(text) is None:
        return
    block: int | None = None
    for start, line in _lines(text):
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip(" \t\r") or (block is not None and indent > block):
            continue
        block = _block_column(line) if _BLOCK_SCALAR.search(line) else None
        odd = _ODD_INDENT.match(line)
        if odd:
            yield start + odd.start("odd"), start + odd.end("odd")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _block_column(line: str) -> int:
    """The column than which the text of a block scalar is indented deeper."""
    column = content_start(line)
    return line.rfind("-", 0, column) if line[column] in "|>" else column


def refused_escapes(written: str) -> Iterator[tuple[int, int]]:
    """Find each escape of a double-quoted text that stands for a refused character."""
    for found in _ESCAPE.finditer(written):
        code = found[1] or found[2] or found[3]
        character = chr(int(code, 16)) if code else _ESCAPED.get(found[4], "")
        if REFUSED.match(character):
            yield found.span()
