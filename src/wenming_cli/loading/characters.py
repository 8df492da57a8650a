"""Characters that don't belong in a plan: what nobody sees, and what changes what one sees.

Control characters, bidirectional controls, zero-width characters and odd line separators are
refused anywhere; a no-break or ideographic space only where it stands as indentation.
"""

import re

from wenming_cli.loading.report import Report
from wenming_cli.model.place import Source

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f"
)
REFUSED = re.compile(f"[{_INVISIBLE}]|\r(?!\n)")
_INDENT = re.compile(f"^[ \t]*([{_SPACES}]+)", re.MULTILINE)
_SUSPECT = re.compile(f"[{_INVISIBLE}{_SPACES}\r]")

_NAMES = {
    "\ufeff": "零宽不换行空格（BOM）",
    "\u200b": "零宽空格",
    "\u200c": "零宽非连接符",
    "\u200d": "零宽连接符",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\x85": "换行符 NEL",
    "\r": "单独的回车符",
    "\0": "空字符",
}


def _name(character: str) -> str:
    code = ord(character)
    if character in _NAMES:
        return f"{_NAMES[character]} U+{code:04X}"
    bidirectional = code in (0x061C, 0x200E, 0x200F) or 0x202A <= code <= 0x202E
    if bidirectional or 0x2066 <= code <= 0x2069:
        return f"改变文字方向的控制符 U+{code:04X}"
    return f"看不见的控制字符 U+{code:04X}"


def cleaned(source: Source, report: Report) -> str:
    """The text with each refused character reported and replaced, offsets unchanged."""
    text = source.text
    if _SUSPECT.search(text) is None:
        return text
    for found in REFUSED.finditer(text):
        report.add(
            source.location(found.start(), found.end()),
            "E104",
            f"这里有{_name(found[0])}",
            "删去它：看不见的字符会让文字和看到的不一样",
        )
    for found in _INDENT.finditer(text):
        report.add(
            source.location(found.start(1), found.end(1)),
            "E104",
            f"缩进里有全角空格或不换行空格 U+{ord(found[1][0]):04X}",
            "缩进只用半角空格",
        )
    text = REFUSED.sub("\ufffd", text)
    return _INDENT.sub(lambda found: " " * len(found[0]), text)
