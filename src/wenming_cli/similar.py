"""Did you mean: the known word nearest to one that was typed."""

from collections.abc import Iterable

_NEAR_ENOUGH = 0.5


def similar(word: str, known: Iterable[str]) -> str | None:
    """The most similar known word, None where nothing is near."""
    from difflib import get_close_matches  # noqa: PLC0415  only somebody's mistake needs it

    near = get_close_matches(word, known, n=1, cutoff=_NEAR_ENOUGH)
    return near[0] if near else None
