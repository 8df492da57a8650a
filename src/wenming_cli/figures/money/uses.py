"""The uses of money as they are printed: in 万元, lines that add up across and down.

What is left of a line is the difference of the two amounts printed before it, so that the three
agree; what the lines leave of the budget stands in a row of its own.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from wenming_cli.figures.figure import Figure
from wenming_cli.figures.money.execution import (
    LineMoney,
    budget_total,
    execution_rate,
    lines,
    paid,
    undistributed,
)
from wenming_cli.figures.money.rounding import adding_up, left_over
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.words.money import ten_thousands
from wenming_cli.words.nobody import NO_USE


@frozen
class Use:
    """A row: amounts in 万元, None where a line has none; ``id`` is empty but for a line."""

    id: str
    name: str
    amount: str | None
    paid: str
    remaining: str | None
    execution: Figure | None


def uses(plan: Plan, as_of: date) -> tuple[Use, ...]:
    """List every use of money in file order, what is no line's, and the whole; needs lines."""
    rows = lines(plan, as_of)
    return tuple(_uses(plan, as_of, rows)) if rows else ()


def _uses(plan: Plan, as_of: date, rows: tuple[LineMoney, ...]) -> Iterator[Use]:
    rest = undistributed(plan, as_of) or Decimal(0)
    amounts = [row.amount or Decimal(0) for row in rows]
    shown = adding_up([*amounts, rest]).parts
    spent = adding_up([row.paid for row in rows]).parts
    for row, amount, out in zip(rows, shown, spent, strict=False):
        if row.amount is None:
            yield Use(row.line.id, row.line.name, None, out, None, None)
        else:
            yield Use(row.line.id, row.line.name, amount, out, _left(amount, out), row.execution)
    if rest:
        execution = execution_rate(Decimal(0), max(rest, Decimal(0)))
        yield Use("", NO_USE, shown[-1], "0.00", shown[-1], execution)
    yield whole_use(plan, as_of)


def whole_use(plan: Plan, as_of: date) -> Use:
    """Make the row of the whole budget."""
    whole = budget_total(plan.budget, as_of) if plan.budget is not None else Decimal(0)
    spent = paid(plan, as_of)
    return Use(
        "",
        "合计",
        ten_thousands(whole),
        ten_thousands(spent),
        left_over(whole, spent),
        execution_rate(spent, whole),
    )


def _left(amount: str, out: str) -> str:
    return f"{Decimal(amount) - Decimal(out):.2f}"
