"""``wenming notices``: steps that are suggested, notices that went out; ``draft`` writes them."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    OfOwner,
    PageFormat,
    PlanId,
    templates_are_trusted,
)
from wenming_cli.commands.of_notices.drafting import FOLDER, Drafts, write
from wenming_cli.inputs import naming, opening
from wenming_cli.inputs.output import show
from wenming_cli.screens import notices as screens
from wenming_cli.stop import Stop


class KindName(StrEnum):
    """The kinds of documents: 交办, the steps, mildest first, and the application to close."""

    ASSIGN = "assign"
    REMIND = "remind"
    SUPERVISE = "supervise"
    CIRCULATE = "circulate"
    INTERVIEW = "interview"
    CLOSURE = "closure"


_NO_SUGGESTION = "交办由人决定，程序不建议，没有文书可写；交办以后写进计划的督办文书，类别写交办"


def notices(
    action: Annotated[
        Literal["draft"] | None,
        typer.Argument(metavar="draft", help="写 draft：把建议的文书写成文件"),
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    kind: Annotated[
        list[KindName] | None,
        typer.Option(
            "--kind",
            help="只看交办、提醒、督办、通报、约谈；closure 是销号申请表，只用于 draft（可写几次）",
        ),
    ] = None,
    per: Annotated[
        Literal["unit", "notice"],
        typer.Option("--per", help="draft：每个单位每种文书一份，或者一事一份（约谈总是按单位）"),
    ] = "unit",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="draft：只说会写哪些文件，不写")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="draft：已有的同名文件也改写")
    ] = False,
    trust_templates: Annotated[
        bool, typer.Option("--trust-templates", help="draft：在 CI 里也用计划仓库自己的模板")
    ] = False,
    output_format: PageFormat = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help="写到文件（UTF-8）；draft 时是文件夹（默认：督办文书）",
        ),
    ] = None,
) -> int:
    """建议的提醒、督办、通报、约谈，已签发的文书，超期未回复的；draft 写出文书，签发由人决定。

    例：wenming notices

    例：wenming notices draft -o 文书
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    unit = None if owner is None else naming.owner_named(opened, owner)
    kinds = frozenset(each.value for each in kind or ())
    wanted = screens.NoticeFilter(opened, unit, kinds)
    if action == "draft":
        if KindName.ASSIGN in kinds:
            raise Stop(_NO_SUGGESTION)
        trusted = templates_are_trusted(trust_templates)
        folder = output or Path(FOLDER)
        form = output_format or "markdown"
        if form not in ("markdown", "docx"):
            raise Stop(f"文书写不成 {form}，可以 --format markdown 或者 docx")
        drafts = Drafts(opened, cutoff.as_of, folder, per == "unit", trusted, form)
        papers = [*drafts.notices(wanted.suggested)]
        if KindName.CLOSURE in kinds:
            papers += drafts.closures(wanted.of_owner)
        write(drafts, papers, dry_run=dry_run, overwrite=overwrite)
        return 0
    if KindName.CLOSURE in kinds:
        raise Stop("closure 是销号申请表，只用于 wenming notices draft")
    screen = screens.screen_at(opened, cutoff, wanted)
    show([screens.page(screen)], output_format, output)
    return 0
