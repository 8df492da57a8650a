"""``wenming dashboard -o 看板.html``: a plan as one page for browsers."""

from pathlib import Path

from wenming_cli import terminal
from wenming_cli.commands import AsOf, Directory, InMonth, OutputFile, PlanId
from wenming_cli.dashboard.plan_page import plan_page
from wenming_cli.inputs import opening
from wenming_cli.inputs.output import form_for
from wenming_cli.stop import Stop


def dashboard(
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    output: OutputFile = None,
) -> int:
    """看板：一个网页文件，双击就开，手机也能看，不联网：数字、灯、走势、台账，每个数字都能点开。

    例：wenming dashboard --month 2020-06 -o 看板.html
    """
    form_for(None, output, {"html": (".html", ".htm")}, "html")
    if output is None and terminal.is_interactive():
        raise Stop("网页要写到文件，加上 -o 看板.html")
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    terminal.emit(plan_page(opened, cutoff), output)
    return 0
