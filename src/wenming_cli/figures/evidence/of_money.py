"""The records behind a figure of money: budget, adjustments, payments, and those dated later."""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from wenming_cli.figures.evidence.formula import money
from wenming_cli.figures.evidence.item import Item, Role, What
from wenming_cli.model.budget import Adjustment, Payment
from wenming_cli.model.plan import Plan

OF_MONEY = ("budget_total", "paid", "remaining", "budget_execution_rate", "budget_gap")

_WHOLE = {
    "budget_total": Role.NUMERATOR,
    "remaining": Role.NUMERATOR,
    "budget_execution_rate": Role.DENOMINATOR,
    "budget_gap": Role.DENOMINATOR,
}
"""The part the budget plays in a figure; in none where it is not here."""

_AFTER = "日期在截止日以后"


def items(plan: Plan, figure_id: str, as_of: date) -> Iterator[Item]:
    """The budget and its adjustments, then the payments, those dated later left out."""
    whole = _WHOLE.get(figure_id)
    budget = plan.budget
    if budget is not None and whole is not None:
        words = money(budget.total)
        yield Item(whole, What.BUDGET, None, None, "年初预算数", words, budget, "total")
        for change in sorted(budget.adjustments, key=attrgetter("date")):
            yield _item(change, whole, as_of, change.reason)
    if figure_id != "budget_total":
        for payment in sorted(plan.payments, key=attrgetter("date")):
            title = payment.note or payment.voucher or payment.line
            yield _item(payment, Role.NUMERATOR, as_of, title)
    if figure_id == "budget_gap":
        yield from period(plan)


def _item(record: Payment | Adjustment, role: Role, as_of: date, title: str) -> Item:
    what = What.PAYMENT if isinstance(record, Payment) else What.ADJUSTMENT
    is_later = record.date > as_of
    words = money(record.amount) + (f"，{_AFTER}" if is_later else "")
    role = Role.LEFT_OUT if is_later else role
    return Item(role, what, None, record.date, title, words, record)


def period(plan: Plan) -> Iterator[Item]:
    """The days of the plan, which the time passed is measured by."""
    field = "start" if plan.project.start is not None else "year"
    words = f"{plan.start} 至 {plan.end}"
    yield Item(Role.DENOMINATOR, What.PERIOD, plan.id, None, "计划期", words, plan.project, field)
