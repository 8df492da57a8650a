"""``wenming audit``: what an auditor would ask of the records; never more than questions."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    OfOwner,
    OutputFile,
    PageFormat,
    PlanId,
)
from wenming_cli.figures.audit import Asked
from wenming_cli.figures.audit import audit as questions_of
from wenming_cli.inputs import naming, opening
from wenming_cli.inputs.output import show
from wenming_cli.screens import audit as screens


def audit(
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    everything: Annotated[
        bool, typer.Option("--all", help="每件的记录全部列出，不只前几条")
    ] = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """请核实的事：自查和别人查的差得多、日期数字太整齐、照片文字用了几处，逐件列出记录；只问，不下结论。

    例：wenming audit

    例：wenming audit --owner 龙泉街道 --all
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    unit = None if owner is None else naming.owner_named(opened, owner)
    asked = tuple(_of(each, unit) for each in questions_of(opened, cutoff.as_of))
    show(
        [screens.page(screens.AuditScreen(opened, cutoff, asked, everything))],
        output_format,
        output,
    )
    return 0


def _of(asked: Asked, unit: str | None) -> Asked:
    """What is asked of one unit alone."""
    if unit is None:
        return asked
    return Asked(asked.topic, tuple(q for q in asked.questions if q.unit == unit))
