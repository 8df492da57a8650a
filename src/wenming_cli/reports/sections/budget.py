"""资金执行情况: what there is, what was paid, line by line, and how that fits the time passed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from wenming_cli.figures.days.period import Period, whole_word
from wenming_cli.figures.indicators.deviations import told
from wenming_cli.figures.indicators.expectation import AT_PRESENT_RATE
from wenming_cli.figures.money.execution import (
    LineMoney,
    adjustments,
    budget_total,
    lines,
    paid,
    paid_in,
    received,
)
from wenming_cli.figures.money.rounding import adding_up, left_over
from wenming_cli.figures.money.spending import forecast
from wenming_cli.figures.money.uses import uses
from wenming_cli.figures.table import (
    BUDGET_EXECUTION_RATE,
    BUDGET_TOTAL,
    ELAPSED_RATE,
    PAID,
    RECEIPT_RATE,
    REMAINING,
)
from wenming_cli.model.budget import Budget
from wenming_cli.model.narrative import NarrativeSection
from wenming_cli.reports.sentences import bare, changed, held_against, several, stated
from wenming_cli.reports.view import View
from wenming_cli.words.money import wan

TITLE = "资金执行情况"
FIGURES: tuple[str, ...] = (
    BUDGET_TOTAL.id,
    PAID.id,
    REMAINING.id,
    BUDGET_EXECUTION_RATE.id,
    ELAPSED_RATE.id,
)


def context(view: View) -> dict[str, Any] | None:
    """``paragraph``, ``lines`` in 元 and ``rows`` as printed, whether these are ``split``.

    None without a budget.
    """
    budget = view.plan.budget
    if budget is None:
        return None
    rows = lines(view.plan, view.as_of)
    is_split = any(row.amount is not None for row in rows)
    return {
        "paragraph": several([*_amounts(view, budget), *_rates(view), *_forecast(view)]),
        "brief": several([*_amounts(view, budget), *_execution(view), *_forecast(view)]),
        "deviation": _deviation(view, budget),
        "lines": [_row(view, row) for row in rows],
        "rows": _printed(view)[: None if is_split else -1],
        "split": is_split,
        **({"figure_ids": [RECEIPT_RATE.id]} if view.plan.receipts else {}),
        "narrative": view.words(NarrativeSection.BUDGET),
    }


def _amounts(view: View, budget: Budget) -> Iterator[str]:
    whole, spent = budget_total(budget, view.as_of), paid(view.plan, view.as_of)
    changes = sum((a.amount for a in adjustments(budget, view.as_of)), Decimal(0))
    change = left_over(whole, budget.total)
    adjusted = f"（年初预算{wan(budget.total)}，调整{change}万元）" if changes else ""
    month = paid_in(view.plan, view.period)
    yield f"预算数{wan(whole)}{adjusted}"
    yield from _arrived(view)
    if spent or month:
        yield f"截至{view.day(view.as_of)}实际支出{wan(spent)}，{_of_month(view, month, spent)}"
        yield f"结余{left_over(whole, spent)}万元"
    else:
        yield f"截至{view.day(view.as_of)}没有支出"


def _arrived(view: View) -> Iterator[str]:
    """What has arrived, in a plan that writes it down."""
    arrival = view.now.whole.figure(RECEIPT_RATE.id)
    if arrival is not None:
        yield f"到位{wan(received(view.plan, view.as_of))}，{stated(arrival)}"


def _of_month(view: View, month: Decimal, spent: Decimal) -> str:
    if not month:
        return f"{view.this}没有支出"
    if month == spent:
        return f"均为{view.this}支出"
    return f"其中{view.this}支出{wan(month)}"


def _rates(view: View) -> Iterator[str]:
    whole = view.now.whole
    execution, elapsed = whole.figure(BUDGET_EXECUTION_RATE.id), whole.figure(ELAPSED_RATE.id)
    if execution is not None and elapsed is not None:
        change = changed(execution, view)
        yield "，".join(filter(None, (held_against(execution, elapsed), change)))


def _execution(view: View) -> Iterator[str]:
    execution = view.now.whole.figure(BUDGET_EXECUTION_RATE.id)
    if execution is not None:
        yield stated(execution)


def _forecast(view: View) -> Iterator[str]:
    """Where the spending leads, while there is time left and something was spent."""
    expected = forecast(view.plan, view.as_of)
    if view.as_of >= view.plan.end or not expected.amount:
        return
    basis = "单位预计" if expected.is_said else AT_PRESENT_RATE
    whole = whole_word(view.plan)
    yield f"{basis}，{whole}支出约{wan(expected.amount)}，执行率{expected.execution_text}"


def _deviation(view: View, budget: Budget) -> dict[str, str] | None:
    """What a person wrote on the execution; None where nobody had by then."""
    said = told(view.plan, budget.deviation, view.as_of)
    if said is None:
        return None
    return {"reason": bare(said.reason), "measures": bare(said.measures)}


def _printed(view: View) -> list[dict[str, Any]]:
    """The rows of the table, the whole last, each column adding up."""
    rows = uses(view.plan, view.as_of)
    month = [_paid_for(view, row.id, view.period) for row in rows[:-1]]
    in_month = adding_up(month)
    texts = (*in_month.parts, in_month.whole)
    return [
        {
            "name": row.name,
            "amount": row.amount,
            "paid": row.paid,
            "paid_in_month": text,
            "remaining": row.remaining,
            "execution": row.execution.as_percent() if row.execution is not None else None,
        }
        for row, text in zip(rows, texts, strict=False)
    ]


def _row(view: View, row: LineMoney) -> dict[str, Any]:
    execution = row.execution
    return {
        "name": row.line.name,
        "amount": None if row.amount is None else str(row.amount),
        "paid": str(row.paid),
        "remaining": None if row.remaining is None else str(row.remaining),
        "paid_in_month": str(_paid_for(view, row.line.id, view.period)),
        "execution": None if execution is None else execution.as_percent(),
    }


def _paid_for(view: View, line_id: str, period: Period) -> Decimal:
    amounts = (p.amount for p in view.plan.payments if p.line == line_id and p.date in period)
    return sum(amounts, Decimal(0))
