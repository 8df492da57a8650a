"""Data to records: every scalar is typed, and each fault is reported where it was written.

A record with a fault is mended by leaving out the broken field, list item or inner record, so that
the rest of it can still be checked; where a required field is broken the record is left out.
"""

from array import array
from datetime import date
from functools import partial
from typing import Any

from wenming_cli.diagnostic import Location
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.faults.stray_lines import HINT, MESSAGE, line_astray
from wenming_cli.loading.shaping import Data
from wenming_cli.model.base import Path, Record, Unreadable
from wenming_cli.model.place import Place
from wenming_cli.model.scalars import Fault, dated_hint, shown
from wenming_cli.model.shape import FieldShape, Kind, Shape, shape_of

_BEHIND = lazy_pattern(r"[^\s\]},]")


class Builder:
    """It builds records and reports what is wrong with them."""

    def __init__(self, report: FaultReport, year: int | None = None) -> None:
        self.report = report
        self.year = year

    def build(self, model: type[Record], data: Data) -> Record | None:
        """A typed record, mended where it had faults; None where nothing could be made of it."""
        try:
            return model.model_validate(data)
        except Unreadable as error:
            return self._mended(model, data, error)

    def build_all(self, model: type[Record], records: list[Data]) -> tuple[Record, ...]:
        """The typed records of a section; the list is empty then, and their data let go."""
        built = []
        records.reverse()
        while records:
            record = self.build(model, records.pop())
            if record is not None:
                built.append(record)
        return tuple(built)

    def _mended(self, model: type[Record], data: Data, error: Unreadable) -> Record | None:
        shape = shape_of(model)
        broken: set[Path] = set()
        for way, fault in error.faults:
            broken.add(way)
            self._explain(shape, data, way, fault)
        mended = _without(data, shape, broken, ())
        return None if mended is None else model.model_validate(mended)

    def _explain(self, shape: Shape, data: Data, way: Path, fault: Fault | None) -> None:
        holder, shape, found, item = _walk(shape, data, way)
        place: Place = holder["place"]
        if found.name in place.broken:
            return
        if fault is None:
            if not _has_gap(place):
                message = f"{shape.label}缺少 {_spoken(found, place)}"
                self.report.add(place.whole(), "E202", message, _missing_hint(found, place))
            return
        location, key = _locate(holder, found, item)
        if fault.code == "E205" and _is_emptied(place, location):
            return
        astray = line_astray(location, place.source, partial(_is_right, found))
        if astray is not None:
            self.report.add(astray, "E105", MESSAGE, HINT)
            return
        hint = self._dated(found, holder) or fault.hint
        self.report.add(location, fault.code, f"{key}：{fault.message}", hint)

    def _dated(self, found: FieldShape, holder: Data) -> str | None:
        """How a day without a year is written, where the year of the plan is known."""
        if self.year is None or found.scalar is not date or found.kind is not Kind.SCALAR:
            return None
        return dated_hint(holder[found.name], self.year)


def _is_right(found: FieldShape, text: str) -> bool:
    """Whether a text is a value of a field, or an item of one."""
    try:
        found.typed(text)
    except Fault:
        return False
    return True


def _spoken(found: FieldShape, place: Place) -> str:
    """A field that is missing, as the language of its record says it."""
    return found.title if place.is_chinese else f"{found.key} {found.title}"


def _missing_hint(found: FieldShape, place: Place) -> str:
    key = found.title if place.is_chinese else found.key
    hint = f"补上一行 {key}: …"
    if found.name == "workstream":
        hint += f"，或者在文件开头写 {key}: … 作为默认"
    return hint


def _is_emptied(place: Place, location: Location) -> bool:
    """Whether a text is empty only because the lines under it were left out."""
    return place.source.is_above_gap(place.source.offset(location.line))


def _has_gap(place: Place) -> bool:
    """Whether a line with a syntax error was left out of a record, or right before or after it."""
    source = place.source
    if not source.blanked:
        return False
    following = _BEHIND.search(source.text, place.end)
    last = source.position(following.start() if following else len(source.text))[0]
    first, column = source.position(place.start)
    if not source.line(first)[: column - 1].strip():
        while first - 1 in source.blanked:
            first -= 1
    return any(line in source.blanked for line in range(first, last + 1))


def _walk(shape: Shape, data: Data, loc: Path) -> tuple[Data, Shape, FieldShape, int | str | None]:
    """The innermost record on the way to a fault, its shape, the field, and the item if any."""
    found = shape.fields[str(loc[0])]
    rest = loc[1:]
    if found.model is None or not rest:
        return data, shape, found, rest[0] if rest else None
    inner = data[found.name]
    if found.kind is Kind.RECORDS:
        inner, rest = inner[rest[0]], rest[1:]
    return _walk(shape_of(found.model), inner, rest)


def _locate(data: Data, found: FieldShape, item: int | str | None) -> tuple[Location, str]:
    """Where a field or an item of it was written, and what the file calls it."""
    place: Place = data["place"]
    at = place.index_of(found.key, found.title) or 0
    key = place.keys[at]
    if isinstance(item, int):
        return place.item(key, item), key
    if isinstance(item, str):
        return place.item(key, list(data[found.name]).index(item)), f"{key} {shown(item)}"
    return place.value(at), key


def _without(data: Data, shape: Shape, broken: set[Path], at: Path) -> Data | None:
    """The record without what is broken; None where it cannot do without."""
    kept: Data = {"place": data["place"]}
    for name, value in data.items():
        found = shape.fields.get(name)
        if found is None or (*at, name) in broken:
            continue
        part = _whole_part(data["place"], found, value, broken, (*at, name))
        if part is not None:
            kept[name] = part
    required = (found.name for found in shape.fields.values() if found.required)
    return kept if all(name in kept for name in required) else None


def _whole_part(place: Place, found: FieldShape, value: Any, broken: set[Path], at: Path) -> Any:
    """What of a field is not broken."""
    match found.kind:
        case Kind.RECORD:
            return _without(value, shape_of(found.scalar), broken, at)
        case Kind.RECORDS:
            inner = shape_of(found.scalar)
            items = (_without(item, inner, broken, (*at, i)) for i, item in enumerate(value))
            return [item for item in items if item is not None]
        case Kind.SCALARS:
            whole = [i for i in range(len(value)) if (*at, i) not in broken]
            _keep_items(place, found, whole)
            return [value[i] for i in whole]
        case Kind.TABLE:
            words = list(value)
            whole = [i for i, word in enumerate(words) if (*at, word) not in broken]
            _keep_items(place, found, whole)
            return {words[i]: value[words[i]] for i in whole}
        case _:
            return value


def _keep_items(place: Place, found: FieldShape, whole: list[int]) -> None:
    """Let the places of a list go with the items that are left."""
    key = place.keys[place.index_of(found.key, found.title) or 0]
    if key in place.items:
        spans = place.items[key]
        place.items[key] = array("I", [n for i in whole for n in spans[2 * i : 2 * i + 2]])
