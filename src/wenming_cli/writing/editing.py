"""Edits of a plan made in its files: worked out in memory, held against what was meant, written.

An edit is made only if the plan changes by exactly what it says: what the files say afterwards is
what they said before with the edits made, no other record comes out otherwise, and no rule finds a
new error. Else it is refused, with all reasons at once.
"""

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wenming_cli import files
from wenming_cli.changes import Difference
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.frozen import frozen
from wenming_cli.loading import Loaded, load_contents
from wenming_cli.loading.characters import REFUSED
from wenming_cli.loading.discovery import PLAN_FILE
from wenming_cli.model.base import Entry
from wenming_cli.model.owner import Owner
from wenming_cli.model.place import NOWHERE
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.shape import FieldShape, Kind, Shape, shape_of
from wenming_cli.patching.changed_file import Fixed
from wenming_cli.unseen import name_of
from wenming_cli.writing.edit import Append, Edit, Insert, Replace, Typed
from wenming_cli.writing.edit_outcome import ChangedText, EditOutcome
from wenming_cli.writing.file_edits import FileEdits
from wenming_cli.writing.file_set import Exchange, writing
from wenming_cli.writing.pieces import OverlapError
from wenming_cli.writing.plain_tree import NoFieldError
from wenming_cli.writing.plan_files import PlanFiles, digest_of
from wenming_cli.writing.refusal import EditRefusedError, Refused
from wenming_cli.writing.target_files import TargetFiles

__all__ = ["EditRefusedError", "Edited", "Refused", "edited", "write"]


Typing = Mapping[str, Typed]
_ODD_HINT = "删去它：看不见的字符会让文字和看到的不一样"


@frozen
class Edited:
    """What edits make of a plan: its files, the plan before and after, what is otherwise."""

    files: tuple[Fixed, ...]
    before: Plan
    after: Plan
    differences: tuple[Difference, ...]


def edited(loaded: Loaded, edits: Sequence[Edit]) -> Edited:
    """The files of a plan with edits made; nothing is written.

    Records in the edits are those of the plan that was loaded. Raises ``EditRefusedError``.
    """
    return _Editing(loaded, edits).done()


class _Editing:
    """One set of edits on its way into the files of a plan."""

    def __init__(self, loaded: Loaded, edits: Sequence[Edit]) -> None:
        if loaded.plan is None:
            raise EditRefusedError(
                (Refused(None, None, "计划读不出来，改不了", "先改好 plan.yaml"),)
            )
        self.loaded = loaded
        self.plan = loaded.plan
        self.edits = edits
        self.disk = PlanFiles(loaded)
        if self.disk.digest != self.plan.digest:
            message = "计划的文件在读取之后被改过，没有写"
            raise EditRefusedError((Refused(None, None, message, "再运行一次"),))
        self.targets = TargetFiles(self.plan, self.disk.relative, self.disk.read)
        self.refused: list[Refused] = []
        self.files: dict[str, FileEdits] = {}
        self.touched: dict[str, set[int]] = defaultdict(set)

    def done(self) -> Edited:
        """What the edits make, or all reasons why they can't be made."""
        for index, edit in enumerate(self.edits):
            self._take(index, edit)
        changed = dict(self._changed())
        done = self._checked(changed) if changed else Edited((), self.plan, self.plan, ())
        if self.refused:
            raise EditRefusedError(tuple(dict.fromkeys(self.refused)))
        return done

    def _refuse(self, index: int, field: str | None, message: str, hint: str | None = None) -> None:
        self.refused.append(Refused(index, field, message, hint))

    # --- each edit for itself ---------------------------------------------------------------

    def _take(self, index: int, edit: Edit) -> None:
        """Hand an edit to its file; what can't be written at all is refused, and the rest taken."""
        try:
            if isinstance(edit, Replace):
                self._take_value(index, edit)
            else:
                self._take_record(index, edit)
        except NoFieldError as error:
            self._refuse(index, None, f"没有“{error}”这一项")
        except OverlapError:
            field = None if isinstance(edit, Append) else edit.field
            self._refuse(index, field, "同一处改了两次", "只留一个改法")

    def _take_value(self, index: int, edit: Replace) -> None:
        typed = self._sound(index, {edit.field: edit.value}, shape_of(type(edit.record)))
        if typed:
            self._change(index, replace(edit, value=typed[edit.field]))

    def _take_record(self, index: int, edit: Append | Insert) -> None:
        shape = self._shape_of(index, edit)
        if shape is None:
            return
        sound = replace(edit, values=self._sound(index, edit.values, shape))
        if isinstance(sound, Append):
            self._append(index, sound)
        else:
            self._change(index, sound)

    def _sound(self, index: int, values: Typing, shape: Shape) -> dict[str, Typed]:
        """What of some values can be written: fields there are, characters that may stand."""
        sound = {}
        for name, value in values.items():
            marks = dict.fromkeys(_odd_characters(value))
            for mark in marks:
                self._refuse(index, name, f"这里有{name_of(mark)}", _ODD_HINT)
            if name in shape.fields:
                sound[name] = _without(value) if marks else value
            else:
                self._refuse(index, name, f"{shape.label}没有“{name}”这一项")
        return sound

    def _shape_of(self, index: int, edit: Append | Insert) -> Shape | None:
        """What a new record may hold; None where there is no such section or list."""
        if isinstance(edit, Append):
            found = shape_of(PlanFile).fields.get(edit.section)
            if found is None or found.model is None:
                self._refuse(index, None, f"没有“{edit.section}”这一节")
                return None
        else:
            found = shape_of(type(edit.record)).fields.get(edit.field)
            if found is None or found.kind is not Kind.RECORDS:
                self._refuse(index, edit.field, f"{edit.record.LABEL}的“{edit.field}”不是一个列表")
                return None
        return shape_of(found.scalar)

    def _append(self, index: int, edit: Append) -> None:
        found = shape_of(PlanFile).fields[edit.section]
        if found.kind is Kind.RECORD:
            self._append_only(index, edit, found)
        else:
            file = self._file(index, self.targets.of(edit))
            if file is not None:
                file.append(found, edit.values, index)

    def _append_only(self, index: int, edit: Append, found: FieldShape) -> None:
        """Add a section that is one record, where the plan has none."""
        attribute = "project" if edit.section == "plan" else edit.section
        there: Entry | None = getattr(self.plan, attribute)
        if there is not None and there.place is not NOWHERE:
            at = there.location()
            message = f"已经有“{found.title}”这一节，在 {at.file} 第 {at.line} 行"
            self._refuse(index, None, message, "改它的字段")
            return
        file = self._file(index, self.targets.of(edit))
        if file is not None:
            file.replace(None, found, edit.values, index)

    def _change(self, index: int, edit: Insert | Replace) -> None:
        record = edit.record
        found = shape_of(type(record)).fields[edit.field]
        if record.place is NOWHERE and record is self.plan.settings and isinstance(edit, Replace):
            self._append(index, Append("settings", {edit.field: edit.value}))
        elif record.place is NOWHERE:
            self._refuse(index, edit.field, f"{record.LABEL}还没有写，改不了", "先写上它")
        else:
            self._change_written(index, edit, found)

    def _change_written(self, index: int, edit: Insert | Replace, found: FieldShape) -> None:
        place = edit.record.place
        name = self.disk.relative[place.source.name]
        file = self._file(index, name)
        if file is None:
            return
        self.touched[name].add(place.start)
        if isinstance(edit, Insert):
            file.insert(place.start, found, edit.values, index)
        else:
            file.replace(place.start, found, edit.value, index)

    def _file(self, index: int, name: str) -> FileEdits | None:
        """The edits of a file; None where its text can't be built on, which is refused."""
        if name not in self.files:
            made = self._opened(index, name)
            if made is None:
                return None
            self.files[name] = made
        return self.files[name]

    def _opened(self, index: int, name: str) -> FileEdits | None:
        read, newline = self.disk.read(name), self._newline
        is_chinese = self.plan.project.place.is_chinese
        if read is None:
            try:
                files.require_portable(self.disk.folder / name)
            except files.NameRefusedError as error:
                self._refuse(index, None, f"新文件 {self.disk.shown(name)}：{error}")
                return None
            return FileEdits("", None, newline, is_chinese=is_chinese)
        content = self.disk.contents[name]
        root = self.disk.trees.get(content) if isinstance(content, bytes) else None
        fault = next(iter(read.faults), None)
        if read.source is None or (root is None and fault is not None):
            at = f" 第 {fault.location.line} 行" if fault else ""
            message = f"{self.disk.shown(name)}{at}还没有读懂，不往里写"
            self._refuse(index, None, message, "先照 wenming validate 说的改好")
            return None
        return FileEdits(read.source.text, root, newline, is_chinese=is_chinese)

    @property
    def _newline(self) -> str:
        """The line end of the plan's own file, for files that have none yet."""
        read = self.disk.read(PLAN_FILE)
        is_crlf = read is not None and read.source is not None and "\r\n" in read.source.text
        return "\r\n" if is_crlf else "\n"

    # --- all of them together ---------------------------------------------------------------

    def _changed(self) -> Iterator[tuple[str, ChangedText]]:
        """The new texts of the files that change, by names relative to the plan."""
        for name, file in self.files.items():
            try:
                spelled = file.spelled()
            except OverlapError as error:
                self._refuse(error.edit, None, "同一处改了两次", "只留一个改法")
                continue
            old = self.disk.contents.get(name, b"")
            bom = BOM_UTF8 if isinstance(old, bytes) and old.startswith(BOM_UTF8) else b""
            data = bom + spelled.text.encode("utf-8")
            if data != old:
                touched = tuple(sorted(self.touched[name]))
                yield name, ChangedText(file.says, spelled, data, touched)

    def _checked(self, changed: Mapping[str, ChangedText]) -> Edited:
        """The plan read again with the new texts, if it says what it is to say."""
        disk = self.disk
        contents = {**disk.contents, **{name: file.data for name, file in changed.items()}}
        ordered = sorted(contents.items())
        after = load_contents(disk.folder, ordered, disk.base, disk.trees, self.plan.shelf)
        by_name = {disk.shown(name): file for name, file in changed.items()}
        names_units = any(map(_is_of_units, self.edits))
        outcome = EditOutcome(self.loaded, after, by_name, names_units=names_units)
        self.refused += self._told(outcome)
        found = outcome.differences()
        if not self.refused:
            self.refused += outcome.misread(disk.trees)
            self.refused += outcome.unmeant(found)
        made = (self._fixed(name, file) for name, file in sorted(changed.items()))
        return Edited(tuple(made), self.plan, after.plan or self.plan, found)

    def _told(self, outcome: EditOutcome) -> Iterator[Refused]:
        for error in outcome.new_errors():
            index, key = outcome.blamed(error, self.disk.trees)
            yield self._located(error, index, key)

    def _located(self, error: Diagnostic, index: int | None, key: str | None) -> Refused:
        """An error as the reason why an edit is refused, located where no edit is to blame."""
        if index is None:
            at = error.location
            only = 0 if len(self.edits) == 1 else None
            return Refused(only, None, f"{at.file} 第 {at.line} 行：{error.message}", error.hint)
        return Refused(index, self._field(index, key), error.message, error.hint)

    def _field(self, index: int, key: str | None) -> str | None:
        """The English name of the field of an edit that is to blame."""
        edit = self.edits[index]
        if isinstance(edit, Replace):
            return edit.field
        shapes = shape_of(PlanFile if isinstance(edit, Append) else type(edit.record))
        name = edit.section if isinstance(edit, Append) else edit.field
        inner = shape_of(shapes.fields[name].scalar).keys.get(key or "")
        return None if inner is None else inner.name

    def _fixed(self, name: str, file: ChangedText) -> Fixed:
        old = self.disk.contents.get(name)
        path, is_new = self.disk.folder / name, old is None
        before = old if isinstance(old, bytes) else b""
        return Fixed(path, self.disk.shown(name), before, file.data, (), is_new=is_new)


def _is_of_units(edit: Edit) -> bool:
    """Whether an edit is of the directory of units."""
    return edit.section == "owners" if isinstance(edit, Append) else isinstance(edit.record, Owner)


def _without(value: Typed) -> Typed:
    """What is typed, without the characters that no plan may hold."""
    if isinstance(value, str):
        return REFUSED.sub("", value)
    if isinstance(value, Mapping):
        return {name: _without(item) for name, item in value.items()}
    return [_without(item) for item in value]


def _odd_characters(value: Typed) -> Iterator[str]:
    """The characters of what is typed that no plan may hold."""
    if isinstance(value, str):
        yield from (found[0] for found in REFUSED.finditer(value))
    else:
        inner = value.values() if isinstance(value, Mapping) else value
        for item in inner:
            yield from _odd_characters(item)


def write(done: Edited) -> None:
    """Write the files of edits, all or none.

    Raises ``OSError``; it is ``files.ChangedError`` where the plan is no longer what it was.
    """
    if not done.files:
        return
    folder = done.before.folder
    with writing(folder) as exchange:
        if digest_of(folder) != done.before.digest:
            raise files.ChangedError("计划的文件在读取之后被改过，没有写；再运行一次")
        exchange([Exchange(f.path, None if f.is_new else f.old, f.new) for f in done.files])
