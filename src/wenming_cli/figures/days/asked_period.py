"""The period that is asked for, in a plan: which days a cycle's number means, what is beside it."""

from datetime import date

from wenming_cli.figures.days.cycles import Cycle, cycles
from wenming_cli.model.named_period import CycleNumber, NamedPeriod, PeriodUnit, WrittenPeriod
from wenming_cli.model.plan import Plan


def resolved(plan: Plan, written: WrittenPeriod) -> NamedPeriod:
    """The days of a period in a plan; ``ValueError`` says which cycles there are."""
    if isinstance(written, NamedPeriod):
        return written
    every = cycles(plan, plan.end)
    found = next((each for each in every if each.index == written.number), None)
    if found is None:
        known = f"编号从 #{every[0].index} 到 #{every[-1].index}" if every else "计划里还没有周期"
        raise ValueError(f"没有 {written} 这个巡查周期，{known}")
    return cycle_period(found)


def cycle_period(cycle: Cycle) -> NamedPeriod:
    """An inspection cycle as a period."""
    text = str(CycleNumber(cycle.index))
    return NamedPeriod(text, PeriodUnit.CYCLE, cycle.full_name, cycle.first, cycle.last)


def require_in_plan(plan: Plan, period: NamedPeriod, today: date) -> None:
    """Refuse with ``ValueError`` a period that no day of the plan lies in or that is to come."""
    if period.last < plan.start or period.first > plan.end:
        raise ValueError(f"{period} 不在计划期内（{plan.start} 至 {plan.end}）")
    if period.first > today:
        raise ValueError(f"{period} 还没有到，今天是 {today}")
