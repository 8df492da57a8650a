"""The period that is asked for, in a plan: which days a cycle's number means, what is beside it."""

from collections.abc import Iterator
from datetime import date

from wenming_cli.figures.days.cycles import Cycle, cycles
from wenming_cli.model.named_period import (
    CycleNumber,
    NamedPeriod,
    PeriodUnit,
    WrittenPeriod,
    half_year_of,
    month_period,
    moved,
    quarter_of,
    xun_period,
)
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month


def resolved(plan: Plan, written: WrittenPeriod) -> NamedPeriod:
    """The days of a period in a plan; ``ValueError`` says which cycles there are."""
    if isinstance(written, NamedPeriod):
        return written
    every = cycles(plan, plan.end)
    found = next((each for each in every if str(CycleNumber(each.index)) == str(written)), None)
    if found is None:
        known = f"编号从 #{every[0].index} 到 #{every[-1].index}" if every else "计划里还没有周期"
        raise ValueError(f"没有 {written} 这个巡查周期，{known}")
    return cycle_period(found)


def last_day(plan: Plan, written: WrittenPeriod | None) -> date:
    """The last day of a period; the plan's end where no day of the plan is meant."""
    try:
        return plan.end if written is None else resolved(plan, written).last
    except ValueError:
        return plan.end


def cycle_period(cycle: Cycle) -> NamedPeriod:
    """An inspection cycle as a period."""
    text, name = str(CycleNumber(cycle.index)), f"{cycle.full_name}巡查周期"
    return NamedPeriod(text, PeriodUnit.CYCLE, name, cycle.first, cycle.last)


def periods_around(plan: Plan, day: date) -> Iterator[NamedPeriod]:
    """Every period with a name of its own that a day lies in: of the calendar, then the cycle."""
    month = Month.of(day)
    yield month_period(month)
    yield quarter_of(month)
    yield half_year_of(month)
    yield xun_period(month, min((day.day - 1) // 10, 2))
    yield from (cycle_period(each) for each in cycles(plan, plan.end) if day in each)


def beside(plan: Plan, period: NamedPeriod, steps: int) -> NamedPeriod | None:
    """The period of the same kind so many further on; None where the plan has no such cycle."""
    if period.unit is not PeriodUnit.CYCLE:
        return moved(period, steps)
    every = [cycle_period(each) for each in cycles(plan, plan.end)]
    at = every.index(period) + steps
    return every[at] if 0 <= at < len(every) else None


def ordinal(plan: Plan, period: NamedPeriod) -> int | None:
    """第几期: a period counted among those of its kind from the plan's first, which is 1.

    Days from and to are of no kind that could be counted: None.
    """
    if period.unit is PeriodUnit.DAYS:
        return None
    if period.unit is PeriodUnit.CYCLE:
        return [cycle_period(each) for each in cycles(plan, plan.end)].index(period) + 1
    count = 1
    while period.first > plan.start:
        period = moved(period, -1)
        count += 1
    return count


def require_in_plan(plan: Plan, period: NamedPeriod, today: date) -> None:
    """Refuse with ``ValueError`` a period that no day of the plan lies in or that is to come."""
    if period.last < plan.start or period.first > plan.end:
        raise ValueError(f"{period} 不在计划期内（{plan.start} 至 {plan.end}）")
    if period.first > today:
        raise ValueError(f"{period} 还没有到，今天是 {today}")
