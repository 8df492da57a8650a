"""``wenming show ID``: one record, whole."""

from pathlib import Path
from typing import TYPE_CHECKING

from wenming_cli.commands import AsOf, Directory, InMonth, OutputFile, PlanId, RecordId, TextFormat

if TYPE_CHECKING:
    from datetime import date

    from wenming_cli.model.plan import Plan
    from wenming_cli.screens.record import Found


def show(
    record: RecordId,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    output_format: TextFormat = "text",
    output: OutputFile = None,
) -> int:
    """查一条记录：写了什么、写在哪个文件哪一行、到这一天是什么状态、经过了哪些事。"""
    from wenming_cli import sink, terminal
    from wenming_cli.application import days, naming, opening
    from wenming_cli.screens import record as screens
    from wenming_cli.screens.hindsight import Hindsight

    opened = opening.open_plan(directory, plan)
    day = days.cutoff_of(opened, as_of, month).as_of
    found = screens.find(opened, record) or naming.record_called(opened, record)
    if output_format == "json":
        states = [_state_object(opened, day, each) for each in found]
        document = screens.document(opened, day, found, states)
        written = sink.json_text(document)
    else:
        known = Hindsight(opened, day)
        texts = (screens.text(each, _state(opened, day, each), known) for each in found)
        written = "\n".join(texts)
    terminal.emit(written, output)
    return 0


def _state(plan: "Plan", day: "date", found: "Found") -> str | None:
    """What a task or finding is at a date, in words."""
    from wenming_cli.screens.state import words

    return words(plan, day, found.section, found.id)


def _state_object(plan: "Plan", day: "date", found: "Found") -> object:
    from wenming_cli.screens.state import document

    return document(plan, day, found.section, found.id)
