"""``wenming indicators``: the monitoring lights."""

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.commands import AsOf, Directory, InMonth, OutputFile, PageFormat, PlanId
from wenming_cli.figures.indicators.monitor_lights import MonitorLight
from wenming_cli.figures.indicators.states import assess_indicators
from wenming_cli.figures.standing import figures_at
from wenming_cli.inputs import opening
from wenming_cli.inputs.output import show
from wenming_cli.screens import indicators as screens


def indicators(
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    light: Annotated[
        list[MonitorLight] | None,
        typer.Option("--light", help="只看这种灯（可写几次）"),
    ] = None,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """绩效运行监控：每项指标的实际值、完成程度、监控灯、全年预计和完成可能性。

    例：wenming indicators --month 2020-09
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    states = assess_indicators(opened, cutoff.as_of, figures_at(opened, cutoff.as_of))
    shown = {each.value for each in light or ()}
    wanted = [state for state in states if not light or state.light in shown]
    show([screens.page(opened, cutoff, wanted)], output_format, output)
    return 0
