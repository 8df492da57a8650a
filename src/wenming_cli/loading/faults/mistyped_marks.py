"""Slips of the keyboard: marks that look like syntax and are none.

Full-width punctuation, a colon without its space, a dash that is no hyphen: YAML takes them for
text, and complains, if at all, somewhere else. They are looked for only where something is
already known to be wrong; in free text they are what they are.
"""

from collections.abc import Callable, Iterator
from functools import cache

from wenming_cli.frozen import frozen
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import half_width, shown
from wenming_cli.model.shape import Kind, shape_of

IsKey = Callable[[str], bool]


@frozen
class Slip:
    """A range of a text, what is wrong with it, and what may be put in its place to read on.

    ``mend`` is an offset and the text that replaces as much text there; None where nothing as
    long mends it.
    """

    start: int
    end: int
    code: str
    message: str
    hint: str
    mend: tuple[int, str] | None = None


WORD = r"[^\s:：,，#'\"{}\[\]［］｛｝【】&*!|>%@`-][^\s:：,，#'\"{}\[\]｛｝]{0,40}?"
_KEY = lazy_pattern(rf"[ \t]*(?:- +)*(?P<key>{WORD})[ \t]*(?P<mark>[:：])")
_DASH = lazy_pattern(r"[ \t]*([－—–−•·])(?=\s|[^\W\d])")
_JOINED_DASH = lazy_pattern(r"[ \t]*(?:- +)*(-)(?=[^\W\d])")
_OPENED = lazy_pattern(r"(?:^|[-:,\[{])[ ]*(?P<mark>[［｛【])")
_CLOSED = lazy_pattern(r"[\[{][^\[\]{}［］｛｝【】]{0,400}(?P<mark>[］｝】])")
_FLOW_KEY = lazy_pattern(rf"[{{｛,，][ ]*(?P<key>{WORD})[ ]*(?P<mark>[:：])")
_FLOW_COMMA = lazy_pattern(rf"(?P<mark>，)[ ]*(?:$|(?P<key>{WORD})[ ]*[:：])")
_COMMENT = lazy_pattern(r"(?<=[ \t])#(?=[^ \t\r\n#])")


@cache
def every_key() -> dict[str, set[Kind]]:
    """List every key of every kind of record, and what may stand under it."""
    kinds: dict[str, set[Kind]] = {}
    models: list[type[Entry]] = [PlanFile]
    for model in models:
        shape = shape_of(model)
        for key, found in shape.keys.items():
            kinds.setdefault(key, set()).add(found.kind)
        models += (f.model for f in shape.fields.values() if f.model and f.model not in models)
    return kinds


def known_key(word: str) -> bool:
    """Tell whether some record may have this key."""
    return word in every_key()


def list_key(word: str) -> bool:
    """Tell whether some record may have a list under this key."""
    return not every_key().get(word, set()).isdisjoint((Kind.RECORDS, Kind.SCALARS))


def half_mark(mark: str) -> str:
    """Find the half-width mark that is meant by a full-width one between two fields."""
    return "," if mark == "；" else half_width(mark)


def any_word(word: str) -> bool:
    """Tell whether a word may have been meant as a key."""
    return not word.isdigit()


def slip_at_start(text: str, is_key: IsKey) -> Slip | None:
    """Find the slip in the “- 键: ” a line starts with."""
    joined = _JOINED_DASH.match(text)
    if joined:
        at = joined.start(1)
        return Slip(at, at + 1, "E105", "“-”后面少一个空格", "列表每项写成“- ”，后面空一格")
    dash = _DASH.match(text)
    if dash:
        at = dash.start(1)
        message = f"“{text[at]}”不是列表的“- ”"
        mend = (at, "-") if text[at + 1 : at + 2] == " " else None
        return Slip(at, at + 1, "E109", message, "改成半角减号，后面空一格", mend)
    found = _KEY.match(text)
    return _colon(text, found.start("mark")) if found and is_key(found["key"]) else None


def slip_in_brackets(text: str) -> Slip | None:
    """Find the first slip among the brackets, commas and keys of a flow collection."""
    return min(_bracket_slips(text), key=lambda slip: slip.start, default=None)


def _bracket_slips(text: str) -> Iterator[Slip]:
    for pattern in (_OPENED, _CLOSED):
        yield from (wide(text, found.start("mark")) for found in pattern.finditer(text))
    for found in _FLOW_COMMA.finditer(text):
        if found["key"] is None or known_key(found["key"]):
            yield wide(text, found.start("mark"))
    for found in _FLOW_KEY.finditer(text):
        slip = _colon(text, found.start("mark")) if known_key(found["key"]) else None
        if slip is not None:
            yield slip


def slip_of_structure(text: str, is_key: IsKey) -> Slip | None:
    """Find the slip that made text of what should be a list or a record."""
    opened = _OPENED.match(text)
    return wide(text, opened.start("mark")) if opened else slip_at_start(text, is_key)


def quote_slip(text: str, start: int, end: int) -> Slip | None:
    """Find the first full-width quotation mark in a range."""
    at = next((at for at in range(start, end) if text[at] in "“”‘’"), None)
    return None if at is None else wide(text, at)


def unmatched_quote(text: str, start: int, end: int) -> Slip | None:
    """Find the first full-width quotation mark in a range that closes what no other one opened."""
    depth = 0
    for at in range(start, end):
        if text[at] in "“‘":
            depth += 1
        elif text[at] in "”’":
            depth -= 1
        if depth < 0:
            return wide(text, at)
    return None


def lost_comment(text: str, start: int, end: int) -> Slip | None:
    """Find the “#” in a range that makes a comment of the text right behind it."""
    found = _COMMENT.search(text, start, end)
    return None if found is None else comment_at(text, found.start())


def comment_at(text: str, at: int) -> Slip:
    """Find a “#” that makes a comment of the text right behind it."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return Slip(
        at,
        at + 1,
        "E110",
        f"“{shown(text[at:end])}”会被当成注释丢掉",
        "是正文就给整段文字加上引号；是注释就在 # 后面加一个空格",
    )


def _colon(text: str, at: int) -> Slip | None:
    after = text[at + 1 : at + 2]
    if text[at] == "：":
        return wide(text, at)
    if after in ("", " ", "\t", "\n", "\r", "/"):
        return None
    if after.isspace():
        message, hint = "冒号后面不是半角空格", "改成一个半角空格"
        return Slip(at + 1, at + 2, "E109", message, hint, (at + 1, " "))
    return Slip(at, at + 1, "E105", "冒号后面少一个空格", "冒号后面空一格，再写值")


def wide(text: str, at: int) -> Slip:
    """Find a full-width mark at an offset, where a half-width one is meant."""
    mark = text[at]
    half = half_mark(mark)
    hint = f"改成半角“{half}”" + ("，后面空一格" if mark in "：，；、" else "")
    needs_space = mark == "：" and text[at + 1 : at + 2] not in ("", " ", "\r", "\n")
    mend = None if needs_space else (at, half)
    return Slip(at, at + 1, "E109", f"“{mark}”是全角符号，YAML 不认识", hint, mend)
