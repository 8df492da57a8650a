"""Rows of a table as records: every mapped cell read by its field, every fault with its place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from wenming_cli.exchange.cell_values import Surroundings, said
from wenming_cli.exchange.recurring_cells import recurrence_said
from wenming_cli.exchange.standard_cells import code_apart, lead_first
from wenming_cli.exchange.table_finding import FoundTable, TitledColumn
from wenming_cli.exchange.workbook_reading import Cell
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Standard
from wenming_cli.model.base import Entry
from wenming_cli.model.indicator import Indicator
from wenming_cli.model.scalars import Choice, Fault, Parsed, half_width, parse_number, shown
from wenming_cli.model.shape import FieldShape, Shape, mark_of, shape_of
from wenming_cli.model.task import Target, Task
from wenming_cli.writing.edit import Typed

_MISSING = "缺少“{}”"
_FILL = "在表里补上；每一行都一样的，加上 --set {}=…"
_SAID_WITH = {"nature": "target"}
"""Fields that the cell of another one may say."""
_AMOUNT_AND_UNIT = re.compile(r"([+-]?[\d,]+(?:\.\d+)?)\s*([^\d\s.,][^\d]*)")
_SIGNED = re.compile(
    r"(≥|≤|>=|<=|=|≧|≦|不低于|不少于|不小于|不高于|不超过|不大于|达到|等于)?\s*"
    r"([\d.,]+)\s*([^\d\s.,][^\d]{0,10})?"
)
_NATURES = (
    dict.fromkeys(("≥", "≧", ">=", "不低于", "不少于", "不小于"), "≥")
    | dict.fromkeys(("≤", "≦", "<=", "不高于", "不超过", "不大于"), "≤")
    | {"=": "=", "等于": "="}
)


@frozen
class ImportFault:
    """What is wrong in a cell, where it stands and how to mend it."""

    place: str
    code: str
    message: str
    hint: str | None = None


@dataclass
class RecordRead:
    """One row as a record: what is typed of each field, and the cell that says so."""

    row: int
    values: dict[str, Typed] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    faults: list[ImportFault] = field(default_factory=list)


@frozen
class RecordReader:
    """Reads the rows of a table: ``columns`` by field, ``fixed`` what is said of every row.

    ``kept`` are columns whose text is kept as a note, ``leads`` those of the units that stand first
    in a field; ``numbered`` is the field whose text begins with the code of the record.
    """

    table: FoundTable
    shape: Shape
    columns: Mapping[str, TitledColumn]
    fixed: Mapping[str, str]
    kept: Sequence[TitledColumn]
    around: Surroundings
    optional: frozenset[str]
    leads: Mapping[str, TitledColumn] = field(default_factory=dict)
    numbered: str | None = None

    def place(self, cell: Cell) -> str:
        """Where a cell stands, or the merged cell that says what is in it."""
        return self.table.sheet.place(self.table.origins.get((cell.row, cell.column), cell))

    def read(self, row: Sequence[Cell]) -> RecordRead:
        """One row."""
        record = RecordRead(row[0].row)
        for name, column in self.columns.items():
            self._take(record, self.shape.fields[name], row[column.index], column)
        for name, column in self.leads.items():
            self._lead(record, self.shape.fields[name], row[column.index], column)
        for name, text in self.fixed.items():
            if name not in record.values and not self._is_faulty(record, name):
                self._take(record, self.shape.fields[name], Cell(record.row, 0, text), None)
        self._keep(record, row)
        missing = (found for found in self.shape.fields.values() if self._lacks(record, found))
        record.faults += [self._missing(found, row) for found in missing]
        return record

    def _is_faulty(self, record: RecordRead, name: str) -> bool:
        return name in record.cells and any(
            fault.place == self.place(record.cells[name]) for fault in record.faults
        )

    def _take(
        self, record: RecordRead, found: FieldShape, cell: Cell, column: TitledColumn | None
    ) -> None:
        record.cells[found.name] = cell
        around = replace(self.around, unit=column.unit) if column else self.around
        try:
            values = self._values(found, cell, around, column)
        except Fault as fault:
            where = self.place(cell) if column else f"--set {found.title}"
            record.faults.append(ImportFault(where, fault.code, fault.message, fault.hint))
            return
        record.values.update(values)

    def _lead(
        self, record: RecordRead, found: FieldShape, cell: Cell, column: TitledColumn
    ) -> None:
        """Let the units that lead stand before the others."""
        others = record.values.get(found.name, ())
        other = RecordRead(record.row)
        self._take(other, found, cell, column)
        record.faults += other.faults
        first = other.values.get(found.name, ())
        if first:
            record.values[found.name] = list(dict.fromkeys((*first, *others)))

    def _values(
        self, found: FieldShape, cell: Cell, around: Surroundings, column: TitledColumn | None
    ) -> dict[str, Typed]:
        if found.model is Target:
            return _target(found, cell, column)
        if self.shape.model is Indicator and found.name == "target":
            return _signed_target(self.columns, found, cell, around)
        if self.shape.model is Task and found.name == "due" and isinstance(cell.value, str):
            every = recurrence_said(cell.value)
            if every is not None:
                return {"every": every}
        if found.name == self.numbered:
            code, rest = code_apart(cell)
            return self._said(self.shape.fields["code"], code, around) | self._said(
                found, rest, around
            )
        is_of_owners = self.shape.model is Standard and found.name == "owners"
        return self._said(found, lead_first(cell) if is_of_owners else cell, around)

    @staticmethod
    def _said(found: FieldShape, cell: Cell, around: Surroundings) -> dict[str, Typed]:
        value = said(cell, found, around)
        return {} if value is None or value == () else {found.name: value}

    def _lacks(self, record: RecordRead, found: FieldShape) -> bool:
        instead = self.shape.model.INSTEAD.get(found.name, found.name)
        is_given = not record.values.keys().isdisjoint((found.name, instead))
        is_given = is_given or self._is_faulty(record, found.name)
        return found.required and not is_given and found.name not in self.optional

    def _missing(self, found: FieldShape, row: Sequence[Cell]) -> ImportFault:
        column = self.columns.get(_SAID_WITH.get(found.name, found.name))
        cell = row[column.index] if column else row[0]
        message, hint = _MISSING.format(found.title), _FILL.format(found.title)
        return ImportFault(self.place(cell), "E202", message, hint)

    def _keep(self, record: RecordRead, row: Sequence[Cell]) -> None:
        """Keep the text of columns that go nowhere else as a note, each with its title."""
        texts = [str(record.values["note"])] if "note" in record.values else []
        for column in self.kept:
            other = RecordRead(record.row)
            self._take(other, self.shape.fields["note"], row[column.index], column)
            record.faults += other.faults
            texts += [f"{column.title}：{text}" for text in other.values.values()]
        if texts:
            record.values["note"] = "；".join(texts)


def _target(found: FieldShape, cell: Cell, column: TitledColumn | None) -> dict[str, Typed]:
    """A quantity and its unit: both in the cell, or the unit in the head of the column."""
    if cell.value is None:
        return {}
    text = half_width(str(cell.value)).strip()
    both = _AMOUNT_AND_UNIT.fullmatch(text)
    if both:
        return {found.name: {"value": both[1].replace(",", ""), "unit": both[2].strip()}}
    parse_number(text.replace(",", ""))
    units = re.findall(r"[(（]([^()（）]{1,10})[)）]", "".join(column.titles if column else ()))
    if not units:
        raise Fault("E202", f"“{shown(text)}”没有单位", f"写成 {text}个 这样，数和单位写在一起")
    return {found.name: {"value": text.replace(",", ""), "unit": units[0]}}


def _signed_target(
    columns: Mapping[str, TitledColumn], found: FieldShape, cell: Cell, around: Surroundings
) -> dict[str, Typed]:
    """The target of an indicator; ``≥95%`` says its nature and its unit too."""
    text = said(cell, found, around)
    if not isinstance(text, str):
        return {}
    parts = _SIGNED.fullmatch(half_width(text).strip())
    if parts is None:
        return {found.name: text}
    typed: dict[str, Typed] = {found.name: parts[2].replace(",", "")}
    if parts[1] in _NATURES and "nature" not in columns:
        typed["nature"] = _NATURES[parts[1]]
    if parts[3] and "unit" not in columns:
        typed["unit"] = parts[3].strip()
    is_whole = ("nature" in typed or not parts[1]) and ("unit" in typed or not parts[3])
    return typed if is_whole or parts[3] in ("%", None) else {found.name: text}


# --- records as a plan holds them -----------------------------------------------------------------


def parsed(
    values: Mapping[str, Typed], model: type[Entry], groups: Mapping[str, Sequence[str]]
) -> dict[str, object]:
    """What is typed of a record, as the records of a plan hold it."""
    fields = shape_of(model).fields
    return {name: _parsed(value, fields[name], groups) for name, value in values.items()}


def _parsed(value: Typed, found: FieldShape, groups: Mapping[str, Sequence[str]]) -> object:
    if isinstance(value, Mapping):
        inner = shape_of(found.model).fields if found.model else {}
        return tuple(
            (name, _parsed(value[name], each, {}) if name in value else None)
            for name, each in inner.items()
        )
    if not isinstance(value, str):
        words = found.reference.groups if found.reference else ()
        items = (n for item in value for n in (groups[str(item)] if item in words else (item,)))
        return tuple(_parsed(item, found, {}) for item in dict.fromkeys(map(str, items)))
    if isinstance(found.scalar, type) and issubclass(found.scalar, Choice):
        return found.scalar.table().get(value, value)
    mark = mark_of(found.marks, Parsed)
    return mark.parser(value) if mark else value


def held(record: Entry, names: Sequence[str]) -> tuple[object, ...]:
    """What a record of a plan holds in some fields, comparable with what is typed."""
    return tuple(_held(getattr(record, name)) for name in names)


def _held(value: object) -> object:
    if isinstance(value, Entry):
        return tuple((name, _held(getattr(value, name))) for name in shape_of(type(value)).fields)
    return value
