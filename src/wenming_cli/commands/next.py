"""``wenming next``: whom to call today."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from wenming_cli import terminal
from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    OfOwner,
    OutputFile,
    PlanId,
)
from wenming_cli.figures.days.cutoff import Cutoff
from wenming_cli.figures.notices.whom_to_call import Desk, desks
from wenming_cli.figures.units import answerable
from wenming_cli.formats.pages import ENDINGS, Form
from wenming_cli.inputs import naming, opening
from wenming_cli.inputs.output import form_for, show
from wenming_cli.model.plan import Plan
from wenming_cli.screens import call_list as screens
from wenming_cli.screens.messages import messages
from wenming_cli.stop import Stop


def next(  # noqa: A001  the command is called so
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    output_format: Annotated[
        Literal[Form, "message", "ics"] | None,
        typer.Option(
            "--format",
            help="输出格式，不写就看 -o 的文件名，再不然是 text；message 是发给每个单位的短消息，"
            "ics 是手机和电脑的日历",
        ),
    ] = None,
    output: OutputFile = None,
) -> int:
    """今天要联系谁：按单位列出逾期、落后计划、停滞、未报送、临期的事项和超期未回复的文书，附建议的做法。

    例：wenming next

    例：wenming next --owner 龙泉街道
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    unit = None if owner is None else naming.owner_named(opened, owner)
    found = [
        desk
        for desk in desks(opened, cutoff.as_of)
        if unit is None or unit in answerable(opened, desk.owner or "")
    ]
    form = form_for(output_format, output, {**ENDINGS, "message": (), "ics": (".ics",)}, "text")
    if form == "message":
        _tell_of_nobody(found)
        terminal.emit(messages(opened, cutoff.as_of, found), output)
    elif form == "ics":
        terminal.emit_raw(_calendar(opened, cutoff, found), output)
    else:
        show([screens.page(opened, cutoff, found)], form, output)
    return 0


def _tell_of_nobody(found: Sequence[Desk]) -> None:
    """Say what no message can be written about, and where there is nothing to write."""
    unled = sum(len(desk.calls) for desk in found if desk.owner is None)
    if unled:
        terminal.tell(f"没有牵头单位的 {unled} 项没有写成消息，先明确牵头单位")
    if not found:
        terminal.tell(screens.NOBODY_TO_CALL)


def _calendar(plan: Plan, cutoff: Cutoff, found: Sequence[Desk]) -> bytes:
    try:
        from wenming_cli.screens.call_dates import calendar  # noqa: PLC0415  may be missing
    except ModuleNotFoundError:
        raise Stop('日历要用 icalendar，先装上：python -m pip install ".[office]"') from None
    return calendar(plan, cutoff, found)
