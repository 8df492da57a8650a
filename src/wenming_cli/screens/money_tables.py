"""The money as a table: by line, source, month or task.

Amounts are in 万元 with two decimals; they add up to the sum in the last row.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from wenming_cli.figures.figure import Figure
from wenming_cli.figures.money import spending
from wenming_cli.figures.money.execution import sources
from wenming_cli.figures.money.rounding import adding_up
from wenming_cli.figures.money.uses import Use, uses
from wenming_cli.model.plan import Plan
from wenming_cli.pages.blocks import Column, Table
from wenming_cli.words.money import ten_thousands
from wenming_cli.words.nobody import NO_AMOUNT
from wenming_cli.words.rates import percent_text, points_between

NONE = "-"
"""Stands where there is no value; ``—`` is not equally wide on every terminal."""

_SUM = "合计"
_PAID = Column("实际支出（万元）", is_number=True)
_RATE = Column("执行率", is_number=True)
_ARRIVED = (Column("到位资金（万元）", is_number=True), Column("到位率", is_number=True))


def by_line(plan: Plan, as_of: date) -> Table:
    """One row a use of money, what is no line's, and the whole."""
    columns = (
        Column("编号", most=24),
        Column("用途", most=30),
        Column("预算数（万元）", is_number=True),
        _PAID,
        Column("结余（万元）", is_number=True),
        _RATE,
    )
    rows = uses(plan, as_of)
    return Table(columns, tuple(_use(row, is_sum=row is rows[-1]) for row in rows))


def _use(row: Use, *, is_sum: bool) -> tuple[str, ...]:
    return (
        *((_SUM, "") if is_sum else (row.id, row.name)),
        row.amount or NO_AMOUNT,
        row.paid,
        row.remaining or NONE,
        _percent(row.execution),
    )


def by_source(plan: Plan, as_of: date) -> Table:
    """One row a source of money, those that records name besides, and what names none."""
    rows = sources(plan, as_of)
    paid = _added(row.paid for row in rows)
    amounts = _added(row.amount or Decimal(0) for row in rows)
    columns = (
        Column("来源", most=30),
        Column("类别"),
        Column("金额（万元）", is_number=True),
        _PAID,
        _RATE,
        *(_ARRIVED if plan.receipts else ()),
    )
    came = _added(row.received for row in rows)
    cells = [
        (
            row.name or "没有注明来源",
            row.fund.kind.label if row.fund else "",
            NONE if row.amount is None else amount,
            spent,
            _percent(row.execution),
            *((arrived, _percent(row.arrival)) if plan.receipts else ()),
        )
        for row, amount, spent, arrived in zip(rows, amounts, paid, came, strict=False)
    ]
    arrived = (came[-1], "") if plan.receipts else ()
    return _with_sum(columns, cells, ("", amounts[-1], paid[-1], "", *arrived))


def by_month(plan: Plan, as_of: date) -> Table:
    """One row a month: what was paid in it and by its end, against the time passed."""
    rows = spending.months(plan, as_of)
    columns = (
        Column("月份"),
        Column("本月支出（万元）", is_number=True),
        Column("累计支出（万元）", is_number=True),
        _RATE,
        Column("序时进度", is_number=True),
        Column("相差", is_number=True),
    )
    cells = [
        (
            str(row.month),
            ten_thousands(row.paid),
            ten_thousands(row.paid_by_then),
            _percent(row.execution),
            _percent(row.elapsed),
            _gap(row),
        )
        for row in rows
    ]
    return Table(columns, tuple(cells))


def by_task(plan: Plan, as_of: date) -> Table:
    """One row a task that money was paid for, and what was paid for none."""
    rows = spending.tasks(plan, as_of)
    paid = _added(row.paid for row in rows)
    columns = (
        Column("编号", most=24),
        Column("任务", most=44),
        _PAID,
        Column("占比", is_number=True),
    )
    whole = sum((row.paid for row in rows), Decimal(0))
    cells = [
        (row.task or "", row.title or "没有注明任务", shown, _share(row.paid, whole))
        for row, shown in zip(rows, paid, strict=False)
    ]
    return _with_sum(columns, cells, ("", paid[-1], _share(whole, whole)))


TABLES: Mapping[str, Callable[[Plan, date], Table]] = {
    "line": by_line,
    "source": by_source,
    "month": by_month,
    "task": by_task,
}
"""The tables by the word on the command line."""


def _added(amounts: Iterable[Decimal]) -> tuple[str, ...]:
    """Amounts in 万元, their sum last."""
    rounded = adding_up(list(amounts))
    return (*rounded.parts, rounded.whole)


def _with_sum(
    columns: tuple[Column, ...], cells: Sequence[tuple[str, ...]], rest: tuple[str, ...]
) -> Table:
    return Table(columns, (*cells, (_SUM, *rest)) if cells else ())


def _percent(figure: Figure | None) -> str:
    return NONE if figure is None or figure.value is None else figure.as_percent()


def _share(part: Decimal, whole: Decimal) -> str:
    return percent_text(Fraction(part) / Fraction(whole)) if whole else NONE


def _gap(row: spending.MonthMoney) -> str:
    if row.execution.value is None or row.elapsed.value is None:
        return NONE
    return points_between(row.execution.value, row.elapsed.value)
