"""``wenming verify FILE``: whether a printed report says what the plan says."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import terminal
from wenming_cli.commands import (
    Directory,
    OutputFile,
    PageFormat,
    PlanId,
    TrustTemplates,
    templates_are_trusted,
)
from wenming_cli.commands.of_verify.behind import WhatStandsBehind
from wenming_cli.commands.of_verify.imprint import Imprint, imprint_of
from wenming_cli.commands.of_verify.printed_comparison import PrintChange, PrintPlaces, differences
from wenming_cli.commands.of_verify.reprinting import (
    PrintingWay,
    Reprint,
    is_printable,
    period_of,
    reprinted,
    ways,
)
from wenming_cli.exchange.file_kinds import UnreadableWorkbookError
from wenming_cli.exchange.printed import PrintedFile, read_printed
from wenming_cli.frozen import frozen
from wenming_cli.history import HistoryError
from wenming_cli.history.matching_content import has_content, revision_with
from wenming_cli.inputs.output import show
from wenming_cli.inputs.plan_choice import by_id, chosen, read, seen_from
from wenming_cli.loading import Loaded
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.screens.verification import Later, Told, Verified, verification_page
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop

_MOST_TOLD = 500
"""Differences that are looked into; the rest is told by number."""
_NOT_COMMITTED = "未提交"
_LEAST_ALIKE = 5
"""One line in so many at least is as printed, or the file is of something else."""


def verify(
    file: Annotated[
        Path,
        typer.Argument(metavar="文件", help="印出来的报告：.md、.docx、.html、.xlsx，另存过的也行"),
    ],
    directory: Directory = Path(),
    plan: PlanId = None,
    trust_templates: TrustTemplates = False,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """核对印出来的报告：照计划重印一遍，逐处指出对不上的数字、名称、日期和背后的记录。

    退出码：0 一致，1 有对不上的，2 不是这里印的报告或读不了。

    例：wenming verify 2020-06月报.docx
    """
    printed = _read(file)
    imprint = imprint_of(printed.lines)
    known = _content(_plan_of(directory, plan, imprint), imprint)
    trusted = templates_are_trusted(trust_templates)
    found = _nearest(known, imprint, printed, trusted=trusted)
    verified = _verified(printed, imprint, known, found)
    show([verification_page(verified)], output_format, output)
    return 0 if verified.is_same else 1


def _read(path: Path) -> PrintedFile:
    try:
        return read_printed(path)
    except UnreadableWorkbookError as reason:
        raise Stop(f"{quoted(path.name)}：{reason.message}\n提示：{reason.hint}") from None


# --- which plan, which content ------------------------------------------------------------------


@frozen
class KnownContent:
    """The plan a print is held against: as it is, or as it was at a revision.

    ``now`` is the plan as it is; ``is_found`` tells whether a content has the printed digest.
    """

    plan: Plan
    now: Plan
    revision: str | None
    is_found: bool


def _plan_of(directory: Path, plan_id: str | None, imprint: Imprint) -> Loaded:
    """The plan a print is of: the one asked for, that of the digest, that of the id it says."""
    every = [read(folder) for folder in seen_from(directory)]
    if plan_id is not None:
        return by_id(every, plan_id)
    plans = [(loaded, loaded.plan) for loaded in every if loaded.plan is not None]
    of_digest = [
        loaded for loaded, plan in plans if imprint.digest and _has(plan.digest, imprint.digest)
    ]
    of_id = [loaded for loaded, plan in plans if plan.id == imprint.plan_id]
    of_name = [loaded for loaded, plan in plans if plan.project.name in imprint.title]
    alone = (found[0] for found in (of_digest, of_id, of_name) if len(found) == 1)
    return next(alone, None) or chosen(every, None)


def _has(digest: str, printed: str) -> bool:
    return digest.startswith(printed.lower())


def _content(loaded: Loaded, imprint: Imprint) -> KnownContent:
    """The content a print was made of: that of the digest where it is found, else what is there."""
    plan = loaded.plan
    if plan is None or not loaded.is_readable:
        raise Stop("计划有读不懂的地方，先改好再核对；详情见 wenming validate", code=2)
    if imprint.digest is None or _has(plan.digest, imprint.digest):
        return KnownContent(plan, plan, None, is_found=imprint.digest is not None)
    terminal.doing("正在 git 里找印的时候的计划")
    try:
        found = revision_with(loaded.folder, imprint.digest.lower())
    except HistoryError:
        found = None  # outside of git there is only the plan as it is
    if found is None or found.loaded.plan is None:
        return KnownContent(plan, plan, None, is_found=False)
    revision = f"{found.commit.short}（{found.commit.day}）"
    return KnownContent(found.loaded.plan, plan, revision, is_found=True)


# --- how it was printed ---------------------------------------------------------------------------


def _nearest(
    known: KnownContent, imprint: Imprint, printed: PrintedFile, *, trusted: bool
) -> tuple[Reprint, list[PrintChange]]:
    """The way of printing that comes nearest to a print, and what differs from it."""
    best: tuple[Reprint, list[PrintChange]] | None = None
    for way in ways(known.plan, imprint, trusted=trusted):
        made = reprinted(known.plan, way, imprint, printed)
        found = list(differences(printed.lines, made.lines))
        if best is None or len(found) < len(best[1]):
            best = made, found
        if not found:
            break
    if best is None or not _is_ours(printed, best[0]):
        raise Stop(_not_ours(printed, imprint))
    return best


def _is_ours(printed: PrintedFile, made: Reprint) -> bool:
    """Whether enough of the lines are as printed from the plan."""
    there, wanted = {line.key for line in printed.lines}, {line.key for line in made.lines}
    return len(there & wanted) * _LEAST_ALIKE >= len(wanted)


def _not_ours(printed: PrintedFile, imprint: Imprint) -> str:
    if imprint.digest is None and not imprint.days:
        told = "里面没有数据截止的日期，也没有计划内容摘要"
    else:
        told = "和照这个计划印的大不相同"
    return (
        f"{quoted(printed.name)}不像是这个计划印出来的：{told}\n"
        "提示：能核对的是 wenming report 出的月报、一页通和各种表；别的计划的，用 -C 或 --plan 指明"
    )


# --- what is told ---------------------------------------------------------------------------------


def _verified(
    printed: PrintedFile,
    imprint: Imprint,
    known: KnownContent,
    found: tuple[Reprint, Sequence[PrintChange]],
) -> Verified:
    made, changes = found
    false = list(_false_revision(known, imprint))
    return Verified(
        file=printed.name,
        form=printed.form,
        plan=known.plan,
        as_of=made.way.day,
        period=str(period_of(known.plan, made.way, imprint)),
        month=Month.of(made.way.day),
        template=made.way.choice.name,
        is_circulated=made.way.is_circulated,
        has_evidence=imprint.has_evidence,
        is_annexes=imprint.is_annexes,
        digest=imprint.digest,
        revision=known.revision,
        is_found=known.is_found,
        told=(*false, *_told(printed, made, changes[:_MOST_TOLD])),
        count=len(false) + len(changes),
        later=_later(known, made.way, imprint, printed),
    )


def _false_revision(known: KnownContent, imprint: Imprint) -> Iterator[Told]:
    """The revision a report says it is of, where that has not this content."""
    if imprint.revision is None or imprint.digest is None or not known.is_found:
        return
    revision, _, words = imprint.revision.partition("（")
    if _NOT_COMMITTED in words:
        return
    try:
        is_true = has_content(known.now.folder, revision, imprint.digest.lower())
    except HistoryError:
        return  # outside of git nobody can tell
    if not is_true:
        expected = known.revision or "有这份内容的提交"
        yield Told("text", "口径说明", revision, expected, "版本", None, None, "", 0)


def _told(printed: PrintedFile, made: Reprint, changes: Iterable[PrintChange]) -> Iterator[Told]:
    there, wanted = PrintPlaces(printed.lines), PrintPlaces(made.lines)
    behind = WhatStandsBehind(made, wanted)
    for change in changes:
        if change.line is not None:
            place = there.words(change.line, change.cell)
        else:
            place = f"{wanted.words(change.made or 0, change.cell)}（照计划印的）"
        yield Told(change.kind, place, change.printed, change.expected, *_of(behind, change))


def _of(
    behind: WhatStandsBehind, change: PrintChange
) -> tuple[str, str | None, str | None, str, int]:
    found = behind.of(change)
    at = found.location
    file, line = (at.file, at.line) if at is not None else ("", 0)
    return found.name, found.figure, found.record, file, line


def _later(
    known: KnownContent, way: PrintingWay, imprint: Imprint, printed: PrintedFile
) -> Later | None:
    """What has changed since a report was printed: amendments of its month, what it says now."""
    if known.plan is known.now:
        return None
    month = Month.of(way.day)
    before = set(_amendments(known.plan, month))
    since = tuple(each for each in _amendments(known.now, month) if each not in before)
    is_there = is_printable(known.now, way)
    lines = reprinted(known.now, way, imprint, printed).lines if is_there else ()
    return Later(since, sum(1 for _ in differences(printed.lines, lines)))


def _amendments(plan: Plan, month: Month) -> Iterator[tuple[date, str]]:
    """The amendments of a month, by day and reason."""
    for closing in plan.closings:
        if closing.month == month:
            yield from ((each.date, each.reason) for each in closing.amendments)
