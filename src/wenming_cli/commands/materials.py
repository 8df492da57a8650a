"""``wenming materials``: what is due from whom as proof of the standards."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import AsOf, Directory, InMonth, OfOwner, OutputFile, PageFormat, PlanId
from wenming_cli.figures.exam.materials import MaterialStage, material_states
from wenming_cli.inputs import naming, opening
from wenming_cli.inputs.output import show
from wenming_cli.screens import materials as screens


def materials(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[文字]...",
            help="编号、测评标准或标题里有这些文字的材料；写 pack 装成文件夹，"
            "见 wenming materials pack --help",
        ),
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    state: Annotated[
        list[MaterialStage] | None, typer.Option("--state", help="只列这种状态（可写几次）")
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="只列到了时限还没有报齐的")] = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """申报材料：哪个单位该报什么、到什么时限、是什么状态；pack 按编号装成文件夹。

    例：wenming materials --due --owner 区教育体育局

    例：wenming materials pack -o 申报材料
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    wanted = screens.MaterialFilter(
        owner=None if owner is None else naming.owner_named(opened, owner),
        words=tuple(words or ()),
        states=frozenset(each.value for each in state or ()),
        due=due,
    )
    states = material_states(opened, cutoff.as_of)
    shown = screens.holdings(opened, cutoff, states, wanted)
    show([screens.page(shown)], output_format, output)
    return 0
