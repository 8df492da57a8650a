"""Amounts of money in the words people use."""

from decimal import Decimal

_TEN_THOUSAND = Decimal(10_000)


def spoken(amount: Decimal) -> str:
    """An amount in 元, exactly: in 万元 from ten thousand on, else in 元."""
    if abs(amount) < _TEN_THOUSAND:
        return f"{_plain(amount)}元"
    return f"{_plain(amount / _TEN_THOUSAND)}万元"


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
