"""``字段=值`` as it was typed: which field of a record each is, and what is said of it.

A field inside of a record is reached with a point (``数量目标.数量=12``). Lists are typed with
``、`` or by repeating the field; of a list of records a field that comes again begins the next one.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from wenming_cli.frozen import frozen
from wenming_cli.loading.faults.unknown_keys import Odd, odd_key
from wenming_cli.model.base import Entry
from wenming_cli.model.scalars import half_width
from wenming_cli.model.shape import FieldShape, Kind, Shape, shape_of
from wenming_cli.model.task import Target
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop
from wenming_cli.synonyms import field_of
from wenming_cli.writing.edit import Typed

_EQUALS = re.compile("[=＝]")
_AMOUNT = re.compile(r"([\d,.]+)\s*(\D+)")
_APART = re.compile(r"[、；;]")
_NAMES_APART = re.compile(r"[、，,；;]")


@frozen
class Assignment:
    """One ``字段=值``."""

    key: str
    value: str


@frozen
class Misfit:
    """Why something that was typed cannot be written, and what to do about it.

    ``lacking`` are the titles of fields that nobody has to call missing any more.
    """

    message: str
    hint: str | None = None
    lacking: tuple[str, ...] = ()


def assignments(words: Iterable[str]) -> list[Assignment]:
    """Words of the form ``字段=值``; the first ``=`` parts them, so that a value may hold one."""
    found, odd = [], []
    for word in words:
        key, *value = _EQUALS.split(word, maxsplit=1)
        if value and key.strip():
            found.append(Assignment(half_width(key).strip(), value[0].strip()))
        else:
            odd.append(word)
    if odd:
        listed = "、".join(map(quoted, odd))
        hint = "写成 字段=值，等号两边不空格；值里有空格的用引号括起来：'备注=已清完 两处'"
        raise Stop(f"{listed}不是 字段=值 的样子\n提示：{hint}")
    return found


Meaning = Callable[[FieldShape, str], str]
"""What a value says of a field: days by their names, records by their ids."""


@frozen
class Gathered:
    """What was typed of one record, by English name of the field, and what could not be used.

    ``meant`` are the fields that were meant by keys that are none.
    """

    values: Mapping[str, Typed]
    misfits: Sequence[Misfit]
    meant: frozenset[str]


def gathered(
    model: type[Entry],
    typed: Iterable[Assignment],
    meaning: Meaning,
    written: Collection[str] = (),
) -> Gathered:
    """The fields of a record out of what was typed; ``written`` are those it has already."""
    record = _Record(shape_of(model), meaning, [], written)
    for each in typed:
        record.take(each.key, each.value)
    return Gathered(record.typed(), record.misfits, frozenset(record.meant))


class _Record:
    """A record that is being put together; what does not fit is noted."""

    def __init__(
        self,
        shape: Shape,
        meaning: Meaning,
        misfits: list[Misfit],
        written: Collection[str] = (),
    ) -> None:
        self.shape, self.meaning, self.misfits, self.written = shape, meaning, misfits, written
        self.meant: set[str] = set()
        self.texts: dict[str, str] = {}
        self.lists: dict[str, list[str]] = {}
        self.tables: dict[str, dict[str, str]] = {}
        self.inner: dict[str, _Record] = {}
        self.several: dict[str, list[_Record]] = {}

    @property
    def given(self) -> set[str]:
        """The fields of which something was typed."""
        return {*self.texts, *self.lists, *self.tables, *self.inner, *self.several}

    def take(self, key: str, value: str) -> None:
        """Note one value under the key of a field, or of one inside of it."""
        head, _, rest = key.partition(".")
        found = self._field(head.strip())
        if found is None:
            return
        if found.model is not None or found.kind is Kind.TABLE:
            self._take_inside(found, rest.strip(), value)
        elif rest:
            self._misfit(f"{found.title}里面没有分项", f"写成 {found.title}=…")
        elif found.kind is Kind.SCALARS:
            self.lists.setdefault(found.name, []).append(value)
        elif found.name in self.texts:
            self._misfit(f"{found.title}写了两次", "只写一个值")
        else:
            self.texts[found.name] = self.meaning(found, value)

    def _field(self, key: str) -> FieldShape | None:
        found = field_called(self.shape, key)
        if found is None:
            odd = self._odd(key)
            meant = {*odd.excused, *((odd.meant.name,) if odd.meant is not None else ())}
            titles = tuple(self.shape.fields[name].title for name in sorted(meant))
            self.misfits.append(Misfit(odd.message, odd.hint, titles))
            self.meant |= meant
        return found

    def _odd(self, key: str) -> Odd:
        """What to say of a key that is none; what a record has already is not called missing."""
        odd = odd_key(key, self.shape, self.given, is_chinese=not key.isascii())
        if odd.meant is not None or not self.written:
            return odd
        given = {*self.given, *self.written}
        return odd_key(key, self.shape, given, is_chinese=not key.isascii())

    def _take_inside(self, found: FieldShape, rest: str, value: str) -> None:
        if not rest:
            self._misfit(f"{found.title}要写明是哪一项", _inner_hint(found, value))
        elif found.model is None:
            self.tables.setdefault(found.name, {})[rest] = value
        elif found.kind is Kind.RECORD:
            record = self.inner.setdefault(found.name, self._fresh(found.model))
            record.take(rest, value)
        else:
            self._take_item(self.several.setdefault(found.name, []), found.model, rest, value)

    def _take_item(self, items: "list[_Record]", model: type[Entry], rest: str, value: str) -> None:
        """A field that comes again begins the next record."""
        field = field_called(shape_of(model), rest.partition(".")[0])
        if not items or (field is not None and field.name in items[-1].texts):
            items.append(self._fresh(model))
        items[-1].take(rest, value)

    def _fresh(self, model: type[Entry]) -> "_Record":
        return _Record(shape_of(model), self.meaning, self.misfits)

    def _misfit(self, message: str, hint: str) -> None:
        self.misfits.append(Misfit(message, hint))

    def typed(self) -> dict[str, Typed]:
        """The values, by field in the order of the model."""
        fields = self.shape.fields
        values: dict[str, Typed] = {
            **self.texts,
            **{name: list(self._items(fields[name], some)) for name, some in self.lists.items()},
            **self.tables,
            **{name: record.typed() for name, record in self.inner.items()},
            **{name: [each.typed() for each in some] for name, some in self.several.items()},
        }
        return {name: values[name] for name in fields if name in values}

    def _items(self, found: FieldShape, texts: Sequence[str]) -> Iterator[str]:
        yield from (self.meaning(found, item) for item in parted(found, texts))


def field_called(shape: Shape, key: str) -> FieldShape | None:
    """The field of a record a key names: its English name, its title, or an everyday word."""
    bases = (base.__name__ for base in shape.model.__mro__)
    return shape.keys.get(key) or shape.fields.get(field_of(key, *bases) or "")


def parted(found: FieldShape, texts: Sequence[str]) -> list[str]:
    """The items of a list: names at any mark, free text at ``、`` where it was typed but once."""
    if found.reference is not None:
        every = (item.strip() for text in texts for item in _NAMES_APART.split(text))
        return [item for item in every if item]
    if len(texts) == 1:
        return [item for item in map(str.strip, _APART.split(texts[0])) if item]
    return list(texts)


def _inner_hint(found: FieldShape, value: str) -> str:
    if found.model is None:
        return f"写成 {found.title}.名称=值"
    amount = _AMOUNT.fullmatch(value)
    if found.model is Target and amount:
        return f"写成 {found.title}.数量={amount[1]} {found.title}.单位={amount[2]}"
    fields = shape_of(found.model).fields.values()
    needed = [each for each in fields if each.required] or list(fields)
    return "写成 " + " ".join(f"{found.title}.{each.title}=…" for each in needed)
