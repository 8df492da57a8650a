"""``wenming explain WHAT``: why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    OfOwner,
    OfWorkstream,
    OutputFile,
    PlanId,
)

if TYPE_CHECKING:
    from wenming_cli.figures.standing import Group, Standing
    from wenming_cli.model.plan import Plan


def explain(
    what: Annotated[str, typer.Argument(metavar="代码或比率", help="如 E301，或 on_time_rate")],
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    workstream: OfWorkstream = None,
    output: OutputFile = None,
) -> int:
    """解释一个代码（为什么算错、怎么改），或者一个数字（怎么算、算进了哪些记录、写在哪里）。"""
    from wenming_cli import codes, days, opening, sink, terminal
    from wenming_cli.figures.standing import standing
    from wenming_cli.screens import explanation

    page = codes.manual(what.upper())
    if page is not None:
        terminal.emit(page, output)
        return 0
    figure = explanation.figure_named(what)
    if figure is None:
        known = [*codes.known_codes(), *explanation.figure_names()]
        raise terminal.Stop(f"没有{sink.quoted(what)}这个代码或比率{opening.near(what, known)}")
    opened = opening.open_plan(directory, plan)
    now = standing(opened, days.cutoff_of(opened, as_of, month).as_of)
    group = _group(opened, now, owner, workstream)
    terminal.emit(explanation.of_figure(opened, now, group, figure), output)
    return 0


def _group(plan: "Plan", now: "Standing", owner: str | None, workstream: str | None) -> "Group":
    from wenming_cli import opening, terminal
    from wenming_cli.figures.standing import group_at

    if owner is not None and workstream is not None:
        raise terminal.Stop("--owner 和 --workstream 只写一个")
    if workstream is not None:
        wanted = opening.workstream_named(plan, workstream)
        return next(group for group in now.workstreams if group.id == wanted)
    if owner is None:
        return now.whole
    group = group_at(plan, now.as_of, opening.owner_named(plan, owner))
    if not (group.tasks or group.findings or (group.patrol and group.patrol.sites)):
        raise terminal.Stop(f"截至 {now.as_of}，{group.name} 没有任务、问题和点位")
    return group
