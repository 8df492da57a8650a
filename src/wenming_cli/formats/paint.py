"""Colours beside words: levels, lights and places; where none are wanted nothing is lost."""

import re

from wenming_cli.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"([^\s\[\]（：:]++)((?::\d++)*)")
"""A word with the numbers behind it; it matches everywhere, so that no line is read twice."""

_COLOUR_OF_PLACES = "36"


def painted(word: str, code: str) -> str:
    """A word in a colour of the terminal."""
    return f"\x1b[{code}m{word}\x1b[0m"


def with_places(text: str) -> str:
    """Finished lines with every ``file:line`` in them in its colour."""
    return _WORD.sub(_place_painted, text)


def _place_painted(word: re.Match[str]) -> str:
    is_place = word[2] and word[1].endswith((".yaml", ".yml"))
    return painted(word[0], _COLOUR_OF_PLACES) if is_place else word[0]
