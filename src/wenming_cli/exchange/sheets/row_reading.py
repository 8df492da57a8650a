"""One row that came back, read as a record: every cell by the kind of its field."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from wenming_cli.exchange.cell_values import Surroundings, said
from wenming_cli.exchange.known_names import KnownNames
from wenming_cli.exchange.named_amounts import amounts_said
from wenming_cli.exchange.sheets.facts import Key, told_by
from wenming_cli.exchange.sheets.recorded import owner_of
from wenming_cli.exchange.sheets.returned_rows import CellFault, ReturnedBook, ReturnedRow
from wenming_cli.exchange.sheets.sheet_kinds import Begun, ColumnUse, SheetColumn
from wenming_cli.exchange.sheets.sheet_marks import SentRow
from wenming_cli.exchange.sheets.sheet_names import SheetNames, unit_called
from wenming_cli.figures.findings.surveying import owners_until
from wenming_cli.frozen import frozen
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Choice, Fault, folded, shown
from wenming_cli.model.shape import shape_of
from wenming_cli.model.task import TaskUpdate
from wenming_cli.writing.edit import Typed

Values = dict[str, Typed]


class RowRefusedError(Exception):
    """A row can't be read; what is wrong is by the title of the cell."""

    def __init__(self, faults: Mapping[str, tuple[CellFault, ...]]) -> None:
        super().__init__()
        self.faults = faults


@frozen
class ReadRow:
    """A filled row: the record it becomes with the texts of its fields, and how it was sent.

    ``begun`` is the record it begins, where it names none, ``begun_values`` the texts of that.
    ``said`` is the line it adds to what is on record.
    """

    row: ReturnedRow
    values: Values
    record: Entry
    sent: SentRow | None
    begun: Entry | None = None
    begun_values: Values = field(default_factory=dict)

    @property
    def record_key(self) -> tuple[str, str]:
        """The section of the record, and what it belongs to."""
        section = self.row.kind.section
        return section, "" if self.begun is not None else owner_of(section, self.record)

    @property
    def said(self) -> str:
        """The line the record adds to what is on record."""
        return told_by(self.record)

    @property
    def day(self) -> date:
        """The day of what happened."""
        day: date = getattr(self.begun, "found", None) or getattr(self.record, "date")  # noqa: B009
        return day

    def title_of(self, name: str | None) -> str:
        """The title of the cell a field came from; else that of the first that was filled in."""
        columns = [c for c in self.row.kind.columns if c.field is not None]
        named = (c.title for c in columns if c.field and c.field.name == name)
        filled = (c.title for c in columns if c.use is ColumnUse.FILL and self.row.text(c.title))
        return next(named, None) or next(filled, columns[0].title)


class RowReader:
    """Reads rows in the words of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.names = KnownNames(plan)
        offered = SheetNames(plan)
        for section, words in offered.words_by_section.items():
            self.names.add(section, ((word, name) for name, word in words.items()))
        self.owners: Mapping[str, Mapping[str, tuple[str | None, ...]]] = {
            "task": {leaf.id: leaf.leads for leaf in plan.leaves},
            "finding": {f.id: owners_until(f, date.max)[-1:] for f in plan.findings},
            "material": {material.id: (material.owner,) for material in plan.materials},
        }

    def read(self, book: ReturnedBook, row: ReturnedRow) -> ReadRow | None:
        """The record of a row; None where nothing is filled in."""
        return _Row(self, book, row).read()


class _Row:
    """One row, with what is wrong with it so far."""

    def __init__(self, reader: RowReader, book: ReturnedBook, row: ReturnedRow) -> None:
        self.reader, self.book, self.row, self.kind = reader, book, row, row.kind
        sent = book.sent(row)
        self.key: Key = row.key if sent is None else sent[0]
        self.sent: SentRow | None = None if sent is None else sent[1]
        self.faults: dict[str, list[CellFault]] = {}
        plan = reader.plan
        self.around = Surroundings(
            plan.start, plan.end, row.money_unit or "元", reader.names, row.sheet.day_zero
        )

    def read(self) -> ReadRow | None:
        """The record of the row."""
        self.require_unchanged()
        is_filled = any(self.is_filled(column) for column in self.kind.columns)
        found = self.filled() if is_filled else None
        if self.faults:
            raise RowRefusedError({title: tuple(f) for title, f in self.faults.items()})
        return found

    def fault(self, title: str, message: str, hint: str | None = None) -> None:
        """Something is wrong with the cell under a title."""
        self.faults.setdefault(title, []).append(CellFault(self.row.place(title), message, hint))

    # --- grey and white ---------------------------------------------------------------------------

    def require_unchanged(self) -> None:
        """Refuse what was written into grey cells: it would be lost without a word.

        They are empty where somebody wrote a second row of the same record below.
        """
        if self.sent is None:
            return
        for title, text in self.sent.cells.items():
            now = self.row.text(title)
            if now and folded(now) != folded(text):
                sent = f"发出的是“{shown(text)}”" if text else "发出时是空的"
                cure = f"改回“{shown(text)}”" if text else "清空这一格"
                message = f"{title}：{sent}，现在是“{shown(now)}”，灰色的格子不能改"
                self.fault(title, message, f"{cure}；排序要选中整张表，不要只排几列")

    def is_filled(self, column: SheetColumn) -> bool:
        """Whether somebody wrote something into a cell that may be filled in."""
        cell = self.row.cells.get(column.title)
        if cell is None or cell.is_empty or not (self.row.text(column.title) or cell.fault):
            return False
        if self.sent is not None:
            return column.use is ColumnUse.FILL and not self.is_preset(column)
        return not self.is_preset(column)

    def is_preset(self, column: SheetColumn) -> bool:
        """Whether a cell only holds the unit it was sent with."""
        is_own = column.field is not None and column.field.name == self.kind.preset
        unit = unit_called(self.reader.plan, self.row.text(column.title))
        return is_own and unit == self.book.marks.unit

    # --- the record -------------------------------------------------------------------------------

    def filled(self) -> ReadRow | None:
        """The record of a row that is filled in."""
        begun = self.kind.begun
        if begun is not None and not any(self.row.key):
            return self.beginning(begun)
        values = self.with_amounts({**self.key_values(), **self.values(ColumnUse.FILL)})
        self.require_all(self.kind.model, values, self.kind.left_out)
        self.require_whole_words(values)
        if self.faults:
            return None
        record = self.kind.model.model_validate(self.in_words(values))
        return ReadRow(self.row, values, record, self.sent)

    def with_amounts(self, values: Values) -> Values:
        """The same with several quantities of a task by their names."""
        leaf = self.reader.plan.leaf_by_id.get(str(values.get("task")))
        texts = values.get("values")
        if leaf is None or not isinstance(texts, tuple):
            return values
        title = shape_of(TaskUpdate).fields["values"].title
        amounts, faults = amounts_said(texts, leaf.targets)
        for fault in faults:
            self.fault(title, f"{title}：{fault.message}", fault.hint)
        return {**values, "values": amounts}

    def in_words(self, values: Values) -> dict[str, Any]:
        """What a row says, with the tier the plan has under the word for it."""
        word = values.get("tier")
        tier = self.reader.names.tiers.get(word) if isinstance(word, str) else None
        return {**values, **({} if tier is None else {"tier": tier})}

    def beginning(self, begun: Begun) -> ReadRow | None:
        """A record that is begun by the row, with the first of what follows if there is any."""
        values, later = self.values(ColumnUse.ABOUT), self.values(ColumnUse.FILL)
        given = {"id": "-", "owner": self.book.marks.unit}
        self.require_all(begun.model, given | values, {})
        if later:
            self.require_all(self.kind.model, dict.fromkeys(self.kind.key, "-") | later, {})
            self.require_whole_words(later)
        if self.faults:
            return None
        values |= {"owner": self.book.marks.unit}
        key = dict.fromkeys(self.kind.key, "-")
        first = begun.model.model_validate(values | {"id": "-"})
        record = self.kind.model.model_validate(key | later) if later else first
        return ReadRow(self.row, later, record, None, first, values)

    def values(self, use: ColumnUse) -> Values:
        """What the cells of a use say."""
        found: Values = {}
        for column in self.kind.of(use):
            cell = self.row.cells.get(column.title)
            if cell is None or column.field is None:
                continue
            try:
                value = said(cell, column.field, self.around)
            except Fault as fault:
                self.fault(column.title, f"{column.title}：{fault.message}", fault.hint)
                found[column.field.name] = ""
                continue
            if value not in (None, "", ()):
                found[column.field.name] = value
        return found

    def key_values(self) -> Values:
        """What a row is of: as it was sent, or as it was filled in and is the unit's."""
        if self.sent is not None:
            return dict(zip(self.kind.key, self.key, strict=True))
        values = self.values(ColumnUse.KEY)
        if not self.faults:
            self.require_own(values)
        return values

    def require_own(self, values: Mapping[str, Typed]) -> None:
        """Refuse a row of a task or a finding of another unit."""
        for name, units in self.reader.owners.items():
            of = values.get(name)
            own = units.get(of, (None,)) if isinstance(of, str) else (None,)
            if None not in own and self.book.marks.unit not in own:
                title = shape_of(self.kind.model).fields[name].title
                owner = "、".join(filter(None, own))
                message = f"{title}：{of} 归{owner}，不归{self.book.marks.unit}"
                self.fault(title, message, f"由{owner}报")

    def require_all(
        self, model: type[Entry], values: Mapping[str, Any], left_out: Mapping[str, str]
    ) -> None:
        """Refuse a row that leaves out what the record can't do without."""
        for found in shape_of(model).fields.values():
            if found.required and found.name not in values and found.name not in left_out:
                self.fault(found.title, f"{model.LABEL}缺少 {found.title}", "补上这一格")

    def require_whole_words(self, values: Mapping[str, Typed]) -> None:
        """Refuse words that are none for a unit to report."""
        for name, words in self.kind.words.items():
            column = next(c for c in self.kind.columns if c.field and c.field.name == name)
            found = values.get(name)
            if not found or column.field is None:
                continue
            choices: type[Choice] = column.field.scalar
            label = choices.parse(str(found)).label
            if label not in words:
                message = f"{column.title}：“{label}”不由责任单位报"
                self.fault(column.title, message, f"这里只报{'、'.join(words)}")
