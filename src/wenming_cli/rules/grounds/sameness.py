"""When two records say the same, or go by one name, wherever and however they were written."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import folded
from wenming_cli.model.shape import shape_of

Said = TypeVar("Said", bound=Entry)


def again(entries: Iterable[Said], key: Callable[[Said], Hashable]) -> Iterator[tuple[Said, Said]]:
    """Every record after the first with its key, with that first one."""
    first: dict[Hashable, Said] = {}
    for entry in entries:
        before = first.setdefault(key(entry), entry)
        if before is not entry:
            yield entry, before


def rivals(entries: Sequence[Said], key: Callable[[Said], Hashable]) -> list[Said]:
    """The records that share a key with another one: no others can say the same."""
    if len(entries) < 2:
        return []
    keys = list(map(key, entries))
    if len(set(keys)) == len(keys):
        return []
    counts = Counter(keys)
    return [entry for entry, own in zip(entries, keys, strict=True) if counts[own] > 1]


def said(value: Any) -> Hashable:
    """What a record says: amounts as money, text without case and width, lists in any order.

    A record written apart from what it belongs to says what it would say there.
    """
    if isinstance(value, Entry):
        return tuple(said(getattr(value, name)) for name in _fields(type(value)))
    if isinstance(value, tuple):
        return frozenset(said(item) for item in value)
    return folded(value) if isinstance(value, str) else value


@cache
def _fields(model: type[Entry]) -> tuple[str, ...]:
    """The fields of a model, without the one by which a record apart names its holder."""
    lineage = [kind for kind in model.__mro__ if issubclass(kind, Entry) and kind is not Entry]
    return tuple(shape_of(lineage[-1]).fields)
