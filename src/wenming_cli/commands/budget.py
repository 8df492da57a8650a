"""``wenming budget``: the money, against the time passed."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli.commands import AsOf, Directory, InMonth, OutputFile, PageFormat, PlanId
from wenming_cli.inputs import opening
from wenming_cli.inputs.output import show
from wenming_cli.screens import budget as screens


def budget(
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    by: Annotated[
        Literal["line", "source", "month", "task"],
        typer.Option("--by", help="按用途、资金来源、月份还是任务列表"),
    ] = "line",
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """资金执行：预算数、支出、结余，执行率和序时进度比，按目前速度推算全年。

    例：wenming budget --month 2020-06
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    show([screens.page(opened, cutoff, by)], output_format, output)
    return 0
