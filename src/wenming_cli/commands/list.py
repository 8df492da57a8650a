"""``wenming list``: the records of any section, picked by what they say."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import terminal
from wenming_cli.commands import AsOf, Directory, InMonth, OutputFile, PageFormat, PlanId, Where
from wenming_cli.inputs import opening
from wenming_cli.inputs.list_conditions import column_named, condition, listable_named
from wenming_cli.inputs.output import show
from wenming_cli.screens.listing.list_page import Listing, page
from wenming_cli.screens.listing.listed_column import Listable, ListedColumn, listables
from wenming_cli.screens.listing.listed_row import rows_on

_ALL = ("all", "全部")
_APART = str.maketrans("，、；;", ",,,,")


def list(  # noqa: A001  the command is called so
    section: Annotated[
        str | None,
        typer.Argument(
            metavar="部分",
            help="计划的哪一部分，中文英文都行：任务、问题、点位、支出…；"
            "记录里的一组记录写成 资金.用途 的样子",
            show_default=False,
        ),
    ] = None,
    where: Where = None,
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="字段", help="列出哪些字段，用逗号分开；全部 是每一个"),
    ] = None,
    group_by: Annotated[
        str | None, typer.Option("--group-by", metavar="字段", help="按这个字段分组")
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """查任何一部分的记录：按字段筛选、分组，状态、灯、逾期天数等算出来的也是字段。

    例：wenming list 任务 --where '现在的时限<2020-07' --where 灯=逾期

    例：wenming list 问题 --group-by 责任单位 -o 问题.csv
    """
    what = listable_named(listables(), section)
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    wanted = [condition(opened, what, typed, terminal.today()) for typed in where or ()]
    grouping = None if group_by is None else column_named(what, group_by)
    asked = [each.column for each in wanted]
    listed = _columns(what, columns, (*asked, *(() if grouping is None else (grouping,))))
    rows = [
        row
        for row in rows_on(opened, what.section, what.inner, cutoff.as_of)
        if all(each.keeps(row) for each in wanted)
    ]
    show([page(Listing(opened, cutoff, what, listed, rows, grouping))], output_format, output)
    return 0


def _columns(
    what: Listable, typed: str | None, asked: tuple[ListedColumn, ...]
) -> tuple[ListedColumn, ...]:
    """The columns that were typed; else the usual ones, and those that were asked about."""
    if typed is None:
        known = {column.name: column for column in (*what.usual, *asked)}
        return tuple(known.values())
    if typed.strip() in _ALL:
        return what.columns
    names = [name for name in typed.translate(_APART).split(",") if name.strip()]
    return tuple(column_named(what, name.strip()) for name in names)
