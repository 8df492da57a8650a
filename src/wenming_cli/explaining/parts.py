"""The part that each record plays in a figure, and why: told the same way of tasks and findings."""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import TypeVar

from wenming_cli.explaining.item import Item, Role
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.figure import Figure, Identified
from wenming_cli.figures.rows import Counted

R = TypeVar("R", bound=Identified)


def items(
    row: Counted[R],
    figure: Figure,
    records: Iterable[R],
    period: Period,
    told: Callable[[R, Role, str | None], Item],
) -> Iterator[Item]:
    """Tell of each record which part it plays in a figure, and why."""
    part, whole = set(figure.counted), set(figure.among)
    for record in records:
        role = role_of(record.id, part, whole)
        is_out = role is Role.LEFT_OUT
        yield told(record, role, row.reason(record, period) if is_out else row.said(record))


def role_of(name: str, part: Container[str], whole: Container[str]) -> Role:
    """Find the part something plays, by what is in the numerator and what in the denominator."""
    if name in part:
        return Role.NUMERATOR
    return Role.DENOMINATOR if name in whole else Role.LEFT_OUT
