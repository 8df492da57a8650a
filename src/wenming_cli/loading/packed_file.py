"""A file that was read without a fault as plain bytes, and back: texts, and numbers beside them.

Bytes go between processes and from one run to the next. There is no code in them and nothing that
makes objects by name: whatever they hold, it comes out as texts and places, or not at all.
"""

from array import array
from collections.abc import Callable, Mapping
from functools import cache
from itertools import islice
from typing import Any

from wenming_cli.loading.shaping import Data, KeyLayout, Marked
from wenming_cli.model.base import Entry
from wenming_cli.model.place import Place, Source
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import FieldShape, Kind, Shape, shape_of

_BETWEEN = "\0"
"""What stands between texts; no text of a sound file holds it."""
_WIDTH = array("I").itemsize


class _Unpackable(Exception):
    """There is more to say of a file than can be packed."""


def packed(file: Data) -> bytes | None:
    """Pack what a sound file says, before anything is joined to it; None where that cannot be."""
    packer = _Packer()
    try:
        packer.record(file, shape_of(PlanFile))
        return packer.packed()
    except _Unpackable:
        return None


def unpacked(content: bytes, source: Source) -> tuple[Data, Marked]:
    """Make of packed bytes what reading the file would: its data and the fields that name.

    ``ValueError`` where they are not what was packed.
    """
    try:
        unpacker = _Unpacker(content, source)
        data = unpacker.record(shape_of(PlanFile))
    except (IndexError, KeyError) as error:
        raise ValueError(content[:_WIDTH]) from error
    if not unpacker.is_done:
        raise ValueError(content[:_WIDTH])
    return data, unpacker.marked


class _Packer:
    """Numbers and texts of one file, and the lists of keys that its records have."""

    def __init__(self) -> None:
        self.numbers = array("I")
        self.texts: list[str] = []
        self.layouts: dict[tuple[str, ...], int] = {}

    def record(self, data: Data, shape: Shape) -> None:
        place: Place = data["place"]
        keys = tuple(place.keys)
        if place.broken or len(data) - 1 != len(keys):
            raise _Unpackable
        layout, end = self.layouts.setdefault(keys, len(self.layouts)), place.plain_end
        self.numbers.extend((layout, place.start, end))
        if not end:
            self.numbers.extend(place.spans)
        for key in keys:
            self._field(data, key, shape.keys[key], is_plain=end > 0)

    def _field(self, data: Data, key: str, found: FieldShape, *, is_plain: bool) -> None:
        value, place = data[found.name], data["place"]
        match found.kind:
            case Kind.SCALAR:
                self.texts.append(value)
            case Kind.SCALARS if is_plain:
                self.numbers.append(len(value))
                self.texts += value
            case Kind.SCALARS:
                self._items(value, place.items.get(key))
            case Kind.TABLE:
                self._items([text for pair in value.items() for text in pair], place.items[key])
            case Kind.RECORD:
                self.record(value, shape_of(found.scalar))
            case _:
                self.numbers.append(len(value))
                for item in value:
                    self.record(item, shape_of(found.scalar))

    def _items(self, texts: list[str], spans: "array[int] | None") -> None:
        """Texts with their places; a list that is left empty has none."""
        self.numbers.append(0 if spans is None else len(spans) + 1)
        if spans is not None:
            self.texts += texts
            self.numbers.extend(spans)

    def packed(self) -> bytes:
        layouts = array("I", [len(self.layouts), *map(len, self.layouts)])
        texts = [*(key for keys in self.layouts for key in keys), *self.texts]
        joined = _BETWEEN.join(texts)
        if joined.count(_BETWEEN) != len(texts) - 1:
            raise _Unpackable
        numbers = layouts + self.numbers
        return b"".join((array("I", [len(numbers)]), numbers, joined.encode()))


class _PackedLayout(KeyLayout):
    """The same of records that were packed, with how to read what is under the other keys."""

    __slots__ = ("rest", "width")

    def __init__(self, shape: Shape, keys: tuple[str, ...]) -> None:
        super().__init__(shape, keys)
        self.width = 4 * len(keys)
        others = [(key, shape.keys[key]) for key in keys[self.size :]]
        self.rest = [(key, found, _READERS[found.kind]) for key, found in others]


@cache
def _layout(model: type[Entry], keys: tuple[str, ...]) -> _PackedLayout:
    return _PackedLayout(shape_of(model), keys)


class _Unpacker:
    """It goes through the numbers and texts of one file once."""

    def __init__(self, content: bytes, source: Source) -> None:
        (count,) = array("I", content[:_WIDTH])
        end = _WIDTH * (count + 1)
        self.numbers = array("I", content[_WIDTH:end])
        self.texts = content[end:].decode().split(_BETWEEN)
        self.source = source
        self.marked = Marked()
        sizes = self.numbers[1 : 1 + self.numbers[0]]
        self.at = 1 + len(sizes)
        self.said = sum(sizes)
        keys = iter(self.texts)
        self.layouts = [tuple(islice(keys, size)) for size in sizes]
        self.known: dict[type[Entry], dict[int, _PackedLayout]] = {}

    @property
    def is_done(self) -> bool:
        return (self.at, self.said) == (len(self.numbers), len(self.texts))

    def record(self, shape: Shape) -> Data:
        """The record that is written next."""
        return self._records(shape, 1)[0]

    def _records(self, shape: Shape, count: int) -> list[Data]:
        """So many records of a kind, each as ``_Packer.record`` wrote it."""
        numbers, texts, source, marked = self.numbers, self.texts, self.source, self.marked
        layouts = self.known.setdefault(shape.model, {})
        records: list[Data] = []
        for _ in range(count):
            at, said = self.at, self.said
            layout = layouts.get(numbers[at])
            if layout is None:
                layout = layouts[numbers[at]] = _layout(shape.model, self.layouts[numbers[at]])
            start, end = numbers[at + 1], numbers[at + 2]
            self.at, self.said = at + 3 + (0 if end else layout.width), said + layout.size
            place = Place(source, start, layout.keys, end or numbers[at + 3 : self.at])
            data: Data = {"place": place}
            data.update(zip(layout.names, texts[said : self.said], strict=True))
            marked += [(data, found) for found in layout.marked]
            for key, found, read in layout.rest:
                data[found.name] = read(self, place, key, found)
                if found.is_marked:
                    marked.append((data, found))
            records.append(data)
        return records

    def text(self, *_: object) -> str:
        self.said += 1
        return self.texts[self.said - 1]

    def table(self, place: Place, key: str, _: FieldShape) -> dict[str, str]:
        texts = self._items(place, key, each=2)
        return dict(zip(texts[::2], texts[1::2], strict=True))

    def items(self, place: Place, key: str, _: FieldShape) -> list[str]:
        if not place.plain_end:
            return self._items(place, key)
        said = self.said
        self.said += self._next()
        return self.texts[said : self.said]

    def inner(self, _: Place, __: str, found: FieldShape) -> Data:
        return self._records(shape_of(found.scalar), 1)[0]

    def inner_records(self, _: Place, __: str, found: FieldShape) -> list[Data]:
        return self._records(shape_of(found.scalar), self._next())

    def _next(self) -> int:
        self.at += 1
        return self.numbers[self.at - 1]

    def _items(self, place: Place, key: str, each: int = 1) -> list[str]:
        """The texts of a list, or of a table: ``each`` for every two numbers of its places."""
        size = self._next()
        if not size:
            return []
        start, said = self.at, self.said
        self.at, self.said = start + size - 1, said + (size - 1) // 2 * each
        place.put_items(key, self.numbers[start : self.at])
        return self.texts[said : self.said]


_READERS: Mapping[Kind, Callable[[_Unpacker, Place, str, FieldShape], Any]] = {
    Kind.SCALAR: _Unpacker.text,
    Kind.SCALARS: _Unpacker.items,
    Kind.TABLE: _Unpacker.table,
    Kind.RECORD: _Unpacker.inner,
    Kind.RECORDS: _Unpacker.inner_records,
}
"""By what stands under a key, how it is read."""
