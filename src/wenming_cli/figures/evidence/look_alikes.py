"""Files of evidence that are the same, or pictures that look the same though their bytes differ.

Two hashes of a few different bits agree in one of a few more bands of bits. So pictures are looked
up by their bands, and not each compared with each.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from wenming_cli.model.evidence_lock import LockedFile

MOST_APART = 14
"""Bits of 256 in which one picture saved twice may differ; others differ in eighty and more."""

_BITS = 256
_BANDS = [
    sum(1 << at for at in range(first, _BITS, MOST_APART + 1)) for first in range(MOST_APART + 1)
]
"""Each band has bits from all over the picture, so that hardly any is empty."""

_MOST_TRIED = 200
"""Pictures with one band in common: more of them are no photographs, but made to be slow."""


def firsts(files: Iterable[LockedFile]) -> Mapping[str, str]:
    """Find for every file the first that is the same or looks the same, itself where none does."""
    by_digest: dict[str, str] = {}
    bands: dict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    found = {}
    for file in files:
        known = by_digest.get(file.digest)
        found[file.path] = by_digest[file.digest] = known or _like(file, bands) or file.path
    return found


def _like(file: LockedFile, bands: dict[tuple[int, int], list[tuple[int, str]]]) -> str | None:
    """The first picture that looks like one; a picture that is like none is kept for others."""
    if file.looks is None:
        return None
    looks = int(file.looks, 16)
    own = [(at, looks & band) for at, band in enumerate(_BANDS)]
    for key in own:
        for other, path in bands[key][:_MOST_TRIED]:
            if (looks ^ other).bit_count() <= MOST_APART:
                return path
    for key in own:
        bands[key].append((looks, file.path))
    return None
