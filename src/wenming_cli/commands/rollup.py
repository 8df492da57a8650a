"""``wenming rollup DIR``: the sums over every plan below a folder."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import (
    AsOf,
    InMonth,
    ManyPlans,
    OutputFile,
    PageFormat,
    Scheduler,
    Workers,
)
from wenming_cli.inputs.crews import crew_of
from wenming_cli.inputs.many_plans import as_they_come, asked_day, searched
from wenming_cli.inputs.output import show
from wenming_cli.remembered.store import Store
from wenming_cli.rollup.asked_day import AskedDay
from wenming_cli.rollup.computing import facts_of
from wenming_cli.rollup.facts_memory import FactsMemory
from wenming_cli.rollup.gathering import gathered
from wenming_cli.rollup.groupings import MONTH, NoGroupingError, grouping_of, require_grouping
from wenming_cli.rollup.plan_search import FoundPlan, Overlooked
from wenming_cli.rollup.plan_sums import RolledUp, groups, rolled_up
from wenming_cli.rollup.rollup_page import RollupAsked, page
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop


def rollup(
    directory: ManyPlans = Path(),
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="词",
            help="按什么合起来：plan（计划）、parent（上级计划）、year（年度）、workstream"
            "（重点工作）、month（月份）、省、市、县，或者文件夹第几级的数字",
        ),
    ] = "plan",
    levels: Annotated[
        str | None,
        typer.Option("--levels", metavar="市/县", help="从外到里，各级文件夹叫什么，--by 里就能写"),
    ] = None,
    as_of: AsOf = None,
    month: InMonth = None,
    detail: Annotated[bool, typer.Option("--detail", help="列出每个合计由哪些计划相加")] = False,
    workers: Workers = None,
    scheduler: Scheduler = None,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """汇总：文件夹里所有的计划合起来算，按市、县、年度、重点工作、月份分组；有误的计划单列。

    例：wenming rollup . --by 县 --month 2020-06
    """
    found, asked = searched(directory), asked_day(as_of, month)
    word, named = _ALSO.get(by, by), _levels(levels)
    try:
        require_grouping(word, named, (each.path for each in found))
    except NoGroupingError as reason:
        raise Stop(f"--by 不能写{quoted(by)}\n提示：{reason}") from None
    rolled = _rolled(found, asked, workers, scheduler, by_month=word == MONTH)
    summed = groups(rolled.plans, grouping_of(word, named, rolled.plans))
    show([page(RollupAsked(asked, word, detail), rolled, summed)], output_format, output)
    return int(any(each.is_fault for each in rolled.uncounted))


def _rolled(
    found: Sequence[FoundPlan | Overlooked],
    asked: AskedDay,
    workers: int | None,
    scheduler: str | None,
    *,
    by_month: bool,
) -> RolledUp:
    remembered = FactsMemory(Store("facts", _ENTRIES, _OCTETS), asked, by_month=by_month)
    work = partial(facts_of, asked=asked, by_month=by_month)
    with crew_of(workers, scheduler, len(found)) as crew, remembered as memory:
        return rolled_up(as_they_come(gathered(found, work, crew, memory), len(found)))


_ENTRIES, _OCTETS = 4096, 64 * 2**20
"""What is remembered: a province of 129 counties for three years, on several days."""

_ALSO = {"计划": "plan", "上级计划": "parent", "上级": "parent", "年度": "year", "年": "year"}


def _levels(typed: str | None) -> list[str]:
    return [] if typed is None else re.split(r"\s*[/／,，、]\s*", typed.strip())
