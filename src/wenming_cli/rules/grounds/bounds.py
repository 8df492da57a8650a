"""Within which days the records of a plan lie."""

from datetime import date

from wenming_cli.model.plan import Plan


def bounds(plan: Plan) -> tuple[date, date]:
    """First and last day of a plan; all days, where its own two are the wrong way round."""
    if plan.end < plan.start:
        return date.min, date.max
    return plan.start, plan.end


def beginning(plan: Plan, assigned: date | None) -> date:
    """The first day on which anything can have happened to a task: it may come before the plan."""
    first, _ = bounds(plan)
    return first if assigned is None else min(first, assigned)
