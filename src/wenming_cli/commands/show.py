"""``wenming show ID``: one record, whole."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from wenming_cli.commands import AsOf, Directory, InMonth, OutputFile, PageFormat, PlanId, RecordId
from wenming_cli.inputs import naming, opening
from wenming_cli.inputs.output import show as show_pages
from wenming_cli.model.plan import Plan
from wenming_cli.screens import record as screens
from wenming_cli.screens.hindsight import Hindsight
from wenming_cli.screens.record import Found
from wenming_cli.screens.screen_head import title
from wenming_cli.screens.state import document, words


def show(
    record: RecordId,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """查一条记录：写了什么、写在哪个文件哪一行、到这一天是什么状态、经过了哪些事。

    例：wenming show HW-01

    例：wenming show 东苑农贸
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    day = cutoff.as_of
    found = screens.find(opened, record) or naming.record_called(opened, record)
    states = [_state(opened, day, each) for each in found]
    titled = title(opened, cutoff, f"查 {found[0].id}")
    data = partial(_document, opened, day, found)
    show_pages(
        [screens.page(titled, found, states, Hindsight(opened, day), data)], output_format, output
    )
    return 0


def _document(plan: Plan, day: date, found: list[Found]) -> dict[str, Any]:

    states = [_state_object(plan, day, each) for each in found]
    return screens.document(plan, day, found, states)


def _state(plan: Plan, day: date, found: Found) -> str | None:
    """What a task or finding is at a date, in words."""
    return words(plan, day, found.section, found.id)


def _state_object(plan: Plan, day: date, found: Found) -> object:

    return document(plan, day, found.section, found.id)
