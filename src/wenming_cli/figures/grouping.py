"""Records by what they have in common."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

K = TypeVar("K")
S = TypeVar("S")


def grouped(pairs: Iterable[tuple[K, S]]) -> Mapping[K, list[S]]:
    """Group records by their keys, both in the order they come in; no key is without any."""
    groups: dict[K, list[S]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return groups
