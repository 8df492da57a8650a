"""``wenming need FIGURE TARGET``: how much is missing, and which records would do."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import (
    AsOf,
    Directory,
    FigureName,
    OfOwner,
    OfWorkstream,
    OutputFile,
    PageFormat,
    PlanId,
)
from wenming_cli.figures.causes.made import made_of
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.definitions import Definition, Subject
from wenming_cli.figures.indicators.actual_values import target_of
from wenming_cli.figures.inspections.coverage import Round, label_in
from wenming_cli.figures.needs.amount_to_pay import Payable, payable, usual_target
from wenming_cli.figures.needs.missing import (
    Missing,
    counted_by,
    missing,
    records_by,
    with_new_records,
)
from wenming_cli.figures.rows import Amount, Counted
from wenming_cli.figures.standing import Group
from wenming_cli.figures.table import CHECK_ROWS, PLANNED_PROGRESS
from wenming_cli.figures.trends.moments import Moment
from wenming_cli.inputs import days, naming, opening, scopes
from wenming_cli.inputs.output import show
from wenming_cli.inputs.typed_targets import target_for
from wenming_cli.model.plan import Plan
from wenming_cli.screens.need import AskedFigure
from wenming_cli.stop import Stop


def need(
    figure: FigureName,
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="目标",
            help="如 90%、0.9；资金的也可以写金额。不写就用绩效指标定的、数字自己的线，"
            "执行率是序时进度，巡查是本周期全部到过",
        ),
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="月份或日期",
            help="到哪一天要达到（默认：就是今天；巡查到本周期最后一天）",
        ),
    ] = None,
    owner: OfOwner = None,
    workstream: OfWorkstream = None,
    everything: Annotated[bool, typer.Option("--all", help="逐条列出全部能办的记录")] = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """还差多少：一个数字要达到目标，最少还要办几项，哪几项还能办，各是谁的；或者为什么达不到。

    例：wenming need 整改率 95%

    例：wenming need 按期办结率 90% --by 2020-07-31

    例：wenming need 预算执行率 --by 2020-09-30
    """
    row = naming.figure_named(figure)
    opened, cutoff = opening.open_at(directory, plan, as_of, None)
    followed = scopes.followed(opened, owner, workstream)
    group = followed.at(Moment(str(cutoff.as_of), cutoff.as_of))
    day = _last_day(opened, cutoff, row, group, by)
    if target is None and row.subject is Subject.ROUNDS and _running(group) is not None:
        aim, source = Fraction(1), "本周期应巡点位全部到过"
        lacks = _lacks(group, row, aim, day, _running(group))
    else:
        aim, source = _target(opened, row, target, day)
        lacks = _lacks(group, row, aim, day)
    asked = AskedFigure(opened, cutoff, followed.name, group, row, source)
    show([asked.page(lacks, everything=everything)], output_format, output)
    return 0


def _last_day(
    plan: Plan, cutoff: Cutoff, row: Definition, group: Group, written: str | None
) -> date:
    if written is not None:
        day = days.day_ahead(written, "--by", plan)
        if day < cutoff.as_of:
            raise Stop(f"--by（{day}）已经过去，算的是 {cutoff.as_of}")
        return day
    running = _running(group) if row.subject is Subject.ROUNDS else None
    return running.cycle.last if running is not None else cutoff.as_of


def _running(group: Group) -> Round | None:
    """The cycle that still goes on."""
    return group.patrol.running if group.patrol is not None else None


def _target(plan: Plan, row: Definition, written: str | None, day: date) -> tuple[Fraction, str]:
    """What the figure is to reach, and who says so."""
    if written is not None:
        return target_for(row, written), "这次写的"
    for indicator in plan.indicators:
        value = target_of(indicator)
        if indicator.measure == f"figure:{row.id}" and value is not None:
            return value / 100, f"绩效指标 {indicator.id} 的指标值"
    usual = usual_target(plan, row, day) if isinstance(row, Amount) else None
    if usual is not None:
        return usual, f"{day} 的序时进度"
    if row.lines:
        return row.lines[0], "规定的线"
    label = label_in(plan.settings, row)
    raise Stop(f"{label}没有规定的目标\n提示：写上要达到多少，如 wenming need {label} 90%")


def _lacks(
    group: Group, row: Definition, target: Fraction, day: date, only: Round | None = None
) -> Missing | Payable:
    """What is missing; of one cycle alone, where one is given."""
    figure = group.figure(row.id)
    if figure is None:
        label = label_in(group.frame.plan.settings, row)
        raise Stop(f"{group.name}没有{label}这个数字：没有相应的记录")
    if isinstance(row, Amount):
        found = payable(group.frame.plan, row, group.frame.as_of, target, day)
        if found is not None:
            return found
    if row in CHECK_ROWS or row.subject is Subject.SAMPLES:
        return with_new_records(figure, target, day)
    if isinstance(row, Counted) and row is not PLANNED_PROGRESS:
        records = only.turns if only is not None else records_by(row, group, day)
        return missing(counted_by(row, day, group.tallies), records, group, target, day)
    made = made_of(group, row) if row.subject is Subject.OBSERVATIONS else None
    if made is not None:
        return missing(made.of, made.records, group, target, day)
    is_of_time = row.subject in (Subject.TIME, Subject.TASKS)
    why = "只随时间变" if is_of_time else "按指标得分算，逐项看 wenming score"
    raise Stop(f"{row.label}{why}，没有可以多办几项的记录")
