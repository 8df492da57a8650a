"""How the money is being spent: month by month, task by task, and where that leads.

All amounts are in 元 and exact.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from wenming_cli.figures.days.elapsed import elapsed_rate, projected
from wenming_cli.figures.figure import ENOUGH, Figure
from wenming_cli.figures.money.execution import budget_total, execution_rate, paid, payments
from wenming_cli.frozen import frozen
from wenming_cli.model.budget import Budget
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.words.rates import percent_beside

_ZERO = Decimal(0)


@frozen
class MonthMoney:
    """What was paid in a month and by its end, against the budget and the time then.

    The running month stands as it is at the day asked for.
    """

    month: Month
    paid: Decimal
    paid_by_then: Decimal
    execution: Figure
    elapsed: Figure


@frozen
class TaskMoney:
    """What was paid for a task, or a part of one; ``task`` is None for what names no task."""

    task: str | None
    title: str | None
    paid: Decimal


@frozen
class Forecast:
    """What the spending comes to by the plan's end: an amount, and its share.

    ``is_said``: a person said so; else it is what the present rate leads to.
    """

    amount: Fraction | None
    execution: Fraction | None
    is_said: bool = False

    @property
    def execution_text(self) -> str:
        """The share as a percentage that shows its side of what asks for a reason."""
        return percent_beside(self.execution, ENOUGH, Fraction(1))


def months(plan: Plan, as_of: date) -> tuple[MonthMoney, ...]:
    """List every month of the plan begun by a day, and those with payments; needs a budget."""
    return tuple(_months(plan, as_of)) if plan.budget is not None else ()


def _months(plan: Plan, as_of: date) -> Iterator[MonthMoney]:
    budget = plan.budget
    known: dict[Month, Decimal] = dict.fromkeys(_months_begun(plan, as_of), _ZERO)
    for payment in payments(plan, as_of):
        month = Month.of(payment.date)
        known[month] = known.get(month, _ZERO) + payment.amount
    by_then = _ZERO
    for month in sorted(known):
        by_then += known[month]
        day = min(month.last_day, as_of)
        whole = budget_total(budget, day) if budget is not None else _ZERO
        rate = execution_rate(by_then, whole)
        yield MonthMoney(month, known[month], by_then, rate, elapsed_rate(plan, day))


def _months_begun(plan: Plan, as_of: date) -> Iterator[Month]:
    month, last = Month.of(plan.start), Month.of(min(as_of, plan.end))
    while month <= last:
        yield month
        month = month + 1


def tasks(plan: Plan, as_of: date) -> tuple[TaskMoney, ...]:
    """Work out what was paid for each task that has payments, in file order, then for none."""
    spent: dict[str | None, Decimal] = {}
    for payment in payments(plan, as_of):
        spent[payment.task] = spent.get(payment.task, _ZERO) + payment.amount
    titles = {leaf.id: leaf.title for leaf in plan.leaves}
    titles |= {task.id: task.title for task in plan.tasks}
    places = {task_id: place for place, task_id in enumerate(titles)}
    order = sorted(spent, key=lambda task: places.get(task or "", len(places)))
    return tuple(TaskMoney(task, titles.get(task or ""), spent[task]) for task in order)


def forecast(plan: Plan, as_of: date) -> Forecast:
    """Take what a person said, else what was paid over the share of time that has passed.

    The amount is None before any time has passed, the share also where the budget is zero.
    """
    if plan.budget is None:
        return Forecast(None, None)
    said = _said(plan.budget, as_of)
    if said is None:
        amount = projected(Fraction(paid(plan, as_of)), elapsed_rate(plan, as_of).value)
    else:
        amount = Fraction(said)
    whole = budget_total(plan.budget, as_of)
    share = amount / Fraction(whole) if amount is not None and whole else None
    return Forecast(amount, share, said is not None)


def _said(budget: Budget, as_of: date) -> Decimal | None:
    """What a person expected by a day; without a date of its own it was expected all along."""
    day = budget.forecast_date
    return budget.forecast if day is None or day <= as_of else None
