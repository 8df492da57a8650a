"""The edits of one file: where each goes into the text, and what the file is to say afterwards.

Nothing is written anew: new text is put at known places, and every other character stays. What the
file is to say is worked out apart, on its tree, so that the one can be held against the other.
"""

from collections import defaultdict
from collections.abc import Mapping as Typings

from wenming_cli.loading.tree import Mapping, Plain
from wenming_cli.model.shape import FieldShape, Shape, shape_of
from wenming_cli.writing.edit import Typed
from wenming_cli.writing.habits import Habits
from wenming_cli.writing.held_mappings import (
    Held,
    HeldMappings,
    keys_of,
    last_mapping,
    mostly_chinese,
)
from wenming_cli.writing.new_fields import put_fields
from wenming_cli.writing.new_items import NewItem, put_items
from wenming_cli.writing.open_file import OpenFile
from wenming_cli.writing.pieces import OverlapError, Pieces, Spelled
from wenming_cli.writing.plain_tree import field_plain, key_of, record_plain
from wenming_cli.writing.replaced_value import ReplacedValue
from wenming_cli.writing.written_text import WrittenText


class FileEdits:
    """One file and its edits; ``is_chinese`` is the language where the file shows none."""

    def __init__(self, text: str, root: Mapping | None, newline: str, *, is_chinese: bool) -> None:
        written = WrittenText(text, newline)
        self._file = OpenFile(written, Habits(written), Pieces())
        self._held = HeldMappings(root or Mapping(len(text)), self._file.habits)
        self._root = self._held.root
        self._is_chinese = self._root.is_chinese if self._root.keys else is_chinese
        self._new: dict[int, dict[str, list[NewItem]]] = defaultdict(lambda: defaultdict(list))
        self._items: dict[tuple[int, int], list[NewItem]] = defaultdict(list)
        self._replaced: set[tuple[int, str]] = set()

    @property
    def says(self) -> dict[str, Plain]:
        """What the file is to say."""
        return self._root.says

    def append(self, found: FieldShape, values: Typings[str, Typed], edit: int) -> None:
        """A new record at the end of a section."""
        self._add_item(self._root, found, values, edit)

    def insert(self, start: int, found: FieldShape, values: Typings[str, Typed], edit: int) -> None:
        """A new item at the end of a list of the record that starts at an offset."""
        self._add_item(self._held[start], found, values, edit)

    def replace(self, start: int | None, found: FieldShape, value: Typed, edit: int) -> None:
        """Another value for a field of the record that starts at an offset, or of the file."""
        held = self._root if start is None else self._held[start]
        said = field_plain(value, found, is_chinese=self._speaks_chinese(held))
        at = held.index_of(found)
        if at is None:
            self._add_field(held, found, said, edit)
        else:
            self._replace_field(held, at, said, edit)

    def _speaks_chinese(self, held: Held) -> bool:
        """Whether new keys of a mapping are Chinese."""
        return self._is_chinese if held is self._root else held.is_chinese

    def _add_field(self, held: Held, found: FieldShape, said: Plain, edit: int) -> None:
        """Put a field into a mapping that does not have it yet."""
        key = key_of(found, is_chinese=self._speaks_chinese(held))
        if key in held.says:
            raise OverlapError(edit)
        self._replaced.add((held.node.start, key))
        held.says[key] = said
        self._new[held.node.start][key].append((edit, said))

    def _replace_field(self, held: Held, at: int, said: Plain, edit: int) -> None:
        """Put another value in the place of one that is written."""
        start, key = held.node.start, held.keys[at]
        if (start, key) in self._replaced or (start, at) in self._items:
            raise OverlapError(edit)
        self._replaced.add((start, key))
        if said != held.says[key]:
            held.says[key] = said
            ReplacedValue(self._file, held, at, edit).put(said)

    def _add_item(
        self, held: Held, found: FieldShape, values: Typings[str, Typed], edit: int
    ) -> None:
        """Put an item into a list, which is a new one where the mapping does not have it yet."""
        at, start = held.index_of(found), held.node.start
        key = held.keys[at] if at is not None else self._key(held, found)
        if (start, key) in self._replaced:
            raise OverlapError(edit)
        item = self._item(held, at, values, shape_of(found.scalar))
        _add_to(held.says, key, item)
        if at is None:
            self._new[start][key].append((edit, [item]))
        else:
            self._items[start, at].append((edit, item))

    def _key(self, held: Held, found: FieldShape) -> str:
        return key_of(found, is_chinese=self._speaks_chinese(held))

    def _item(
        self, held: Held, at: int | None, values: Typings[str, Typed], shape: Shape
    ) -> dict[str, Plain]:
        """What a new item says, in the language and the order of the last one of its list."""
        last = None if at is None else last_mapping(held.node.children[2 * at + 1])
        if last is None:
            is_chinese, keys = self._speaks_chinese(held), []
        else:
            is_chinese, keys = mostly_chinese(keys_of(last)), keys_of(last)
        return record_plain(_ordered(values, shape, keys), shape, is_chinese=is_chinese)

    def spelled(self) -> Spelled:
        """The text with all edits made; raises ``OverlapError`` where two change one place."""
        for (start, at), items in self._items.items():
            put_items(self._file, self._held[start], at, items)
        for start, fields in self._new.items():
            put_fields(self._file, self._held[start], list(fields.items()))
        return self._file.pieces.spelled(self._file.written.text)


def _add_to(says: dict[str, Plain], key: str, item: Plain) -> None:
    """Add an item to the list of a key."""
    known = says.get(key)
    if isinstance(known, list):
        known.append(item)
    else:
        says[key] = [item]


def _ordered(values: Typings[str, Typed], shape: Shape, keys: list[str]) -> dict[str, Typed]:
    """Fields in the order of the record before, then in that of the kind of record."""
    known = [shape.keys[key].name for key in keys if key in shape.keys]
    order = {name: at for at, name in enumerate(dict.fromkeys([*known, *shape.fields, *values]))}
    return {name: values[name] for name in sorted(values, key=order.__getitem__)}
