"""What changed between two states of a plan, and what that does to its figures."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from wenming_cli.changes.change import Change
from wenming_cli.changes.consequences import CONSEQUENCES
from wenming_cli.changes.fields import ARROW
from wenming_cli.changes.shift import Shift, Value
from wenming_cli.changes.values import data
from wenming_cli.figures.table import (
    COMPLETION_RATE,
    DUE_COMPLETION_RATE,
    ON_TIME_RATE,
    RECTIFICATION_RATE,
    WEIGHTED_PROGRESS,
)
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.shape import shape_of
from wenming_cli.pages.blocks import KEPT, Block, Caution, Column, Items, Paragraph, Run, Table
from wenming_cli.pages.page import Page, Title

_HEADLINES = frozenset(
    (
        COMPLETION_RATE.id,
        DUE_COMPLETION_RATE.id,
        ON_TIME_RATE.id,
        WEIGHTED_PROGRESS.id,
        RECTIFICATION_RATE.id,
        "overdue",
        "overdue_findings",
    )
)
"""Of workstreams and units people are shown these; JSON holds all."""

_WHOLE = "全计划"


@frozen
class ComparedState:
    """One side: what people call it, its commit (None: not committed), what is wrong with it.

    ``is_there``: whether the plan was there at all. ``faults`` says why it is not computed, or
    that it has errors; empty where it is sound. ``is_read``: whether it could be computed.
    """

    name: str
    commit: str | None
    is_there: bool
    errors: int
    faults: str
    is_read: bool = True


@frozen
class Comparison:
    """Two states of a plan on one day.

    ``skipped`` are the sections that were not compared, because one side lacks something of them.
    ``unmarked`` counts the records that are no longer marked as invented, ``marked`` those that are
    now and were not.
    """

    plan: Plan
    before: ComparedState
    after: ComparedState
    as_of: date
    note: str | None
    changes: tuple[Change, ...]
    shifts: Mapping[str, tuple[Shift, ...]]
    skipped: frozenset[str]
    unmarked: int
    marked: int = 0

    @property
    def unread(self) -> list[ComparedState]:
        """The sides that could not be read whole, so that not all was compared."""
        return [state for state in (self.before, self.after) if not state.is_read]

    @property
    def only(self) -> ComparedState | None:
        """The one side whose figures are known, where the other could not be read."""
        read = [state for state in (self.before, self.after) if state.is_read and state.is_there]
        return read[0] if self.unread and len(read) == 1 else None

    @property
    def is_compared(self) -> bool:
        """Whether anything was held against anything."""
        return not self.unread or bool(self.changes)


# --- what all forms say ---------------------------------------------------------------------------


def _summary(comparison: Comparison) -> str:
    told = _told(comparison.changes)
    watched = sum(change.attention for change in told)
    why = "，".join(f"{state.name}有 {state.errors} 处错误" for state in comparison.unread)
    if not told:
        return f"没有比较：{why}" if why else "没有改动"
    counted = f"改动 {len(told)} 处" + (f"，其中 {watched} 处请注意" if watched else "")
    return f"{counted}；没有比较全：{why}" if why else counted


def _notes(comparison: Comparison) -> Iterator[str]:
    for state in (comparison.before, comparison.after):
        if not state.is_there:
            yield f"{state.name}里没有这个计划"
        if state.faults:
            yield f"{state.name}：{state.faults}"
    if comparison.skipped:
        yield f"没有读全，没有比较：{'、'.join(_titles(comparison.skipped))}"
    if comparison.unmarked:
        yield f"{comparison.unmarked} 条示例数据不再标为示例，当作真实数据了"
    if comparison.marked:
        yield f"{comparison.marked} 条真实的记录没有变，标成了示例数据"


def _titles(sections: Collection[str]) -> list[str]:
    return [f.title for name, f in shape_of(PlanFile).fields.items() if name in sections]


def _told(changes: Iterable[Change]) -> list[Change]:
    return [change for change in changes if not change.is_told_elsewhere]


def _groups(comparison: Comparison) -> Iterator[tuple[str, list[Change]]]:
    names = {w.id: f"{w.id} {w.name}" for w in comparison.plan.workstreams}
    by_workstream = groupby(_told(comparison.changes), key=lambda change: change.workstream)
    for workstream, changes in by_workstream:
        yield _WHOLE if workstream is None else names.get(workstream, workstream), list(changes)


def _sentence(change: Change) -> str:
    return f"{change.subject}：{change.sentence}" if change.subject else change.sentence


def _tables(comparison: Comparison) -> Iterator[tuple[str, Table]]:
    """A table for each kind of consequence that there is."""
    only = comparison.only
    for kind in CONSEQUENCES:
        shifts = [shift for shift in comparison.shifts.get(kind.key, ()) if _is_shown(shift)]
        if shifts and only is not None:
            yield f"{kind.title}（{only.name}）", _values(kind.title, shifts)
        elif shifts:
            yield f"{kind.title}变化", _table(kind.title, shifts)


def _values(title: str, shifts: Iterable[Shift]) -> Table:
    """How things stand on the one side that could be read."""
    rows = tuple((shift.label, _text(shift.after or shift.before)) for shift in shifts)
    return Table((Column(title, most=24), Column("数值")), rows)


def _table(title: str, shifts: Sequence[Shift]) -> Table:
    """One row a shift; what all of them are of is said in the title alone."""
    columns = (
        Column("范围", most=40),
        Column(title, most=24, worth=KEPT),
        Column("变化", worth=KEPT),
        Column("增减"),
    )
    rows = [_row(shift) for shift in shifts]
    kept = [at for at in range(len(columns)) if any(row[at] not in ("", title) for row in rows)]
    return Table(
        tuple(columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows)
    )


def _is_shown(shift: Shift) -> bool:
    """Whether people are shown it: not what looks the same, and of parts only headlines."""
    if _text(shift.before) == _text(shift.after):
        return False
    if shift.of is None or shift.scope == "plan":
        return True
    return shift.id in _HEADLINES and shift.before is not None and shift.after is not None


def _row(shift: Shift) -> tuple[str, ...]:
    own = shift.id if shift.of is None else shift.of
    name = shift.name if own in ("", shift.name) else f"{own} {shift.name}"
    scope = _WHOLE if shift.scope == "plan" else name
    moved = f"{_text(shift.before)} -> {_text(shift.after)}"
    return scope, shift.label, moved, shift.by


def _text(value: Value | None) -> str:
    return "无" if value is None else value.text


# --- the page -------------------------------------------------------------------------------------

_COLUMNS = (Column("范围"), Column("注意"), Column("改动"), Column("位置"))


def page(comparison: Comparison) -> Page:
    """The changes by workstream, then what they do; only signs that every code page has."""
    plan, before, after = comparison.plan, comparison.before.name, comparison.after.name
    groups = list(_groups(comparison))
    summary, span = _summary(comparison), f"{before} -> {after}"
    is_compared = comparison.is_compared
    head = (plan.project.name, span) if is_compared else (summary, f"{plan.project.name}  {span}")
    told = [Paragraph.of((Run(summary, is_strong=True),))] if is_compared else []
    blocks: tuple[Block, ...] = (
        *told,
        *map(Caution, _notes(comparison)),
        *(change_list(name, changes) for name, changes in groups),
        *(replace(table, heading=title, is_bare=True) for title, table in _tables(comparison)),
    )
    return Page(
        Title(
            *head,
            comparison.as_of,
            comparison.note,
            plan.sample,
        ),
        blocks,
        partial(document, comparison),
        Table(_COLUMNS, tuple(_change_row(n, c) for n, changes in groups for c in changes)),
        all_with="wenming diff",
    )


def change_list(heading: str, changes: Iterable[Change]) -> Items:
    """Changes as a list, each with its place, and a word before those to look at."""
    every = tuple(changes)
    return Items(
        tuple(map(_plainly, every)),
        heading,
        tuple(_MARK if change.attention else "" for change in every),
        tuple(map(_place, every)),
    )


_MARK = "注意"


def change_words(change: Change) -> str:
    """A change in one sentence, with its place."""
    place = _place(change)
    mark = f"{_MARK}  " if change.attention else ""
    return f"{mark}{_plainly(change)}{f'  [{place}]' if place else ''}"


def _change_row(name: str, change: Change) -> tuple[str, ...]:
    return name, "是" if change.attention else "", _plainly(change), _place(change)


def _plainly(change: Change) -> str:
    return _sentence(change).replace(ARROW, "->")


def _place(change: Change) -> str:
    at = change.difference.after_at or change.difference.before_at
    return "" if at is None else at.file_line


# --- JSON -----------------------------------------------------------------------------------------


def document(comparison: Comparison) -> dict[str, Any]:
    """``wenming.diff/1``: both sides, every change, every consequence."""
    plan = comparison.plan
    return {
        "schema": "wenming.diff/1",
        "plan": {"id": plan.id, "name": plan.project.name},
        "as_of": comparison.as_of.isoformat(),
        "sample": plan.sample,
        "base": _state(comparison.before),
        "head": _state(comparison.after),
        "compared": comparison.is_compared,
        "skipped": sorted(comparison.skipped),
        "unmarked": comparison.unmarked,
        "marked": comparison.marked,
        "changes": [change_object(change) for change in comparison.changes],
        **{
            key: [_shift_object(shift) for shift in shifts]
            for key, shifts in comparison.shifts.items()
        },
    }


def _state(state: ComparedState) -> dict[str, Any]:
    return {
        "name": state.name,
        "commit": state.commit,
        "present": state.is_there,
        "errors": state.errors,
        "fault": state.faults or None,
    }


def change_object(change: Change) -> dict[str, Any]:
    """A change with its values as data."""
    return {
        "kind": change.kind.value,
        "section": change.section,
        "id": change.id,
        "field": change.difference.key,
        "before": data(change.before),
        "after": data(change.after),
        "attention": change.attention,
        "sentence": change.sentence,
    }


def _shift_object(shift: Shift) -> dict[str, Any]:
    of = {} if shift.of is None else {"of": shift.of}
    before, after = (None if v is None else v.document for v in (shift.before, shift.after))
    return {"scope": shift.scope, **of, "id": shift.id, "before": before, "after": after}
