"""Drafts of documents: those that are due, and the files they are written to."""

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from wenming_cli import files, sink, terminal
from wenming_cli.figures.findings.finding_state import Stage
from wenming_cli.figures.findings.surveying import survey
from wenming_cli.figures.notices.steps import Suggestion, suggestions
from wenming_cli.formats.pages import ENDINGS, Look
from wenming_cli.formats.word.shipped_masters import OFFICIAL, REPORT, shipped_master
from wenming_cli.frozen import frozen
from wenming_cli.inputs.output import bytes_as
from wenming_cli.model.plan import Plan
from wenming_cli.reports import masters
from wenming_cli.reports.annexes import without_hints
from wenming_cli.reports.choice import template_folders
from wenming_cli.reports.environment import TemplateFault
from wenming_cli.reports.papers import (
    DraftingDesk,
    Paper,
    closure_papers,
    notice_papers,
    register,
    register_name,
)
from wenming_cli.reports.papers.closure import forms
from wenming_cli.reports.papers.letters import letters
from wenming_cli.reports.printed_page import printed_page
from wenming_cli.stop import Stop
from wenming_cli.writing.file_set import Exchange, writing

FOLDER = "督办文书"
"""Where drafts are written unless a folder is named."""


DraftForm = Literal["markdown", "docx"]


@frozen
class Drafts:
    """The documents of a plan at a date, to be written to a folder in a form.

    ``together``: one for each unit and kind, else one for each item. Templates of the plan's own
    repository are used where they are ``trusted``.
    """

    plan: Plan
    as_of: date
    folder: Path
    together: bool
    trusted: bool
    form: DraftForm = "markdown"

    def notices(self, wanted: Callable[[Suggestion], bool]) -> list[Paper]:
        """A document for each suggested step that is wanted."""
        steps = [step for step in suggestions(self.plan, self.as_of) if wanted(step)]
        sent = letters(self.plan, self.as_of, steps, together=self.together)
        earlier = text_of(self.folder / register_name(self.as_of))
        try:
            return notice_papers(self.plan, self.as_of, sent, self._desk(earlier))
        except TemplateFault as fault:
            raise Stop(str(fault), code=1) from None

    def closures(self, wanted: Callable[[str], bool]) -> list[Paper]:
        """A form for the findings of each wanted unit that wait for review."""
        states = survey(self.plan, self.as_of)
        waiting = [s for s in states if s.state is Stage.RECTIFIED and wanted(s.owner)]
        applied = forms(waiting, together=self.together)
        try:
            return closure_papers(self.plan, self.as_of, applied, self._desk())
        except TemplateFault as fault:
            raise Stop(str(fault), code=1) from None

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where templates and masters lie."""
        return template_folders(self.plan.folder, trusted=self.trusted)

    def _desk(self, earlier: str = "") -> DraftingDesk:
        return DraftingDesk(self.folders, earlier, ENDINGS[self.form][0])

    def written(self, paper: Paper) -> bytes:
        """A document as the bytes of its file."""
        if self.form == "markdown":
            return without_hints(paper.text).encode("utf-8")
        name = OFFICIAL if paper.is_official else REPORT
        try:
            own = masters.own_master(name, self.folders)
        except TemplateFault as fault:
            raise Stop(str(fault), code=1) from None
        page = printed_page(paper.text, self.form, paper.context)
        look = Look(master=own or (name, shipped_master(name)))
        return bytes_as([page], self.form, look)


def write(drafts: Drafts, papers: list[Paper], *, dry_run: bool, overwrite: bool) -> None:
    """Write documents and the entries to copy, all or none, and show the entries.

    What is there already stays, unless it may be overwritten; then each file that changes is named.
    The register of the day is continued: what was drafted of other units stays in it.
    """
    if not papers:
        terminal.tell("没有要写的文书")
        return
    folder, as_of = drafts.folder, drafts.as_of
    entries, book = register(papers) or "", folder / register_name(as_of)
    continued = register(papers, text_of(book))
    documents = {folder / paper.name: drafts.written(paper) for paper in papers}
    documents[book] = (continued or entries).encode("utf-8")
    changed = [path for path, data in documents.items() if _differs(path, data)]
    kept = book if continued is not None else None
    existing = [each for each in changed if os.path.lexists(each) and each != kept]
    if existing and not overwrite:
        listed = "、".join(path.name for path in existing)
        raise Stop(f"“{folder}”里已经有 {listed}，不覆盖；要改写就加 --overwrite")
    if not dry_run:
        _put({path: documents[path] for path in changed}, drafts)
    for path in changed:
        done = "会" if dry_run else "已"
        terminal.tell(f"{done}{'改写' if path in existing else '写'} {path}")
    _tell_unchanged(path for path in documents if path not in changed)
    terminal.emit(sink.terminal_lines(entries))


def _put(documents: Mapping[Path, bytes], drafts: Drafts) -> None:
    """Write documents into their folder, all or none, while nobody else writes into it.

    The lock is that of the folder: a plan that may only be read can be drafted from.
    """
    try:
        drafts.folder.mkdir(parents=True, exist_ok=True)
        for path in documents:
            files.require_inside(path)
        exchanges = [Exchange(path, _bytes_of(path), data) for path, data in documents.items()]
        with writing(drafts.folder) as exchange:
            exchange(exchanges)
    except OSError as error:
        folder = sink.terminal(str(drafts.folder))
        raise Stop(f"写不了 {folder} 里的文书：{files.reason(error)}") from error


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if os.path.lexists(path) else None


def _tell_unchanged(paths: Iterable[Path]) -> None:
    for path in paths:
        terminal.tell(f"没有变化 {path}")


def text_of(path: Path) -> str:
    """What a file says already; nothing where it is not there or cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _differs(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() != data
    except OSError:
        return True
