"""What a plan says is data wherever it is shown: one cleaning function for each sink.

Plan text reaches a terminal, a Markdown file, a CSV cell or a CI annotation only through here, so
that no title can forge a line of output, act as markup or run as a formula.
"""

import re
import unicodedata
from typing import Any

_CONTROLS = re.compile(
    "[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udfff]"
)
_JSON_CONTROLS = re.compile(_CONTROLS.pattern.replace("\0-\x1f", "\0-\x09\x0b-\x1f"))
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~$&])")
_MARKDOWN_START = re.compile(r"^(\d*)((?<!\d)[#+=:-]|(?<=\d)[.)](?=\s|$))")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def terminal(text: str) -> str:
    r"""Text on one line: control characters become visible escapes such as ``\x1b``."""
    return _CONTROLS.sub(_escape, text)


def terminal_lines(text: str) -> str:
    """The same, but line ends stay."""
    return "\n".join(terminal(line) for line in text.split("\n"))


def markdown(text: str) -> str:
    """Text inside a Markdown paragraph or table cell: one line, and nothing acts as markup."""
    line = " ".join(terminal(part) for part in text.split())
    return _MARKDOWN_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", line)) if line else ""


def csv_cell(text: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def json_text(document: Any) -> str:
    """A JSON document, with no control character in it but line feeds."""
    import json  # noqa: PLC0415  only programs ask for it

    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return _JSON_CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def annotation(text: str) -> str:
    """The message of a GitHub workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def annotation_property(text: str) -> str:
    """A property of a GitHub workflow command."""
    return annotation(text).replace(":", "%3A").replace(",", "%2C")


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def width(text: str) -> int:
    """Columns a text takes on a terminal: full-width characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """The text filled up with spaces to a number of columns."""
    return text + " " * (columns - width(text))


def clipped(text: str, columns: int) -> str:
    """The text cut to a number of columns, the cut shown as ``..``."""
    if width(text) <= columns:
        return text
    kept, used = "", 0
    for character in text:
        used += _columns(character)
        if used > columns - 2:
            break
        kept += character
    return kept + ".."
