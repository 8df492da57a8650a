"""``wenming validate``: check plans, in CI and before a commit."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import terminal
from wenming_cli.commands import AsOf, Directory, OutputFile, PlanId
from wenming_cli.commands.of_validate import repairs
from wenming_cli.formats.diagnostics import FormatName, endings, format_named
from wenming_cli.inputs import codes, days, plan_checking
from wenming_cli.inputs.output import form_for
from wenming_cli.inputs.plan_checking import More
from wenming_cli.inputs.plan_choice import chosen_folders
from wenming_cli.loading import Loaded
from wenming_cli.stop import Stop

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[路径]...", help="计划文件夹、放着几个计划的文件夹，或计划里的文件"),
]
Codes = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="代码", help="只报这些代码（可写前几位，如 E4）"),
]
Ignored = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="代码", help="不报这些代码（可写前几位）")
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="版本",
        help="连同改动规矩一起检查：和从 git 里的这个版本分出的地方比，如 origin/main",
    ),
]

_OF_DIFF = (".diff", ".patch", ".txt")


def validate(
    paths: Paths = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    output_format: Annotated[
        FormatName | None,
        typer.Option("--format", help="输出格式，不写就看 -o 的文件名，再不然是 text"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过")] = False,
    select: Codes = None,
    ignore: Ignored = None,
    as_of: AsOf = None,
    base: Base = None,
    output: OutputFile = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="先改好只有一种改法的笔误，其余一个字节不动")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="和 --fix 一起：只看会改什么，不改；有可改的退出 1")
    ] = False,
) -> int:
    """检查计划写得对不对，逐处指出文件、行、列和改法。

    跟日期有关的规则只在写了 --as-of 时检查，改动规矩只在写了 --base 时检查，
    这样 CI 不会隔夜变红。

    例：wenming validate

    例：wenming validate --fix --dry-run
    """
    if dry_run and not fix:
        raise Stop("--dry-run 要和 --fix 一起用")
    form = form_for(output_format, output, {"diff": _OF_DIFF} if dry_run else endings(), "text")
    folders = chosen_folders(paths or (), directory, plan)
    day = days.day(as_of)
    select, ignore = codes.parted(select), codes.parted(ignore)
    codes.require_codes([*select, *ignore])
    if fix:
        fixed = repairs.repairs_in(folders, [directory / path for path in paths or ()])
        if dry_run:
            repairs.show(fixed, output)
            return int(bool(fixed))
        repairs.make(fixed)
    more = (
        plan_checking.no_more if base is None else _policy(base, day, directory, paths or (), plan)
    )
    around = plan_checking.overlooked(folders, [directory / path for path in paths or ()])
    outcome = plan_checking.checked(folders, day, select, ignore, more)
    outcome = plan_checking.with_more(outcome, around, select, ignore)
    columns = terminal.columns() if output is None else None
    colour = output is None and terminal.use_colour()
    outcome = replace(outcome, page=codes.manual, strict=strict, columns=columns, colour=colour)
    terminal.emit(format_named(form).render(outcome), output)
    if form == "text" and not fix:
        repairs.offer(outcome.diagnostics, folders, [directory / path for path in paths or ()])
    return int(any(map(outcome.fails, outcome.diagnostics)))


def _policy(
    base: str, as_of: date | None, directory: Path, paths: Sequence[Path], plan: str | None
) -> Callable[[Sequence[Loaded]], More]:
    """What the change policy says against a revision; only then is git asked."""
    from wenming_cli.commands.of_validate import policy  # noqa: PLC0415  git and its rules, for --base alone

    return policy.checks(base, as_of, policy.PolicyView(directory, paths, plan))
