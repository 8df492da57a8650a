"""Days and periods typed on the command line, and the day that figures are computed at."""

import re
from datetime import date

from wenming_cli import terminal
from wenming_cli.figures.days.cutoff import Cutoff, cutoff, last_ended_month
from wenming_cli.lazy_pattern import lazy_pattern
from wenming_cli.model.named_period import WrittenPeriod, month_period, parse_period
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Fault, Month, parse_date, parse_month
from wenming_cli.stop import Stop

_MONTH = lazy_pattern(r"\d{4}[-./年]\d{1,2}月?", re.ASCII)
"""A day has two more digits."""


def day(written: str | None, option: str = "--as-of") -> date | None:
    """Read a date from the command line."""
    try:
        return None if written is None else parse_date(written)
    except Fault as fault:
        raise Stop(f"{option}：{fault.message}\n提示：{fault.hint}") from None


def cycle(written: str | None) -> int | date | None:
    """Read a cycle from the command line: its number, or a day in it."""
    if written is None or (written.isascii() and written.isdigit()):
        return None if written is None else int(written[:9])
    try:
        return parse_date(written)
    except Fault as fault:
        hint = f"写周期的编号，如 17，或其中一天；{fault.hint}"
        raise Stop(f"--cycle：{fault.message}\n提示：{hint}") from None


def period(written: str | None, plan: Plan, today: date) -> WrittenPeriod | None:
    """Read a period from the command line; ``last`` is the plan's last month that has ended."""
    if written != "last":
        return written_period(written)
    try:
        return month_period(last_ended_month(plan, today))
    except ValueError as reason:
        raise Stop(str(reason)) from None


def written_period(written: str | None) -> WrittenPeriod | None:
    """Read a period that is known without a plan."""
    try:
        return None if written is None else parse_period(written)
    except Fault as fault:
        raise Stop(f"时段：{fault.message}\n提示：{fault.hint}") from None


def refuse_both(as_of: str | None, in_period: str | None) -> None:
    """Stop where a day and a period are asked for at once."""
    if as_of is not None and in_period is not None:
        raise Stop("--as-of 和 --month（--period）只写一个")


def end_of(written: str | None, option: str, plan: Plan) -> date | None:
    """Read a day, or a month that stands for its last day (today, where it still goes on)."""
    if written is None or _MONTH.fullmatch(written.strip()) is None:
        return day(written, option)
    asked = month_period(_month(written, option))
    try:
        return cutoff(plan, terminal.today(), None, asked).as_of
    except ValueError as reason:
        raise Stop(f"{option}：{reason}") from None


def _month(written: str, option: str) -> Month:
    try:
        return parse_month(written)
    except Fault as fault:
        raise Stop(f"{option}：{fault.message}\n提示：{fault.hint}") from None


def day_ahead(written: str, option: str, plan: Plan) -> date:
    """Read a day that may be still to come, or a month that stands for its last day."""
    if _MONTH.fullmatch(written.strip()) is None:
        found = day(written, option)
    else:
        found = min(_month(written, option).last_day, plan.end)
    return found or plan.end


def cutoff_of(plan: Plan, as_of: str | None, in_period: str | None) -> Cutoff:
    """Find the day to compute at, from ``--as-of`` and ``--period`` or ``--month``."""
    return cutoff_on(terminal.today(), plan, as_of, in_period)


def cutoff_on(today: date, plan: Plan, as_of: str | None, in_period: str | None) -> Cutoff:
    """Find the same as if it were another day."""
    refuse_both(as_of, in_period)
    try:
        return cutoff(plan, today, day(as_of), period(in_period, plan, today))
    except ValueError as reason:
        raise Stop(str(reason)) from None
