"""``wenming findings``: the ledger of findings, and what they come to."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    InSubdistrict,
    OfOwner,
    OfWorkstream,
    OutputFile,
    PageFormat,
    PlanId,
    offered,
)
from wenming_cli.figures.findings.finding_state import Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.inputs import naming, opening
from wenming_cli.inputs.output import show
from wenming_cli.model.finding import FindingSeverity
from wenming_cli.screens import findings as screens
from wenming_cli.screens.findings_asked import FindingFilter, ledger


def findings(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[文字]...",
            help="编号、点位、类别或内容里有这些文字的问题；写 add 登记一个，写 log 记办理情况，"
            "见 wenming findings add --help",
            autocompletion=offered("findings"),
        ),
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    workstream: OfWorkstream = None,
    subdistrict: InSubdistrict = None,
    category: Annotated[
        str | None,
        typer.Option(
            "--category",
            metavar="类别",
            help="只看这个类别",
            autocompletion=offered("categories"),
        ),
    ] = None,
    severity: Annotated[
        list[FindingSeverity] | None, typer.Option("--severity", help="只看这种程度（可写几次）")
    ] = None,
    state: Annotated[
        list[Stage] | None, typer.Option("--state", help="只列这种状态（可写几次）")
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="只列逾期未整改的")] = False,
    by: Annotated[
        Literal["owner", "workstream", "subdistrict", "category"] | None,
        typer.Option("--by", help="不列问题，按单位、重点工作、街道或类别列各项比率"),
    ] = None,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """问题台账和各项整改比率，可以按单位、重点工作、街道、类别、程度、状态和文字筛选。

    例：wenming findings --state 待整改

    例：wenming findings --by owner --month 2020-06
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    wanted = FindingFilter(
        owner=None if owner is None else naming.owner_named(opened, owner),
        workstream=None if workstream is None else naming.workstream_named(opened, workstream),
        category=None if category is None else naming.category_named(opened, category),
        subdistrict=None if subdistrict is None else naming.subdistrict_named(opened, subdistrict),
        severities=frozenset(each.value for each in severity or ()),
        words=tuple(words or ()),
        states=frozenset(each.value for each in state or ()),
        overdue=overdue,
    )
    shown = ledger(opened, cutoff, survey(opened, cutoff.as_of), wanted, by)
    show([screens.page(shown)], output_format, output)
    return 0
