"""Other values for a record that is there, field by field; what is to be written instead."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal

from wenming_cli.changes.values import words
from wenming_cli.inputs.edits.assignments import Assignment, Misfit, field_called
from wenming_cli.inputs.edits.looked_up import record_named
from wenming_cli.inputs.edits.record_kinds import ALONE
from wenming_cli.model.base import Entry
from wenming_cli.model.budget import Budget, Line
from wenming_cli.model.finding import Finding
from wenming_cli.model.place import NOWHERE
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.scalars import Fault, parse_money
from wenming_cli.model.shape import FieldShape, Kind, shape_of
from wenming_cli.screens.record import Found, find, is_occurrence
from wenming_cli.stop import Stop
from wenming_cli.synonyms import field_of
from wenming_cli.words.dates import NO_LIMIT
from wenming_cli.words.numbers import plain_text
from wenming_cli.writing.edit import Edit, Replace, Typed


def record_to_set(plan: Plan, wanted: str, typed: Iterable[Assignment]) -> Found | str:
    """The record that is called so; of 口径, 资金 and 计划 the one there is, or its section.

    Of several with one id it is the one that has the fields that were typed.
    """
    section = _section(wanted)
    if is_occurrence(wanted):
        name = record_named(plan, wanted, "tasks").id
        raise Stop(
            f"{name} 是定期任务的一期，没有自己的字段可改\n报进展用 wenming progress {name} 60%，"
            f"办结用 wenming done {name}，延期用 wenming extend {name} --to 日期"
        )
    if section is None:
        keys = [each.key.partition(".")[0] for each in typed]
        found = [f for f in find(plan, wanted) if _has(f.entry, keys)]
        return found[0] if len(found) == 1 else record_named(plan, wanted)
    entry: Entry | None = {
        "plan": plan.project,
        "budget": plan.budget,
        "settings": plan.settings,
    }[section]
    if entry is None or entry.place is NOWHERE:
        return section
    return Found(section, PlanFile.title_of(section), PlanFile.title_of(section), entry)


def _has(entry: Entry, keys: Iterable[str]) -> bool:
    return all(field_called(shape_of(type(entry)), key) is not None for key in keys)


def _section(word: str) -> str | None:
    """The section a word stands for, of those that are one record."""
    found = shape_of(PlanFile).keys.get(word)
    name = found.name if found is not None else field_of(word, "PlanFile")
    return name if name in ALONE else None


def lists_apart(entry: Entry, typed: Iterable[Assignment]) -> tuple[list[Misfit], list[Assignment]]:
    """What was typed of lists of records, which grow and are not set; and the rest."""
    shape = shape_of(type(entry))
    lists: dict[str, FieldShape] = {}
    rest = []
    for each in typed:
        found = field_called(shape, each.key.partition(".")[0])
        if found is not None and found.kind is Kind.RECORDS:
            lists[found.name] = found
        else:
            rest.append(each)
    return [_not_set(entry, found) for found in lists.values()], rest


def replaced(entry: Entry, values: Mapping[str, Typed]) -> Iterator[Edit]:
    """An edit for each field, those of records within one by one."""
    for name, value in values.items():
        found = shape_of(type(entry)).fields[name]
        held = getattr(entry, name)
        if isinstance(value, Mapping) and isinstance(held, Entry) and held.place is not NOWHERE:
            yield from replaced(held, value)
        elif isinstance(value, Mapping) and found.kind is Kind.TABLE:
            kept = {key: words(item) for key, item in held.items()} if _is_own(entry, name) else {}
            yield Replace(entry, name, {**kept, **value})
        else:
            yield Replace(entry, name, value)


def _is_own(entry: Entry, name: str) -> bool:
    """Whether a field was written, and is no default."""
    return entry.written(name) in entry.place.keys


def _not_set(entry: Entry, found: FieldShape) -> Misfit:
    holder = f" {entry.LABEL}=编号" if shape_of(type(entry)).fields.get("id") else ""
    hint = f"另写一条：wenming add {found.title}{holder} 字段=值"
    return Misfit(f"{found.title}是一条一条的记录，不能用 set 改", hint)


def cures(found: Found, values: Mapping[str, Typed]) -> Mapping[str, str]:
    """By code of the change policy, what to run instead of setting the fields of a record."""
    limit = values.get("due", "日期")
    extend = f"wenming extend {found.id} --to {limit} --reason 原因 --approved-by 批准单位"
    moved = f"时限不直接改，写一条延期：{extend}"
    late = f"时限过了才延的，写一条延期，写明批准的文号：{extend} --document 文号"
    if limit == NO_LIMIT:
        moved = late = "不再有时限的，另立一项长期任务，这一项照常办结或取消"
    return {
        "E711": moved,
        "E712": late,
        "E715": "写上 --reason 原因（还可以写 --approved-by、--document），一起记一条目标调整",
        "E717": "验收没有通过、要推迟办结日期的，写上 --reason 原因，一起记一条进展；往前改的不行",
        **({"E714": _rewritten(found, values)} if isinstance(found.entry, Finding) else {}),
        **({"E718": _adjusted(found, values)} if isinstance(found.entry, Budget | Line) else {}),
    }


def _rewritten(found: Found, values: Mapping[str, Typed]) -> str:
    if "owner" in values:
        command = f"wenming findings log {found.id} 改派 --to-owner {values['owner']}"
        return f"换责任单位写改派：{command} --reason 原因"
    return f"记错了的，写误报再另登记一条：wenming findings log {found.id} 误报 --reason 原因"


def _adjusted(found: Found, values: Mapping[str, Typed]) -> str:
    """The adjustment of the budget that comes to the same."""
    field = "total" if isinstance(found.entry, Budget) else "amount"
    of_line = f" 用途={found.id}" if isinstance(found.entry, Line) else ""
    more = "差额"
    with suppress(Fault):
        before: Decimal = getattr(found.entry, field) or Decimal(0)
        more = f"{plain_text(parse_money(str(values.get(field))) - before)}元"
    return f"写一条预算调整：wenming add 预算调整 日期=今天 金额={more}{of_line} 原因=… 文号=…"
