"""``wenming next``: whom to call today."""

from pathlib import Path

from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    OfOwner,
    OutputFile,
    PageFormat,
    PlanId,
)
from wenming_cli.figures.notices.whom_to_call import desks
from wenming_cli.figures.units import answerable
from wenming_cli.inputs import days, naming, opening
from wenming_cli.inputs.output import show
from wenming_cli.screens import call_list as screens


def next(  # noqa: A001  the command is called so
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """今天要联系谁：按单位列出逾期、落后计划、停滞、未报送、临期的事项和超期未回复的文书，附建议的做法。

    例：wenming next

    例：wenming next --owner 龙泉街道
    """
    opened = opening.open_plan(directory, plan)
    cutoff = days.cutoff_of(opened, as_of, month)
    unit = None if owner is None else naming.owner_named(opened, owner)
    found = [
        desk
        for desk in desks(opened, cutoff.as_of)
        if unit is None or unit in answerable(opened, desk.owner or "")
    ]
    show([screens.page(opened, cutoff, found)], output_format, output)
    return 0
