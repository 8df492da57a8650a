"""The first import: a table of an office becomes records of a plan, or a list of what is unclear.

Nothing is guessed: a column that could be two fields, a required field without a column, a day that
may be another are told with their cells, and then nothing at all is written. What is certain is
told as well, column by column, with every row that was left out and every record there already.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wenming_cli.exchange.cell_values import Surroundings
from wenming_cli.exchange.column_mapping import (
    SERIAL,
    ColumnPlan,
    UnknownColumnError,
    Unused,
    field_called,
    is_importable,
    is_known_title,
    planned,
)
from wenming_cli.exchange.known_names import KnownNames
from wenming_cli.exchange.record_ids import RecordIds
from wenming_cli.exchange.record_reading import ImportFault, RecordRead, RecordReader, held, parsed
from wenming_cli.exchange.sheet_scanning import column_name
from wenming_cli.exchange.standard_cells import are_numbered
from wenming_cli.exchange.table_finding import FoundTable, TitledColumn, bare, find_table
from wenming_cli.exchange.workbook_reading import Cell, Sheet
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import CheckItem, SiteType, Standard
from wenming_cli.model.base import Entry
from wenming_cli.model.budget import Payment
from wenming_cli.model.finding import Finding
from wenming_cli.model.indicator import Indicator
from wenming_cli.model.material import Material
from wenming_cli.model.owner import Owner
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded, parse_date
from wenming_cli.model.shape import Shape, shape_of
from wenming_cli.model.site import Site
from wenming_cli.model.task import Task
from wenming_cli.writing.edit import Append
from wenming_cli.writing.refusal import Refused

MODELS: Mapping[str, type[Entry]] = {
    "owners": Owner,
    "sites": Site,
    "tasks": Task,
    "findings": Finding,
    "indicators": Indicator,
    "payments": Payment,
    "standards": Standard,
    "materials": Material,
    "site_types": SiteType,
    "check_items": CheckItem,
}
"""What can be imported: the section, and the record of each row."""

_KEYS: Mapping[str, tuple[str, ...]] = {
    "owners": ("name",),
    "sites": ("name", "owner"),
    "tasks": ("title", "workstream", "owner"),
    "findings": ("found", "site", "owner", "text"),
    "indicators": ("level1", "level2", "name"),
    "payments": (),
    "standards": ("code", "system"),
    "materials": ("title", "standard", "owner"),
    "site_types": ("name",),
    "check_items": ("name",),
}
"""By section, the fields in which a row agrees with the record that it is already."""


_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "owners": ("name",),
    "standards": ("code", "system"),
    "site_types": ("name",),
    "check_items": ("name",),
}
"""The fields that name a record, in sections where that is not the id."""

_NEED_NO_COLUMN = frozenset(("id", "nature"))
"""Required fields that need no column: ids are allotted, and ``≥95%`` says the nature too."""


_MOST_TOLD = 20
"""Rows told one by one."""


class NoTableError(Exception):
    """No row of a sheet looks like the head of a table."""


@frozen
class Wishes:
    """What was said on the command line beside the file.

    ``columns`` are fields by column (None: not to be used), ``fixed`` what every row says, by
    field; ``keeps_unmapped`` puts the text of other columns into the note.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    keeps_unmapped: bool = False


@dataclass
class Import:
    """What a table gives: new records, those there already, faults; ``notes`` say what was done."""

    section: str
    sheet: Sheet
    notes: list[str] = field(default_factory=list)
    faults: list[ImportFault] = field(default_factory=list)
    records: list[RecordRead] = field(default_factory=list)

    @property
    def edits(self) -> list[Append]:
        """The new records as edits of the plan."""
        return [Append(self.section, record.values) for record in self.records]

    def located(self, refused: Refused) -> ImportFault:
        """What the plan says of an edit, at the cell it comes from."""
        if refused.edit is None:
            return ImportFault(self.sheet.file, "", refused.message, refused.hint)
        record = self.records[refused.edit]
        cell = record.cells.get(refused.field or "")
        place = self.sheet.place(cell) if cell else f"{self.sheet.file} 第 {record.row + 1} 行"
        return ImportFault(place, "", refused.message, refused.hint)


def imported(plan: Plan, section: str, sheet: Sheet, wishes: Wishes) -> Import:
    """What the table on a sheet gives for a section of a plan.

    Raises ``NoTableError`` and ``UnknownColumnError``.
    """
    return _Importing(plan, section, sheet, wishes).done()


class _Importing:
    """One table on its way into a plan."""

    def __init__(self, plan: Plan, section: str, sheet: Sheet, wishes: Wishes) -> None:
        self.plan = plan
        self.wishes = wishes
        self.shape: Shape = shape_of(MODELS[section])
        self.result = Import(section, sheet)
        self.seen: dict[object, int] = {}
        self.identity = _NAMED_BY.get(section, ("id",))
        self.numbered: str | None = None
        self.fixed = {self._field(word): text for word, text in wishes.fixed.items()}

    def _field(self, word: str) -> str:
        found = field_called(word, self.shape)
        if found is None or not is_importable(found):
            listed = "、".join(f.title for f in self.shape.fields.values() if is_importable(f))
            message = f"{self.shape.label}没有“{word}”这一项；可以写：{listed}"
            raise UnknownColumnError(message)
        return found.name

    def done(self) -> Import:
        table = self._table()
        mapping = planned(table.columns, self.shape.model, self.wishes.columns)
        self._leave_unknown(mapping)
        self._of_only_system(mapping)
        kept = self._kept(mapping)
        empty = self._without_content(table, mapping)
        self._number_by_text(table, mapping)
        self._tell_table(table)
        self._tell_columns(table, mapping, kept)
        self._tell_rows(table, empty)
        self._refuse_clashes(mapping)
        self._refuse_wide(table, mapping)
        self._refuse_missing(table, mapping)
        self._refuse_shared_points(table, mapping)
        if self.result.faults:
            return self.result
        rows = self._read(table, mapping, kept)
        self.result.faults += dict.fromkeys(fault for row in rows for fault in row.faults)
        if not self.result.faults:
            new = self._new(rows)
            self.result.records = [] if self.result.faults else self._allotted(new)
        return self.result

    def _table(self) -> FoundTable:
        chosen = {bare(word) for word in self.wishes.columns}
        sheet = self.result.sheet

        def is_known(name: str) -> bool:
            return name in chosen or is_known_title(name, self.shape)

        table = find_table(sheet, is_known)
        if table is None:
            titles = "、".join(found.title for found in self.shape.fields.values())
            message = f"没有找到{self.shape.label}的表头：至少要有两列叫得出名字，如 {titles}"
            raise NoTableError(message)
        return table

    # --- what tables of standards leave unsaid ----------------------------------------------

    def _leave_unknown(self, mapping: ColumnPlan) -> None:
        """Let a column of standards alone where the plan has none: it holds their text."""
        for name, column in list(mapping.fields.items()):
            found = self.shape.fields[name]
            is_of_standards = found.reference is not None and found.reference.section == "standards"
            if is_of_standards and not found.required and not self.plan.standards:
                del mapping.fields[name]
                mapping.unused.append(Unused(column, "计划里还没有登记测评标准，没有用"))

    def _of_only_system(self, mapping: ColumnPlan) -> None:
        """Let standards be of the only system there is, where the table says nothing of one."""
        given = {*mapping.fields, *mapping.clashes, *self.fixed}
        if self.shape.model is Standard and "system" not in given and len(self.plan.systems) == 1:
            self.fixed["system"] = self.plan.systems[0].id

    def _number_by_text(self, table: FoundTable, mapping: ColumnPlan) -> None:
        """Take the codes from in front of the texts, where there is no column of codes."""
        given = {*mapping.fields, *mapping.clashes, *self.fixed}
        if self.shape.model is not Standard or "code" in given or "text" not in mapping.fields:
            return
        at = mapping.fields["text"].index
        if are_numbered(row[at] for row in table.rows):
            self.numbered = "text"

    # --- what is told -----------------------------------------------------------------------

    def _tell_table(self, table: FoundTable) -> None:
        first, last = table.head[0] + 1, table.head[1] + 1
        head = f"第 {first} 行" if first == last else f"第 {first}–{last} 行"
        where = f"{table.sheet.file}!{table.sheet.name}".rstrip("!")
        self.result.notes.append(f"{where}：表头在{head}，数据 {len(table.rows)} 行")

    def _tell_columns(
        self, table: FoundTable, mapping: ColumnPlan, kept: Sequence[TitledColumn]
    ) -> None:
        told: dict[int, str] = {}
        rows = {row[0].row for row in table.rows}
        for name, column in mapping.fields.items():
            unit = f"，单位{column.unit}" if column.unit and name == "amount" else ""
            filled = sum(at == column.index and row in rows for row, at in table.origins)
            down = f"，合并单元格向下填了 {filled} 格" if filled else ""
            code = "，开头的编号另作编号" if name == self.numbered else ""
            told[column.index] = f"→ {self.shape.fields[name].title}{unit}{down}{code}"
        for name, column in mapping.leads.items():
            told[column.index] = f"→ {self.shape.fields[name].title}，排在最前"
        for unused in mapping.unused:
            told[unused.column.index] = f"— {unused.why}"
        for column in kept:
            told[column.index] = "→ 备注（连同列名）"
        for name, columns in mapping.clashes.items():
            for column in columns:
                told[column.index] = f"？也许是{self.shape.fields[name].title}"
        titles = {column.index: column.title for column in table.columns}
        self.result.notes += [
            f"  {column_name(index)} {titles[index]} {told[index]}" for index in sorted(told)
        ]
        if table.untitled:
            letters = "、".join(map(column_name, table.untitled))
            self.result.notes.append(f"  {letters} 没有列名，没有用")
        self.result.notes += [
            f"  每行的{self.shape.fields[name].title}：{text}" for name, text in self.fixed.items()
        ]

    def _without_content(self, table: FoundTable, mapping: ColumnPlan) -> list[int]:
        """Take out the rows in which no column that is used says anything; their numbers."""
        columns = (*mapping.fields.values(), *mapping.leads.values(), *self._clashing(mapping))
        used = [column.index for column in columns]
        rows = table.rows
        table.rows = [row for row in rows if any(not row[at].is_empty for at in used)]
        kept = {row[0].row for row in table.rows}
        return [row[0].row for row in rows if row[0].row not in kept]

    def _clashing(self, mapping: ColumnPlan) -> list[TitledColumn]:
        return [column for columns in mapping.clashes.values() for column in columns]

    def _tell_rows(self, table: FoundTable, empty: Sequence[int]) -> None:
        if empty:
            said = f"  第 {_runs(empty)} 行在用上的列里没有内容，没有导入"
            self.result.notes.append(said)
        for skipped in table.skipped:
            text = skipped.text if len(skipped.text) <= 20 else f"{skipped.text[:19]}…"
            text = text.replace("\n", " ")
            self.result.notes.append(f"  第 {skipped.row + 1} 行“{text}”：{skipped.why}，没有导入")

    # --- what stops it ----------------------------------------------------------------------

    def _kept(self, mapping: ColumnPlan) -> list[TitledColumn]:
        if not self.wishes.keeps_unmapped:
            return []
        if "note" not in self.shape.fields:
            message = f"{self.shape.label}没有备注一项，多余的列放不进去；去掉 --keep-unmapped"
            raise UnknownColumnError(message)
        return [
            unused.column
            for unused in mapping.unused
            if unused.why != SERIAL and unused.column.title not in self.wishes.columns
        ]

    def _refuse_clashes(self, mapping: ColumnPlan) -> None:
        for name, columns in mapping.clashes.items():
            title = self.shape.fields[name].title
            named = "、".join(
                f"“{column.title}”（{column_name(column.index)}）" for column in columns
            )
            one, other = columns[0].title, columns[1].title
            hint = f"写明是哪一列：--map {one}={title}，另一列写 --map {other}="
            message = f"{named}都像“{title}”，说不清用哪一列"
            self.result.faults.append(ImportFault(self.result.sheet.file, "E201", message, hint))

    def _refuse_wide(self, table: FoundTable, mapping: ColumnPlan) -> None:
        """Refuse cells merged across columns of several fields: nobody knows whose they are."""
        rows = {row[0].row for row in table.rows}
        for span in table.sheet.merged:
            inside = [
                self.shape.fields[name].title
                for name, column in mapping.fields.items()
                if span.column <= column.index <= span.last_column
            ]
            if len(inside) > 1 and span.row in rows:
                place = table.sheet.place(Cell(span.row, span.column))
                message = f"这一格横着合并了“{'”“'.join(inside)}”几列，说不清是哪一列的"
                hint = "拆开合并的单元格，各填各的"
                self.result.faults.append(ImportFault(place, "E203", message, hint))

    def _refuse_missing(self, table: FoundTable, mapping: ColumnPlan) -> None:
        """Refuse a table that has no column for a field that every record must have."""
        given = {*mapping.fields, *mapping.clashes, *self.fixed, *_NEED_NO_COLUMN}
        given |= {"code"} if self.numbered else set()
        for found in self.shape.fields.values():
            if found.required and found.name not in given:
                place = table.sheet.place(table.sheet.rows[table.head[1]][0])
                message = f"没有哪一列是“{found.title}”（必填）"
                title = found.title
                hint = f"有这一列的，用 --map 列名={title}；每行都一样的，用 --set {title}=…"
                self.result.faults.append(ImportFault(place, "E202", message, hint))

    def _refuse_shared_points(self, table: FoundTable, mapping: ColumnPlan) -> None:
        """Refuse points that stand in one cell for several standards, which may share them."""
        column = mapping.fields.get("points") if self.shape.model is Standard else None
        if column is None:
            return
        rows = {row[0].row for row in table.rows}
        for span in table.sheet.merged:
            shared = [row for row in range(span.row, span.last_row + 1) if row in rows]
            if span.column == column.index and len(shared) > 1:
                place = table.sheet.place(Cell(span.row, span.column))
                message = f"“{column.title}”合并了 {len(shared)} 条标准，说不清是各自的还是一共的"
                hint = f"拆开合并的单元格，各写各的分值；不要分值的加上 --map {column.title}="
                self.result.faults.append(ImportFault(place, "E203", message, hint))

    # --- rows -------------------------------------------------------------------------------

    def _read(
        self, table: FoundTable, mapping: ColumnPlan, kept: Sequence[TitledColumn]
    ) -> list[RecordRead]:
        names = KnownNames(self.plan)
        if self.identity[0] in mapping.fields:
            at = mapping.fields[self.identity[0]].index
            texts = (str(row[at].value).strip() for row in table.rows if row[at].value is not None)
            names.add(self.result.section, [(text, text) for text in texts])
        reader = RecordReader(
            table=table,
            shape=self.shape,
            columns=mapping.fields,
            fixed=self.fixed,
            kept=kept,
            around=Surroundings(
                self.plan.start, self.plan.end, names=names, day_zero=table.sheet.day_zero
            ),
            optional=frozenset(("id",)),
            leads=mapping.leads,
            numbered=self.numbered,
        )
        return [reader.read(row) for row in table.rows]

    def _new(self, rows: list[RecordRead]) -> list[RecordRead]:
        """The rows that no record of the plan is yet; those that one is are told."""
        section = self.result.section
        known = _KnownRecords(getattr(self.plan, section), _KEYS[section], self.identity)
        typed = [parsed(row.values, self.shape.model, self.plan.groups) for row in rows]
        same = [known.take_same(values) for values in typed]
        self._tell_there([(r.row, there) for r, there in zip(rows, same, strict=True) if there])
        new: list[RecordRead] = []
        for row, values, there in zip(rows, typed, same, strict=True):
            like = None if there else known.take_like(values)
            if like is not None:
                self._tell_like(row, values, like)
            elif there is None:
                self._refuse_twice(row, values)
                new.append(row)
        return new

    def _refuse_twice(self, row: RecordRead, values: Mapping[str, object]) -> None:
        """Refuse a row whose name another row has, or that says nothing else than another."""
        identity = self.identity[0]
        name = values.get(identity)
        key: object = tuple(values.items())
        if isinstance(name, str):
            key = (folded(name), *(values.get(other) for other in self.identity[1:]))
        first = self.seen.setdefault(key, row.row)
        if first == row.row:
            return
        message = f"和第 {first + 1} 行一模一样"
        if name is not None:
            message = f"{self.shape.fields[identity].title}“{name}”和第 {first + 1} 行的重复"
        place = self.result.sheet.place(row.cells.get(identity, Cell(row.row, 0)))
        hint = "重复的删去一行；确实是两条的，写清楚不同的地方"
        self.result.faults.append(ImportFault(place, "E302", message, hint))

    def _tell_there(self, found: Sequence[tuple[int, Entry]]) -> None:
        """The rows that are there already, each with its record; of very many the rows alone."""
        if len(found) > _MOST_TOLD:
            rows = _runs([row for row, _ in found])
            self.result.notes.append(f"  第 {rows} 行已经有了，没有再导入")
            return
        for row, there in found:
            called = _called(there)
            named = f"（{called}）" if called else ""
            self.result.notes.append(f"  第 {row + 1} 行已经有了{named}，没有再导入")

    def _tell_like(self, row: RecordRead, values: Mapping[str, object], like: Entry) -> None:
        fields = self.shape.fields
        other = [name for name, value in values.items() if held(like, [name])[0] != value]
        told = "、".join(fields[name].title for name in other)
        called = _called(like)
        said = f"  第 {row.row + 1} 行就是已有的 {called}，{told}不同"
        self.result.notes.append(f"{said}；没有改，要改用 wenming set {called}")

    def _allotted(self, rows: list[RecordRead]) -> list[RecordRead]:
        """The rows with an id each, where records of their kind have one."""
        if "id" not in self.shape.fields:
            return rows
        taken = [str(row.values["id"]) for row in rows if "id" in row.values]
        ids = RecordIds(self.plan, self.result.section, taken)
        for row in rows:
            if "id" not in row.values:
                found = row.values.get("found")
                day = parse_date(found) if isinstance(found, str) else self.plan.start
                name = ids.allot(str(row.values.get("workstream", "")), day)
                if name is None:
                    self._refuse_number(row)
                    return []
                row.values = {"id": name, **row.values}
        return rows

    def _refuse_number(self, row: RecordRead) -> None:
        message = f"{self.shape.label}的编号分了几组，看不出新的排在哪一组后面"
        place = self.result.sheet.place(Cell(row.row, 0))
        hint = "在表里加一列“编号”，写上编号"
        self.result.faults.append(ImportFault(place, "E202", message, hint))


def _runs(rows: Sequence[int]) -> str:
    """Numbers of rows from 1, those that follow each other as ``4–18``."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][-1] == row - 1:
            runs[-1][1:] = [row]
        else:
            runs.append([row])
    return "、".join("–".join(str(row + 1) for row in run) for run in runs)


def _called(record: Entry) -> str:
    """What a record is called; a payment has no name."""
    names = (getattr(record, field, None) for field in ("id", "code", "name"))
    return str(next(filter(None, names), ""))


class _KnownRecords:
    """The records of a section, each of which one row may be."""

    def __init__(
        self, records: Sequence[Entry], keys: tuple[str, ...], identity: tuple[str, ...]
    ) -> None:
        self.records = records
        self.keys, self.identity = keys, identity
        self.free = set(range(len(records)))
        self._by_fields: dict[tuple[str, ...], dict[tuple[object, ...], list[int]]] = {}

    def take_same(self, values: Mapping[str, object]) -> Entry | None:
        """A record that no row was yet and that says all that a row says."""
        return self._taken(tuple(values), values)

    def take_like(self, values: Mapping[str, object]) -> Entry | None:
        """The record with the same id, else the same in what tells records apart."""
        is_named = values.keys() >= set(self.identity)
        names = self.identity if is_named else tuple(n for n in self.keys if n in values)
        is_told_apart = is_named or names[:1] == self.keys[:1] != ()
        return self._taken(names, values) if is_told_apart else None

    def _taken(self, names: tuple[str, ...], values: Mapping[str, object]) -> Entry | None:
        index = self._by_fields.get(names)
        if index is None:
            index = self._by_fields[names] = defaultdict(list)
            for at, record in enumerate(self.records):
                index[held(record, names)].append(at)
        wanted = tuple(values[name] for name in names)
        free = next((at for at in index.get(wanted, ()) if at in self.free), None)
        if free is None:
            return None
        self.free.remove(free)
        return self.records[free]
