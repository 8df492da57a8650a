"""What somebody may have meant: the known word most like one that is not known."""

from collections.abc import Callable, Collection
from difflib import get_close_matches

_MOST_WORDS = 50
_LONGEST = 100


def likeness(known: Collection[str]) -> Callable[[str], str | None]:
    """A look-up among known words.

    It is slow work, so it is done once a word, for the first fifty words, none of them too long.
    """
    told: dict[str, str | None] = {}

    def nearest(word: str) -> str | None:
        if word not in told:
            is_worth_it = len(told) < _MOST_WORDS and len(word) <= _LONGEST
            near = get_close_matches(word, known, n=1) if is_worth_it else []
            told[word] = near[0] if near else None
        return told[word]

    return nearest
