"""What somebody may have meant: the known word most like one that is not known."""

from collections.abc import Callable, Collection

from wenming_cli.similar import similar

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
            told[word] = similar(word, known) if is_worth_it else None
        return told[word]

    return nearest
