"""``wenming draw --count 10``: sites drawn by lot, so that anybody can draw them once more."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli import terminal
from wenming_cli.commands import AsOf, Directory, DryRun, OutputFile, PageFormat, PlanId, offered
from wenming_cli.figures.draws.drawing import Drawing, Register, Seed, Stratification, drawn
from wenming_cli.inputs import days, naming, opening
from wenming_cli.inputs.edits.carrying_out import Intent, WritingDesk, carry_out, open_desk
from wenming_cli.inputs.output import show
from wenming_cli.model.assessment import Assessment, Draw
from wenming_cli.model.plan import Plan
from wenming_cli.model.shape import shape_of
from wenming_cli.screens import drawing as screens
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop
from wenming_cli.writing.edit import Replace, Typed
from wenming_cli.writing.plain_tree import record_plain
from wenming_cli.writing.rendering import Pen

_WHOLE = ("register", "点位册")


def draw(
    directory: Directory = Path(),
    plan: PlanId = None,
    count: Annotated[
        int | None, typer.Option("--count", metavar="个数", help="抽几个点位", show_default=False)
    ] = None,
    by: Annotated[
        Literal["type", "subdistrict", "none"],
        typer.Option("--by", help="先按点位类型或街道分层，各层按点位数的比例抽"),
    ] = "type",
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="范围",
            help="从哪里抽：点位册（默认），或其中的点位类型、街道（可写几次）",
            autocompletion=offered("site_types"),
        ),
    ] = None,
    seed: Annotated[
        str | None,
        typer.Option(
            "--seed", metavar="文字", help="种子（默认：计划内容的摘要和最近一次月结，谁也挑不了）"
        ),
    ] = None,
    assessment: Annotated[
        str | None,
        typer.Option(
            "--assessment",
            metavar="测评",
            help="为哪一次测评抽：按它的开始日期看点位册；已经抽过的，重抽一遍来核对",
            autocompletion=offered("assessments"),
        ),
    ] = None,
    as_of: AsOf = None,
    write: Annotated[bool, typer.Option("--write", help="抽完就记进 --assessment 的测评")] = False,
    dry_run: DryRun = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """抽取点位：分层、不重复，名单由种子和点位编号算出，谁都能重抽一遍核对。

    例：wenming draw --count 12 --assessment MC-2020-06

    例：wenming draw --count 12 --by subdistrict --from 农贸市场 --seed 2020年6月抽查
    """
    desk = open_desk(directory, plan) if write else None
    opened = opening.open_plan(directory, plan) if desk is None else desk.plan
    held = None if assessment is None else naming.assessment_named(opened, assessment)
    register = _register(opened, held, as_of, source or ())
    recorded = None if held is None else held.draw
    wanted = count if count is not None or recorded is None else len(recorded.sites)
    sown = _seed(opened, recorded, seed)
    found = drawn(register, _possible(register, wanted), sown, Stratification[by.upper()])
    if desk is not None:
        return _write(desk, held, found, dry_run=dry_run)
    is_chinese = opened.project.place.is_chinese
    entry = record_plain({"draw": _entry(found)}, shape_of(Assessment), is_chinese=is_chinese)
    show([screens.page(opened, found, Pen().fields(entry), held)], output_format, output)
    return 1 if held is not None and screens.is_as_recorded(found, held) is False else 0


def _register(
    plan: Plan, held: Assessment | None, as_of: str | None, source: Sequence[str]
) -> Register:
    """The register on the day of the draw, and what of it is drawn from."""
    if held is not None and as_of is not None:
        raise Stop("--assessment 按测评的开始日期看点位册，不和 --as-of 一起写")
    day = held.start if held is not None else days.day(as_of) or terminal.today()
    twice = [name for name, times in Counter(site.id for site in plan.sites).items() if times > 1]
    if twice:
        raise Stop(f"点位编号{quoted(twice[0])}写了两次，先改好再抽", code=1)
    register, named = Register.on(plan.sites, day), [n for n in source if n not in _WHOLE]
    streets = [plan.unit_named(n) for n in named if plan.unit_named(n) in plan.subdistricts]
    kinds = [n for n in named if plan.unit_named(n) not in plan.subdistricts]
    return register.of([naming.site_type_named(plan, n) for n in kinds], streets)


def _seed(plan: Plan, recorded: Draw | None, typed: str | None) -> Seed:
    """The seed that was typed, else that of the draw that is checked, else the plan's own."""
    if typed is not None:
        return Seed(typed.strip())
    return Seed.of(plan) if recorded is None else Seed(recorded.seed)


def _possible(register: Register, count: int | None) -> int:
    """How many sites are to be drawn, no more than there are."""
    there = len(register.pool)
    if count is None:
        raise Stop("要写抽几个：--count 12")
    if count < 1:
        raise Stop("--count 至少写 1")
    if count > there:
        kinds = "、".join(register.kinds)
        where = f"{register.day} 在册的{kinds}点位只有 {there} 个"
        raise Stop(f"抽不了 {count} 个：{where}", code=1)
    return count


def _entry(found: Drawing) -> dict[str, Typed]:
    """What is recorded of a draw."""
    return {
        "seed": found.seed.text,
        "register": found.register.digest,
        "sites": [site.id for site in found.sites],
        "rule": found.rule,
    }


def _write(desk: WritingDesk, held: Assessment | None, found: Drawing, *, dry_run: bool) -> int:
    """Record a draw in its assessment; one that was drawn for is not drawn for again."""
    if held is None:
        raise Stop("--write 要写明记进哪次测评：--assessment 编号")
    if held.draw is not None:
        at = held.draw.location()
        raise Stop(
            f"{held.id} 已经抽过（{at.file_line}），不重抽；核对：去掉 --write 再运行", code=1
        )
    return carry_out(desk, Intent([Replace(held, "draw", _entry(found))]), dry_run=dry_run)
