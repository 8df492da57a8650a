"""The day figures are computed at, and how it came to be that day.

The clock is read by the command layer only; here its reading is an argument.
"""

from datetime import date

from wenming_cli.figures.days.asked_period import require_in_plan, resolved
from wenming_cli.figures.days.period import Period
from wenming_cli.frozen import frozen
from wenming_cli.model.named_period import NamedPeriod, WrittenPeriod
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month


@frozen
class Cutoff:
    """A cut-off day; ``period`` is what was asked for, ``note`` what people must know of it."""

    as_of: date
    period: NamedPeriod | None
    note: str | None

    @property
    def month(self) -> Month | None:
        """The month asked for; None where it is another period or none."""
        return self.period.month if self.period is not None else None

    @property
    def lived(self) -> Period | None:
        """The part of the period asked for that has been lived through."""
        return None if self.period is None else Period.of(self.period).until(self.as_of)


def cutoff(
    plan: Plan, today: date, as_of: date | None, period: WrittenPeriod | None = None
) -> Cutoff:
    """The day asked for; else a period's last day, or today inside the running one; else today.

    Once the plan has ended its last day stands for today. ``ValueError`` says in plain words why
    a period has no day to compute at.
    """
    if as_of is not None:
        return Cutoff(as_of, None, None)
    if period is not None:
        return _of_period(plan, today, resolved(plan, period))
    if today > plan.end:
        return Cutoff(plan.end, None, f"计划已于 {plan.end} 结束，按这一天计算")
    return Cutoff(today, None, None)


def last_ended_month(plan: Plan, today: date) -> Month:
    """Find the last month of the plan that has ended; on its last day it has."""
    day = min(today, plan.end)
    month = Month.of(day)
    if day < min(month.last_day, plan.end):
        month = month + -1
    if month < Month.of(plan.start):
        raise ValueError(f"计划从 {plan.start} 开始，还没有过完一个月")
    return month


def _of_period(plan: Plan, today: date, period: NamedPeriod) -> Cutoff:
    require_in_plan(plan, period, today)
    if period.last > today:
        return Cutoff(today, period, period.running)
    return Cutoff(period.last, period, None)
