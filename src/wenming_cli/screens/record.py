"""A record looked up by its id: what it says, where that was written, and its dated history."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from wenming_cli.diagnostic import Location
from wenming_cli.frozen import frozen
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.assessment import Standard
from wenming_cli.model.base import Entry
from wenming_cli.model.finding import Finding, FindingItem, item_id
from wenming_cli.model.named_period import WrittenPeriod
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.recurrence import MARK, DayOfPeriod
from wenming_cli.model.scalars import Choice, Endless, Month, Span, folded
from wenming_cli.model.shape import Kind, shape_of
from wenming_cli.pages.blocks import KEPT, Block, Column, Items, Table
from wenming_cli.pages.page import Page, Title
from wenming_cli.screens.hindsight import Hindsight
from wenming_cli.screens.screen_head import head

_HISTORY = (
    *("updates", "extensions", "suspensions", "cancelled", "log", "actuals", "adjustments"),
    *("returned", "received", "replies"),
)

_AMOUNTS = ("values",)
"""Tables that are told in the sentence of a record."""

_MARKS = lazy_pattern("[“”‘’\"'「」《》 ]")


@frozen
class Found:
    """A record with its section's Chinese name and the id it was found by."""

    section: str
    title: str
    id: str
    entry: Entry


def find(plan: Plan, wanted: str) -> list[Found]:
    """Every record called by an id, a name or an alias, over all sections."""
    every = occurring(plan) if is_occurrence(wanted) else named(plan)
    return [found for found in every if folded(wanted) in map(folded, _names(found))]


def is_occurrence(wanted: str) -> bool:
    """Whether what is looked for is one period of a recurring task: ``A@2020-06``."""
    return MARK in folded(wanted)


def occurring(plan: Plan) -> Iterator[Found]:
    """The occurrences of recurring tasks, with what was recorded of each."""
    title = shape_of(PlanFile).fields["tasks"].title
    for leaf in plan.leaves:
        if leaf.occurrence is not None:
            yield Found("tasks", title, leaf.id, leaf.course.model_copy(update={"done": None}))


def called(plan: Plan, wanted: str) -> list[Found]:
    """Every record whose name, full name or title is so, quotation marks aside."""
    name = _bare(wanted)
    return [found for found in named(plan) if name in map(_bare, _titles(found))]


def containing(plan: Plan, part: str) -> list[Found]:
    """Every record whose id begins so, or whose name, title, alias or text has that in it."""
    wanted = _bare(part)
    if len(wanted) < _SHORTEST:
        return []
    return [
        found
        for found in named(plan)
        if _bare(found.id).startswith(wanted)
        or any(wanted in _bare(text) for text in (*_titles(found), *_names(found)[1:]))
    ]


_SHORTEST = 2
"""The fewest characters that are looked for inside of names."""


def title_of(found: Found) -> str:
    """What a record is called beside its id; empty where the id says it all."""
    return next((text for text in _titles(found) if text != found.id), "")


def _titles(found: Found) -> Iterator[str]:
    for field in ("name", "full_name", "title", "text"):
        text = getattr(found.entry, field, None)
        if text:
            yield str(text)


def _bare(name: str) -> str:
    return folded(_MARKS.sub("", name))


def named(plan: Plan) -> Iterator[Found]:
    """Every record that can be looked up, in the order of the sections."""
    titles = {name: field.title for name, field in shape_of(PlanFile).fields.items()}
    yield Found("plan", titles["plan"], plan.id, plan.project)
    for owner in plan.owners:
        yield Found("owners", titles["owners"], owner.name, owner)
    for task in plan.tasks:
        yield Found("tasks", titles["tasks"], task.id, task)
        for part in task.parts:
            yield Found("tasks", titles["tasks"], f"{task.id}/{part.owner}", part)
    for line in plan.budget.lines if plan.budget else ():
        yield Found("budget", titles["budget"], line.id, line)
    for section in _WITH_ID:
        for entry in getattr(plan, section):
            yield Found(section, titles[section], entry.id, entry)
            yield from _items(titles[section], entry)
    for standard in plan.standards:
        name = plan.reference_of(standard)
        yield Found("standards", titles["standards"], name, standard)
    for section in ("site_types", "check_items"):
        for entry in getattr(plan, section):
            yield Found(section, titles[section], entry.name, entry)


def _items(title: str, entry: Entry) -> Iterator[Found]:
    """The items of a finding; nothing of any other record."""
    for number, item in enumerate(_items_of(entry), 1):
        yield Found("findings", title, item_id(getattr(entry, "id", ""), number), item)


def _items_of(entry: Entry) -> tuple[FindingItem, ...]:
    return entry.items if isinstance(entry, Finding) else ()


_WITH_ID = (
    *("workstreams", "indicators", "sites", "findings", "notices"),
    *("systems", "assessments", "materials", "schemes"),
)
"""Sections whose records are looked up by their ``id``."""


def _names(found: Found) -> tuple[str, ...]:
    entry = found.entry
    whole = (entry.code, f"{entry.system}:{entry.code}") if isinstance(entry, Standard) else ()
    return (found.id, *getattr(entry, "aliases", ()), *whole)


# --- the page -------------------------------------------------------------------------------------

_HISTORY_COLUMNS = (Column("日期"), Column("经过", worth=KEPT), Column("出处", worth=0))
_EVERYTHING = (Column("编号"), Column("项目"), Column("内容"), Column("位置"))


def page(
    title: Title,
    every: Sequence[Found],
    states: Sequence[str | None],
    known: Hindsight,
    data: Callable[[], Mapping[str, Any]],
) -> Page:
    """Of each record every field that was written, then its dated history, oldest first.

    What ``known`` says was not known yet on the day is marked.
    """
    told = list(zip(every, states, strict=True))
    blocks = tuple(block for found, state in told for block in _blocks(found, state, known))
    rows = tuple(row for found, state in told for row in _rows(found, state, known))
    return Page(title, blocks, data, Table(_EVERYTHING, rows))


def _blocks(found: Found, state: str | None, known: Hindsight) -> Iterator[Block]:
    fields = (f"{title}：{words}" for title, words in _fields(found.entry, known))
    head = f"{found.title} {found.id}  {_at(found.entry.location())}"
    yield Items((*([state] if state else []), *fields), head)
    events = _events(found.entry, known)
    rows = tuple((str(day), words, _at(at)) for day, words, at in events)
    if rows:
        yield Table(_HISTORY_COLUMNS, rows, "经过", is_bare=True)


def _rows(found: Found, state: str | None, known: Hindsight) -> Iterator[tuple[str, str, str, str]]:
    """The same in one table, a row a field."""
    at = found.entry.location()
    if state:
        yield found.id, "状态", state, at.file_line
    for title, words in _fields(found.entry, known):
        yield found.id, title, words, at.file_line
    for day, words, where in _events(found.entry, known):
        yield found.id, "经过", f"{day}  {words}", where.file_line


def _events(entry: Entry, known: Hindsight) -> list[tuple[date, str, Location]]:
    """The dated history, oldest first, later facts marked."""
    found = sorted(_history(entry, known), key=lambda event: event[0])
    return [(day, f"{words}{known.mark(day)}", at) for day, words, at in found]


def _fields(entry: Entry, known: Hindsight) -> Iterator[tuple[str, str]]:
    for name, field in shape_of(type(entry)).fields.items():
        value = getattr(entry, name)
        if value in (None, (), {}) or name in _HISTORY or _is_default(entry, name, value):
            continue
        if field.kind in (Kind.RECORD, Kind.RECORDS):
            records = value if isinstance(value, tuple) else (value,)
            for number, record in enumerate(records, 1):
                words = _sentence(record, known)
                title = f"{field.title} {number}" if record in _items_of(entry) else field.title
                yield title, f"{words}{known.of_record(record)}"
        else:
            yield field.title, f"{_words(value)}{known.of_field(entry, name)}"


def _is_default(entry: Entry, name: str, value: Any) -> bool:
    return bool(type(entry).model_fields[name].default == value)


def _sentence(entry: Entry, known: Hindsight, without: tuple[str, ...] = ()) -> str:
    parts = [
        f"{field.title} {_words(getattr(entry, name))}{known.of_field(entry, name)}"
        for name, field in shape_of(type(entry)).fields.items()
        if getattr(entry, name) not in (None, (), {})
        and (field.kind in (Kind.SCALAR, Kind.SCALARS) or name in _AMOUNTS)
        and name not in without
    ]
    return "，".join(parts)


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return "、".join(_words(item) for item in value)
    if isinstance(value, dict):
        return "，".join(f"{key} {_words(item)}" for key, item in value.items())
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Choice):
        return value.label
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _history(entry: Entry, known: Hindsight) -> Iterator[tuple[date, str, Location]]:
    done = getattr(entry, "done", None)
    if done is not None:
        yield done, "办结", entry.location("done")
    fields = shape_of(type(entry)).fields
    for name in _HISTORY:
        value = getattr(entry, name, None) or ()
        records: tuple[Entry, ...] = value if isinstance(value, tuple) else (value,)
        for record in records:
            dated = "date" if "date" in shape_of(type(record)).fields else "start"
            words = _sentence(record, known, (dated,))
            yield getattr(record, dated), f"{fields[name].title}：{words}", record.location()
    for number, item in enumerate(_items_of(entry), 1):
        for day, words, at in _history(item, known):
            yield day, f"{item.LABEL} {number} {words}", at


def _at(location: Location) -> str:
    return f"[{location.file_line}]"


# --- JSON -----------------------------------------------------------------------------------------


def document(plan: Plan, as_of: date, every: list[Found], states: list[Any]) -> dict[str, Any]:
    """``wenming.show/1``: each record as data, with its place."""
    return {
        **head(plan, as_of, "show"),
        "records": [
            {
                "section": found.section,
                "id": found.id,
                "state": state,
                "fields": data(found.entry),
            }
            for found, state in zip(every, states, strict=True)
        ],
    }


_SPELT = (date, Month, Span, Endless, WrittenPeriod, DayOfPeriod)
"""What is written as it is spelt."""


def data(value: Any) -> Any:
    """A value as JSON: English words, decimals and dates as strings, records with their place."""
    if isinstance(value, Entry):
        at = value.location()
        shape = shape_of(type(value))
        fields = {field.key: data(getattr(value, name)) for name, field in shape.fields.items()}
        written = {name: item for name, item in fields.items() if item not in (None, [], {})}
        return {**written, "file": at.file, "line": at.line}
    if isinstance(value, tuple):
        return [data(item) for item in value]
    if isinstance(value, dict):
        return {key: data(item) for key, item in value.items()}
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value) if isinstance(value, _SPELT) else value
