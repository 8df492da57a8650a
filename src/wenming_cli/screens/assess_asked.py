"""The command for results says which assessment is meant, or which days."""

from datetime import date

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.days.cycles import Cycle, cycles
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.exam.scoring import Assessed, assess, latest
from wenming_cli.model.assessment import Assessment
from wenming_cli.model.plan import Plan


def assessed(
    plan: Plan, cutoff: Cutoff, asked: Assessment | None, cycle: int | date | None
) -> tuple[Assessed, str]:
    """What is looked at, and what it is called: an assessment, a cycle, a period, else the latest.

    A plan without assessments is looked at as a whole. ``ValueError`` says what can't be had.
    """
    if asked is not None and (cycle is not None or cutoff.period is not None):
        raise ValueError("写了测评，就不写 --month、--period、--cycle")
    if cycle is not None:
        chosen = _chosen(plan, cutoff.as_of, cycle)
        period = Period(chosen.first, chosen.last).until(cutoff.as_of)
        return assess(plan, cutoff.as_of, period), f"{chosen.full_name}的观察"
    if cutoff.lived is not None:
        return assess(plan, cutoff.as_of, cutoff.lived), f"{cutoff.period} 的观察"
    held = asked or latest(plan, cutoff.as_of)
    return assess(plan, cutoff.as_of, held), "全部观察" if held is None else _called(held)


def _called(held: Assessment) -> str:
    days = f"{held.start} 至 {held.end}" if held.start != held.end else f"{held.start}"
    return f"{held.id} {held.name}（{held.kind.label}，{days}）"


def _chosen(plan: Plan, as_of: date, asked: int | date) -> Cycle:
    every = cycles(plan, as_of)
    for each in every:
        if each.index == asked or (isinstance(asked, date) and asked in each):
            return each
    known = f"0 到 {every[-1].index}" if every else "还没有"
    raise ValueError(f"截至 {as_of} 没有“{asked}”这个周期；周期编号：{known}")
