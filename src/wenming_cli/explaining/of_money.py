"""The records behind a figure of money: budget, adjustments, payments, and those dated later."""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from wenming_cli.explaining.item import Item, Role, What
from wenming_cli.figures.rows import Amount
from wenming_cli.model.budget import Adjustment, Payment, Receipt
from wenming_cli.model.plan import Plan
from wenming_cli.words.money import yuan

_WHATS = {Payment: What.PAYMENT, Adjustment: What.ADJUSTMENT, Receipt: What.RECEIPT}
_AFTER = "日期在截止日以后"


def items(plan: Plan, row: Amount, as_of: date) -> Iterator[Item]:
    """List the budget and its adjustments, payments and receipts, those dated later left out."""
    budget = plan.budget
    if budget is not None and row.budget is not None:
        words = yuan(budget.total)
        yield Item(row.budget, What.BUDGET, None, None, "年初预算数", words, budget, "total")
        for change in sorted(budget.adjustments, key=attrgetter("date")):
            yield _item(change, row.budget, as_of, change.reason)
    if row.payments is not None:
        for payment in sorted(plan.payments, key=attrgetter("date")):
            title = payment.note or payment.voucher or payment.line
            yield _item(payment, row.payments, as_of, title)
    if row.receipts is not None:
        for receipt in sorted(plan.receipts, key=attrgetter("date")):
            title = receipt.note or receipt.document or receipt.source or receipt.LABEL
            yield _item(receipt, row.receipts, as_of, title)
    if row.time is not None:
        yield from period(plan)


def _item(record: Payment | Adjustment | Receipt, role: Role, as_of: date, title: str) -> Item:
    what = _WHATS[type(record)]
    is_later = record.date > as_of
    words = yuan(record.amount) + (f"，{_AFTER}" if is_later else "")
    role = Role.LEFT_OUT if is_later else role
    return Item(role, what, None, record.date, title, words, record)


def period(plan: Plan) -> Iterator[Item]:
    """Give the days of the plan, which the time passed is measured by."""
    field = "start" if plan.project.start is not None else "year"
    words = f"{plan.start} 至 {plan.end}"
    yield Item(Role.DENOMINATOR, What.PERIOD, plan.id, None, "计划期", words, plan.project, field)
