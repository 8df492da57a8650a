"""One file read for itself: bytes → text → events → located tree → data, with all of its faults.

Nothing of other files is asked for, so the same name and content give the same, whatever stands
beside; what joins the files of a plan comes afterwards.
"""

from collections.abc import Callable
from typing import Any

from wenming_cli.diagnostic import Diagnostic, Location
from wenming_cli.frozen import frozen
from wenming_cli.loading.characters import cleaned
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.packed_file import packed, unpacked
from wenming_cli.loading.parsing import parse_file
from wenming_cli.loading.reading import Content, NotRead, source_of
from wenming_cli.loading.shaping import Data, Marked, Shaper
from wenming_cli.loading.tree import Mapping
from wenming_cli.model.place import Place, Source
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.scalars import Fault, parse_bool, parse_text
from wenming_cli.model.shape import shape_of

File = tuple[str, Content]
"""A file by the name people see."""
Trees = dict[bytes, Mapping]
"""Files without a fault, parsed: what stands twice, in two states of a plan, is parsed once."""


@frozen
class FileRead:
    """It holds what came of reading one file.

    ``source`` is None where the file was refused as a whole, ``data`` where its text says nothing
    or cannot be read. ``marks`` are the fields that name a record or refer to one.
    """

    source: Source | None
    data: Data | None
    marks: Marked
    faults: tuple[Diagnostic, ...]

    @property
    def is_sample(self) -> bool:
        """Tell whether the file says its records are invented."""
        return self.source is not None and self.source.is_sample

    @property
    def is_whole(self) -> bool:
        """Tell whether all of its text was read."""
        return self.source is not None and not self.source.unread


Reading = FileRead | bytes
"""What came of reading a file, or that packed."""


def read_file(name: str, content: Content, trees: Trees | None = None) -> FileRead:
    """Read one file by the name people see.

    ``trees`` are known from reading the same content before; that of a sound file is added.
    """
    report, marks = FaultReport(), Marked()
    if isinstance(content, NotRead):
        report.add(Location(name, 1, 1, 1, 1), *content)
        return FileRead(None, None, marks, tuple(report.diagnostics))
    source = source_of(name, content, report)
    root = None if source.unread else _root(source, content, report, trees)
    data = None if root is None else _shaped(source, root, report, marks)
    return FileRead(source, data, marks, tuple(report.diagnostics))


def _root(
    source: Source, content: bytes, report: FaultReport, trees: Trees | None
) -> Mapping | None:
    """The tree of a file, parsed unless it is known."""
    known = None if trees is None else trees.get(content)
    if known is not None:
        return known
    root = parse_file(source, cleaned(source, report), report)
    if trees is not None and root is not None and not report.diagnostics:
        trees[content] = root
    return root


def packed_read(read: FileRead) -> bytes | None:
    """Pack what was read of a file; None where it has faults, or says nothing."""
    source = read.source
    if source is None or read.data is None or read.faults:
        return None
    is_sound = not (source.unread or source.blanked or source.left_out or source.mended)
    return packed(read.data) if is_sound else None


def read_packed(name: str, content: bytes, held: bytes) -> FileRead:
    """Open what was packed of a file by the same content; ``ValueError`` where that is unclear."""
    report = FaultReport()
    source = source_of(name, content, report)
    data, marks = unpacked(held, source)
    _say_of_all(data, source, report)
    return FileRead(source, data, marks, tuple(report.diagnostics))


def _shaped(source: Source, root: Mapping, report: FaultReport, marks: Marked) -> Data:
    file = Shaper(source, report, marks).record(root, shape_of(PlanFile))
    _say_of_all(file, source, report)
    return file


def _say_of_all(file: Data, source: Source, report: FaultReport) -> None:
    """Let what a file says of all of its records be known, or reported."""
    source.is_sample = bool(_default(file, "sample", parse_bool, report))
    _default(file, "workstream", parse_text, report)


def _default(file: Data, name: str, parse: Callable[[str], Any], report: FaultReport) -> Any:
    """What a file says of all of its records; None where it says nothing that can be read."""
    if name not in file:
        return None
    try:
        return parse(file[name])
    except Fault as fault:
        place: Place = file["place"]
        at = place.index_of(name, PlanFile.title_of(name)) or 0
        message = f"{place.keys[at]}：{fault.message}"
        report.add(place.value(at), fault.code, message, fault.hint)
        place.broken += (name,)
        del file[name]
        return None
