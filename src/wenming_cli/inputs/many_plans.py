"""What commands on many plans are asked: below which folder, and for which day."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from wenming_cli import terminal
from wenming_cli.inputs.days import day, refuse_both, written_period
from wenming_cli.remembered.readings import is_folder
from wenming_cli.rollup.asked_day import AskedDay
from wenming_cli.rollup.plan_search import FoundPlan, Overlooked, plans_under
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop

T = TypeVar("T")


def asked_day(as_of: str | None, in_period: str | None) -> AskedDay:
    """Read the day or the period from the command line."""
    refuse_both(as_of, in_period)
    if in_period == "last":
        return AskedDay(terminal.today(), is_last_month=True)
    period = written_period(in_period)
    return AskedDay(terminal.today(), day(as_of), period)


def searched(directory: Path) -> list[FoundPlan | Overlooked]:
    """Find every plan below a folder; stop where there is none."""
    if not is_folder(directory):
        raise Stop(f"没有{quoted(directory)}这个文件夹")
    terminal.doing("正在找计划")
    found = plans_under(directory)
    if not found:
        raise Stop(f"{quoted(directory)}里没有计划：哪一层都没有 plan.yaml")
    return found


def as_they_come(results: Iterable[T], of: int) -> Iterator[T]:
    """The results, while a person at the terminal sees how many of them there are."""
    for number, result in enumerate(results, start=1):
        terminal.doing(f"正在算计划 {number}/{of}")
        yield result
