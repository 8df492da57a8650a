"""Data to records: pydantic types every scalar, and each fault is reported where it was written.

A record with a fault is mended by leaving out the broken field, list item or inner record, so that
the rest of it can still be checked; where a required field is broken the record is left out.
"""

import re
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wenming_cli.diagnostic import Location
from wenming_cli.loading.report import Report
from wenming_cli.loading.shaping import Data
from wenming_cli.model.base import Entry
from wenming_cli.model.place import Place
from wenming_cli.model.scalars import Fault
from wenming_cli.model.shape import Kind, Shape, shape_of

Record = TypeVar("Record", bound=Entry)
Path = tuple[int | str, ...]


class Builder:
    """Builds records and remembers which lines hold a broken one."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.broken_lines: set[tuple[str, int]] = set()

    def build(self, model: type[Record], data: Data) -> Record | None:
        """A typed record, mended where it had faults; None where nothing could be made of it."""
        try:
            record = model.model_validate(data)
        except ValidationError as error:
            return self._mended(model, data, error)
        if not _is_whole(data):
            self._note_broken(data["place"])
        return record

    def build_all(self, model: type[Record], records: list[Data]) -> tuple[Record, ...]:
        """The typed records of a section."""
        built = (self.build(model, data) for data in records)
        return tuple(record for record in built if record is not None)

    def _mended(self, model: type[Record], data: Data, error: ValidationError) -> Record | None:
        shape = shape_of(model)
        self._note_broken(data["place"])
        broken: set[Path] = set()
        for detail in error.errors(include_url=False, include_input=False):
            broken.add(detail["loc"])
            self._explain(shape, data, detail)
        mended = _without(data, shape, broken, ())
        return None if mended is None else model.model_validate(mended)

    def _note_broken(self, place: Place) -> None:
        first, last = (place.source.position(at)[0] for at in (place.start, place.end))
        self.broken_lines.update((place.source.name, line) for line in range(first, last + 1))

    def _explain(self, shape: Shape, data: Data, detail: ErrorDetails) -> None:
        holder, shape, field, index = _walk(shape, data, detail["loc"])
        place: Place = holder["place"]
        found = shape.fields[field]
        if detail["type"] == "missing":
            if field not in place.broken and not _has_blanked_line(place):
                message = f"{shape.label}缺少 {found.name} {found.title}"
                hint = f"补上一行 {found.name}: …"
                if field == "workstream":
                    hint += "，或者在文件开头写 workstream: … 作为默认"
                self.report.add(place.whole(), "E202", message, hint)
            return
        fault = detail.get("ctx", {}).get("error")
        if not isinstance(fault, Fault):
            raise TypeError(detail["type"])
        location, key = _locate(place, found.name, found.title, index)
        self.report.add(location, fault.code, f"{key}：{fault.message}", fault.hint)


def _has_blanked_line(place: Place) -> bool:
    """Whether a line with a syntax error was left out of a record, or right after it."""
    following = re.compile(r"\S").search(place.source.text, place.end)
    after = following.start() if following else len(place.source.text)
    return any(place.start <= at <= after for at in place.source.blanked)


def _walk(shape: Shape, data: Data, loc: Path) -> tuple[Data, Shape, str, int | str | None]:
    """The innermost record on the way to a fault, its shape, the field, and the item if any."""
    *steps, last = loc
    field = None
    for step in steps:
        if field is None:
            field = str(step)
            found = shape.fields[field]
            if found.kind is Kind.RECORD and found.model is not None:
                data, shape, field = data[field], shape_of(found.model), None
        elif shape.fields[field].model is not None and isinstance(step, int):
            found = shape.fields[field]
            data, shape, field = data[field][step], shape_of(found.model), None  # type: ignore[arg-type]
    if field is None:
        return data, shape, str(last), None
    return data, shape, field, last


def _locate(place: Place, name: str, title: str, index: int | str | None) -> tuple[Location, str]:
    at = next((i for i, key in enumerate(place.keys) if key in (name, title)), None)
    if at is None:
        return place.whole(), title
    key = place.keys[at]
    if isinstance(index, int) and key in place.items:
        return place.item(key, index), key
    return place.value(at), key if index is None or isinstance(index, int) else f"{key} {index}"


def _is_whole(data: Data) -> bool:
    return not data["place"].broken


def _without(data: Data, shape: Shape, broken: set[Path], at: Path) -> Data | None:
    """The record without what is broken; None where it cannot do without."""
    kept: Data = {"place": data["place"]}
    for name, value in data.items():
        found = shape.fields.get(name)
        here = (*at, name)
        if found is None or here in broken:
            continue
        if found.kind is Kind.RECORDS and found.model is not None:
            inner = shape_of(found.model)
            items = (_without(v, inner, broken, (*here, i)) for i, v in enumerate(value))
            kept[name] = [item for item in items if item is not None]
        elif found.kind is Kind.RECORD and found.model is not None:
            record = _without(value, shape_of(found.model), broken, here)
            if record is not None:
                kept[name] = record
        elif found.kind is Kind.SCALARS:
            kept[name] = [v for i, v in enumerate(value) if (*here, i) not in broken]
        elif found.kind is Kind.TABLE:
            kept[name] = {k: v for k, v in value.items() if (*here, k) not in broken}
        else:
            kept[name] = value
    required = (found.name for found in shape.fields.values() if found.required)
    return kept if all(name in kept for name in required) else None
