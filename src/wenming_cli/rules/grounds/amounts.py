"""Amounts of money in the words people use."""

from decimal import Decimal

from wenming_cli.figures.figure import plain_text

_TEN_THOUSAND = Decimal(10_000)


def spoken(amount: Decimal) -> str:
    """An amount in 元, exactly: in 万元 from ten thousand on, else in 元."""
    if abs(amount) < _TEN_THOUSAND:
        return f"{plain_text(amount)}元"
    return f"{plain_text(amount / _TEN_THOUSAND)}万元"
