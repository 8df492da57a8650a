"""The command for results says which assessment is meant, or which days."""

from datetime import date

from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.days.cycles import cycle_meant, cycles
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
        chosen = cycle_meant(cycles(plan, cutoff.as_of), cycle, cutoff.as_of)
        period = Period(chosen.first, chosen.last).until(cutoff.as_of)
        return assess(plan, cutoff.as_of, period), f"{chosen.full_name}的观察"
    if cutoff.lived is not None:
        return assess(plan, cutoff.as_of, cutoff.lived), f"{cutoff.period} 的观察"
    held = asked or latest(plan, cutoff.as_of)
    return assess(plan, cutoff.as_of, held), "全部观察" if held is None else _called(held)


def _called(held: Assessment) -> str:
    days = f"{held.start} 至 {held.end}" if held.start != held.end else f"{held.start}"
    return f"{held.id} {held.name}（{held.kind.label}，{days}）"
