"""The target of an indicator as a number."""

from decimal import Decimal

from wenming_cli.model.scalars import Fault, parse_number


def number(target: str) -> Decimal | None:
    """The number a target is written as; None where it is not one."""
    try:
        return parse_number(target)
    except Fault:
        return None
