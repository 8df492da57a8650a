"""How much of a plan's time has passed, and what the rest of it brings at the present rate."""

from datetime import date
from fractions import Fraction

from wenming_cli.figures.figure import Figure, ratio
from wenming_cli.figures.table import ELAPSED_RATE
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month


def elapsed_rate(plan: Plan, as_of: date) -> Figure:
    """Work out 序时进度: the share of the plan's time that has passed at the end of a day.

    A plan of whole months is measured in months, so that at a month's end a calendar year stands
    at exactly m/12; any other plan in days. Never below 0 or above 1.
    """
    passed, whole = _months(plan, as_of) if _has_whole_months(plan) else _days(plan, as_of)
    whole = max(whole, 0)
    return ratio(ELAPSED_RATE, min(max(passed, Fraction(0)), Fraction(whole)), whole)


def projected(so_far: Fraction, elapsed: Fraction | None) -> Fraction | None:
    """Work out what comes about by the end at this rate; None before any time has passed."""
    return so_far / elapsed if elapsed else None


def _has_whole_months(plan: Plan) -> bool:
    return plan.start.day == 1 and plan.end == Month.of(plan.end).last_day


def _months(plan: Plan, as_of: date) -> tuple[Fraction, int]:
    whole = _months_from(plan.start, plan.end) + 1
    running = Fraction(as_of.day, Month.of(as_of).last_day.day)
    return _months_from(plan.start, as_of) + running, whole


def _months_from(start: date, day: date) -> int:
    return (day.year - start.year) * 12 + day.month - start.month


def _days(plan: Plan, as_of: date) -> tuple[Fraction, int]:
    return Fraction((as_of - plan.start).days + 1), (plan.end - plan.start).days + 1
