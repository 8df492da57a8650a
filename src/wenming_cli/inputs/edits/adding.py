"""A new record out of what was typed: what holds it, its id, the file it belongs to."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from wenming_cli import terminal
from wenming_cli.inputs.edits.asking import Asking
from wenming_cli.inputs.edits.assignments import Assignment, Misfit
from wenming_cli.inputs.edits.carrying_out import Intent, WritingDesk, carry_out, completed
from wenming_cli.inputs.edits.looked_up import record_named
from wenming_cli.inputs.edits.record_kinds import ALONE, RecordKind
from wenming_cli.model.base import Entry
from wenming_cli.model.indicator import IndicatorActual
from wenming_cli.model.inspection import Inspection
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Fault, Reference, parse_date
from wenming_cli.model.shape import FieldShape, shape_of
from wenming_cli.model.task import TaskUpdate
from wenming_cli.stop import Stop
from wenming_cli.writing.edit import Append, Edit, Insert, Replace, Typed
from wenming_cli.writing.numbering import FIRST, next_id

_HELD_IN = shape_of(Inspection).fields["assessment"]
_HOLDERS: Mapping[str, FieldShape] = {
    "tasks": shape_of(TaskUpdate).fields["task"],
    "indicators": shape_of(IndicatorActual).fields["indicator"],
    "assessments": _HELD_IN,
    "materials": replace(
        _HELD_IN, name="material", title="申报材料", reference=Reference("materials")
    ),
}
"""By section, a field that names one of its records."""


def add_record(
    desk: WritingDesk, kinds: Sequence[RecordKind], typed: Iterable[Assignment], *, dry_run: bool
) -> int:
    """Write a record of one of the kinds a word stands for."""
    typed = list(typed)
    kind, holder = _held_by(desk, kinds, typed)
    own = [each for each in typed if each.key not in kind.holder_words]
    numbered = ["id"] if kind.field is None and kind.section in FIRST else []
    found = desk.gathered(kind.model, own, numbered)
    is_numbered = "id" not in found.meant and _is_numbered(desk, kind, found.values)
    values, misfits = completed(desk, kind.model, found, ["id"] if is_numbered else [])
    allotted = _allotted(desk, kind, values) if is_numbered else {}
    edit = _edit(kind, holder, {**allotted, **values})
    intent = Intent([edit], [*misfits, *_already(kind, holder)])
    return carry_out(desk, intent, dry_run=dry_run)


# --- what holds it --------------------------------------------------------------------------------


def _held_by(
    desk: WritingDesk, kinds: Sequence[RecordKind], typed: Sequence[Assignment]
) -> tuple[RecordKind, Entry | None]:
    """The kind that is meant, and the record that holds one of it where it stands inside."""
    if kinds[0].field is None:
        return kinds[0], None
    if kinds[0].section in ALONE:
        return kinds[0], _alone(desk.plan, kinds[0].section)
    for kind in kinds:
        named = [each.value for each in typed if each.key in kind.holder_words]
        if named:
            return kind, record_named(desk.plan, named[0], kind.section).entry
    return _asked(desk, kinds)


def _asked(desk: WritingDesk, kinds: Sequence[RecordKind]) -> tuple[RecordKind, Entry]:
    if len(kinds) == 1 and terminal.can_ask():
        field = _HOLDERS[kinds[0].section]
        answer = Asking(desk.plan, desk.today).all_of([field])[field.name]
        return kinds[0], record_named(desk.plan, answer, kinds[0].section).entry
    holders = [_HOLDERS[kind.section].title for kind in kinds]
    message = f"{kinds[0].title}写在{'、'.join(holders)}里，没有写明是哪一个"
    ways = " 或 ".join(f"{holder}=编号" for holder in holders)
    raise Stop(f"{message}\n  提示：补上 {ways}", code=1)


def _alone(plan: Plan, section: str) -> Entry:
    entry: Entry | None = plan.project if section == "plan" else plan.budget
    if entry is None:
        hint = "先写 wenming set 资金 年初预算数=100万元"
        raise Stop(f"计划里还没有资金这一节\n  提示：{hint}", code=1)
    return entry


def _already(kind: RecordKind, holder: Entry | None) -> list[Misfit]:
    """That there is one already, of which there can be no other."""
    held = getattr(holder, kind.field or "", None) if kind.is_single else None
    if held is None:
        return []
    at = held.location()
    return [Misfit(f"已经写了{kind.title}（{at.file_line}）", "只写一处；要改的在文件里改")]


# --- what is written ------------------------------------------------------------------------------


def _is_numbered(desk: WritingDesk, kind: RecordKind, values: Mapping[str, Typed]) -> bool:
    """Whether a record gets the next id of its series: none was typed, and there is a series."""
    found = shape_of(kind.model).fields.get("id")
    if found is None or found.identity is None or kind.field is not None or "id" in values:
        return False
    is_open = kind.section == "tasks" and "workstream" not in values
    return is_open or bool(_allotted(desk, kind, values))


def _allotted(desk: WritingDesk, kind: RecordKind, values: Mapping[str, Typed]) -> dict[str, Typed]:
    """The next id of the series of a section, of tasks that of their workstream."""
    workstream = str(values.get("workstream", ""))
    name = next_id(desk.plan, kind.section, _day(values) or desk.today, workstream)
    return {} if name is None else {"id": name}


def _edit(kind: RecordKind, holder: Entry | None, values: Mapping[str, Typed]) -> Edit:
    if holder is None or kind.field is None:
        return appended(kind.section, values)
    if kind.is_single:
        return Replace(holder, kind.field, values)
    return Insert(holder, kind.field, values)


def appended(section: str, values: Mapping[str, Typed]) -> Append:
    """A record for a section; who goes somewhere keeps the rounds in the files of their own."""
    by = values.get("by") if section == "inspections" else None
    return Append(section, values, by if isinstance(by, str) else None)


def _day(values: Mapping[str, Typed]) -> date | None:
    """The day of what happened."""
    with suppress(Fault):
        return parse_date(str(values.get("found", values.get("date", ""))))
    return None
