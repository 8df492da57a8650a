"""``wenming validate``: check plans, in CI and before a commit."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli.commands import AsOf, Directory, OutputFile, PlanId

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
FormatName = Literal["text", "json", "github", "gitlab", "junit", "sarif", "markdown"]
"""The names of ``FORMATS``, known before the formats are loaded."""


def validate(
    paths: Paths = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    output_format: Annotated[FormatName, typer.Option("--format", help="输出格式")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过")] = False,
    select: Codes = None,
    ignore: Ignored = None,
    as_of: AsOf = None,
    output: OutputFile = None,
) -> int:
    """检查计划写得对不对，逐处指出文件、行、列和改法。

    跟日期有关的规则只在写了 --as-of 时检查，这样 CI 不会隔夜变红。
    """
    from dataclasses import replace

    from wenming_cli import codes, days, opening, terminal
    from wenming_cli.formats import format_named

    folders = opening.chosen_folders(paths or (), directory, plan)
    day = days.day(as_of)
    codes.require_codes([*(select or ()), *(ignore or ())])
    found = opening.checked(folders, day, select or (), ignore or (), codes.manual)
    outcome = replace(found, strict=strict)
    terminal.emit(format_named(output_format).render(outcome), output)
    return int(any(map(outcome.fails, outcome.diagnostics)))
