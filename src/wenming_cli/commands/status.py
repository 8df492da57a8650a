"""``wenming status``: the first look in the morning."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wenming_cli import terminal
from wenming_cli.commands import (
    Against,
    AsOf,
    AtRevision,
    Directory,
    InMonth,
    OfOwner,
    OutputFile,
    PageFormat,
    PlanId,
)
from wenming_cli.figures.agreed.variance import variance
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.standing import group_at, standing
from wenming_cli.formats.pages import Look
from wenming_cli.formats.pages.text import lines
from wenming_cli.inputs import days, naming, opening, plan_choice
from wenming_cli.inputs.baselines import baseline_named
from wenming_cli.inputs.output import show
from wenming_cli.model.plan import Plan
from wenming_cli.pages.page import Page
from wenming_cli.screens.against import with_variance
from wenming_cli.screens.status import window
from wenming_cli.screens.status.screen import StatusScreen
from wenming_cli.screens.status.status_text import overview_page, page
from wenming_cli.stop import Stop

if TYPE_CHECKING:
    from wenming_cli.history import Commit


def status(
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    by: Annotated[
        Literal["workstream", "owner"], typer.Option("--by", help="按重点工作还是按单位列表")
    ] = "workstream",
    owner: OfOwner = None,
    rev: AtRevision = None,
    against: Against = None,
    everything: Annotated[bool, typer.Option("--all", help="全部列出，不限一屏")] = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """一屏看清计划：主要数字、各项重点工作、逾期滞后和未报送的任务、今天要办的事。

    例：wenming status

    例：wenming status --month 2020-06 --by owner
    """
    plans, commit = _opened(directory, plan, rev)
    today = terminal.today() if commit is None else commit.day
    revision = None if commit is None else commit.hash
    every = [_screen(p, days.cutoff_on(today, p, as_of, month), by, owner, revision) for p in plans]
    if against is not None:
        show([_against(every, against)], output_format, output)
        return 0
    rows = terminal.rows() if output is None and output_format in {None, "text"} else None
    if len(every) > 1:
        shown = overview_page(every)
    elif rows is None or everything:
        shown = page(every[0], everything=everything)
    else:
        shown = window.page(every[0], rows, _height)
    show([shown], output_format, output)
    return 0


def _against(screens: Sequence[StatusScreen], name: str) -> Page:
    """The page of the one plan, with what moved against a baseline."""
    if len(screens) > 1:
        raise Stop("--against 一次看一个计划，用 --plan 选")
    standing_now = screens[0].standing
    found = variance(baseline_named(standing_now.plan, name), standing_now.plan, standing_now.as_of)
    return with_variance(page(screens[0], everything=True), found)


def _height(shown: Page) -> int:
    """The lines of a page on the terminal."""
    return len(lines(shown, Look(terminal.columns())))


def _opened(
    directory: Path, plan: str | None, rev: str | None
) -> tuple[list[Plan], "Commit | None"]:
    """The plans as they are, or as they were at a revision."""
    if rev is None:
        return opening.open_plans(directory, plan), None

    from wenming_cli.inputs import revisions  # noqa: PLC0415  git, for --rev alone

    commit, every = revisions.plans_at(directory, rev)
    chosen = every if plan is None else [plan_choice.by_id(every, plan)]
    return [opening.computable(loaded) for loaded in chosen], commit


def _screen(
    plan: Plan, cutoff: Cutoff, by: str, owner: str | None, revision: str | None
) -> StatusScreen:

    unit = None if owner is None else naming.owner_named(plan, owner)
    now = standing(plan, cutoff.as_of)
    month_end = cutoff.as_of.replace(day=1) - timedelta(days=1)
    before = group_at(plan, month_end, unit) if month_end >= plan.start else None
    whole = now.whole if unit is None else group_at(plan, cutoff.as_of, unit)
    is_by_workstream = by == "workstream" and unit is None
    rows = now.workstreams if is_by_workstream else now.owners
    rest = now.no_workstream if is_by_workstream else now.no_owner
    if unit is not None:
        rows, rest = tuple(group for group in now.owners if group.id == unit), None
    groups = (*rows, rest) if rest is not None else rows
    heading = "重点工作" if is_by_workstream else "单位"
    return StatusScreen(now, cutoff, whole, before, groups, heading, revision)
