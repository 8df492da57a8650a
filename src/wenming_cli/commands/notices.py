"""``wenming notices``: steps that are suggested, notices that went out; ``draft`` writes them."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wenming_cli.commands import (
    AsOf,
    Directory,
    InMonth,
    OfOwner,
    PlanId,
    TableFormat,
)

if TYPE_CHECKING:
    from datetime import date

    from wenming_cli.model.plan import Plan
    from wenming_cli.reports.papers import Paper
    from wenming_cli.screens.notices import Filter

FOLDER = "督办文书"
"""Where drafts are written unless a folder is named."""


class KindName(StrEnum):
    """The kinds of documents: the steps, mildest first, and the application to close findings."""

    REMIND = "remind"
    SUPERVISE = "supervise"
    CIRCULATE = "circulate"
    INTERVIEW = "interview"
    CLOSURE = "closure"


def notices(
    action: Annotated[
        Literal["draft"] | None,
        typer.Argument(metavar="[draft]", help="写 draft：把建议的文书写成文件"),
    ] = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    owner: OfOwner = None,
    kind: Annotated[
        list[KindName] | None,
        typer.Option(
            "--kind",
            help="只看提醒、督办、通报、约谈；closure 是销号申请表，只用于 draft（可写几次）",
        ),
    ] = None,
    per: Annotated[
        Literal["unit", "notice"],
        typer.Option("--per", help="draft：每个单位每种文书一份，或者一事一份（约谈总是按单位）"),
    ] = "unit",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="draft：只说会写哪些文件，不写")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="draft：已有的同名文件也改写")
    ] = False,
    trust_templates: Annotated[
        bool, typer.Option("--trust-templates", help="draft：在 CI 里也用计划仓库自己的模板")
    ] = False,
    output_format: TableFormat = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help="写到文件（UTF-8）；draft 时是文件夹（默认：督办文书）",
        ),
    ] = None,
) -> int:
    """建议的提醒、督办、通报、约谈，已签发的文书，超期未回复的；draft 写出文书，签发由人决定。"""
    from wenming_cli import days, opening, terminal
    from wenming_cli.screens import notices as screens

    opened = opening.open_plan(directory, plan)
    cutoff = days.cutoff_of(opened, as_of, month)
    unit = None if owner is None else opening.owner_named(opened, owner)
    kinds = frozenset(each.value for each in kind or ())
    wanted = screens.Filter(opened, unit, kinds)
    if action == "draft":
        papers = _papers(opened, cutoff.as_of, wanted, per == "unit", trust_templates)
        folder = output or Path(FOLDER)
        return _write(papers, folder, dry_run=dry_run, overwrite=overwrite)
    if KindName.CLOSURE in kinds:
        raise terminal.Stop("closure 是销号申请表，只用于 wenming notices draft")
    screen = screens.screen_at(opened, cutoff, wanted)
    terminal.emit(screens.written(screen, output_format), output)
    return 0


def _papers(
    plan: "Plan", as_of: "date", wanted: "Filter", together: bool, trusted: bool
) -> "list[Paper]":
    """The documents asked for; forms for closing findings only where they are asked for."""
    from wenming_cli import terminal
    from wenming_cli.figures.finding_state import Stage
    from wenming_cli.figures.findings import survey
    from wenming_cli.figures.steps import suggestions
    from wenming_cli.reports import papers
    from wenming_cli.reports.choice import template_folders
    from wenming_cli.reports.environment import TemplateFault
    from wenming_cli.reports.papers import closure
    from wenming_cli.reports.papers.letters import letters

    folders = template_folders(plan.folder, trusted=trusted or not os.environ.get("CI"))
    steps = [step for step in suggestions(plan, as_of) if wanted.suggested(step)]
    sent = letters(plan, as_of, steps, together=together)
    waiting = (
        [s for s in survey(plan, as_of) if s.state is Stage.RECTIFIED and wanted.of_owner(s.owner)]
        if KindName.CLOSURE in wanted.kinds
        else []
    )
    forms = closure.forms(waiting, together=together)
    try:
        written = papers.notice_papers(plan, as_of, sent, folders)
        return written + papers.closure_papers(plan, as_of, forms, folders)
    except TemplateFault as fault:
        raise terminal.Stop(str(fault), code=1) from None


def _write(papers: "list[Paper]", folder: Path, *, dry_run: bool, overwrite: bool) -> int:
    """Write the documents and the entries to copy; what is there already stays."""
    from wenming_cli import sink, terminal
    from wenming_cli.reports.papers import REGISTER, register

    if not papers:
        terminal.tell("没有要写的文书")
        return 0
    entries = register(papers)
    files = {paper.name: paper.text for paper in papers} | {REGISTER: entries}
    data = {folder / name: text.encode("utf-8") for name, text in files.items()}
    changed = [path for path, new in data.items() if _differs(path, new)]
    existing = [path.name for path in changed if os.path.lexists(path)]
    if existing and not overwrite:
        listed = "、".join(existing)
        raise terminal.Stop(f"“{folder}”里已经有 {listed}，不覆盖；要改写就加 --overwrite")
    for path, new in data.items():
        if path not in changed:
            terminal.tell(f"没有变化 {path}")
            continue
        word = "改写" if path.name in existing else "写"
        if not dry_run:
            terminal.write_file(path, new)
        terminal.tell(f"{'会' if dry_run else '已'}{word} {path}")
    terminal.emit(sink.terminal_lines(entries))
    return 0


def _differs(path: Path, new: bytes) -> bool:
    try:
        return path.read_bytes() != new
    except OSError:
        return True
