"""The day figures are computed at, and how it came to be that day.

The clock is read by the command layer only; here its reading is an argument.
"""

from dataclasses import dataclass
from datetime import date

from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A cut-off day; ``month`` is the month asked for, ``note`` what people must know of it."""

    as_of: date
    month: Month | None
    note: str | None

    @property
    def is_partial(self) -> bool:
        """Tell whether it lies inside the month asked for, before its last day."""
        return self.month is not None and self.as_of < self.month.last_day


def cutoff(plan: Plan, today: date, as_of: date | None, month: Month | None) -> Cutoff:
    """The day asked for; else a month's last day, or today inside the running month; else today.

    Once the plan has ended its last day stands for today. ``ValueError`` says in plain words why
    a month has no day to compute at.
    """
    if as_of is not None:
        return Cutoff(as_of, None, None)
    if month is not None:
        return _of_month(plan, today, month)
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


def _of_month(plan: Plan, today: date, month: Month) -> Cutoff:
    if month < Month.of(plan.start) or month > Month.of(plan.end):
        raise ValueError(f"{month} 不在计划期内（{plan.start} 至 {plan.end}）")
    if month.first_day > today:
        raise ValueError(f"{month} 还没有到，今天是 {today}")
    if month.last_day > today:
        return Cutoff(today, month, "月中数据")
    return Cutoff(month.last_day, month, None)
