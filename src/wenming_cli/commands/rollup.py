"""``wenming rollup DIR``: the sums over every plan below a folder."""

import re
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import AsOf, InMonth, ManyPlans, OutputFile, PageFormat, Scheduler, Workers
from wenming_cli.inputs.crews import crew_of
from wenming_cli.inputs.many_plans import as_they_come, asked_day, searched
from wenming_cli.inputs.output import show
from wenming_cli.remembered.store import Store
from wenming_cli.rollup.computing import facts_of
from wenming_cli.rollup.facts_memory import FactsMemory
from wenming_cli.rollup.gathering import gathered
from wenming_cli.rollup.groupings import MONTH, NoGroupingError, grouping_of
from wenming_cli.rollup.rollup_page import Asked, page
from wenming_cli.rollup.sums import groups, rolled_up
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
    word, is_by_month = _word(by), _word(by) == MONTH
    memory = FactsMemory(Store("facts", _ENTRIES, _OCTETS), asked, by_month=is_by_month)
    work = partial(facts_of, asked=asked, by_month=is_by_month)
    with crew_of(workers, scheduler, len(found)) as crew:
        rolled = rolled_up(as_they_come(gathered(found, work, crew, memory), len(found)))
    try:
        grouping = grouping_of(word, _levels(levels), rolled.plans)
    except NoGroupingError as reason:
        raise Stop(f"--by：不知道{quoted(by)}是什么\n提示：{reason}") from None
    summed = groups(rolled.plans, grouping)
    show([page(Asked(asked, word, detail), rolled, summed)], output_format, output)
    return int(any(each.is_fault for each in rolled.uncounted))


_ENTRIES, _OCTETS = 4096, 64 * 2**20
_ALSO = {"计划": "plan", "上级计划": "parent", "上级": "parent", "年度": "year", "年": "year"}


def _word(by: str) -> str:
    return _ALSO.get(by, by)


def _levels(typed: str | None) -> list[str]:
    return [] if typed is None else re.split(r"\s*[/／,，、]\s*", typed.strip())
