"""``wenming assess``: what an assessment scored, where points were lost, what nobody looked at."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    OutputFile,
    PageFormat,
    PlanId,
    offered,
)
from wenming_cli.inputs import days, naming, opening
from wenming_cli.inputs.output import show
from wenming_cli.screens import assess as screen
from wenming_cli.screens.assess_asked import assessed
from wenming_cli.stop import Stop


def assess(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[测评]",
            help="测评的编号或名称；不写就是最近一次，没有测评就是全部观察",
            autocompletion=offered("assessments"),
        ),
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    cycle: Annotated[
        str | None,
        typer.Option(
            "--cycle", metavar="周期", help="只看这个周期的观察：编号（从 0 起），或其中一天"
        ),
    ] = None,
    by: Annotated[
        Literal["item", "owner", "subdistrict", "type", "site", "standard", "content", "system"],
        typer.Option(
            "--by", help="按测评项目、责任单位、街道、点位类型、点位、标准、测评内容或体系列出"
        ),
    ] = "item",
    everything: Annotated[bool, typer.Option("--all", help="失分和未测的全部列出")] = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """测评结果：得分率、比上次高低、按项目单位街道点位的得分、失分清单和整改、未测的标准。

    例：wenming assess

    例：wenming assess MN-2 --by owner
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    asked = None if name is None else naming.assessment_named(opened, name)
    try:
        exam, scope = assessed(opened, cutoff, asked, days.cycle(cycle))
    except ValueError as reason:
        raise Stop(str(reason)) from None
    shown = screen.Results(exam, cutoff, by, scope, everything)
    show([screen.page(shown)], output_format, output)
    return 0
