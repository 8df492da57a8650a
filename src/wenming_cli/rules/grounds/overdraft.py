"""The record with which more was paid than there was, adjustments and payments by date."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import TypeVar

from wenming_cli.frozen import frozen
from wenming_cli.model.budget import Adjustment, Payment

Change = TypeVar("Change", Adjustment, Payment)


@frozen
class Overdraft:
    """The record, and what was paid and what there was with it."""

    record: Adjustment | Payment
    paid: Decimal
    amount: Decimal

    @property
    def what(self) -> str:
        """What kind of record it is: ``这一笔支出`` or ``这一笔调整``."""
        return f"这一笔{'支出' if isinstance(self.record, Payment) else '调整'}"


def overdraft(
    amount: Decimal, adjustments: Iterable[Adjustment], payments: Iterable[Payment]
) -> Overdraft | None:
    """The record since which more has been paid than there is; None where in the end it is not.

    Of one day adjustments come first. What was made good later is not told.
    """
    since, paid = None, Decimal(0)
    records: list[Adjustment | Payment] = [*adjustments, *payments]
    for record in sorted(records, key=attrgetter("date")):
        if isinstance(record, Payment):
            paid += record.amount
        else:
            amount += record.amount
        if paid <= max(amount, Decimal(0)):
            since = None
        elif since is None:
            since = Overdraft(record, paid, amount)
    return since


def by_line(records: Iterable[Change]) -> Mapping[str | None, Sequence[Change]]:
    """Records by the use of money they name."""
    lines: dict[str | None, list[Change]] = {}
    for record in records:
        lines.setdefault(record.line, []).append(record)
    return lines
