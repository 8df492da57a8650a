"""Records by what they have in common."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K")
S = TypeVar("S")


def grouped(pairs: Iterable[tuple[K, S]]) -> Mapping[K, list[S]]:
    """Group records by their keys, both in the order they come in; no key is without any."""
    groups: dict[K, list[S]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return groups


def sorted_out(records: Iterable[S], keys: Callable[[S], Iterable[K]]) -> Mapping[K, list[S]]:
    """Group records each of which may have several keys, or none."""
    groups: dict[K, list[S]] = defaultdict(list)
    for record in records:
        for key in keys(record):
            groups[key].append(record)
    return groups
