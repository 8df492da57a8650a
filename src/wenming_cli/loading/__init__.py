"""From a folder of YAML files to a plan: bytes → text → events → located tree → data → records.

Every fault of every file is reported in one run, and no broken field hides another fault.
"""

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wenming_cli.diagnostic import Diagnostic, Location, in_order
from wenming_cli.loading.assembly import assemble
from wenming_cli.loading.characters import LOST, cleaned
from wenming_cli.loading.conflicts import CODE as CONFLICT
from wenming_cli.loading.discovery import PLAN_FILE, plan_files
from wenming_cli.loading.linking import Linker
from wenming_cli.loading.parsing import parse_file
from wenming_cli.loading.reading import Content, Refused, content_of, source_of
from wenming_cli.loading.report import Report
from wenming_cli.loading.shaping import Data, Marked, Shaper
from wenming_cli.loading.tree import Mapping
from wenming_cli.model.place import Place, Source
from wenming_cli.model.plan import Plan, PlanFile
from wenming_cli.model.scalars import Fault, parse_bool, parse_text
from wenming_cli.model.shape import shape_of


@dataclass(frozen=True)
class Loaded:
    """What came of reading a folder.

    ``plan`` is there wherever the section ``plan`` could be read, even beside faults; then it
    holds what could be made of the rest. ``sources`` are the files by the name people see,
    ``broken_lines`` the lines of records with faults.
    """

    folder: Path
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]
    broken_lines: frozenset[tuple[str, int]]

    @property
    def is_readable(self) -> bool:
        """Whether figures may be computed: no fault of text, schema or reference."""
        return self.plan is not None and not any(
            d.code.startswith(("E1", "E2")) or d.code == "E300" for d in self.diagnostics
        )


Trees = dict[bytes, Mapping]
"""Files without a fault, parsed: what stands twice, in two states of a plan, is parsed once."""


def load(folder: Path, base: Path | None = None, trees: Trees | None = None) -> Loaded:
    """Read a plan; places name files relative to ``base`` (default: the folder itself).

    ``trees`` are known from reading other states of the plan; those of this one are added.
    """
    contents = ((name, content_of(folder / name, folder)) for name in plan_files(folder))
    return load_contents(folder, contents, base, trees)


def load_contents(
    folder: Path,
    contents: Iterable[tuple[str, Content]],
    base: Path | None = None,
    trees: Trees | None = None,
) -> Loaded:
    """The same from the contents of files, by names relative to a folder, in path order.

    The folder need not be there: it is what the plan says of itself, and part of the names.
    """
    report = Report()
    reader = _Reader(folder, base or folder, report, trees)
    for relative, content in contents:
        reader.read(relative, content)
    sources = reader.sources.values()
    left_out = [text for source in sources for text in (*source.unread, *source.left_out)]
    Linker(reader.marked, None if reader.missed else left_out, report).link()
    is_whole = not reader.missed and not any(source.unread for source in sources)
    plan, broken_lines = assemble(
        folder, reader.digest.hexdigest(), reader.files, report, is_whole=is_whole
    )
    if is_whole and not any(_has_plan(file) for file in reader.files):
        name = shown_name(folder / PLAN_FILE, base or folder)
        hint = "写上“计划:”，至少有编号、项目名称、年度、实施单位四项"
        report.add(Location(name, 1, 1, 1, 1), "E215", "没有“计划”这一节", hint)
    return Loaded(
        folder,
        plan,
        _without_echoes(report.diagnostics, reader.sources),
        reader.sources,
        broken_lines,
    )


def _has_plan(file: Data) -> bool:
    return "plan" in file or "plan" in file["place"].broken


def shown_name(path: Path, base: Path) -> str:
    """A path as people see it: relative to where they are, with ``/``."""
    return os.path.relpath(path, base).replace(os.sep, "/")


class _Reader:
    """Reads the files of a plan one by one."""

    def __init__(self, folder: Path, base: Path, report: Report, trees: Trees | None) -> None:
        self.folder = folder
        self.base = base
        self.report = report
        self.trees = trees
        self.digest = hashlib.sha256()
        self.sources: dict[str, Source] = {}
        self.marked: Marked = []
        self.files: list[Data] = []
        self.missed = False

    def read(self, relative: str, content: Content) -> None:
        """Read one file into shaped data, reporting its faults."""
        name = shown_name(self.folder / relative, self.base)
        if relative != PLAN_FILE and relative.endswith(f"/{PLAN_FILE}"):
            first = shown_name(self.folder / PLAN_FILE, self.base)
            message = f"计划文件夹里还有一个 {PLAN_FILE}，外层的是 {first}"
            hint = "一个计划只有一个 plan.yaml：把里面的计划移到别处，或者给这个文件改名"
            self.report.add(Location(name, 1, 1, 1, 1), "E217", message, hint)
            return
        if isinstance(content, Refused):
            self.report.add(Location(name, 1, 1, 1, 1), *content)
            self.missed = True
            return
        head = f"{relative}\0{len(content)}\0".encode("utf-8", "surrogateescape")
        self.digest.update(head + content)
        source = self.sources[name] = source_of(name, content, self.report)
        root = None if source.unread else self._root(source, content)
        if root is not None:
            self._shape(source, root)

    def _root(self, source: Source, content: bytes) -> Mapping | None:
        """The tree of a file, parsed unless it is known."""
        known = None if self.trees is None else self.trees.get(content)
        if known is not None:
            return known
        faults = len(self.report.diagnostics)
        root = parse_file(source, cleaned(source, self.report), self.report)
        if self.trees is not None and root is not None and len(self.report.diagnostics) == faults:
            self.trees[content] = root
        return root

    def _shape(self, source: Source, root: Mapping) -> None:
        file = Shaper(source, self.report, self.marked).record(root, shape_of(PlanFile))
        source.is_sample = bool(self._default(file, "sample", parse_bool))
        self._default(file, "workstream", parse_text)
        self.files.append(file)

    def _default(self, file: Data, name: str, parse: Callable[[str], Any]) -> Any:
        """What a file says of all of its records; None where it says nothing that can be read."""
        if name not in file:
            return None
        try:
            return parse(file[name])
        except Fault as fault:
            place: Place = file["place"]
            at = place.index_of(name, PlanFile.title_of(name)) or 0
            message = f"{place.keys[at]}：{fault.message}"
            self.report.add(place.value(at), fault.code, message, fault.hint)
            place.broken += (name,)
            del file[name]
            return None


def _without_echoes(
    diagnostics: list[Diagnostic], sources: dict[str, Source]
) -> tuple[Diagnostic, ...]:
    """All faults in order; on a line that could not be read as it was meant nothing else is said.

    Nor is anything on a line with a character that does not belong, unless the line was read
    without it; and where a file seems to be cut short, no name is called missing.
    """
    in_the_way = [d for d in diagnostics if not _is_past(d, sources)]
    characters = _lines(d for d in in_the_way if d.code == "E104")
    texts = _lines(d for d in in_the_way if d.code.startswith("E1"))
    is_cut_short = any(d.code == "E300" for d in diagnostics) and _any_cut(diagnostics, sources)
    return tuple(
        d
        for d in in_order(diagnostics)
        if (
            d.code in ("E104", CONFLICT)
            or _line(d) not in (characters if d.code.startswith("E1") else texts)
        )
        and not (is_cut_short and d.code == "E300")
    )


def _is_past(found: Diagnostic, sources: dict[str, Source]) -> bool:
    """Whether what is in the line of a fault of text was read all the same."""
    source = sources.get(found.location.file)
    if source is None or found.code != "E104":
        return source is not None and found.location in source.mended
    at = found.location
    start = source.offset(at.line) + at.column - 1
    character = source.text[start : start + 1]
    return at.line not in source.blanked and character not in (LOST, "\r", "\\")


def _any_cut(diagnostics: Iterable[Diagnostic], sources: dict[str, Source]) -> bool:
    from wenming_cli.loading.cut import is_cut  # noqa: PLC0415  only broken plans ask for it

    faulty: dict[str, set[int]] = {}
    for file, line in _lines(d for d in diagnostics if d.code.startswith(("E1", "E2"))):
        faulty.setdefault(file, set()).add(line)
    return any(is_cut(sources[file], lines) for file, lines in faulty.items() if file in sources)


def _lines(diagnostics: Iterable[Diagnostic]) -> set[tuple[str, int]]:
    return {_line(diagnostic) for diagnostic in diagnostics}


def _line(diagnostic: Diagnostic) -> tuple[str, int]:
    return diagnostic.location.file, diagnostic.location.line
