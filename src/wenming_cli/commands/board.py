"""``wenming board``: red and black list of a month, another period or an inspection cycle."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import sink
from wenming_cli.commands import Directory, OutputFile, PageFormat, PlanId, offered
from wenming_cli.figures.boards import Standings, boards
from wenming_cli.figures.boards.published import published
from wenming_cli.figures.days.cycles import cycles
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.points import leagues
from wenming_cli.inputs import days, naming, opening
from wenming_cli.inputs.output import show
from wenming_cli.model.named_period import CycleNumber, month_period
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.screens import board as screens
from wenming_cli.screens import points_board
from wenming_cli.screens.board import BoardScreen, GroupBoard
from wenming_cli.screens.board_object import document
from wenming_cli.screens.points_board import PointsScreen
from wenming_cli.stop import Stop


def board(
    directory: Directory = Path(),
    plan: PlanId = None,
    month: Annotated[
        str | None,
        typer.Option(
            "--month",
            "--period",
            metavar="月份或时段",
            help="哪个月或别的时段，如 2020-06、2020-Q2（默认：最近过完的一个月）",
        ),
    ] = None,
    cycle: Annotated[
        str | None,
        typer.Option(
            "--cycle",
            metavar="日期或序号",
            help="哪个巡查周期：周期里的一天，如 2020-06-15，或者序号",
        ),
    ] = None,
    group: Annotated[
        list[OwnerKind] | None, typer.Option("--group", help="只看这类单位（可写几次）")
    ] = None,
    scheme: Annotated[
        str | None,
        typer.Option(
            "--scheme",
            metavar="计分办法",
            help="按计划里的这个计分办法排（编号）",
            autocompletion=offered("schemes"),
        ),
    ] = None,
    detail: Annotated[
        bool, typer.Option("--detail", help="同 --scheme 用：逐条列出每一分出自哪条记录")
    ] = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """红黑榜建议名单：按单位类别排名，列出得分、分子分母、不参评的原因，和已公布的对照。

    例：wenming board --month 2020-06

    例：wenming board --scheme LH --month 2020-06 --detail
    """
    if month is not None and cycle is not None:
        raise Stop("--month 和 --cycle 只写一个")
    opened = opening.open_plan(directory, plan)
    if scheme is not None:
        screen_of = _of_scheme(opened, scheme, month, cycle, detailed=detail)
        show([points_board.page(screen_of)], output_format, output)
        return 0
    if detail:
        raise Stop("--detail 和 --scheme 一起用")
    wanted = frozenset(each.value for each in group or ())
    screen = (
        _of_period(opened, month, wanted) if cycle is None else _of_cycle(opened, cycle, wanted)
    )
    show([screens.page(screen, partial(document, screen))], output_format, output)
    return 0


def _of_period(plan: Plan, written: str | None, wanted: frozenset[str]) -> BoardScreen:

    cutoff = days.cutoff_of(plan, None, written or "last")
    named = cutoff.period or month_period(Month.of(cutoff.as_of))
    period = Period.of(named).until(cutoff.as_of)
    groups = _groups(plan, period, wanted, str(named))
    month = Month.of(named.last)
    return BoardScreen(plan, period, named.name, month, str(named), cutoff.note, groups)


def _of_scheme(
    plan: Plan, name: str, month: str | None, cycle: str | None, *, detailed: bool
) -> PointsScreen:
    """The leagues of a scheme in its own kind of period, the one the month lies in."""
    if cycle is not None:
        raise Stop("计分办法按它自己的计分周期排，不用 --cycle，用 --month 写周期里的一个月")
    scheme = naming.scheme_named(plan, name)
    cutoff = days.cutoff_of(plan, None, month or "last")
    named = cutoff.period
    last = Month.of(cutoff.as_of if named is None else named.last)
    period = leagues.period_of(scheme, last)
    if named is not None and named.month is None and Period.of(named) != period:
        raise Stop(f"{sink.quoted(scheme.name)}按{scheme.period.label}计分，没有{named.name}的得分")
    as_of = min(period.last, days.cutoff_of(plan, None, None).as_of)
    note = "周期还没有过完" if as_of < period.last else None
    lived = period.until(as_of)
    ranked = leagues.leagues(plan, scheme, lived)
    title = leagues.period_name(scheme, period)
    return PointsScreen(plan, scheme, lived, title, note, ranked, detailed)


def _of_cycle(plan: Plan, written: str, wanted: frozenset[str]) -> BoardScreen:

    as_of = days.cutoff_of(plan, None, None).as_of
    asked = days.cycle(written)
    found = next((each for each in cycles(plan, as_of) if each.is_meant_by(asked)), None)
    if found is None:
        raise Stop(f"到 {as_of} 为止，没有{sink.quoted(sink.clipped(written, 40))}这个巡查周期")
    period = Period(found.first, found.last).until(as_of)
    note = "周期还没有过完" if found.is_running(as_of) else None
    about = str(CycleNumber(found.index))
    groups = _groups(plan, period, wanted, about)
    return BoardScreen(plan, period, found.full_name, found.month, about, note, groups)


def _groups(plan: Plan, period: Period, wanted: frozenset[str], about: str) -> list[GroupBoard]:
    """The groups asked for; else those that have anything to be measured by."""
    return [
        _group(plan, each, period, about)
        for each in boards(plan, period)
        if (each.group.value in wanted if wanted else each.has_records)
    ]


def _group(plan: Plan, standings: Standings, period: Period, about: str) -> GroupBoard:
    """A group; where its list looked up to an earlier day only, it is ranked by that day."""
    known = published(plan, standings.group)
    board = known.get(about)
    day = board.cutoff if board is not None else None
    if day is not None and day in period and day < period.last:
        until = boards(plan, period.until(day))
        standings = next((s for s in until if s.group is standings.group), standings)
    else:
        day = None
    return GroupBoard(standings, published(plan, standings.group, period.last), known, day)
