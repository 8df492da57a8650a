"""Money is written in 元 or 万元: rounded to two decimals in tables, in full where it is quoted.

Every amount given here is in 元.
"""

from decimal import Decimal
from fractions import Fraction

from wenming_cli.words.numbers import decimal_text, plain_text

_WAN = Decimal(10_000)


def ten_thousands(amount: Decimal | Fraction) -> str:
    """An amount in 元 as ``328.46``, in 万元, half up."""
    return decimal_text(Fraction(amount) / 10_000, 2)


def wan(amount: Decimal | Fraction | str) -> str:
    """An amount in 元, or its decimal text, as ``328.46万元``: two decimals, half up."""
    return f"{ten_thousands(Decimal(amount) if isinstance(amount, str) else amount)}万元"


def spoken(amount: Decimal) -> str:
    """An amount in 元, exactly: ``1.2万元`` from ten thousand on, else ``8640元``."""
    return _exact(amount, 0)


def quoted_money(amount: Decimal, *, signed: bool = False) -> str:
    """An amount in 元, exact: ``2.30万元``, below ten thousand ``8640元``; signed if asked."""
    return f"{'+' if signed and amount > 0 else ''}{_exact(amount, 2)}"


def yuan(amount: Decimal | Fraction) -> str:
    """An amount in 元, with commas: ``3,284,600.00元``."""
    return f"{Decimal(decimal_text(Fraction(amount), 2)):,.2f}元"


def _exact(amount: Decimal, places: int) -> str:
    """In full, with that many decimals of 万元 at least."""
    if abs(amount) < _WAN:
        return f"{plain_text(amount)}元"
    whole, _, decimals = plain_text(amount / _WAN).partition(".")
    decimals = decimals.ljust(places, "0")
    return f"{whole}.{decimals}万元" if decimals else f"{whole}万元"
