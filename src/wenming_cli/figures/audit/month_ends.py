"""What was done in the field, dated on the last day of a month again and again."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from wenming_cli.figures.audit.question import AsRecorded, Ground, Question
from wenming_cli.figures.days.calendar import is_workday
from wenming_cli.figures.grouping import grouped
from wenming_cli.model.inspection import Tier
from wenming_cli.model.plan import Plan

ID = "month_ends"
TITLE = "日期总在月末最后一天"
LEAST = 8
PART = Fraction(4, 5)
MONTHS = 2
FROM = (
    "一个单位的巡查或整改不少于8次、跨两个以上月份，五分之四以上在当月最后一天或最后一个工作日："
    "现场的事碰巧落在那天的只有十来分之一；进展、抽查按月报，不这样问"
)

_Dated = tuple[str, date, Ground]
"""Whose doing, on which day, in which record."""


def questions(recorded: AsRecorded) -> Iterator[Question]:
    """Every unit whose inspections, or rectifications, are nearly all of the last day."""
    for what, done in (("巡查", _inspected(recorded)), ("整改", _rectified(recorded))):
        for unit, own in grouped((unit, (day, at)) for unit, day, at in done).items():
            last = [(day, ground) for day, ground in own if _is_month_end(recorded.plan, day)]
            if len(own) < LEAST or len(last) < PART * len(own):
                continue
            if len({(day.year, day.month) for day, _ in last}) < MONTHS:
                continue
            yield Question(
                unit,
                f"{what} {len(own)} 次，有 {len(last)} 次的日期是当月最后一天或最后一个工作日",
                "请核实是实际的日期，还是月末一起补的",
                tuple(ground for _, ground in last),
                {"month_end": str(len(last)), "all": str(len(own))},
            )


def _inspected(recorded: AsRecorded) -> Iterator[_Dated]:
    for inspection in recorded.inspections:
        if inspection.by is not None:
            unit = inspection.by
        elif inspection.tier != Tier.OWNER:
            unit = inspection.tier.label
        else:
            continue
        yield unit, inspection.date, Ground(f"{inspection.date} 巡查", "", inspection, "date")


def _rectified(recorded: AsRecorded) -> Iterator[_Dated]:
    for state in recorded.findings:
        if state.rectified_on is not None:
            words = f"{state.rectified_on} 整改"
            yield state.owner, state.rectified_on, Ground(state.id, words, state.finding)


def _is_month_end(plan: Plan, day: date) -> bool:
    """Tell whether no working day of its month comes after a day."""
    after = day + timedelta(days=1)
    while after.month == day.month:
        if is_workday(after, plan.settings):
            return False
        after += timedelta(days=1)
    return True
