"""How much has to be paid until a figure of money reaches a target by a day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from wenming_cli.figures.days.elapsed import elapsed_rate
from wenming_cli.figures.figure import Figure
from wenming_cli.figures.money.execution import LineMoney, balance, lines
from wenming_cli.figures.rows import Amount, Balance
from wenming_cli.figures.table import BUDGET_EXECUTION_RATE, BUDGET_GAP
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan

_CENT = 100


@frozen
class Payable:
    """What is to be paid by a day: ``amount`` in 元, None where no payment leads there.

    ``left`` is what there is of the budget, ``lines`` the uses that have something left.
    """

    figure: Figure
    target: Fraction
    day: date
    amount: Decimal | None
    left: Decimal
    lines: tuple[LineMoney, ...]


def usual_target(plan: Plan, row: Amount, day: date) -> Fraction | None:
    """What a figure of money is held against by itself: 序时进度; None where it is by nothing."""
    if row is BUDGET_EXECUTION_RATE:
        return elapsed_rate(plan, day).value
    return Fraction(0) if row is BUDGET_GAP else None


def payable(plan: Plan, row: Amount, as_of: date, target: Fraction, day: date) -> Payable | None:
    """Work out what is to be paid: money as it is known, time as by the day; needs a budget."""
    known = balance(plan, as_of)
    if known is None:
        return None
    money = replace(known, elapsed=elapsed_rate(plan, day).value)
    figure = row.of(money)
    open_lines = tuple(line for line in lines(plan, as_of) if (line.remaining or 0) > 0)
    amount = _amount(row, money, figure, target)
    return Payable(figure, target, day, amount, money.total - money.paid, open_lines)


def _amount(row: Amount, money: Balance, figure: Figure, target: Fraction) -> Decimal | None:
    """The least amount, in whole 分."""
    if figure.value is None:
        return None
    if figure.value >= target:
        return Decimal(0)
    more = row.of(replace(money, paid=money.paid + 1))
    numerator = more.numerator - figure.numerator
    gain = numerator - target * (more.denominator - figure.denominator)
    if gain <= 0:
        return None
    cents = (target * figure.denominator - figure.numerator) / gain * _CENT
    return Decimal(ceil(cents)) / _CENT
