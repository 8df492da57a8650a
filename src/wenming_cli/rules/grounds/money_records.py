"""What moves money: adjustments of the budget, payments and receipts."""

from typing import TypeAlias

from wenming_cli.model.budget import Adjustment, Payment, Receipt
from wenming_cli.model.plan import Plan

MoneyRecord: TypeAlias = Adjustment | Payment | Receipt


def money_records(plan: Plan) -> tuple[MoneyRecord, ...]:
    """Every record of a plan that has a day, an amount and a source, section by section."""
    adjustments = plan.budget.adjustments if plan.budget is not None else ()
    return (*adjustments, *plan.payments, *plan.receipts)
