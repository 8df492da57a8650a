"""``wenming standards``: what is asked for, who answers, and what is missing."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    OfItem,
    OfOwner,
    OutputFile,
    PageFormat,
    PlanId,
    offered,
)
from wenming_cli.figures.exam.holes import CYCLES
from wenming_cli.inputs import naming, opening
from wenming_cli.inputs.output import show
from wenming_cli.screens import standards as screen


def standards(
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    system: Annotated[
        str | None,
        typer.Option(
            "--system",
            metavar="体系",
            help="只看这个测评体系（编号或名称）",
            autocompletion=offered("systems"),
        ),
    ] = None,
    item: OfItem = None,
    owner: OfOwner = None,
    site_type: Annotated[
        str | None,
        typer.Option(
            "--site-type",
            metavar="类型",
            help="只看适用于这种点位类型的",
            autocompletion=offered("site_types"),
        ),
    ] = None,
    holes: Annotated[
        bool, typer.Option("--holes", help="列出缺口：没人负责、没有点位、没有观察、缺材料等")
    ] = False,
    cycles: Annotated[
        int,
        typer.Option(
            "--cycles", metavar="个数", min=1, help="几个周期没有观察就算缺口", show_default=True
        ),
    ] = CYCLES,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """测评标准：谁负责、看哪些点位、最近哪天观察、得分率、待整改问题、材料；--holes 列出缺口。

    例：wenming standards --owner 城管局

    例：wenming standards --holes
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    wanted = screen.StandardFilter(
        system=None if system is None else naming.system_named(opened, system),
        item=None if item is None else naming.item_named(opened, item),
        owner=None if owner is None else naming.owner_named(opened, owner),
        site_type=None if site_type is None else naming.site_type_named(opened, site_type),
    )
    shown = screen.StandardsShown(opened, cutoff, wanted, cycles, only_holes=holes)
    show([screen.page(shown)], output_format, output)
    return 0
