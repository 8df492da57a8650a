"""From a folder of YAML files to a plan: every file is read for itself, then they are joined.

Every fault of every file is reported in one run, and no broken field hides another fault.
"""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import field, replace
from pathlib import Path

from wenming_cli.diagnostic import Diagnostic, FaultKind, Location
from wenming_cli.frozen import frozen
from wenming_cli.loading.assembly import assemble
from wenming_cli.loading.discovery import PLAN_FILE, plan_files
from wenming_cli.loading.evidence.folder_shelf import FolderShelf
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.faults.echoes import without_echoes
from wenming_cli.loading.file_reading import FileRead, Trees, read_file
from wenming_cli.loading.file_readings import read_files
from wenming_cli.loading.linking import Linker
from wenming_cli.loading.reading import Content, NotRead, content_of
from wenming_cli.loading.remembering import ReadBefore
from wenming_cli.loading.shaping import Data
from wenming_cli.model.evidence_lock import LOCK, lock_on
from wenming_cli.model.place import Source
from wenming_cli.model.plan import Plan
from wenming_cli.model.shelf import Shelf

__all__ = [
    "ContentDigest",
    "FileRead",
    "Loaded",
    "Trees",
    "load",
    "load_contents",
    "read_file",
    "shown_name",
]


@frozen
class Loaded:
    """It holds what came of reading a folder.

    ``plan`` is there wherever the section ``plan`` could be read, even beside faults; then it
    holds what could be made of the rest. ``sources`` are the files by the name people see, which
    is relative to ``base``; ``broken_lines`` are the lines of records with faults. ``trees`` are
    what its files were parsed to, if those who loaded it asked to keep them.
    """

    folder: Path
    base: Path
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]
    broken_lines: frozenset[tuple[str, int]]
    trees: Trees = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_readable(self) -> bool:
        """Tell whether figures may be computed: no fault of text, schema or reference."""
        return self.plan is not None and not any(
            d.kind is not FaultKind.MEANING for d in self.diagnostics
        )


def load(folder: Path, base: Path | None = None, trees: Trees | None = None) -> Loaded:
    """Read a plan; places name files relative to ``base`` (default: the folder itself).

    ``trees`` are known from reading other states of the plan; those of this one are added.
    """
    contents = ((name, content_of(folder / name, folder)) for name in plan_files(folder))
    known = ReadBefore(folder) if trees is None else trees
    return load_contents(folder, contents, base, known, FolderShelf(folder))


def load_contents(
    folder: Path,
    contents: Iterable[tuple[str, Content]],
    base: Path | None = None,
    known: Trees | ReadBefore | None = None,
    shelf: Shelf | None = None,
) -> Loaded:
    """Read the same from the contents of files, by names relative to a folder, in path order.

    The folder need not be there: it is what the plan says of itself, and part of the names.
    ``known`` are trees, as ``load`` takes them, or what was read before and is remembered.
    ``shelf`` has the files of evidence that belong to these contents.
    """
    base = base or folder
    report, digest = FaultReport(), ContentDigest()
    files: list[tuple[str, Content]] = []
    for relative, content in contents:
        name = shown_name(folder / relative, base)
        if is_second_plan(relative):
            report.take([_second_plan(name, shown_name(folder / PLAN_FILE, base))])
            continue
        digest.take(relative, content)
        files.append((name, content))
    reads = read_files(files, known)
    files.clear()
    for read in reads:
        report.take(read.faults)
    joined = _joined(folder, base, digest.text, reads, report)
    if shelf is not None and joined.plan is not None:
        lock = lock_on(shelf, shown_name(folder / LOCK, base))
        joined = replace(joined, plan=replace(joined.plan, evidence_lock=lock, shelf=shelf))
    return replace(joined, trees=known) if isinstance(known, dict) else joined


def is_second_plan(relative: str) -> bool:
    """Whether a file is the ``plan.yaml`` of another plan inside of the folder of one."""
    return relative.endswith(f"/{PLAN_FILE}")


class ContentDigest:
    """What identifies the content of all files of a plan, taken in path order."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def take(self, relative: str, content: Content) -> None:
        """Take in a file by its name relative to the plan; one that is not read says nothing."""
        if not isinstance(content, NotRead) and not is_second_plan(relative):
            head = f"{relative}\0{len(content)}\0".encode("utf-8", "surrogateescape")
            self._hash.update(head + content)

    @property
    def text(self) -> str:
        """The digest of what was taken in."""
        return self._hash.hexdigest()


def _second_plan(name: str, first: str) -> Diagnostic:
    message = f"计划文件夹里还有一个 {PLAN_FILE}，外层的是 {first}"
    hint = "一个计划只有一个 plan.yaml：把里面的计划移到别处，或者给这个文件改名"
    return Diagnostic(Location(name, 1, 1, 1, 1), "E217", message, hint)


def _joined(
    folder: Path, base: Path, digest: str, reads: list[FileRead], report: FaultReport
) -> Loaded:
    """One plan of the files of a folder, each read already; their faults are in the report."""
    sources = {read.source.name: read.source for read in reads if read.source is not None}
    files = [read.data for read in reads if read.data is not None]
    marks = [mark for read in reads for mark in read.marks]
    for read in reads:
        read.marks.clear()
    Linker(marks, _left_out(reads), report).link()
    marks.clear()
    is_whole = all(read.is_whole for read in reads)
    plan, broken_lines = assemble(folder, digest, files, report, is_whole=is_whole)
    if is_whole and not any(map(_has_plan, files)):
        hint = "写上“计划:”，至少有编号、项目名称、年度、实施单位四项"
        plan_file = shown_name(folder / PLAN_FILE, base)
        report.add(Location(plan_file, 1, 1, 1, 1), "E215", "没有“计划”这一节", hint)
    told = without_echoes(report.diagnostics, sources)
    return Loaded(folder, base, plan, told, sources, broken_lines)


def _left_out(reads: Iterable[FileRead]) -> list[str] | None:
    """The text that was not read as data; None where there is a file of which nothing is known."""
    found: list[str] = []
    for read in reads:
        if read.source is None:
            return None
        found += (*read.source.unread, *read.source.left_out)
    return found


def _has_plan(file: Data) -> bool:
    return "plan" in file or "plan" in file["place"].broken


def shown_name(path: Path, base: Path) -> str:
    """Write a path as people see it: relative to where they are, with ``/``."""
    return os.path.relpath(path, base).replace(os.sep, "/")
