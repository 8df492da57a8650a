"""Money at a date: what there is, what was paid, and how that compares with the time passed.

All amounts are in 元 and exact. Nothing is inferred: a line without an amount is 未分解 and shows
only what was paid for it; what names no source is of the only one there is, else of none.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from wenming_cli.figures.days.elapsed import elapsed_rate
from wenming_cli.figures.days.period import Period, known
from wenming_cli.figures.figure import ENOUGH, Figure, ratio
from wenming_cli.figures.rows import Balance
from wenming_cli.figures.table import BUDGET_EXECUTION_RATE, MONEY_ROWS, RECEIPT_RATE
from wenming_cli.frozen import frozen
from wenming_cli.model.budget import Adjustment, Budget, Fund, Line, Payment, Receipt
from wenming_cli.model.plan import Plan

_ZERO = Decimal(0)


@frozen
class LineMoney:
    """One use of money: its amount after adjustments (None: 未分解) and what was paid for it."""

    line: Line
    amount: Decimal | None
    paid: Decimal

    @property
    def remaining(self) -> Decimal | None:
        """What is left of the amount."""
        return None if self.amount is None else self.amount - self.paid

    @property
    def execution(self) -> Figure | None:
        """预算执行率 of the line; None where it has no amount, no value of less than nothing."""
        return None if self.amount is None else execution_rate(self.paid, max(self.amount, _ZERO))


@frozen
class SourceMoney:
    """One source of money, how it was adjusted, and what was paid from it.

    ``fund`` is None for records that name no source of the budget; ``name`` is None where they
    name none at all.
    """

    name: str | None
    fund: Fund | None
    adjusted: Decimal
    paid: Decimal
    received: Decimal

    @property
    def amount(self) -> Decimal | None:
        """What there is of it after adjustments; None where the budget knows no such source."""
        if self.fund is None:
            return self.adjusted or None
        return self.fund.amount + self.adjusted

    @property
    def execution(self) -> Figure | None:
        """预算执行率 of the source; None where there is nothing of it to be paid from."""
        return None if self._planned is None else execution_rate(self.paid, self._planned)

    @property
    def arrival(self) -> Figure | None:
        """资金到位率 of the source; None where nothing of it is to arrive."""
        if self._planned is None:
            return None
        return ratio(RECEIPT_RATE, Fraction(self.received), Fraction(self._planned))

    @property
    def _planned(self) -> Decimal | None:
        """What is planned of it; None where the budget knows no such source, or nothing of it."""
        if self.fund is None or self.amount is None or self.amount <= 0:
            return None
        return self.amount


def adjustments(budget: Budget, as_of: date) -> tuple[Adjustment, ...]:
    """List the adjustments up to a date, oldest first."""
    return known(budget.adjustments, as_of)


def payments(plan: Plan, as_of: date) -> tuple[Payment, ...]:
    """List the payments up to a date, oldest first."""
    return known(plan.payments, as_of)


def receipts(plan: Plan, as_of: date) -> tuple[Receipt, ...]:
    """List what has arrived up to a date, oldest first."""
    return known(plan.receipts, as_of)


def received(plan: Plan, as_of: date) -> Decimal:
    """Add up 到位资金 up to a date."""
    return _sum(receipts(plan, as_of))


def budget_total(budget: Budget, as_of: date) -> Decimal:
    """Work out 预算数: the total at the start of the year and all adjustments up to a date."""
    return budget.total + _sum(adjustments(budget, as_of))


def paid(plan: Plan, as_of: date) -> Decimal:
    """Add up 实际支出 up to a date."""
    return _sum(payments(plan, as_of))


def paid_in(plan: Plan, period: Period) -> Decimal:
    """Add up 实际支出 within a period."""
    return _sum(payment for payment in plan.payments if payment.date in period)


def balance(plan: Plan, as_of: date) -> Balance | None:
    """Work out the money of a plan at a date; None without a budget."""
    if plan.budget is None:
        return None
    spent = [payment for payment in plan.payments if payment.date <= as_of]
    return Balance(
        plan.budget.total,
        _sum(adjustments(plan.budget, as_of)),
        _sum(spent),
        len(spent),
        elapsed_rate(plan, as_of).value,
        received(plan, as_of) if plan.receipts else None,
    )


def money_figures(plan: Plan, as_of: date) -> tuple[Figure, ...]:
    """Work out the figures of money in the order of the table; none without a budget.

    What arrived has figures only in a plan that writes it down.
    """
    found = balance(plan, as_of)
    if found is None:
        return ()
    rows = (row for row in MONEY_ROWS if row.receipts is None or found.received is not None)
    return tuple(row.of(found) for row in rows)


def lines(plan: Plan, as_of: date) -> tuple[LineMoney, ...]:
    """List every use of money in file order; none without a budget."""
    if plan.budget is None:
        return ()
    spent = _by((p.line, p.amount) for p in payments(plan, as_of))
    changes = _by((a.line, a.amount) for a in adjustments(plan.budget, as_of))
    return tuple(
        LineMoney(
            line,
            None if line.amount is None else line.amount + changes.get(line.id, _ZERO),
            spent.get(line.id, _ZERO),
        )
        for line in plan.budget.lines
    )


def undistributed(plan: Plan, as_of: date) -> Decimal | None:
    """Work out 未分到用途: what is no line's of the budget; None if a line has no amount."""
    amounts = [row.amount for row in lines(plan, as_of)]
    known_amounts = [amount for amount in amounts if amount is not None]
    if plan.budget is None or not amounts or len(known_amounts) < len(amounts):
        return None
    return budget_total(plan.budget, as_of) - sum(known_amounts, _ZERO)


def sources(plan: Plan, as_of: date) -> tuple[SourceMoney, ...]:
    """List the budget's sources in file order, then names that are none of them, then none."""
    if plan.budget is None:
        return ()
    only = only_source(plan.budget)
    spent = _by((p.source or only, p.amount) for p in payments(plan, as_of))
    changes = _by((a.source or only, a.amount) for a in adjustments(plan.budget, as_of))
    came = _by((r.source or only, r.amount) for r in receipts(plan, as_of))
    funds = {fund.name: fund for fund in plan.budget.sources}
    named = {*spent, *changes, *came} - funds.keys()
    others = sorted(name for name in named if name is not None)
    nameless = (None,) if None in named else ()
    return tuple(
        SourceMoney(
            name,
            funds.get(name or ""),
            changes.get(name, _ZERO),
            spent.get(name, _ZERO),
            came.get(name, _ZERO),
        )
        for name in (*funds, *others, *nameless)
    )


def only_source(budget: Budget) -> str | None:
    """Find the name of the source, where there is just one: whatever names none is of it."""
    names = {fund.name for fund in budget.sources}
    return names.pop() if len(names) == 1 else None


def execution_rate(spent: Decimal, whole: Decimal) -> Figure:
    """Work out 预算执行率: what was paid ÷ what there is, both in 元."""
    return ratio(BUDGET_EXECUTION_RATE, Fraction(spent), Fraction(whole))


def is_underspent(rate: Fraction | None, *, is_over: bool) -> bool:
    """Tell whether a plan ended with less than 90 % of its money paid."""
    return is_over and rate is not None and rate < ENOUGH


def _sum(records: Iterable[Adjustment | Payment | Receipt]) -> Decimal:
    return sum((record.amount for record in records), _ZERO)


def _by(amounts: Iterable[tuple[str | None, Decimal]]) -> dict[str | None, Decimal]:
    sums: dict[str | None, Decimal] = {}
    for name, amount in amounts:
        sums[name] = sums.get(name, _ZERO) + amount
    return sums
