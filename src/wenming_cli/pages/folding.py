"""Lines of Chinese text: where they may end."""

from collections.abc import Iterator
from itertools import pairwise

from wenming_cli import sink


def folded(text: str, columns: int | None, *, cuts: bool = True) -> Iterator[str]:
    """A text in lines of so many columns; a full-width character is never cut in two.

    A path or an address longer than a line is cut unless people are to copy it. What terminals do
    not agree on counts as wide.
    """
    if columns is None or sink.greatest_width(text) <= columns:
        yield text
        return
    starts = [0, *breaks(text, columns, cuts=cuts), len(text)]
    lines = (text[start:end].rstrip() for start, end in pairwise(starts))
    yield from filter(None, lines)


def breaks(text: str, columns: int, *, cuts: bool = True) -> Iterator[int]:
    """Where the lines of a text begin, the first apart; blanks may hang over the end of a line."""
    at = used = 0
    for word in _words(text):
        rest, wide = word, sink.greatest_width(word)
        if used and used + wide > columns and word != " ":
            yield at
            used = 0
        while cuts and wide > columns:
            head = len(_head(rest, columns))
            at += head
            yield at
            rest = rest[head:]
            wide = sink.greatest_width(rest)
        at, used = at + len(rest), used + wide


def _head(word: str, columns: int) -> str:
    """As much of a word as fits, but at least a character."""
    kept = ""
    for character in word:
        if kept and sink.greatest_width(kept + character) > columns:
            break
        kept += character
    return kept


_CLOSING = "，。；：、！？）》”’…」』】〉％"
"""Signs that do not begin a line."""

_OPENING = "（《“‘「『【〈"
"""Signs that do not end one."""


def _words(text: str) -> Iterator[str]:
    """What stays together: a run of half-width characters, a full-width one with its signs."""
    word = ""
    for character in text:
        if word and not _joins(word[-1], character):
            yield word
            word = ""
        word += character
    if word:
        yield word


def _joins(before: str, character: str) -> bool:
    """Whether no line may end between two characters."""
    if " " in (before, character):
        return False
    are_narrow = before.isascii() and character.isascii()
    return are_narrow or character in _CLOSING or before in _OPENING
