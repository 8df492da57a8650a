"""``wenming why FIGURE``: why a figure changed between two days."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import (
    Directory,
    FigureName,
    OfOwner,
    OfWorkstream,
    OutputFile,
    PageFormat,
    PlanId,
)
from wenming_cli.figures.causes.decomposition import decomposed
from wenming_cli.figures.causes.made import Made, made_of
from wenming_cli.figures.definitions import Definition
from wenming_cli.figures.inspections.coverage import label_in
from wenming_cli.figures.standing import Group
from wenming_cli.figures.trends.moments import Moment
from wenming_cli.figures.trends.series import Followed
from wenming_cli.inputs import days, naming, opening, scopes
from wenming_cli.inputs.output import show
from wenming_cli.model.plan import Plan
from wenming_cli.screens import why as screens
from wenming_cli.stop import Stop


def why(
    figure: FigureName,
    directory: Directory = Path(),
    plan: PlanId = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="月份或日期",
            help="从哪个月末或哪一天比起（默认：上个月末，和 status、月报比的一样）",
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="月份或日期", help="到哪个月末或哪一天（默认：今天）"),
    ] = None,
    owner: OfOwner = None,
    workstream: OfWorkstream = None,
    everything: Annotated[bool, typer.Option("--all", help="逐条列出全部记录")] = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """数字为什么变了：两天之间，多少是原有记录变的，多少是新增的、不再计入的带来的，逐条列出。

    例：wenming why 整改率 --to 2020-06

    例：wenming why 按期办结率 --from 2020-03 --to 2020-06 --owner 龙泉街道
    """
    row = naming.figure_named(figure)
    opened = opening.open_plan(directory, plan)
    followed = scopes.followed(opened, owner, workstream)
    before, after = (followed.at(moment) for moment in _moments(opened, since, until))
    change = decomposed(_made(before, row, followed), _made(after, row, followed))
    cause = screens.FigureChange(opened, followed.name, before, after, change)
    show([screens.page(cause, everything=everything)], output_format, output)
    return 0


def _moments(plan: Plan, since: str | None, until: str | None) -> tuple[Moment, Moment]:
    """The two days: the last one asked for, and by default the end of the month before it."""
    last = days.end_of(until, "--to", plan) or days.cutoff_of(plan, None, None).as_of
    first = days.end_of(since, "--from", plan) or last.replace(day=1) - timedelta(days=1)
    if first >= last:
        raise Stop(f"--from（{first}）要比 --to（{last}）早\n提示：月份算到月末，当月算到今天")
    return Moment(str(first), first), Moment(str(last), last)


def _made(group: Group, row: Definition, followed: Followed) -> Made:
    made = made_of(group, row)
    if made is None:
        of = f"{followed.name}没有" if followed.name else "计划里没有"
        label = label_in(group.frame.plan.settings, row)
        raise Stop(f"{of}{label}这个数字：没有相应的记录")
    return made
