"""``wenming findings log ID 已整改``: what happened to a finding."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import terminal
from wenming_cli.commands import Directory, DryRun, Evidence, Note, OnDay, PlanId, Reason, offered
from wenming_cli.inputs.edits.adding import appended
from wenming_cli.inputs.edits.asking import parsed
from wenming_cli.inputs.edits.carrying_out import Intent, carry_out, open_desk
from wenming_cli.inputs.edits.looked_up import record_named
from wenming_cli.model.finding import Finding, FindingItem, FindingLog, LogEntry
from wenming_cli.model.shape import shape_of
from wenming_cli.writing.edit import Typed


def findings_log(
    finding: Annotated[
        str,
        typer.Argument(
            metavar="问题",
            help="问题的编号，一处小项写 编号/序号",
            autocompletion=offered("findings"),
        ),
    ],
    event: Annotated[
        str,
        typer.Argument(
            metavar="事件",
            help="已整改、退回、销号、延期、转长期、误报、改派、申诉、维持、回头看",
            autocompletion=offered("events"),
        ),
    ],
    directory: Directory = Path(),
    plan: PlanId = None,
    day: OnDay = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="单位", help="经办单位", autocompletion=offered("owners")),
    ] = None,
    note: Note = None,
    reason: Reason = None,
    to: Annotated[str | None, typer.Option("--to", metavar="日期", help="延期：延到哪一天")] = None,
    to_owner: Annotated[
        str | None,
        typer.Option(
            "--to-owner",
            metavar="单位",
            help="改派：交给哪个单位",
            autocompletion=offered("owners"),
        ),
    ] = None,
    result: Annotated[
        str | None,
        typer.Option("--result", metavar="结果", help="回头看：保持、反弹还是虚假整改"),
    ] = None,
    evidence: Evidence = None,
    dry_run: DryRun = False,
) -> int:
    """记问题的办理：wenming findings log WT-06-03 已整改 --note 已清运；销号、退回等也一样。"""
    desk = open_desk(directory, plan)
    found = record_named(desk.plan, finding, "findings")
    entry = found.entry
    assert isinstance(entry, Finding | FindingItem)  # noqa: S101  as the section says
    typed = {"date": desk.day(day), "event": event, "by": by, "to": to, "to_owner": to_owner}
    said = desk.canonical(FindingLog, {**typed, "result": result, "reason": reason, "note": note})
    again = _again(entry, said)
    if again is not None:
        at = again.location()
        where = f"{again.date} {again.event.label}（{at.file_line}）"
        terminal.tell(f"已经记过了：{where}，没有再写")
        return 0
    values: dict[str, Typed] = {"finding": found.id, **said}
    values |= {"evidence": evidence} if evidence else {}
    return carry_out(desk, Intent([appended("logs", values)]), dry_run=dry_run)


def _again(finding: Finding | FindingItem, said: Mapping[str, Typed]) -> LogEntry | None:
    """The entry of the same day that says the same happened."""
    fields = shape_of(LogEntry).fields
    day, event = (parsed(fields[name], str(said[name])) for name in ("date", "event"))
    return next((e for e in finding.log if (e.date, e.event) == (day, event)), None)
