"""What a plan says is data wherever it is shown: one cleaning function for each sink.

Plan text reaches a terminal, a Markdown file, a CSV cell or a CI annotation only through here, so
that no title can forge a line of output, act as markup or run as a formula.
"""

import re
import unicodedata
from typing import Any
from urllib.parse import quote

from wenming_cli.lazy_pattern import lazy_pattern

BOM = "\ufeff"
"""At the start of a file it says that the file is UTF-8."""

_UNSEEN = (
    "\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f"
)
_CONTROLS = re.compile(
    f"[#{_UNSEEN}\ud800-\udfff]"  # one set before all else, which is searched for the quickest
    "(?:(?<!#)|(?=#[A-Za-z-]*\\[))"  # ##[…] and ##vso[…] are commands to build servers anywhere
)
_BYTES = re.compile("[\udc80-\udcff]")
_JSON_CONTROLS = lazy_pattern(_CONTROLS.pattern.replace("\0-\x1f", "\0-\x09\x0b-\x1f"))
_MARKDOWN = lazy_pattern(r"[\\`*_{}\[\]<>|~$&]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKDOWN_START = lazy_pattern(r"^(\d*)((?<!\d)[#+=:-]|(?<=\d)[.)](?=\s|$))")
_NO_MARKUP = rf"[^{_UNSEEN}\ud800-\udfff\s\\`*_{{}}\[\]<>|~$&#.)]"
_AS_IT_IS = lazy_pattern(rf"[^\W_]{_NO_MARKUP}*(?: {_NO_MARKUP}+)*")
"""Text that Markdown takes for nothing but text: most cells of a table."""
_CALLS = lazy_pattern(r"([@#!])(?=\w)")
_FORMULA = "=+-@"
_PLAIN_NUMBER = lazy_pattern(r"[+-]?\d+(\.\d+)?%?|-", re.ASCII)
_LAYOUT_CONTROLS = lazy_pattern(_CONTROLS.pattern.replace("\0-\x1f", "\0-\x08\x0b-\x1f"))
_FULL_WIDTH = 0xFEE0
_MERMAID = {ord(sign): ord(sign) + _FULL_WIDTH for sign in ':;#%<>{}"`\\'}
_MERMAID_WORD = lazy_pattern(
    r"(gantt|dateFormat|axisFormat|inclusiveEndDates|topAxis|tickInterval|includes|excludes"
    r"|todayMarker|weekday|weekend|title|section|click|call|href|vert|acc[A-Z]\w*"
    r"|\d{4}-\d\d-\d\d)(?![A-Za-z0-9_])",
    re.IGNORECASE,
)
_COMMAND = lazy_pattern(r"^([^\S\n]*):(?=:)", re.MULTILINE)


def terminal(text: str) -> str:
    r"""Text on one line: control characters become visible escapes such as ``\x1b``."""
    return _CONTROLS.sub(_escape, revived(text))


def revived(name: str) -> str:
    """The name of a file that a locale without Chinese gave as bytes, as text where it is some."""
    if _BYTES.search(name) is None:
        return name
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return name


def quoted(name: object) -> str:
    """A name in a sentence, in quotation marks: “名称”, on one line."""
    return f"“{terminal(str(name))}”"


def line_start(text: str) -> str:
    """The same at the start of a line of output, where ``::`` would be a command to GitHub."""
    shown = terminal(text)
    return f"./{shown}" if shown.lstrip().startswith(":") else shown


def no_commands(text: str) -> str:
    r"""Finished lines in which none begins with ``::``, a command to GitHub: ``\x3a:``."""
    return _COMMAND.sub(r"\1\\x3a", text) if "::" in text else text


def layout(text: str) -> str:
    """Text with line ends and tabs of its own; other control characters show."""
    return _LAYOUT_CONTROLS.sub(_escape, text)


def terminal_lines(text: str) -> str:
    """The same, but line ends stay."""
    return "\n".join(terminal(line) for line in text.split("\n"))


def markdown(text: str) -> str:
    """Text inside a Markdown paragraph or table cell: one line, and nothing acts as markup."""
    if _AS_IT_IS.fullmatch(text):
        return text
    line = " ".join(terminal(part) for part in text.split())
    return _MARKDOWN_START.sub(r"\1\\\2", _MARKDOWN.sub(_markup_shown, line)) if line else ""


def _markup_shown(found: re.Match[str]) -> str:
    """A character of markup as itself.

    ``<`` is an entity, as a link ends before it and would take a backslash for its own.
    """
    return _ENTITIES.get(found[0], f"\\{found[0]}")


def markdown_comment(text: str) -> str:
    """The same in a comment on a forge, where it calls nobody and links to nothing by number."""
    return _CALLS.sub(r"\1<!-- -->", markdown(text))


def xml(text: str) -> str:
    """Text or an attribute of an XML document, on one line."""
    shown = terminal(text).replace("&", "&amp;").replace('"', "&quot;")
    return shown.replace("<", "&lt;").replace(">", "&gt;")


def mermaid(text: str) -> str:
    """The text of a line of a Mermaid chart: what would be syntax becomes its full-width sign.

    A word that begins a line and means something to Mermaid has its first letter so.
    """
    shown = terminal(" ".join(text.split())).translate(_MERMAID)
    return chr(ord(shown[0]) + _FULL_WIDTH) + shown[1:] if _MERMAID_WORD.match(shown) else shown


def sarif(text: str) -> str:
    """The text of a SARIF message, in which ``[words](target)`` would be a link."""
    return terminal(text).replace("](", "] (")


def uri(path: str) -> str:
    """A relative path with ``/`` as a URI reference."""
    return quote(path, safe="/", errors="surrogatepass")


def csv_cell(text: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula and no build server for a command.

    Spreadsheets look behind blanks, and full-width signs are signs to them. A number keeps its
    sign, and ``-`` alone is no formula.
    """
    shown = no_commands(layout(text))
    sign = unicodedata.normalize("NFKC", shown.lstrip()[:1])
    is_formula = shown.startswith(("\t", "\n")) or (bool(sign) and sign in _FORMULA)
    return f"'{shown}" if is_formula and not _PLAIN_NUMBER.fullmatch(shown) else shown


def json_text(document: Any) -> str:
    """A JSON document, with no control character in it but line feeds."""
    import json  # noqa: PLC0415  most runs print text

    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return _JSON_CONTROLS.sub(_json_escape, text)


def _json_escape(found: re.Match[str]) -> str:
    return _units(found[0])


def _units(text: str) -> str:
    units = text.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def lacking(error: UnicodeError) -> tuple[str, int]:
    r"""What a stream shows of characters its code page lacks: ``\u2265``, which JSON reads too.

    A minus sign is shown as a hyphen. An error handler for ``codecs.register_error``.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join("-" if sign == "\u2212" else _units(sign) for sign in missing), error.end


def annotation(text: str) -> str:
    """The message of a GitHub workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def annotation_property(text: str) -> str:
    """A property of a GitHub workflow command."""
    return terminal(annotation(text)).replace(":", "%3A").replace(",", "%2C")


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def width(text: str) -> int:
    """Columns a text takes on a terminal: full-width characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def greatest_width(text: str) -> int:
    """The columns it takes where a terminal draws wide what others draw narrow: ``“`` and ``÷``."""
    if text.isascii():
        return len(text)
    return sum(_columns(c) + (unicodedata.east_asian_width(c) == "A") for c in text)


_SURE = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "…": "..", "·": "・", "×": "x", "÷": "/"}
    | {"≥": ">=", "≤": "<=", "→": "->", "●": "*", "○": "o", "±": "+/-"}
)


def terminal_cell(text: str) -> str:
    """Text in a column of a terminal, of characters that are equally wide on all of them."""
    return terminal(text).translate(_SURE)


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


def clipped_line(text: str, columns: int) -> str:
    """The same of a text that may have several lines: on one."""
    return clipped(" ".join(text.split()), columns)
