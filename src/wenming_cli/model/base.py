"""What every record is: frozen, complete, and able to say where each field was written.

Nothing is made of a field before a record has it: there are some four hundred, and a plan writes
a few dozen of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import FrozenInstanceError
from functools import cache, lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, ClassVar, Never, Self, TypeVar, dataclass_transform

from wenming_cli.diagnostic import Location
from wenming_cli.model.place import NOWHERE, Place
from wenming_cli.model.scalars import Choice, Fault
from wenming_cli.model.written_form import KeptAs, Kind, mark_of, scalar_parser, unfolded

Path = tuple[int | str, ...]
Said = Mapping[str, Any]
Record = TypeVar("Record", bound="Entry")
_Puts = list[tuple[Callable[[object, Any], None], Any]]


class Unreadable(ValueError):
    """What a file says is no record: the way to each fault in it; None for a field not written."""

    def __init__(self, faults: list[tuple[Path, Fault | None]]) -> None:
        super().__init__(faults)
        self.faults = faults


class _Missing(ValueError):
    """A field that must be there is not."""


class EntryField:
    """One field of a kind of records, as its line in the class says it.

    ``default`` is ``...`` where it must be written, or where ``default_factory`` makes it.
    """

    __slots__ = ("annotation", "default", "default_factory", "description", "title")

    def __init__(
        self,
        default: Any,
        default_factory: Callable[[], Any] | None,
        title: str,
        description: str | None,
    ) -> None:
        self.annotation: Any = None
        self.default = default
        self.default_factory = default_factory
        self.title = title
        self.description = description

    def is_required(self) -> bool:
        """Whether it must be written."""
        return self.default is ... and self.default_factory is None

    def get_default(self) -> Any:
        """What it holds where it is not written."""
        return self.default if self.default_factory is None else self.default_factory()


def field(
    default: Any = ...,
    *,
    title: str,
    description: str | None = None,
    default_factory: Callable[[], Any] | None = None,
) -> Any:
    """Declare a field of a record, under its Chinese title."""
    return EntryField(default, default_factory, title, description)


class EntryType(type):
    """A kind of records: what its lines declare as fields, and those it inherits, become slots."""

    model_fields: dict[str, EntryField]

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any], /) -> "EntryType":
        """Take the fields out of the body of the class."""
        own = {key: value for key, value in body.items() if isinstance(value, EntryField)}
        inherited = bases[0].model_fields if bases and isinstance(bases[0], cls) else {}
        rest = {key: value for key, value in body.items() if key not in own}
        slots = (*body.get("__slots__", ()), *(key for key in own if key not in inherited))
        made = super().__new__(cls, name, bases, rest | {"__slots__": slots})
        for key, found in own.items():
            found.annotation = made.__annotations__[key]
        made.model_fields = inherited | own
        return made


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Entry(metaclass=EntryType):
    """A mapping of a plan file.

    Each field is written under its English name or its Chinese title. Two entries are equal when
    they say the same, wherever they stand.
    """

    __slots__ = ("place",)

    LABEL: ClassVar[str] = "记录"
    FIRST: ClassVar[tuple[str, ...]] = ()
    """The fields people look for first, where they are others than those that must be there."""
    SPELT: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """The English keys of fields that plans write otherwise than records call them."""

    INSTEAD: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Required fields that need not be there where another one is."""

    place: Place

    def __init__(self, **values: Any) -> None:
        """Take values that are right; what must be there and is not given is never asked for."""
        _put(self, "place", values.get("place", NOWHERE))
        for name, found in type(self).model_fields.items():
            if name in values or not found.is_required():
                _put(self, name, values[name] if name in values else found.get_default())

    @classmethod
    def model_validate(cls, said: Said) -> Self:
        """Type what a file says, or raise ``Unreadable`` with all that is wrong with it."""
        try:
            return _read(cls, said)
        except ValueError:
            raise Unreadable([*_faults(cls, said)]) from None

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """Make a record of some of its values, for those who ask for no other."""
        return cls(**values)

    def model_copy(self, update: Mapping[str, Any] = MappingProxyType({})) -> Self:
        """Make the same record with other values in some fields."""
        record = object.__new__(type(self))
        for name in ("place", *type(self).model_fields):
            _put(record, name, update[name] if name in update else getattr(self, name))
        return record

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        values = _values_of(type(self))
        return bool(values(self) == values(other))

    def __hash__(self) -> int:
        return hash(_values_of(type(self))(self))

    def __repr__(self) -> str:
        told = (f"{name}={getattr(self, name)!r}" for name in type(self).model_fields)
        return f"{type(self).__name__}({', '.join(told)})"

    def __setattr__(self, name: str, value: object) -> Never:
        raise FrozenInstanceError(f"cannot change field {name!r}")

    def __delattr__(self, name: str) -> Never:
        raise FrozenInstanceError(f"cannot change field {name!r}")

    @property
    def said(self) -> frozenset[str]:
        """The fields that were written, or that hold something else than their default."""
        return frozenset(
            name
            for name, found in type(self).model_fields.items()
            if found.is_required()
            or self._key(name) is not None
            or getattr(self, name) != found.get_default()
        )

    def _key(self, field: str) -> int | None:
        """Index of a field among the written keys, or None where it was not written."""
        return self.place.index_of(self.SPELT.get(field, field), self.title_of(field))

    def location(self, field: str | None = None, item: int | None = None) -> Location:
        """Where the entry, the value of a field or an item of a list field was written.

        A field that was not written is located at the entry itself.
        """
        index = None if field is None else self._key(field)
        if index is None:
            return self.place.whole()
        key = self.place.keys[index]
        if item is not None and item < len(self.place.items.get(key, ())) // 2:
            return self.place.item(key, item)
        return self.place.value(index)

    def written(self, field: str) -> str:
        """The key of a field as the file writes it, or would write it."""
        index = self._key(field)
        return self.place.keys[index] if index is not None else self.key_of(type(self), field)

    def key_of(self, model: "type[Entry]", field: str) -> str:
        """The key of a field of any record in the language in which this one is written."""
        key = model.SPELT.get(field, field)
        return model.title_of(field) if self.place.is_chinese else key

    def word_for(self, choice: Choice) -> str:
        """A word of a list of choices in the language in which this entry is written."""
        return str(choice.label if self.place.is_chinese else choice.value)

    @classmethod
    def title_of(cls, field: str) -> str:
        """The Chinese title of a field."""
        return cls.model_fields[field].title

    @property
    def is_sample(self) -> bool:
        """Whether the file says its records are invented."""
        return self.place.source.is_sample


# --- from texts to values -----------------------------------------------------------------------

_put = object.__setattr__


@cache
def _values_of(model: type[Entry]) -> Callable[[object], Any]:
    return attrgetter(*model.model_fields)


_FEW = 32
"""Records with the same keys up to which writing what reads them takes longer than it saves."""


def _read(model: type[Record], said: Said) -> Record:
    """Type the texts of a record; the first fault ends it."""
    steps, record = _steps(model, tuple(said)), object.__new__(model)
    if steps.quick is not None:
        steps.quick(record, *said.values())
        return record
    steps.used += 1
    if steps.used > _FEW:
        steps.quick = steps.written_out()
    for (put, parse), text in zip(steps.written, said.values(), strict=True):
        put(record, text if text is None else parse(text))
    for put, value in steps.left:
        put(record, value)
    return record


class _Steps:
    """What puts each field into a record: with its parser if it is written, else its default."""

    def __init__(self, written: _Puts, left: _Puts) -> None:
        self.written = written
        self.left = left
        self.used = 0
        self.quick: Callable[..., None] | None = None

    def written_out(self) -> Callable[..., None]:
        """The same as one function of a record and its texts."""
        known: dict[str, Any] = {}
        taken, lines = ["_record"], []
        for index, (put, parse) in enumerate(self.written):
            known |= {f"put{index}": put, f"parse{index}": parse}
            text = value = f"text{index}"
            taken.append(text)
            if parse is not _same:
                value = f"{text} if {text} is None else parse{index}({text})"
            lines.append(f"put{index}(_record, {value})")
        for index, (put, value) in enumerate(self.left):
            known |= {f"leave{index}": put, f"value{index}": value}
            lines.append(f"leave{index}(_record, value{index})")
        written = f"def read({', '.join(taken)}):\n  " + "\n  ".join(lines)
        exec(written, known)  # noqa: S102  numbers alone are put in
        quick: Callable[..., None] = known["read"]
        return quick


@lru_cache(maxsize=4096)
def _steps(model: type[Entry], keys: tuple[str, ...]) -> _Steps:
    fields = model.model_fields
    left = [(name, found) for name, found in fields.items() if name not in keys]
    if any(found.is_required() for _, found in left):
        raise _Missing
    return _Steps(
        [(_setter(model, key), _same if key == "place" else _parser(fields[key])) for key in keys],
        [(_setter(model, name), found.get_default()) for name, found in left]
        + ([] if "place" in keys else [(_setter(model, "place"), NOWHERE)]),
    )


def _setter(model: type[Entry], name: str) -> Callable[[object, Any], None]:
    setter: Callable[[object, Any], None] = getattr(model, name).__set__
    return setter


def _same(value: Any) -> Any:
    return value


@cache
def _parser(found: EntryField) -> Callable[[Any], Any]:
    """What types all that stands under a key."""
    kind, scalar, marks = unfolded(found.annotation)
    one = _item_parser(scalar, marks)
    match kind:
        case Kind.SCALARS:
            return lambda said: tuple([one(each) for each in said])
        case Kind.TABLE:
            kept_as = mark_of(marks, KeptAs)
            kind_of_table = dict if kept_as is None else kept_as.kind
            return lambda said: kind_of_table({key: one(each) for key, each in said.items()})
        case _:
            return one


def _item_parser(scalar: Any, marks: tuple[Any, ...]) -> Callable[[Any], Any]:
    if not _is_record(scalar):
        return scalar_parser(scalar, marks)
    return lambda said: said if isinstance(said, scalar) else _read(scalar, said)


def _is_record(scalar: Any) -> bool:
    return isinstance(scalar, EntryType)


def _faults(model: type[Entry], said: Said) -> Iterator[tuple[Path, Fault | None]]:
    """All that is wrong with what is said, field by field."""
    for name, found in model.model_fields.items():
        if name in said:
            for path, fault in _faults_of(found, said[name]):
                yield (name, *path), fault
        elif found.is_required():
            yield (name,), None


def _faults_of(found: EntryField, said: Any) -> Iterator[tuple[Path, Fault | None]]:
    kind, scalar, marks = unfolded(found.annotation)
    items: Iterable[tuple[Path, Any]] = [((), said)]
    if kind is Kind.SCALARS:
        items = [((at,), each) for at, each in enumerate(said)]
    elif kind is Kind.TABLE:
        items = [((key,), each) for key, each in said.items()]
    for path, each in items:
        if isinstance(each, Entry):
            continue
        if _is_record(scalar):
            for within, fault in _faults(scalar, each):
                yield (*path, *within), fault
        elif each is not None:
            try:
                scalar_parser(scalar, marks)(each)
            except Fault as fault:
                yield path, fault
