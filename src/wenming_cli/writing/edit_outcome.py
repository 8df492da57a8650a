"""Edits held against what came of them: the files, the plan, and what is said of both."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wenming_cli.changes import ChangeKind, Difference, differences
from wenming_cli.diagnostic import Diagnostic, Location
from wenming_cli.loading import Loaded, Trees
from wenming_cli.loading.tree import Collection, Node, Plain, plain
from wenming_cli.loading.tree import Mapping as MappingNode
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of
from wenming_cli.rules.run import errors
from wenming_cli.writing.pieces import Spelled
from wenming_cli.writing.refusal import Refused


@dataclass(frozen=True)
class ChangedText:
    """A file that edits change: what it is to say, and how that came into its text.

    ``touched`` are the starts of the records whose fields are changed, in the old text, in order.
    """

    says: Plain
    spelled: Spelled
    data: bytes
    touched: tuple[int, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.spelled.stretches]

    def edit_in(self, start: int, end: int) -> int | None:
        """The edit for which something between two offsets of the new text was written."""
        at = bisect_right(self._starts, max(start, end - 1)) - 1
        if at < 0:
            return None
        _, last, edit = self.spelled.stretches[at]
        return edit if last > start else None

    def touches(self, start: int, end: int) -> bool:
        """Whether a record stands between two offsets of the old text that is changed or gone."""
        at = bisect_left(self.touched, start)
        is_changed = at < len(self.touched) and self.touched[at] <= end
        return is_changed or self.spelled.splices.touch(start, end)


class EditOutcome:
    """A plan before and after some edits; ``changed`` are the files by the name people see.

    ``names_units``: whether a unit is added or changed, so that records may follow that refer to
    units: those of 各街道, those that call one by a name it did not have.
    """

    def __init__(
        self,
        before: Loaded,
        after: Loaded,
        changed: Mapping[str, ChangedText],
        *,
        names_units: bool,
    ) -> None:
        self._before = before
        self._after = after
        self._changed = changed
        self._names_units = names_units

    def differences(self) -> tuple[Difference, ...]:
        """Everything that is otherwise."""
        return tuple(differences(self._before.plan, self._after.plan))

    # --- files ------------------------------------------------------------------------------

    def misread(self, trees: Trees) -> Iterator[Refused]:
        """The files that do not say what they are to say."""
        for name, file in self._changed.items():
            root = trees.get(file.data)
            if root is None or plain(root) != file.says:
                message = f"{name}：改过以后读回来不是要写的内容，没有改"
                yield Refused(None, None, message, "这个文件的写法少见，请手工改")

    # --- records ----------------------------------------------------------------------------

    def unmeant(self, found: Iterable[Difference]) -> Iterator[Refused]:
        """The records that come out otherwise though no edit says so."""
        left = [difference for difference in found if not self._is_meant(difference)]
        follows = _only_units(left) if self._names_units else frozenset()
        for difference in left:
            if id(difference) not in follows:
                section = shape_of(PlanFile).fields[difference.section]
                name = " ".join(filter(None, (section.title, difference.id)))
                at = (difference.item or difference.record).location()
                message = f"{at.file} 第 {at.line} 行：{name} 也会跟着变，没有改"
                yield Refused(None, None, message, "看看名称、别名是不是和别的记录重了")

    def _is_meant(self, difference: Difference) -> bool:
        item = difference.item
        if item is None:
            at = difference.after_at
            return at is not None and self._edit_at(at) is not None
        file, place = self._changed.get(item.place.source.name), item.place
        if file is None:
            return False
        if difference.after is None:
            return file.touches(place.start, place.end)
        return file.edit_in(place.start, place.end) is not None

    def _edit_at(self, at: Location) -> int | None:
        """The edit for which something in a range of the plan afterwards was written."""
        file = self._changed.get(at.file)
        if file is None:
            return None
        source = self._after.sources[at.file]
        start = source.offset(at.line) + at.column - 1
        return file.edit_in(start, source.offset(at.end_line) + at.end_column - 1)

    # --- faults -----------------------------------------------------------------------------

    def new_errors(self) -> Iterator[Diagnostic]:
        """The errors that loading and the rules find afterwards and did not find before."""
        found = list(_errors(self._after))
        before = _errors(self._before) if found else ()
        known = Counter(filter(None, map(self._moved, before)))
        for error in found:
            at = (error.location.file, error.code, _offset(self._after, error.location))
            if known[at]:
                known[at] -= 1
            else:
                yield error

    def _moved(self, error: Diagnostic) -> tuple[str, str, int] | None:
        """Where an error would be afterwards; None where the text it is in is gone."""
        name, offset = error.location.file, _offset(self._before, error.location)
        file = self._changed.get(name)
        if file is None:
            return name, error.code, offset
        splices = file.spelled.splices
        return (
            None if splices.touch(offset, offset + 1) else (name, error.code, splices.moved(offset))
        )

    def blamed(self, error: Diagnostic, trees: Trees) -> tuple[int | None, str | None]:
        """The edit and the field, as it is written, that an error is about."""
        edit = self._edit_at(error.location)
        file = self._changed.get(error.location.file)
        if edit is None or file is None:
            return edit, None
        root, offset = trees.get(file.data), _offset(self._after, error.location)
        return edit, _key_at(root, offset, file)


def _only_units(found: Iterable[Difference]) -> frozenset[int]:
    """Which differences say only that units are called otherwise: the same record but for that."""
    sides: dict[object, set[ChangeKind]] = defaultdict(set)
    keys = {}
    for difference in found:
        item = difference.item
        fields = (
            []
            if item is None
            else [n for n in shape_of(type(item)).fields if not _is_unit(item, n)]
        )
        says = tuple(getattr(item, name) for name in fields)
        keys[id(difference)] = key = (difference.section, difference.id, difference.field, says)
        if item is not None:
            sides[key].add(difference.kind)
        elif _is_unit(difference.record, difference.field or ""):
            sides[key] = {ChangeKind.ADDED, ChangeKind.REMOVED}
    return frozenset(at for at, key in keys.items() if len(sides[key]) == 2)


def _is_unit(record: Entry, name: str) -> bool:
    """Whether a field of a record refers to units."""
    found = shape_of(type(record)).fields.get(name)
    reference = None if found is None else found.reference
    return reference is not None and reference.section == "owners"


def _key_at(root: Node, offset: int, file: ChangedText) -> str | None:
    """The key of the outermost new record in whose value an offset stands."""
    node = root
    while isinstance(node, Collection) and node.children:
        at = max(0, (bisect_right(node.spans, offset) - 1) // 2)
        if isinstance(node, MappingNode):
            is_key, at = at % 2 == 0, at | 1
            if node is not root and file.edit_in(node.start, node.start + 1) is not None:
                return None if is_key else str(node.children[at - 1])
        node = node.children[at]
    return None


def _errors(loaded: Loaded) -> Iterator[Diagnostic]:
    """The errors of loading, then those of the rules that do not depend on the day."""
    yield from (d for d in loaded.diagnostics if d.is_error)
    if loaded.plan is not None:
        yield from errors(loaded.plan, loaded.broken_lines)


def _offset(loaded: Loaded, at: Location) -> int:
    source = loaded.sources.get(at.file)
    return 0 if source is None else source.offset(at.line) + at.column - 1
