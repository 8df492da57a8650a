"""``wenming diff``: what changed, and what it does to the figures."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import terminal
from wenming_cli.changes import compare
from wenming_cli.changes.consequences import consequences
from wenming_cli.changes.samples import marked, unmarked
from wenming_cli.commands import AsOf, Directory, InMonth, OutputFile, PageFormat, PlanId
from wenming_cli.figures.standing import standing
from wenming_cli.inputs import days, plan_checking, revisions
from wenming_cli.inputs.output import show
from wenming_cli.inputs.plan_choice import no_plan
from wenming_cli.inputs.revisions import Pair, Side
from wenming_cli.loading import Loaded
from wenming_cli.model.plan import PlanFile
from wenming_cli.screens import comparison as screens
from wenming_cli.screens.comparison import ComparedState, Comparison
from wenming_cli.stop import Stop


def diff(
    span: Annotated[
        str | None,
        typer.Argument(
            metavar="[BASE[..HEAD]]",
            help="从哪个版本到哪个版本（默认：最近一次提交到工作区）；写 A...B 从两者分出处算起",
        ),
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="比较暂存区（git add 过的），不看工作区")
    ] = False,
    merge_base: Annotated[
        str | None,
        typer.Option("--merge-base", metavar="分支", help="从和这个分支分出的地方算起"),
    ] = None,
    as_of: AsOf = None,
    month: InMonth = None,
    output_format: PageFormat = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="有改动就退出 1")] = False,
    output: OutputFile = None,
) -> int:
    """说清改了什么、数字因此怎么变：谁的时限动了几天，哪笔支出改了，哪条问题记录没有了。

    例：wenming diff

    例：wenming diff HEAD~1
    """
    repository = revisions.repository_around(directory)
    before, after = revisions.sides(repository, span, merge_base, is_staged=staged)
    pairs = revisions.pairs(repository, before, after)
    if not pairs:
        raise no_plan(directory)
    chosen = [pair for pair in pairs if plan is None or plan in _names(pair)]
    if not chosen:
        raise Stop(f"两个版本里都没有编号为“{plan}”的计划")
    every = [_compared(pair, before, after, as_of, month) for pair in chosen]
    show([screens.page(comparison) for comparison in every], output_format, output)
    is_changed = exit_code and any(comparison.changes for comparison in every)
    is_readable = all(pair.after is None or pair.after.is_readable for pair in chosen)
    return int(is_changed or not is_readable)


def _names(pair: Pair) -> set[str]:
    """What a plan may be called on the command line: its id or its folder."""
    loaded = [side for side in (pair.before, pair.after) if side is not None]
    ids = {side.plan.id for side in loaded if side.plan is not None}
    return ids | {side.folder.name for side in loaded}


def _compared(
    pair: Pair, before: Side, after: Side, as_of: str | None, month: str | None
) -> Comparison:
    loaded = [side for side in (pair.before, pair.after) if side is not None]
    plans = [side.plan for side in loaded if side.plan is not None]
    for side in loaded:
        if not side.is_readable:
            terminal.tell(plan_checking.unreadable(side))
    if not plans:
        raise Stop("计划有读不懂的地方，先改好再比较", code=1)
    cutoff = days.cutoff_on(after.day, plans[-1], as_of, month)
    day = cutoff.as_of if as_of or month else after.day
    skipped = _skipped(loaded)
    old, new = (None if side is None else side.plan for side in (pair.before, pair.after))
    standings = [
        standing(side.plan, cutoff.as_of) if side and side.plan and side.is_readable else None
        for side in (pair.before, pair.after)
    ]
    return Comparison(
        plans[-1],
        _state(before, pair.before),
        _state(after, pair.after),
        cutoff.as_of,
        cutoff.note,
        compare(old, new, day, skipped, before.day),
        consequences(*standings),
        skipped,
        unmarked(old, new),
        marked(old, new),
    )


def _skipped(loaded: list[Loaded]) -> frozenset[str]:
    """The sections that can't be compared, because one side could not be read whole of them."""
    if any(side.plan is None for side in loaded):
        return frozenset(PlanFile.model_fields)
    return frozenset(name for side in loaded if side.plan for name in side.plan.damaged)


def _state(side: Side, loaded: Loaded | None) -> ComparedState:

    errors = [] if loaded is None else [d for d in plan_checking.faults(loaded, None) if d.is_error]
    faults = f"有 {len(errors)} 处错误，数字照算" if errors else ""
    if loaded is not None and not loaded.is_readable:
        first = errors[0]
        faults = f"有 {len(errors)} 处错误，数字没有算；第一处在 {first.location}：{first.message}"
    commit = None if side.commit is None else side.commit.hash
    is_read = loaded is None or loaded.is_readable
    return ComparedState(side.name, commit, loaded is not None, len(errors), faults, is_read)
