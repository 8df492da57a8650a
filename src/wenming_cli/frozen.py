"""Frozen records that cost little until one of them is made.

``@frozen`` gives a class what ``@dataclass(frozen=True, slots=True)`` gives it. That one writes and
compiles half a dozen methods for every class of every module that is loaded, which takes longer
than reading a plan; here all classes share theirs. What must be written for one alone is written
when many of its records are made, its fields found out when somebody asks for them.

Every annotation is a field, and a record has no record above it: a test keeps it so. One with
cached properties has room for them beside its slots.
"""

from collections import Counter
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, Never, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class one of frozen records: its annotations are their fields, and their slots."""
    given = dict(vars(cls))
    names = tuple(given.get("__annotations__", ()))
    defaults = {name: given.pop(name) for name in names if name in given}
    compared = [name for name in names if _is_compared(defaults.get(name))]
    for unslotted in ("__dict__", "__weakref__"):
        given.pop(unslotted, None)
    has_room = any(isinstance(each, cached_property) for each in given.values())
    made = {
        "__slots__": (*names, "__dict__") if has_room else names,
        "__match_args__": names,
        "__dataclass_fields__": _Fields(),
        "__given__": defaults,
        "__compared__": attrgetter(*compared) if compared else type,
    }
    kind: Any = type(cls)
    slotted: type[T] = kind(cls.__name__, cls.__bases__, _SHARED | given | made)
    return slotted


def _is_compared(default: object) -> bool:
    return not isinstance(default, Field) or default.compare is True


def _standard(cls: type[Any]) -> type[Any]:
    """The same fields as a class of the standard library, which has nothing beside them."""
    body = {
        "__doc__": "Fields alone.",
        "__module__": cls.__module__,
        "__qualname__": cls.__qualname__,
        "__annotations__": cls.__annotations__,
        **cls.__given__,
    }
    written = dataclass(init=False, eq=False, repr=False, match_args=False)
    return written(type(cls.__name__, (), body))


class _Fields:
    """What ``dataclasses`` knows a class by: its fields, found out when they are asked for."""

    def __get__(self, record: object, cls: type[Any]) -> dict[str, Field[Any]]:
        found: dict[str, Field[Any]] = _standard(cls).__dataclass_fields__
        type.__setattr__(cls, "__dataclass_fields__", found)
        return found


_FEW = 32
"""Records of a class up to which writing its ``__init__`` takes longer than doing without."""
_made: Counter[type[Any]] = Counter()


def _first(record: Any, /, *values: Any, **named: Any) -> None:
    """Stand in for ``__init__`` while few records are made, and nothing is wrong with any."""
    cls = type(record)
    _made[cls] += 1
    if _made[cls] > _FEW or not _is_put(record, values, named):
        cls.__init__ = _initialiser(cls)
        record.__init__(*values, **named)


def _is_put(record: Any, values: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Put values into the fields of a record; False where they are not what it takes."""
    names, defaults = record.__match_args__, record.__given__
    given = {**dict(zip(names, values, strict=False)), **named}
    if len(given) < len(values) + len(named) or not given.keys() <= set(names):
        return False
    for name in names:
        value = given[name] if name in given else _default(defaults.get(name, MISSING))
        if value is MISSING:
            return False
        _put(record, name, value)
    return True


def _default(given: Any) -> Any:
    """What a field holds that is not given; ``MISSING`` where it has to be."""
    if not isinstance(given, Field):
        return given
    return given.default if given.default_factory is MISSING else given.default_factory()


_put = object.__setattr__


def _initialiser(cls: type[Any]) -> Any:
    """The ``__init__`` of a class, written out as ``dataclasses`` would."""
    known: dict[str, Any] = {"_missing": MISSING}
    taken, lines = ["_record"], ["pass"]
    for each in fields(cls):
        name = value = each.name
        known[f"_put_{name}"] = vars(cls)[name].__set__
        if each.default_factory is not MISSING:
            known[f"_make_{name}"] = each.default_factory
            taken.append(f"{name}=_missing")
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif each.default is not MISSING:
            known[f"_default_{name}"] = each.default
            taken.append(f"{name}=_default_{name}")
        else:
            taken.append(name)
        lines.append(f"_put_{name}(_record, {value})")
    written = f"def __init__({', '.join(taken)}):\n  " + "\n  ".join(lines)
    exec(written, known)  # noqa: S102  names of fields alone are put in
    return known["__init__"]


def _equal(record: Any, other: Any) -> Any:
    if other.__class__ is not record.__class__:
        return NotImplemented
    compared = record.__compared__
    return compared(record) == compared(other)


def _hashed(record: Any) -> int:
    return hash(record.__compared__(record))


def _shown(record: Any) -> str:
    told = (f"{each.name}={getattr(record, each.name)!r}" for each in fields(record) if each.repr)
    return f"{type(record).__qualname__}({', '.join(told)})"


def _kept(_record: object, name: str, *_value: object) -> Never:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _made_again(record: Any) -> tuple[type[Any], tuple[Any, ...]]:
    return type(record), tuple(getattr(record, name) for name in record.__match_args__)


_SHARED = {
    "__init__": _first,
    "__eq__": _equal,
    "__hash__": _hashed,
    "__repr__": _shown,
    "__setattr__": _kept,
    "__delattr__": _kept,
    "__reduce__": _made_again,
}
