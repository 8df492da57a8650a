"""What may be wrong with the period of a record that names a month or another period."""

from typing import NamedTuple

from wenming_cli.figures.days.asked_period import resolved
from wenming_cli.model.board import Board
from wenming_cli.model.named_period import NamedPeriod
from wenming_cli.model.narrative import Narrative
from wenming_cli.model.plan import Plan


class PeriodFault(NamedTuple):
    """What is wrong, after the name of the record, and what helps."""

    words: str
    hint: str


def period_fault(plan: Plan, record: Board | Narrative, example: str) -> PeriodFault | None:
    """Find out whether it names no period, two, or a cycle there is not."""
    if record.about is None:
        return PeriodFault("缺少月份或时段", example)
    if record.month is not None and record.period is not None:
        return PeriodFault("又写了月份又写了时段", "月份和时段只写一个")
    try:
        resolved(plan, record.about)
    except ValueError as reason:
        return PeriodFault(f"：{reason}", "改正周期的编号，从 0 数起")
    return None


def said_period(plan: Plan, record: Board | Narrative) -> NamedPeriod | None:
    """The period it names; None where something is wrong with that, which another rule tells."""
    if record.about is None or period_fault(plan, record, "") is not None:
        return None
    return resolved(plan, record.about)
