"""Did you mean: the known word that was meant, or none at all.

Words that look alike may say the opposite (未整改, 已整改) or name another (南街街道, 东街街道),
and a wrong guess is worse than none. So a guess is made only where what differs carries no
meaning: marks and spaces, letters that were swapped, a character that sounds like the right one,
a word or name cut short; and only where no other known word comes as near.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.unseen import told_apart

Test = Callable[[str, str], bool]

_WEIGHTY = frozenset(
    "不未非没無无待否免勿莫别拒缺拟申请预应需将正在实际计划中过"
    "大小高低多少上下前后左右内外东南西北新旧老正副总分增减升降收支进出入起止始终结开首末早晚先再"
    "最至超等主协红黑半双单零一二三四五六七八九十百千万两甲乙丙丁≥≤<>=%"
    "0123456789"
)
"""Characters that make another meaning, or another name, of a word they are put in or left out."""

_ENDINGS = frozenset("的了性类型级项")
"""Characters behind a word that leave it what it is."""

_TAILS = {
    "街道办事处": "街道",
    "街道办": "街道",
    "街道": "街道",
    "社区居委会": "社区",
    "社区": "社区",
}
"""What may stand behind the name of a unit, or be left out, and the kind of unit it says."""

_OFFICES = frozenset("局办委部厅处队会所")
"""The ends of names that are commonly cut short in the middle."""

_SAME_SOUND = 8
_NEAR_ENOUGH = 0.75
_NEGATING = ("un", "in", "im", "ir", "dis", "non", "not", "re")
_MARKS = lazy_pattern(r"[\s\W_]+")
_MISREAD_DIGIT = lazy_pattern(r"(?<=\d)[oli]|[oli](?=\d)")
_DIGITS = {"o": "0", "l": "1", "i": "1"}


def did_you_mean(word: str, near: str, shown: str | None = None) -> str:
    """Ask whether a known word was meant, and say where the two differ if they look the same.

    ``shown`` is the known word as people would write it here (default: in quotation marks).
    """
    return f"是不是{f'“{near}”' if shown is None else shown}？{told_apart(word, near)}"


def similar(word: str, known: Iterable[str]) -> str | None:
    """The known word that was meant: a key, one of a few words, a code."""
    return _only(_meant(word, known, _is_part_of_word))


def similar_name(word: str, known: Iterable[str]) -> str | None:
    """The known proper name that was meant: a unit, a site, an id."""
    return _only(similar_names(word, known))


def similar_names(word: str, known: Iterable[str]) -> list[str]:
    """Every known proper name that may have been meant, all of them equally near."""
    return _meant(word, known, _is_short_name)


def _only(near: list[str]) -> str | None:
    return near[0] if len(near) == 1 else None


def _meant(word: str, known: Iterable[str], is_part: Test) -> list[str]:
    typed = _plain(word)
    others = {other: _plain(other) for other in known if other != word}
    if not typed:
        return []
    if typed.isascii():
        tests: tuple[Test, ...] = (_is_same_id, _is_swapped, _is_misspelt)
    else:
        tests = (_is_same, _is_swapped, _sounds_alike, is_part)
    for test in tests:
        near = [
            other
            for other, plain in others.items()
            if plain.isascii() == typed.isascii() and test(typed, plain)
        ]
        if near:
            return _nearest(typed, near, others) if test is _is_misspelt else near
    return []


def _plain(word: str) -> str:
    """A word without marks, spaces, widths and case."""
    return _MARKS.sub("", _kept(unicodedata.normalize("NFKC", word).casefold()))


def _kept(word: str) -> str:
    """A word whose signs of comparison are no mere marks."""
    return word.replace(">=", "≥").replace("<=", "≤") if "=" in word else word


# --- words that are the same --------------------------------------------------------------------


def _is_same(word: str, other: str) -> bool:
    return word == other or (word.rstrip("".join(_ENDINGS)).removeprefix("已") == other)


def _is_same_id(word: str, other: str) -> bool:
    """Whether ids differ in marks, leading zeros, or an O for a 0 only."""
    return _numbered(word) == _numbered(other)


def _numbered(word: str) -> tuple[str, ...]:
    digits = _MISREAD_DIGIT.sub(lambda found: _DIGITS[found[0]], word)
    return tuple(part.lstrip("0") or "0" for part in re.findall(r"\d+|\D+", digits))


def _is_swapped(word: str, other: str) -> bool:
    """Whether two neighbours have changed places, none of them a digit."""
    if len(word) != len(other) or len(word) < 3:
        return False
    odd = [at for at, pair in enumerate(zip(word, other, strict=True)) if pair[0] != pair[1]]
    if len(odd) != 2 or odd[1] != odd[0] + 1:
        return False
    pair = word[odd[0] : odd[1] + 1]
    return pair[::-1] == other[odd[0] : odd[1] + 1] and not pair.isdigit()


# --- English words ------------------------------------------------------------------------------


def _is_misspelt(word: str, other: str) -> bool:
    """Whether a letter or two are wrong, and nothing that says no."""
    if re.findall(r"\d+", word) != re.findall(r"\d+", other):
        return False
    if abs(len(word) - len(other)) > max(1, min(len(word), len(other)) // 3):
        return False
    near = _ratio(word, other)
    return near >= _NEAR_ENOUGH and not any(
        first.startswith(no) and _ratio(first[len(no) :], second) > near
        for no in _NEGATING
        for first, second in ((word, other), (other, word))
    )


def _nearest(word: str, near: list[str], plain: dict[str, str]) -> list[str]:
    likeness = {other: _ratio(word, plain[other]) for other in near}
    most = max(likeness.values())
    return [other for other, ratio in likeness.items() if ratio == most]


def _ratio(word: str, other: str) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415  only somebody's mistake needs it

    return SequenceMatcher(None, word, other).ratio()


# --- Chinese words ------------------------------------------------------------------------------


def _sounds_alike(word: str, other: str) -> bool:
    """Whether one character in four, at most, is another of the same sound."""
    if len(word) != len(other):
        return False
    odd = [pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]]
    return (
        len(odd) <= max(1, len(word) // 4)
        and not _changes_meaning(word, other)
        and all(_is_same_sound(*pair) for pair in odd)
    )


def _is_same_sound(one: str, other: str) -> bool:
    """Whether GB 2312, which lists its common characters by their sound, has two as neighbours."""
    first, second = _by_sound(one), _by_sound(other)
    return first is not None and second is not None and abs(first - second) <= _SAME_SOUND


def _by_sound(character: str) -> int | None:
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return None
    if len(code) != 2:
        return None
    row, cell = code[0], code[1]
    return (row - 0xB0) * 94 + cell - 0xA1 if 0xB0 <= row <= 0xD7 else None


def _changes_meaning(word: str, other: str) -> bool:
    """Whether one of two words has a character of weight that the other has not."""
    first, second = Counter(word), Counter(other)
    return not _WEIGHTY.isdisjoint([*(first - second), *(second - first)])


def _is_part_of_word(word: str, other: str) -> bool:
    """Whether a word is the beginning or the end of another, and what is missing says little.

    已 is missing from what has not happened yet.
    """
    is_part = len(word) >= 2 and len(word) < len(other)
    is_part = is_part and (other.startswith(word) or other.endswith(word))
    return is_part and "已" not in other and not _changes_meaning(word, other)


def _is_short_name(word: str, other: str) -> bool:
    """Whether one name is the other cut short, as 东街 for 东街街道 or 城管局 for 区城市管理局."""
    if _changes_meaning(word, other):
        return False
    (first, tail), (second, other_tail) = _parted(word), _parted(other)
    if first == second:
        return tail == other_tail or not (tail and other_tail)
    short, long = sorted((_without_region(word), _without_region(other)), key=len)
    if short == long:
        return True
    rest = iter(long)
    is_same_ends = short[0] == long[0] and short[-1] == long[-1]
    is_long_enough = len(short) >= 3 and 2 * len(short) >= len(long)
    is_office = short[-1] in _OFFICES and is_same_ends and is_long_enough
    return is_office and all(character in rest for character in short)


def _parted(name: str) -> tuple[str, str]:
    """A name without what kind of unit it is, and that kind."""
    tail = next((tail for tail in _TAILS if name.endswith(tail)), "")
    is_name = len(name) > len(tail) + 1
    return (name[: len(name) - len(tail)], _TAILS.get(tail, "")) if is_name else (name, "")


def _without_region(name: str) -> str:
    return name[1:] if name[:1] in ("省", "市", "区", "县") and len(name) > 2 else name
