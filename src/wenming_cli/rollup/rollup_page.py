"""Many plans on a page: the sums by group, what they come from, and what is in none of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from wenming_cli.figures.counts import all_counts
from wenming_cli.figures.definitions import Definition, Unit
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    BUDGET_TOTAL,
    COMPLETION_RATE,
    DUE_COMPLETION_RATE,
    ON_TIME_RATE,
    PAID,
    RECTIFICATION_RATE,
)
from wenming_cli.pages.blocks import KEPT, NONE, Block, Caution, Column, Facts, Table
from wenming_cli.pages.page import Page, Title
from wenming_cli.rollup.asked_day import AskedDay
from wenming_cli.rollup.groupings import MONTH, Placed
from wenming_cli.rollup.plan_facts import ADDED, AddedUp
from wenming_cli.rollup.plan_sums import RolledUp, SummedGroup, Uncounted
from wenming_cli.screens.rates import percent, rate_text
from wenming_cli.words.money import wan
from wenming_cli.words.numbers import decimal_text, exact_text

TOTAL = "合计"


class RollupAsked(NamedTuple):
    """What was asked for: the day, by what, and whether the plans are listed under the sums."""

    day: AskedDay
    by: str
    with_plans: bool


def page(asked: RollupAsked, rolled: RolledUp, groups: Sequence[SummedGroup]) -> Page:
    """The page of sums."""
    return Page(
        _title(asked, rolled),
        tuple(_blocks(asked, rolled, groups)),
        partial(document, asked, rolled, groups),
        _every_number(asked, rolled, groups),
    )


def _title(asked: RollupAsked, rolled: RolledUp) -> Title:
    days = sorted({placed.facts.as_of for placed in rolled.plans})
    is_one = len(days) == 1
    also = () if is_one or not days else (f"各计划截至 {days[0]} 到 {days[-1]}",)
    is_sample = any(placed.facts.is_sample for placed in rolled.plans)
    return Title(
        "计划汇总",
        _SAID.get(asked.by, f"按{asked.by}"),
        days[0] if is_one else None,
        is_sample=is_sample,
        also=also,
    )


_SAID = {
    "plan": "",
    "parent": "按上级计划",
    "year": "按年度",
    "workstream": "按重点工作",
    MONTH: "按月",
}


def _blocks(asked: RollupAsked, rolled: RolledUp, groups: Sequence[SummedGroup]) -> Iterator[Block]:
    faults = [each for each in rolled.uncounted if each.is_fault]
    if faults:
        yield Caution(f"有 {len(faults)} 个没有计入，下面的数字里没有它们")
    yield Facts(tuple(_headlines(rolled)))
    yield _sums(asked, rolled, groups)
    if asked.with_plans and asked.by != "plan":
        yield _sources(groups)
    if rolled.uncounted:
        yield _left_out(rolled.uncounted)


def _headlines(rolled: RolledUp) -> Iterator[tuple[str, ...]]:
    outside = len(rolled.uncounted)
    yield "计入的计划", f"{len(rolled.plans)} 个", f"没有计入 {outside} 个" if outside else ""
    for row in (COMPLETION_RATE, DUE_COMPLETION_RATE, ON_TIME_RATE, RECTIFICATION_RATE):
        figure = rolled.total.figure(row)
        if figure is not None:
            yield figure.label, rate_text(figure), figure.reason or ""
    execution = rolled.total.figure(BUDGET_EXECUTION_RATE)
    if execution is not None:
        yield execution.label, rate_text(execution), _of_so_many(rolled.total)


def _of_so_many(total: AddedUp) -> str:
    """Whose money it is, where not every plan has any."""
    having = total.figures[BUDGET_EXECUTION_RATE.id].plans
    return "" if having == total.plans else f"{having} 个计划写了资金"


# --- tables for people ----------------------------------------------------------------------------

Cell = Callable[[AddedUp], str]


def _count(name: str) -> Cell:
    return lambda tally: str(tally.counts[name]) if name in tally.counts else NONE


def _rate(row: Definition) -> Cell:
    return lambda tally: percent(tally.figure(row))


def _money(row: Definition) -> Cell:
    return lambda tally: wan(tally.figures[row.id].numerator) if row.id in tally.figures else NONE


_SHOWN: tuple[tuple[Column, Cell], ...] = (
    (Column("任务", is_number=True, worth=5), _count("tasks")),
    (Column("办结", is_number=True), _count("done")),
    (Column("逾期", is_number=True, worth=5), _count("overdue")),
    (Column("办结率", is_number=True, worth=5), _rate(COMPLETION_RATE)),
    (Column("按期办结率", is_number=True), _rate(ON_TIME_RATE)),
    (Column("问题", is_number=True), _count("findings")),
    (Column("逾期未改", is_number=True, worth=1), _count("overdue_findings")),
    (Column("整改率", is_number=True, worth=4), _rate(RECTIFICATION_RATE)),
    (Column("预算数", is_number=True, worth=1), _money(BUDGET_TOTAL)),
    (Column("实际支出", is_number=True, worth=1), _money(PAID)),
    (Column("执行率", is_number=True, worth=4), _rate(BUDGET_EXECUTION_RATE)),
)


def _sums(asked: RollupAsked, rolled: RolledUp, groups: Sequence[SummedGroup]) -> Table:
    shown = _told_of(rolled.total)
    heads = (
        Column(_HEADS.get(asked.by, asked.by), worth=KEPT, most=40),
        Column("计划", is_number=True, worth=1),
        *(column for column, _ in shown),
    )
    rows = (
        (name, str(tally.plans), *(cell(tally) for _, cell in shown))
        for name, tally in _with_total(asked, rolled, groups)
    )
    return Table(heads, tuple(rows))


def _with_total(
    asked: RollupAsked, rolled: RolledUp, groups: Sequence[SummedGroup]
) -> Iterator[tuple[str, AddedUp]]:
    """Each group, and the total of which they are parts; months of one plan are no parts of it."""
    yield from ((group.name, group.tally) for group in groups)
    if asked.by != MONTH:
        yield TOTAL, rolled.total


_HEADS = {
    "plan": "计划",
    "parent": "上级计划",
    "year": "年度",
    "workstream": "重点工作",
    MONTH: "月份",
}


def _told_of(total: AddedUp) -> list[tuple[Column, Cell]]:
    """The columns that say something of the sum."""
    return [(column, cell) for column, cell in _SHOWN if cell(total) != NONE]


def _sources(groups: Sequence[SummedGroup]) -> Table:
    shown = _told_of(AddedUp.sum_of(each.tally for each in groups))
    heads = (
        Column("组", worth=KEPT),
        Column("计划", worth=KEPT),
        Column("截至", worth=1),
        *(column for column, _ in shown),
    )
    rows = (
        (
            group.name,
            placed.title,
            placed.facts.as_of.isoformat(),
            *(cell(tally) for _, cell in shown),
        )
        for group in groups
        for placed, tally in group.members
    )
    return Table(heads, tuple(rows), heading="各组由这些计划相加")


def _left_out(uncounted: Iterable[Uncounted]) -> Table:
    heads = (Column("计划", worth=KEPT), Column("为什么没有计入", worth=KEPT), Column("位置"))
    rows = tuple((each.path, _why(each), each.place or NONE) for each in uncounted)
    return Table(heads, rows, heading="没有计入的")


def _why(each: Uncounted) -> str:
    if each.kind != "faults":
        return each.message
    more = "" if each.errors == 1 else f"共 {each.errors} 处错误，第一处 "
    return f"有误：{more}{each.code} {each.message}"


# --- tables for spreadsheets ----------------------------------------------------------------------


def _every_number(asked: RollupAsked, rolled: RolledUp, groups: Sequence[SummedGroup]) -> Table:
    """Every figure with both of its numbers, in 元; of the plans one by one where asked."""
    counts = [row for row in all_counts() if row.id in rolled.total.counts]
    rows = [row for row in ADDED if row.id in rolled.total.figures]
    heads = (
        Column("组"),
        *((Column("计划"), Column("名称"), Column("截至")) if asked.with_plans else ()),
        Column("计划数", is_number=True),
        *(Column(row.label, is_number=True) for row in counts),
        *(Column(title, is_number=True) for row in rows for title in _titles(row)),
    )

    def numbers(tally: AddedUp) -> Iterator[str]:
        yield str(tally.plans)
        yield from (str(tally.counts.get(row.id, "")) for row in counts)
        for row in rows:
            yield from _cells(row, tally)

    if asked.with_plans:
        every = [
            (group.name, *_of_plan(placed), *numbers(tally))
            for group in groups
            for placed, tally in group.members
        ]
    else:
        every = [(name, *numbers(tally)) for name, tally in _with_total(asked, rolled, groups)]
    return Table(heads, tuple(every))


def _of_plan(placed: Placed) -> tuple[str, str, str]:
    return placed.path, placed.facts.name, placed.facts.as_of.isoformat()


def _titles(row: Definition) -> tuple[str, ...]:
    if row.unit is Unit.MONEY:
        return (f"{row.label}（元）",)
    return row.label, f"{row.label}分子", f"{row.label}分母"


def _cells(row: Definition, tally: AddedUp) -> tuple[str, ...]:
    figure = tally.figure(row)
    if row.unit is Unit.MONEY:
        return ("" if figure is None else decimal_text(figure.numerator, 2),)
    if figure is None:
        return "", "", ""
    value = "" if figure.value is None else decimal_text(figure.value, 6)
    return value, exact_text(figure.numerator), exact_text(figure.denominator)


# --- for programs ---------------------------------------------------------------------------------


def document(asked: RollupAsked, rolled: RolledUp, groups: Sequence[SummedGroup]) -> dict[str, Any]:
    """``wenming.rollup/1``: the sums, what each group is made of, and what is in none."""
    day = asked.day
    return {
        "schema": "wenming.rollup/1",
        "as_of": None if day.as_of is None else day.as_of.isoformat(),
        "period": "last" if day.is_last_month else None if day.period is None else str(day.period),
        "by": asked.by,
        "sample": any(placed.facts.is_sample for placed in rolled.plans),
        "total": _numbers(rolled.total),
        "groups": [_group(group) for group in groups],
        "plans": [_plan(placed) for placed in rolled.plans],
        "uncounted": [_uncounted(each) for each in rolled.uncounted],
    }


def _numbers(tally: AddedUp) -> dict[str, Any]:
    figures = {
        row.id: {**figure.as_json(), "plans": tally.figures[row.id].plans}
        for row in ADDED
        if (figure := tally.figure(row)) is not None
    }
    return {"plans": tally.plans, "figures": figures, "counts": dict(tally.counts)}


def _group(group: SummedGroup) -> dict[str, Any]:
    members = [
        {"path": placed.path, "id": placed.facts.id, **_of_one(tally)}
        for placed, tally in group.members
    ]
    return {"name": group.name, **_numbers(group.tally), "members": members}


def _of_one(tally: AddedUp) -> dict[str, Any]:
    """Figures as the command on the one plan gives them."""
    figures = {row.id: f.as_json() for row in ADDED if (f := tally.figure(row)) is not None}
    return {"figures": figures, "counts": dict(tally.counts)}


def _plan(placed: Placed) -> dict[str, Any]:
    facts = placed.facts
    return {
        "path": placed.path,
        "id": facts.id,
        "name": facts.name,
        "year": facts.year,
        "parent": facts.parent,
        "as_of": facts.as_of.isoformat(),
        "sample": facts.is_sample,
    }


def _uncounted(each: Uncounted) -> dict[str, Any]:
    return {
        "path": each.path,
        "reason": each.kind,
        "message": each.message,
        "errors": each.errors,
        "code": each.code,
        "file": each.file,
        "line": each.line,
    }
