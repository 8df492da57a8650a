"""Why a figure changed between two days: the parts of the change, and the records of each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from wenming_cli import sink
from wenming_cli.explaining.moved_records import MovedRecord, moved_records, payments_of
from wenming_cli.figures.causes.change_words import (
    part_name,
    printed,
    scaled,
    sentence,
    unit_word,
)
from wenming_cli.figures.causes.decomposition import ChangePart, Decomposition, PartKind, Values
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.standing import Group
from wenming_cli.frozen import frozen
from wenming_cli.model.budget import Payment
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.pages.blocks import KEPT, NONE, Block, Column, Items, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.rates import fraction_text
from wenming_cli.screens.screen_head import head, title_on
from wenming_cli.words.money import wan
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import signed_number, signed_term

_READABLE = 12
"""So many records of a part are listed; the rest is told by number."""
_NOT_YET = "还没有"
_GONE = "没有了"

_COLUMNS = (
    Column("编号", worth=KEPT),
    Column("名称", most=40),
    Column("单位"),
    Column("原来", worth=4),
    Column("现在", worth=4),
    Column("影响", is_number=True, worth=3),
    Column("出处", worth=1),
)
_ROWS = (Column("部分"), *_COLUMNS)


@frozen
class FigureChange:
    """A change of a figure of the plan, a unit or a workstream, with everything behind it."""

    plan: Plan
    of: str
    before: Group
    after: Group
    change: Decomposition

    @property
    def figure(self) -> Figure:
        """The figure as it is."""
        return self.change.after

    @property
    def numbers(self) -> Values | None:
        """The parts as exact numbers; None where a day has no value."""
        if self.change.change is None:
            return None
        return Values(*(part.value or Fraction(0) for part in self.change.parts))

    @property
    def shown(self) -> Values | None:
        """The parts as they are printed."""
        numbers = self.numbers
        return None if numbers is None else printed(self.figure.definition, numbers)


def page(cause: FigureChange, *, everything: bool) -> Page:
    """The two values, the sentence of the change, a table for each part of it."""
    records = moved_records(cause.change, cause.before, cause.after)
    also = (f"自 {cause.before.frame.as_of}", *((f"只看 {cause.of}",) if cause.of else ()))
    return Page(
        title_on(cause.plan, cause.after.frame.as_of, "为什么变了", *also),
        tuple(_blocks(cause, records, everything=everything)),
        partial(document, cause, records),
        Table(_ROWS, tuple(_rows(cause, records))),
    )


_Records = Mapping[PartKind, Sequence[MovedRecord]]


def _blocks(cause: FigureChange, records: _Records, *, everything: bool) -> Iterator[Block]:
    row = cause.figure.definition
    yield Items(tuple(_said(cause)), f"{row.label} {row.id}")
    for part in cause.change.parts:
        own = records[part.kind]
        if own:
            yield _table(cause, part, own, everything=everything)
    yield from _money_tables(cause)


def _said(cause: FigureChange) -> Iterator[str]:
    change = cause.change
    yield f"怎么算：{cause.figure.definition.meaning}"
    for group, figure in ((cause.before, change.before), (cause.after, change.after)):
        quotient = fraction_text(figure)
        shown = f"{figure.as_text()}{f' {quotient}' if quotient else ''}"
        told = f"没有数值，{figure.reason}" if figure.value is None else shown
        yield f"{group.frame.as_of}：{told}"
    numbers = cause.numbers
    if numbers is None:
        yield "有一天没有数值，说不出变了多少；这期间进来、出去和变了的记录照列"
        return
    yield sentence(change.after, change.before, numbers)
    if change.before.whole and change.after.whole and not change.common:
        yield "没有两天都计入的记录，变化全在进出"


def _table(
    cause: FigureChange, part: ChangePart, own: Sequence[MovedRecord], *, everything: bool
) -> Table:
    shown = own if everything else own[:_READABLE]
    left = len(own) - len(shown)
    foot = f"还有 {left} 条，用 --all 全部列出" if left else ""
    points = f" {_part_text(cause, part)}" if part.value is not None else ""
    return Table(
        _COLUMNS,
        tuple(map(partial(_cells, cause), shown)),
        f"{_name(cause, part)}{points}：{_counted(cause, part, len(own))}",
        foot,
    )


def _name(cause: FigureChange, part: ChangePart) -> str:
    return part_name(cause.figure.definition, part.kind, part.value or Fraction(0))


def _part_text(cause: FigureChange, part: ChangePart) -> str:
    shown = cause.shown
    text = signed_term(shown.of(part.kind)) if shown is not None else NONE
    unit = unit_word(cause.figure.definition)
    return f"{text}{unit}"


def _counted(cause: FigureChange, part: ChangePart, count: int) -> str:
    if part.kind is PartKind.STOCK:
        return f"两天都计入的 {cause.change.common} 条，其中变了的 {count} 条"
    return f"{count} 条"


def _cells(cause: FigureChange, record: MovedRecord) -> tuple[str, ...]:
    return (
        record.facts.id,
        sink.clipped_line(record.facts.title, 40),
        record.facts.owner or NONE,
        record.was or _NOT_YET,
        record.now or _GONE,
        _share_text(cause, record),
        record.facts.location.file_line,
    )


def _share_text(cause: FigureChange, record: MovedRecord) -> str:
    share = record.moved.share
    return NONE if share is None else signed_number(scaled(cause.figure.definition, share))


def _rows(cause: FigureChange, records: _Records) -> Iterator[tuple[str, ...]]:
    for part in cause.change.parts:
        name = _name(cause, part)
        yield from ((name, *_cells(cause, record)) for record in records[part.kind])


# --- money ----------------------------------------------------------------------------------------

_BY: Mapping[str, tuple[str, Callable[[Payment], str]]] = {
    "line": ("用途", lambda payment: payment.line),
    "payee": ("收款单位", lambda payment: payment.payee or "没有写收款单位"),
    "month": ("月份", lambda payment: str(Month.of(payment.date))),
}


def _sums(cause: FigureChange) -> Mapping[str, Mapping[str, Decimal]]:
    """What was paid between the two days, by use, payee and month; nothing of other figures."""
    moved = [each for part in cause.change.parts for each in payments_of(part)]
    spent = [each.record for each in moved if isinstance(each.record, Payment)]
    found: dict[str, dict[str, Decimal]] = {}
    for by, (_, name_of) in _BY.items():
        for payment in spent:
            sums = found.setdefault(by, {})
            sums[name_of(payment)] = sums.get(name_of(payment), Decimal(0)) + payment.amount
    return found


def _money_tables(cause: FigureChange) -> Iterator[Table]:
    budget = cause.plan.budget
    names = {line.id: f"{line.id} {line.name}" for line in budget.lines} if budget else {}
    for by, sums in _sums(cause).items():
        word = _BY[by][0]
        columns = (Column(word, worth=KEPT), Column("支出", is_number=True))
        order = sorted(sums) if by == "month" else sorted(sums, key=lambda name: -sums[name])
        rows = tuple((names.get(name, name), wan(sums[name])) for name in order)
        yield Table(columns, rows, f"这期间的支出按{word}")


# --- JSON -----------------------------------------------------------------------------------------


def document(cause: FigureChange, records: _Records) -> dict[str, Any]:
    """The change as data: see docs/commands.md."""
    figure, change = cause.figure, cause.change
    start = head(cause.plan, cause.after.frame.as_of, "why")
    return {
        **start,
        "scope": {"id": cause.after.id, "name": cause.after.name},
        "figure": figure.id,
        "label": figure.label,
        "unit": figure.definition.unit.value,
        "from": cause.before.frame.as_of.isoformat(),
        "to": cause.after.frame.as_of.isoformat(),
        "was": change.before.as_json(),
        "is": change.after.as_json(),
        "change": _points_data(cause, change.change),
        "exact": _exact(cause, change.change),
        "words": _words(cause),
        "common": change.common,
        "parts": [_part_data(cause, part, records[part.kind]) for part in change.parts],
        "paid": {by: {n: f"{s:.2f}" for n, s in sums.items()} for by, sums in _sums(cause).items()},
    }


def _words(cause: FigureChange) -> str | None:
    numbers = cause.numbers
    change = cause.change
    return None if numbers is None else sentence(change.after, change.before, numbers)


def _points_data(cause: FigureChange, value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(scaled(cause.figure.definition, value), 2)


def _exact(cause: FigureChange, value: Fraction | None) -> str | None:
    """A number as an exact fraction in the unit of the points."""
    return None if value is None else str(scaled(cause.figure.definition, value))


def _part_data(cause: FigureChange, part: ChangePart, own: Sequence[MovedRecord]) -> dict[str, Any]:
    shown = cause.shown
    return {
        "kind": part.kind.value,
        "name": _name(cause, part),
        "points": None if shown is None else decimal_text(shown.of(part.kind), 2),
        "exact": _exact(cause, part.value),
        "records": [_record_data(cause, record) for record in own],
    }


def _record_data(cause: FigureChange, record: MovedRecord) -> dict[str, Any]:
    at = record.facts.location
    return {
        "id": record.facts.id,
        "title": record.facts.title,
        "owner": record.facts.owner,
        "was": record.was,
        "is": record.now,
        "points": _points_data(cause, record.moved.share),
        "exact": _exact(cause, record.moved.share),
        "file": at.file,
        "line": at.line,
    }
