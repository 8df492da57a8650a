"""The money of a plan at a date: a screen, a table by line, source, month or task, and JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.days.elapsed import elapsed_rate
from wenming_cli.figures.days.period import Period, whole_word
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.indicators.expectation import AT_PRESENT_RATE
from wenming_cli.figures.money import spending
from wenming_cli.figures.money.execution import (
    LineMoney,
    SourceMoney,
    adjustments,
    budget_total,
    lines,
    money_figures,
    paid_in,
    received,
    sources,
    undistributed,
)
from wenming_cli.figures.money.rounding import left_over
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    BUDGET_GAP,
    BUDGET_TOTAL,
    ELAPSED_RATE,
    PAID,
    RECEIPT_RATE,
    REMAINING,
)
from wenming_cli.model.budget import Budget
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.pages.blocks import Block, Facts, Paragraph, Table
from wenming_cli.pages.page import Page
from wenming_cli.screens.money_tables import TABLES
from wenming_cli.screens.screen_head import head, title
from wenming_cli.words.money import wan
from wenming_cli.words.numbers import decimal_text
from wenming_cli.words.rates import points_between

NO_BUDGET = "计划里没有写资金（budget）"


def page(plan: Plan, cutoff: Cutoff, by: str) -> Page:
    """The facts, then the money by one of ``TABLES``."""
    rows = TABLES[by](plan, cutoff.as_of)
    return Page(
        title(plan, cutoff, "资金执行"),
        tuple(_blocks(plan, cutoff, rows)),
        partial(document, plan, cutoff),
        rows,
    )


def _blocks(plan: Plan, cutoff: Cutoff, rows: Table) -> Iterator[Block]:
    if plan.budget is None:
        yield Paragraph(NO_BUDGET)
        return
    yield Facts(tuple(_facts(plan, plan.budget, cutoff)))
    yield rows if rows.rows else replace(rows, foot="没有支出")


# --- the facts ------------------------------------------------------------------------------------


def _facts(plan: Plan, budget: Budget, cutoff: Cutoff) -> Iterator[tuple[str, str, str]]:
    by_id = {figure.id: figure for figure in money_figures(plan, cutoff.as_of)}
    month = Period.of_month(Month.of(cutoff.as_of)).until(cutoff.as_of)
    yield "预算数", _wan(by_id[BUDGET_TOTAL.id].value), _adjusted(budget, cutoff)
    if RECEIPT_RATE.id in by_id:
        arrived = f"资金到位率 {by_id[RECEIPT_RATE.id].as_percent()}"
        yield "到位资金", _wan(received(plan, cutoff.as_of)), arrived
    yield "实际支出", _wan(by_id[PAID.id].value), f"本月 {_wan(paid_in(plan, month))}"
    left = by_id[REMAINING.id].value
    shown = left_over(by_id[BUDGET_TOTAL.id].numerator, by_id[PAID.id].numerator)
    yield "结余", f"{shown}万元", "超过预算" if left is not None and left < 0 else ""
    elapsed = elapsed_rate(plan, cutoff.as_of)
    yield (
        "预算执行率",
        *_against_time(by_id[BUDGET_EXECUTION_RATE.id], by_id[BUDGET_GAP.id], elapsed),
    )
    yield "序时进度", elapsed.as_percent(), elapsed.reason or ""
    expected = spending.forecast(plan, cutoff.as_of)
    if expected.amount is not None and cutoff.as_of < plan.end:
        share = "" if expected.execution is None else f"执行率 {expected.execution_text}，"
        basis = "单位预计" if expected.is_said else AT_PRESENT_RATE
        yield f"{whole_word(plan)}预计", _wan(expected.amount), f"{share}{basis}"


def _adjusted(budget: Budget, cutoff: Cutoff) -> str:
    changes = adjustments(budget, cutoff.as_of)
    if not changes:
        return "没有调整"
    summed = left_over(budget_total(budget, cutoff.as_of), budget.total)
    return f"年初 {_wan(budget.total)}，调整 {len(changes)} 笔共 {summed}万元"


def _against_time(execution: Figure, gap: Figure, elapsed: Figure) -> tuple[str, str]:
    """The rate, and how it stands to the time passed."""
    if execution.value is None or elapsed.value is None:
        return execution.as_percent(), gap.reason or ""
    shown = execution.against(elapsed.value)
    if not gap.value:
        return shown, "与序时进度持平"
    word = "快于" if gap.value > 0 else "慢于"
    points = points_between(execution.value, elapsed.value)
    return shown, f"{word}序时进度，相差 {points}"


def _wan(amount: Decimal | Fraction | None) -> str:
    return wan(amount or Decimal(0))


# --- JSON -----------------------------------------------------------------------------------------


def document(plan: Plan, cutoff: Cutoff) -> dict[str, Any]:
    """``wenming.budget/1``: amounts in 元; null where there is no budget, or a line no amount."""
    as_of = cutoff.as_of
    by_id = {figure.id: figure for figure in money_figures(plan, as_of)}
    expected = spending.forecast(plan, as_of)
    return {
        **head(plan, as_of, "budget"),
        "total": _yuan(by_id, BUDGET_TOTAL.id),
        "paid": _yuan(by_id, PAID.id),
        "remaining": _yuan(by_id, REMAINING.id),
        **(_arrived(plan, cutoff, by_id) if plan.receipts else {}),
        BUDGET_EXECUTION_RATE.id: _figure(by_id.get(BUDGET_EXECUTION_RATE.id)),
        ELAPSED_RATE.id: elapsed_rate(plan, as_of).as_json(),
        BUDGET_GAP.id: _figure(by_id.get(BUDGET_GAP.id)),
        "forecast": {"amount": _amount(expected.amount), "execution": _share(expected.execution)},
        "forecast_said": expected.is_said,
        "lines": [_line(row) for row in lines(plan, as_of)],
        "undistributed": _amount(undistributed(plan, as_of)),
        "sources": [_source(plan, row) for row in sources(plan, as_of)],
        "adjustments": _adjustments(plan, cutoff),
        "months": [_month(row) for row in spending.months(plan, as_of)],
        "tasks": [_task(row) for row in spending.tasks(plan, as_of)],
    }


def _yuan(by_id: dict[str, Figure], figure_id: str) -> str | None:
    return _amount(by_id[figure_id].value) if figure_id in by_id else None


def _amount(amount: Decimal | Fraction | None) -> str | None:
    return None if amount is None else decimal_text(Fraction(amount), 2)


def _share(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value, 6)


def _figure(figure: Figure | None) -> dict[str, str | None] | None:
    return None if figure is None else figure.as_json()


def _line(row: LineMoney) -> dict[str, Any]:
    return {
        "id": row.line.id,
        "name": row.line.name,
        "amount": _amount(row.amount),
        "paid": _amount(row.paid),
        "remaining": _amount(row.remaining),
        BUDGET_EXECUTION_RATE.id: _figure(row.execution),
    }


def _arrived(plan: Plan, cutoff: Cutoff, by_id: dict[str, Figure]) -> dict[str, Any]:
    return {
        "received": _amount(received(plan, cutoff.as_of)),
        RECEIPT_RATE.id: _figure(by_id.get(RECEIPT_RATE.id)),
    }


def _source(plan: Plan, row: SourceMoney) -> dict[str, Any]:
    arrived = {"received": _amount(row.received), RECEIPT_RATE.id: _figure(row.arrival)}
    return {
        "name": row.name,
        "kind": row.fund.kind.value if row.fund else None,
        "amount": _amount(row.amount),
        "paid": _amount(row.paid),
        **(arrived if plan.receipts else {}),
    }


def _adjustments(plan: Plan, cutoff: Cutoff) -> Sequence[dict[str, Any]]:
    changes = adjustments(plan.budget, cutoff.as_of) if plan.budget is not None else ()
    return [
        {
            "date": change.date.isoformat(),
            "amount": _amount(change.amount),
            "line": change.line,
            "source": change.source,
            "reason": change.reason,
            "document": change.document,
        }
        for change in changes
    ]


def _month(row: spending.MonthMoney) -> dict[str, Any]:
    return {
        "month": str(row.month),
        "paid": _amount(row.paid),
        "paid_by_then": _amount(row.paid_by_then),
        BUDGET_EXECUTION_RATE.id: row.execution.as_json(),
        ELAPSED_RATE.id: row.elapsed.as_json(),
    }


def _task(row: spending.TaskMoney) -> dict[str, Any]:
    return {"id": row.task, "title": row.title, "paid": _amount(row.paid)}
